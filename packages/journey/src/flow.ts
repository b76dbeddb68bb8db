import type { Application } from '@faelles/schemas/application.js';
import type { Inputs } from '@faelles/schemas/answers.js';
import type { FormDefinition } from '@faelles/schemas/definition.js';
import type { Asked } from './address.ts';
import { isSettled, owes, untilReceipt } from './application-state.ts';
import type { ConsentWatch } from './consents/consent-wait.ts';
import type { DraftKeeper } from './draft-keeper.ts';
import { DraftRoom } from './drafts/draft-room.ts';
import { findBeginning, gone } from './find-beginning.ts';
import { problemOf, type FlowParts, type Problem, type Sent } from './flow-parts.ts';
import { LoadError } from './load-definition.ts';
import { forgetPassed, keepPassed, passedOf } from './passed-memory.ts';
import { mayMove, type Beginning, type Phase } from './phase.ts';
import { findReceipt, secretFor } from './receipts.ts';
import { Submission, type Outcome } from './submission.ts';
import { troubleOf } from './trouble.ts';

/**
 * The way through a solution, without anything to look at: which phase it is in and how it gets to the next.
 * Whatever fails leaves what was typed where it is, and the same step can be tried again.
 */
export class Flow {
  phase: Phase = { name: 'loading' };
  problem: Problem | undefined;
  readonly drafts: DraftRoom;
  definition: FormDefinition | undefined;
  /** Ids of the steps that applied to the application that is to be paid; none when this tab did not send it. */
  passed: readonly string[] = [];
  readonly #parts: FlowParts;
  readonly #submission: Submission;
  #watch: (ConsentWatch & { id: string }) | undefined;
  /** What the address asked for when the page came, until it has been shown: a retry must not lose it. */
  #asked: Asked | undefined;
  /** The server's price for a total the page showed, which the citizen has now been told. */
  #agreed: { shownOre: number; totalOre: number } | undefined;

  constructor(parts: FlowParts) {
    this.#parts = parts;
    this.#submission = new Submission(parts.calls);
    this.drafts = new DraftRoom(parts, {
      version: () => this.definition?.version ?? '',
      outdated: () => void this.#renew(),
      sentElsewhere: () => this.#say({ key: 'journey.sent-elsewhere' }),
    });
  }

  /** Keeps the draft; the saver of the form. */
  get keeper(): DraftKeeper {
    return this.drafts.keeper;
  }

  /** Shows what the address asks for: the form with its draft, a payment one comes back from, or a receipt. */
  async open(): Promise<void> {
    const { place } = this.#parts;
    this.#move({ name: 'loading' });
    const asked = (this.#asked ??= place.asked() ?? {});
    place.returned();
    if (asked.resume) return this.#move({ name: 'resuming', secret: asked.resume });
    if (asked.invitation !== undefined || asked.consents) {
      // Whose page it is stands in the definition; the page itself does without.
      void this.#define().catch(() => undefined);
      return this.#move(asked.consents ? { name: 'consents' } : { name: 'invited', secret: asked.invitation! });
    }
    const about = asked.receiptId ? 'receipt' : asked.paymentId ? 'payment' : 'solution';
    try {
      const defined = about === 'solution' ? undefined : this.#define().catch(() => undefined);
      if (asked.receiptId) await this.#showReceipt(asked.receiptId, asked.secret);
      else if (asked.paymentId) await this.#comeBack(asked.paymentId, asked.cancelled ?? false, defined);
      else await this.#begin();
      this.#asked = undefined;
    } catch (error) {
      this.#move({ name: 'closed', about, trouble: error instanceof LoadError ? error.trouble : troubleOf(error) });
    }
  }

  /** Back or Forward: another page of ours may be asked for than the one that is shown. */
  async travelled(): Promise<void> {
    const asked = this.#parts.place.asked();
    const { phase } = this;
    const shown = phase.name === 'receipt' ? phase.view.receipt.id : undefined;
    // Another invitation in the same tab.
    if (phase.name === 'invited' && asked?.invitation !== undefined && asked.invitation !== phase.secret) {
      this.#asked = undefined;
      return this.open();
    }
    const still = ['filling', 'receipt', 'ended', 'closed'].includes(phase.name);
    if (!asked || !still || (asked.receiptId === shown && !asked.resume)) return;
    this.#asked = undefined;
    await this.open();
  }

  /** Sends the answers. A second call while the first is under way does nothing. */
  async submit({ answers, shownTotalOre, inputs, steps }: Sent): Promise<void> {
    if (this.phase.name !== 'filling' || !this.definition) return;
    const { beginning } = this.phase;
    const { solution, host, memory } = this.#parts;
    this.problem = undefined;
    // Until the answer comes it may have been received: who reloads now is asked about, not shown an empty form.
    memory.write({ ...memory.read(), submitting: true });
    this.#move({ name: 'submitting', beginning });
    if (this.keeper.behind) await this.keeper.save(inputs, 'check').catch(() => undefined);
    const agreed = this.#agreed?.shownOre === shownTotalOre ? this.#agreed.totalOre : shownTotalOre;
    const application = { solution, definitionVersion: this.definition.version, answers, language: host.language, shownTotalOre: agreed };
    const outcome = await this.keeper.last(async (draftId) => {
      const first = await this.#submission.submit({ ...application, ...(draftId && { draftId }) });
      const outcome = first.result === 'draft-gone' && draftId ? await this.#submission.submit(application) : first;
      if (outcome.result === 'submitted') this.keeper.sent(outcome.application.submittedAt);
      return outcome;
    });
    if (outcome.result === 'submitted') keepPassed(outcome.application.id, steps);
    await this.#become(outcome, { beginning, inputs, shownTotalOre });
  }

  /** Goes to the payment of an application that waits for it, or to the receipt of one that was received meanwhile. */
  async goOn(application: Application): Promise<void> {
    try {
      await this.#showApplication(application, '');
    } catch {
      this.#say({ key: 'journey.closed.offline.lead' });
    }
  }

  /** The provider has confirmed the payment: on to the receipt. */
  async paid(applicationId: string): Promise<void> {
    this.#parts.followUp.tell({ type: 'paid', step: 'payment' });
    try {
      const application = await untilReceipt(this.#parts.calls, applicationId);
      if (application.receiptId) await this.#showReceipt(application.receiptId);
      else this.#say({ key: 'journey.receipt-late' });
    } catch {
      this.#say({ key: 'journey.receipt-late' });
    }
  }

  /** There is a slip now: with most of them the application is received at once, and its receipt says what remains. */
  async slipWritten(applicationId: string): Promise<void> {
    try {
      const application = await (await this.#parts.calls()).applications.get(applicationId);
      if (application.state === 'received') await this.#showApplication(application, '');
    } catch {
      // The slip is on the page; the receipt comes with the next visit.
    }
  }

  /** From a receipt with a slip that is not paid to the other ways to pay. */
  async payOtherwise(applicationId: string): Promise<void> {
    this.problem = undefined;
    try {
      this.#showPayment(await (await this.#parts.calls()).applications.get(applicationId), '');
    } catch {
      this.#say({ key: 'journey.closed.offline.lead' });
    }
  }

  /** What the page that waits for consents asks; the same object for the same application, so that nothing is drawn anew. */
  consents(id: string): ConsentWatch {
    const { calls } = this.#parts;
    if (this.#watch?.id !== id) {
      this.#watch = {
        id,
        application: async () => (await calls()).applications.get(id),
        cases: async () => (await calls()).consents!.cases(id),
        withdraw: async () => (await calls()).applications.withdraw!(id),
      };
    }
    return this.#watch;
  }

  /** The consents are there: on by itself to the payment or the receipt. */
  readonly consented = (application: Application): void => void this.goOn(application);

  /** A new application, after one that was withdrawn. */
  readonly anew = (): void => void this.beginAnew();

  get solution(): string {
    return this.#parts.solution;
  }

  /** Where the citizen's consents are; undefined on a page that is not ours. */
  get overviewAddress(): string | undefined {
    return this.#parts.place.overview();
  }

  get beginningAddress(): string {
    return this.#parts.place.root();
  }

  /** The payment did not go through: the citizen may pay again. */
  paymentOpen(): void {
    if (this.phase.name === 'waiting') this.#move({ name: 'paying', application: this.phase.application, arrival: '' });
  }

  /** Throws the draft away and begins anew. */
  async startOver(): Promise<void> {
    try {
      await this.keeper.delete();
    } catch {
      this.#say({ key: 'journey.not-deleted' });
      return;
    }
    await this.beginAnew();
  }

  /** What is on the page is to be saved, as after the end of a session. */
  saveAgain(): void {
    this.#parts.host.save();
    void this.#parts.host.moved();
  }

  /** Others use this computer: nothing stays in the browser from now on. */
  async share(): Promise<void> {
    try {
      await this.drafts.share();
      void this.#parts.host.moved();
    } catch {
      this.#say({ key: 'journey.not-shared' });
    }
  }

  /** The draft of another device is open here: on with it, and with an address that opens nothing. */
  async resumed(): Promise<void> {
    this.#parts.place.beginning();
    this.#asked = undefined;
    await this.open();
  }

  /** A new application; what was submitted stays with the server. */
  async beginAnew(): Promise<void> {
    const { memory, place } = this.#parts;
    const { begun, shared } = memory.read();
    memory.write({ begun, shared });
    place.beginning();
    this.#asked = undefined;
    await this.open();
  }

  /** Ends the session: on a shared computer the next person finds nothing. @param why the form is left unfinished */
  async signOut(why?: 'saved'): Promise<void> {
    const { calls } = this.#parts;
    try {
      await (await calls()).session.end();
    } catch (error) {
      if (troubleOf(error) !== 'no-access') {
        this.#say({ key: 'journey.not-signed-out' });
        return;
      }
    }
    await this.ended(why);
  }

  /** The visit is over: nothing of it stays in this browser. */
  async ended(why?: 'saved' | 'over'): Promise<void> {
    const { memory, place } = this.#parts;
    await this.drafts.shelf.dropAll();
    memory.forget();
    forgetPassed();
    this.keeper.use(undefined);
    place.beginning();
    this.problem = undefined;
    this.#move({ name: 'ended', why });
  }

  #move(phase: Phase): void {
    if (phase.name !== this.phase.name && !mayMove(this.phase.name, phase.name)) {
      throw new Error(`No way from ${this.phase.name} to ${phase.name}`);
    }
    this.phase = phase;
    void this.#parts.host.moved();
  }

  #say(problem: Problem): void {
    this.problem = problem;
    void this.#parts.host.moved();
  }

  async #define(version?: string): Promise<FormDefinition> {
    const { define, host } = this.#parts;
    this.definition = await define(version);
    host.defined(this.definition);
    return this.definition;
  }

  async #begin(): Promise<void> {
    this.problem = undefined;
    const { calls, memory, solution, followUp, define, host } = this.#parts;
    const { shelf } = this.drafts;
    const found = await findBeginning({ calls, memory, shelf, solution, define: () => this.#define(), older: define });
    const { draft, beginning, earlier, submitted } = found;
    if (submitted) return this.#afterSubmit(submitted);
    // The same page again, reloaded or come back to: what it showed was this application, not an empty form.
    if (earlier && !draft && this.#asked?.paying) return this.#showApplication(earlier, '');
    this.keeper.use(draft);
    if (beginning.kept || beginning.changes) host.save();
    this.#move({ name: 'filling', beginning, earlier: draft && earlier?.state === 'received' ? undefined : earlier });
    followUp.tell({ type: draft ? 'resumed' : 'started', step: beginning.step || beginning.definition.steps[0]!.id });
  }

  async #comeBack(paymentId: string, cancelled: boolean, defined: Promise<unknown> | undefined): Promise<void> {
    const { calls } = this.#parts;
    const { payments, applications } = await calls();
    const stopped = cancelled ? await payments.cancel(paymentId).catch(() => undefined) : undefined;
    const payment = stopped ?? (await gone(() => payments.get(paymentId)));
    const found = payment && (await gone(() => applications.get(payment.applicationId)));
    // Who is paid, and the way so far, are named by the definition.
    await defined;
    if (!found) return this.#move({ name: 'elsewhere' });
    const application = { ...found, payment };
    const arrival = cancelled ? 'cancelled' : 'returned';
    if (await owes(application, payments)) return this.#showPayment(application, arrival);
    await this.#showApplication(application, arrival);
    void import('./tell-tabs.ts').then(({ tellTabs }) => tellTabs(application.id), () => undefined);
  }

  /** Wherever an application stands, the citizen is shown what comes next for it. */
  async #showApplication(application: Application, arrival: '' | 'returned' | 'cancelled'): Promise<void> {
    const { memory, calls, place } = this.#parts;
    memory.write({ begun: true, applicationId: application.id, shared: memory.read().shared });
    if (application.state === 'awaiting-consent') {
      place.consenting();
      return this.#move({ name: 'consenting', application });
    }
    const settled = isSettled(application) ? await untilReceipt(calls, application.id) : application;
    if (settled.receiptId) return this.#showReceipt(settled.receiptId);
    this.#showPayment(settled, arrival);
  }

  #showPayment(application: Application, arrival: '' | 'returned' | 'cancelled'): void {
    this.#parts.place.paying();
    this.passed = passedOf(application.id);
    const open = application.payment !== undefined && !application.payment.finished;
    if (arrival === 'returned' && open) this.#move({ name: 'waiting', application });
    else this.#move({ name: 'paying', application, arrival: arrival === 'cancelled' ? arrival : '' });
  }

  async #showReceipt(id: string, secret?: string): Promise<void> {
    const { calls, memory, place } = this.#parts;
    const view = await findReceipt(calls, id, secret, memory.read().begun);
    place.receipt(id, secret ?? (view.masked ? undefined : await secretFor(calls, view)));
    this.problem = undefined;
    this.#move({ name: 'receipt', view });
    forgetPassed();
  }

  async #become(outcome: Outcome, sent: { beginning: Beginning; inputs: Inputs; shownTotalOre: number }): Promise<void> {
    const { followUp, host, memory } = this.#parts;
    if (outcome.result !== 'trouble') memory.write({ ...memory.read(), submitting: false });
    if (outcome.result === 'submitted') {
      followUp.tell({ type: 'submitted', step: 'check' });
      return this.#afterSubmit(outcome.application);
    }
    const { beginning, inputs, shownTotalOre } = sent;
    if (outcome.result === 'price-changed') this.#agreed = { shownOre: shownTotalOre, totalOre: outcome.order.totalOre };
    const carried = outcome.result === 'definition-changed' ? await this.#carry(inputs, 'check') : undefined;
    const failed = outcome.result === 'definition-changed' && !carried;
    this.problem = failed ? { key: 'journey.send-offline' } : problemOf(outcome, shownTotalOre);
    const next = carried ?? beginning;
    this.#move({ name: 'filling', beginning: next });
    if (carried) void this.#repriced(carried, shownTotalOre).catch(() => undefined);
    if (outcome.result === 'issues') {
      host.wrong(outcome.issues);
    }
    if (this.problem.key.startsWith('journey.representation')) host.refused();
  }

  /** A newer form may cost something else: then both prices are said, and nothing is agreed to by pressing the same button again. */
  async #repriced(beginning: Beginning, before: number): Promise<void> {
    const { host } = this.#parts;
    await host.moved();
    const { settledTotal } = await import('./drafts/settled-total.ts');
    const after = await settledTotal(() => host.total());
    const { phase } = this;
    if (after === undefined || after === before || phase.name !== 'filling' || phase.beginning !== beginning) return;
    this.#say({ key: 'journey.definition-price-changed', amounts: { before, after } });
  }

  async #afterSubmit(application: Application): Promise<void> {
    await this.drafts.shelf.drop();
    try {
      await this.#showApplication(application, '');
    } catch (error) {
      // It is sent; only its receipt cannot be shown now. Nobody may think that it is to be sent again.
      this.#move({ name: 'closed', about: 'receipt', trouble: troubleOf(error) });
    }
  }

  /** The form has a newer version, says the server to a save: the answers go on in that, and the citizen is told. */
  async #renew(): Promise<void> {
    const { inputs, step } = this.#parts.host.current();
    const beginning = await this.#carry(inputs, step);
    if (beginning && this.phase.name === 'filling') this.#move({ name: 'filling', beginning });
  }

  /** The answers in the newest form; undefined when that is the one there is, or it cannot be had. The draft stays, with its files. */
  async #carry(inputs: Inputs, step: string): Promise<Beginning | undefined> {
    const before = this.definition;
    try {
      const { carryOver } = await import('./drafts/definition-changes.ts');
      const definition = await this.#define();
      if (definition.version === before?.version) return undefined;
      this.#parts.host.save();
      return { definition, step, ...carryOver(before, definition, inputs) };
    } catch {
      return undefined;
    }
  }
}

import type { Application } from '@faelles/schemas/application.js';
import type { Answers, Inputs } from '@faelles/schemas/answers.js';
import type { FormDefinition } from '@faelles/schemas/definition.js';
import type { Issue } from '@faelles/schemas/issue.js';
import type { MessageParams } from '@faelles/language/message.js';
import type { Asked } from './address.ts';
import { isSettled, untilReceipt } from './application-state.ts';
import type { Calls } from './calls.ts';
import { DraftKeeper } from './draft-keeper.ts';
import { findBeginning } from './find-beginning.ts';
import type { FollowUp } from './follow-up.ts';
import { LoadError } from './load-definition.ts';
import type { Memory } from './memory.ts';
import type { Place } from './page-place.ts';
import { forgetPassed, keepPassed, passedOf } from './passed-memory.ts';
import { mayMove, type Beginning, type Phase } from './phase.ts';
import { findReceipt, secretFor } from './receipts.ts';
import { Submission, type Outcome } from './submission.ts';
import { troubleOf, type Trouble } from './trouble.ts';

/** What the flow needs of the element, and tells it. */
export interface FlowHost {
  readonly language: string;
  /** The phase or the problem has changed. */
  moved(): void;
  /** The definition is known. */
  defined(definition: FormDefinition): void;
  /** The server found these wrong; the form shows them. */
  wrong(issues: Issue[]): void;
  /** What is on the page now. */
  current(): { inputs: Inputs; step: string };
}

/** What the citizen is told above the form, to be put into words when shown. */
export interface Problem {
  key: string;
  params?: MessageParams;
  /** Øre to be written as money. */
  amounts?: Record<string, number>;
}

export interface FlowParts {
  solution: string;
  calls: Calls;
  /** The definition of the solution, the newest or a version. @throws LoadError */
  define(version?: string): Promise<FormDefinition>;
  memory: Memory;
  place: Place;
  followUp: FollowUp;
  host: FlowHost;
}

/** What the wizard submits. */
export interface Sent {
  answers: Answers;
  shownTotalOre: number;
  inputs: Inputs;
  /** Ids of the steps that applied. */
  steps: string[];
}

const problems: Record<Trouble, string> = {
  offline: 'journey.send-offline',
  busy: 'journey.too-many',
  'not-found': 'journey.internal',
  'no-access': 'journey.internal',
  faulty: 'journey.internal',
  internal: 'journey.internal',
};

/**
 * The way through a solution, without anything to look at: which phase it is in and how it gets to the next.
 * Whatever fails leaves what was typed where it is, and the same step can be tried again.
 */
export class Flow {
  phase: Phase = { name: 'loading' };
  problem: Problem | undefined;
  readonly keeper: DraftKeeper;
  definition: FormDefinition | undefined;
  /** Ids of the steps that applied to the application that is to be paid; none when this tab did not send it. */
  passed: readonly string[] = [];
  readonly #parts: FlowParts;
  readonly #submission: Submission;
  /** What the address asked for when the page came, until it has been shown: a retry must not lose it. */
  #asked: Asked | undefined;
  /** The server's price for a total the page showed, which the citizen has now been told. */
  #agreed: { shownOre: number; totalOre: number } | undefined;

  constructor(parts: FlowParts) {
    this.#parts = parts;
    const { calls, memory, host, solution } = parts;
    this.#submission = new Submission(calls);
    const version = () => this.definition?.version ?? '';
    this.keeper = new DraftKeeper(calls, {
      solution,
      get definitionVersion() {
        return version();
      },
      get language() {
        return host.language;
      },
      begun: () => memory.write({ ...memory.read(), begun: true }),
      current: () => host.current(),
    });
  }

  /** Shows what the address asks for: the form with its draft, a payment one comes back from, or a receipt. */
  async open(): Promise<void> {
    const { place } = this.#parts;
    this.#move({ name: 'loading' });
    const asked = (this.#asked ??= place.asked() ?? {});
    place.returned();
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
    const still = ['filling', 'receipt', 'ended', 'closed'].includes(phase.name);
    if (!asked || !still || asked.receiptId === shown) return;
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

  /** A new application; what was submitted stays with the server. */
  async beginAnew(): Promise<void> {
    const { memory, place } = this.#parts;
    memory.write({ begun: memory.read().begun });
    place.beginning();
    this.#asked = undefined;
    await this.open();
  }

  /** Ends the session: on a shared computer the next person finds nothing. */
  async signOut(): Promise<void> {
    const { calls, memory, place } = this.#parts;
    try {
      await (await calls()).session.end();
    } catch (error) {
      if (troubleOf(error) !== 'no-access') {
        this.#say({ key: 'journey.not-signed-out' });
        return;
      }
    }
    memory.forget();
    forgetPassed();
    this.keeper.use(undefined);
    place.beginning();
    this.problem = undefined;
    this.#move({ name: 'ended' });
  }

  #move(phase: Phase): void {
    if (phase.name !== this.phase.name && !mayMove(this.phase.name, phase.name)) {
      throw new Error(`No way from ${this.phase.name} to ${phase.name}`);
    }
    this.phase = phase;
    this.#parts.host.moved();
  }

  #say(problem: Problem): void {
    this.problem = problem;
    this.#parts.host.moved();
  }

  async #define(version?: string): Promise<FormDefinition> {
    const { define, host } = this.#parts;
    this.definition = await define(version);
    host.defined(this.definition);
    return this.definition;
  }

  async #begin(): Promise<void> {
    this.problem = undefined;
    const { calls, memory, solution, followUp } = this.#parts;
    const found = await findBeginning({ calls, memory, solution, define: (version) => this.#define(version) });
    const { draft, beginning, earlier, submitted } = found;
    if (submitted) return this.#showApplication(submitted, '');
    // The same page again, reloaded or come back to: what it showed was this application, not an empty form.
    if (earlier && !draft && this.#asked?.paying) return this.#showApplication(earlier, '');
    this.keeper.use(draft);
    this.#move({ name: 'filling', beginning, earlier: draft && earlier?.state === 'received' ? undefined : earlier });
    followUp.tell({ type: draft ? 'resumed' : 'started', step: beginning.step || beginning.definition.steps[0]!.id });
  }

  async #comeBack(paymentId: string, cancelled: boolean, defined: Promise<unknown> | undefined): Promise<void> {
    const { calls } = this.#parts;
    const { payments, applications } = await calls();
    const stopped = cancelled ? await payments.cancel(paymentId).catch(() => undefined) : undefined;
    const payment = stopped ?? (await payments.get(paymentId));
    const application = await applications.get(payment.applicationId);
    // Who is paid, and the way so far, are named by the definition.
    await defined;
    await this.#showApplication({ ...application, payment }, cancelled ? 'cancelled' : 'returned');
  }

  /** Wherever an application stands, the citizen is shown what comes next for it. */
  async #showApplication(application: Application, arrival: '' | 'returned' | 'cancelled'): Promise<void> {
    const { memory, calls, place } = this.#parts;
    memory.write({ begun: true, applicationId: application.id });
    const settled = isSettled(application) ? await untilReceipt(calls, application.id) : application;
    if (settled.receiptId) return this.#showReceipt(settled.receiptId);
    place.paying();
    this.passed = passedOf(settled.id);
    const open = settled.payment !== undefined && !settled.payment.finished;
    if (arrival === 'returned' && open) this.#move({ name: 'waiting', application: settled });
    else this.#move({ name: 'paying', application: settled, arrival: arrival === 'cancelled' ? arrival : '' });
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
    let next = beginning;
    if (outcome.result === 'price-changed') {
      const { totalOre } = outcome.order;
      this.#agreed = { shownOre: shownTotalOre, totalOre };
      this.problem = { key: 'journey.price-changed', amounts: { before: shownTotalOre, after: totalOre } };
    } else if (outcome.result === 'definition-changed') {
      next = (await this.#migrate(inputs)) ?? beginning;
      this.problem = { key: next === beginning ? problems.offline : 'journey.definition-changed' };
    } else if (outcome.result === 'issues') {
      this.problem = { key: 'journey.server-issues' };
    } else {
      this.problem = { key: problems[outcome.result === 'trouble' ? outcome.trouble : 'internal'] };
    }
    this.#move({ name: 'filling', beginning: next });
    if (outcome.result === 'issues') {
      host.wrong(outcome.issues);
    }
  }

  async #afterSubmit(application: Application): Promise<void> {
    try {
      await this.#showApplication(application, '');
    } catch (error) {
      // It is sent; only its receipt cannot be shown now. Nobody may think that it is to be sent again.
      this.#move({ name: 'closed', about: 'receipt', trouble: troubleOf(error) });
    }
  }

  /** The answers in the newest form. The old draft goes, as it belongs to a form that is closed. */
  async #migrate(inputs: Inputs): Promise<Beginning | undefined> {
    try {
      await this.keeper.delete();
      return { definition: await this.#define(), inputs, changed: true };
    } catch {
      return undefined;
    }
  }
}

import type { FormDefinition } from '@faelles/schemas/definition.js';
import type { Asked } from './address.ts';
import type { DraftKeeper } from './draft-keeper.ts';
import { DraftRoom } from './drafts/draft-room.ts';
import { findBeginning } from './find-beginning.ts';
import type { FlowParts, Problem } from './flow-parts.ts';
import { LoadError } from './load-definition.ts';
import { renew } from './newer-form.ts';
import { mayMove, type Phase } from './phase.ts';
import { Sending } from './sending.ts';
import { troubleOf } from './trouble.ts';
import { afterSubmit, comeBack, showApplication, showReceipt } from './what-follows.ts';

/**
 * The way through a solution, without anything to look at: which phase it is in and how it gets to the next.
 * Whatever fails leaves what was typed where it is, and the same step can be tried again.
 * Here is what a page that comes opens; `sending.ts` sends the answers, `what-follows.ts` goes on from what was sent,
 * `paying-moves.ts` and `visit-moves.ts` are what the citizen may do on the pages.
 */
export class Flow {
  phase: Phase = { name: 'loading' };
  problem: Problem | undefined;
  definition: FormDefinition | undefined;
  /** Ids of the steps that applied to the application that is to be paid; none when this tab did not send it. */
  passed: readonly string[] = [];
  readonly parts: FlowParts;
  readonly drafts: DraftRoom;
  readonly sending: Sending;
  /** What the address asked for when the page came, until it has been shown: a retry must not lose it. */
  #asked: Asked | undefined;

  constructor(parts: FlowParts) {
    this.parts = parts;
    this.sending = new Sending(this);
    this.drafts = new DraftRoom(parts, {
      version: () => this.definition?.version ?? '',
      outdated: () => void renew(this),
      sentElsewhere: () => this.say({ key: 'journey.sent-elsewhere' }),
    });
  }

  /** Keeps the draft; the saver of the form. */
  get keeper(): DraftKeeper {
    return this.drafts.keeper;
  }

  /** Shows what the address asks for: the form with its draft, a payment one comes back from, or a receipt. */
  async open(): Promise<void> {
    const { place } = this.parts;
    this.move({ name: 'loading' });
    const asked = (this.#asked ??= place.asked() ?? {});
    place.returned();
    if (asked.resume) return this.move({ name: 'resuming', secret: asked.resume });
    if (asked.invitation !== undefined || asked.consents) {
      // Whose page it is stands in the definition; the page itself does without.
      void this.define().catch(() => undefined);
      return this.move(asked.consents ? { name: 'consents' } : { name: 'invited', secret: asked.invitation! });
    }
    const about = asked.receiptId ? 'receipt' : asked.paymentId ? 'payment' : 'solution';
    try {
      const defined = about === 'solution' ? undefined : this.define().catch(() => undefined);
      if (asked.receiptId) await showReceipt(this, asked.receiptId, asked.secret);
      else if (asked.paymentId) await comeBack(this, asked.paymentId, asked.cancelled ?? false, defined);
      else await this.#begin();
      this.#asked = undefined;
    } catch (error) {
      this.move({ name: 'closed', about, trouble: error instanceof LoadError ? error.trouble : troubleOf(error) });
    }
  }

  /** Opens what the address asks for now; what it asked for before is over. */
  async openAnew(): Promise<void> {
    this.#asked = undefined;
    await this.open();
  }

  /** Back or Forward: another page of ours may be asked for than the one that is shown. */
  async travelled(): Promise<void> {
    const asked = this.parts.place.asked();
    const { phase } = this;
    const shown = phase.name === 'receipt' ? phase.view.receipt.id : undefined;
    // Another invitation in the same tab.
    if (phase.name === 'invited' && asked?.invitation !== undefined && asked.invitation !== phase.secret) return this.openAnew();
    const still = ['filling', 'receipt', 'ended', 'closed'].includes(phase.name);
    if (!asked || !still || (asked.receiptId === shown && !asked.resume)) return;
    await this.openAnew();
  }

  /** Goes to another phase. @throws Error when no way leads there: a fault of ours */
  move(phase: Phase): void {
    if (phase.name !== this.phase.name && !mayMove(this.phase.name, phase.name)) {
      throw new Error(`No way from ${this.phase.name} to ${phase.name}`);
    }
    this.phase = phase;
    void this.parts.host.moved();
  }

  /** Tells the citizen what went wrong; the phase stays. */
  say(problem: Problem): void {
    this.problem = problem;
    void this.parts.host.moved();
  }

  /** Fetches the definition, which is that of the page from then on. @throws LoadError */
  async define(): Promise<FormDefinition> {
    const { define, host } = this.parts;
    this.definition = await define();
    host.defined(this.definition);
    return this.definition;
  }

  async #begin(): Promise<void> {
    this.problem = undefined;
    const { calls, memory, solution, followUp, define, host } = this.parts;
    const { shelf } = this.drafts;
    const found = await findBeginning({ calls, memory, shelf, solution, define: () => this.define(), older: define });
    const { draft, beginning, earlier, submitted } = found;
    if (submitted) return afterSubmit(this, submitted);
    // The same page again, reloaded or come back to: what it showed was this application, not an empty form.
    if (earlier && !draft && this.#asked?.paying) return showApplication(this, earlier);
    this.keeper.use(draft);
    if (beginning.kept || beginning.changes) host.save();
    this.move({ name: 'filling', beginning, earlier: draft && earlier?.state === 'received' ? undefined : earlier });
    followUp.tell({ type: draft ? 'resumed' : 'started', step: beginning.step || beginning.definition.steps[0]!.id });
  }
}

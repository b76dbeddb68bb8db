import type { Inputs } from '@faelles/schemas/answers.js';
import type { Flow } from './flow.ts';
import { problemOf, type Sent } from './flow-parts.ts';
import { carry } from './newer-form.ts';
import { keepPassed } from './passed-memory.ts';
import type { Beginning } from './phase.ts';
import { Submission, type Outcome } from './submission.ts';
import { afterSubmit } from './what-follows.ts';

/** Sends the answers, and tells the citizen on the form why they were not taken. */
export class Sending {
  readonly #flow: Flow;
  readonly #submission: Submission;
  /** The server's price for a total the page showed, which the citizen has now been told. */
  #agreed: { shownOre: number; totalOre: number } | undefined;

  constructor(flow: Flow) {
    this.#flow = flow;
    this.#submission = new Submission(flow.parts.calls);
  }

  /** Sends the answers. A second call while the first is under way does nothing. */
  async submit({ answers, shownTotalOre, inputs, steps }: Sent): Promise<void> {
    const { phase, definition, keeper, parts } = this.#flow;
    if (phase.name !== 'filling' || !definition) return;
    const { beginning } = phase;
    const { solution, host, memory } = parts;
    this.#flow.problem = undefined;
    // Until the answer comes it may have been received: who reloads now is asked about, not shown an empty form.
    memory.write({ ...memory.read(), submitting: true });
    this.#flow.move({ name: 'submitting', beginning });
    if (keeper.behind) await keeper.save(inputs, 'check').catch(() => undefined);
    const agreed = this.#agreed?.shownOre === shownTotalOre ? this.#agreed.totalOre : shownTotalOre;
    const { version } = this.#flow.definition!;
    const application = { solution, definitionVersion: version, answers, language: host.language, shownTotalOre: agreed };
    const outcome = await keeper.last(async (draftId) => {
      const first = await this.#submission.submit({ ...application, ...(draftId && { draftId }) });
      const outcome = first.result === 'draft-gone' && draftId ? await this.#submission.submit(application) : first;
      if (outcome.result === 'submitted') keeper.sent(outcome.application.submittedAt);
      return outcome;
    });
    if (outcome.result === 'submitted') keepPassed(outcome.application.id, steps);
    await this.#become(outcome, { beginning, inputs, shownTotalOre });
  }

  async #become(outcome: Outcome, { beginning, inputs, shownTotalOre }: { beginning: Beginning; inputs: Inputs; shownTotalOre: number }): Promise<void> {
    const flow = this.#flow;
    const { followUp, host, memory } = flow.parts;
    if (outcome.result !== 'trouble') memory.write({ ...memory.read(), submitting: false });
    if (outcome.result === 'submitted') {
      followUp.tell({ type: 'submitted', step: 'check' });
      return afterSubmit(flow, outcome.application);
    }
    if (outcome.result === 'price-changed') this.#agreed = { shownOre: shownTotalOre, totalOre: outcome.order.totalOre };
    const carried = outcome.result === 'definition-changed' ? await carry(flow, inputs, 'check') : undefined;
    const failed = outcome.result === 'definition-changed' && !carried;
    const problem = (flow.problem = failed ? { key: 'journey.send-offline' } : problemOf(outcome, shownTotalOre));
    flow.move({ name: 'filling', beginning: carried ?? beginning });
    if (carried) void this.#repriced(carried, shownTotalOre).catch(() => undefined);
    if (outcome.result === 'issues') host.wrong(outcome.issues);
    if (problem.key.startsWith('journey.representation')) host.refused();
  }

  /** A newer form may cost something else: then both prices are said, and nothing is agreed to by pressing the same button again. */
  async #repriced(beginning: Beginning, before: number): Promise<void> {
    const { host } = this.#flow.parts;
    await host.moved();
    const { settledTotal } = await import('./drafts/settled-total.ts');
    const after = await settledTotal(() => host.total());
    const { phase } = this.#flow;
    if (after === undefined || after === before || phase.name !== 'filling' || phase.beginning !== beginning) return;
    this.#flow.say({ key: 'journey.definition-price-changed', amounts: { before, after } });
  }
}

import type { Application, ApplicationSubmit } from '@faelles/schemas/application.js';
import type { Issue } from '@faelles/schemas/issue.js';
import type { Order } from '@faelles/schemas/order.js';
import type { Calls } from './calls.ts';
import { isProblem, troubleOf, type Trouble } from './trouble.ts';

/** What became of a submission. */
export type Outcome =
  | { result: 'submitted'; application: Application }
  | { result: 'issues'; issues: Issue[] }
  /** The server's order; the citizen has seen another total. */
  | { result: 'price-changed'; order: Order }
  | { result: 'definition-changed' }
  /** The draft is gone; sending without it may work. */
  | { result: 'draft-gone' }
  /** The one it was meant for cannot be acted for any more, or not here. */
  | { result: 'representation-ended' | 'representation-insufficient' }
  | { result: 'trouble'; trouble: Trouble };

/**
 * Submits with one idempotency key per intent. The intent is what is sent: the same answers again, after a lost answer or
 * a double press, are the same intent and keep their key, so that they are submitted once; other answers get a new one.
 */
export class Submission {
  readonly #calls: Calls;
  #intent = '';
  #key = '';

  constructor(calls: Calls) {
    this.#calls = calls;
  }

  async submit(application: ApplicationSubmit): Promise<Outcome> {
    const intent = JSON.stringify(application);
    if (intent !== this.#intent) {
      this.#intent = intent;
      this.#key = crypto.randomUUID();
    }
    try {
      const { session, applications } = await this.#calls();
      if (!application.draftId) await session.begin();
      return { result: 'submitted', application: await applications.submit(application, { idempotencyKey: this.#key }) };
    } catch (error) {
      return outcomeOf(error);
    }
  }
}

function outcomeOf(error: unknown): Outcome {
  if (!isProblem(error)) return { result: 'trouble', trouble: troubleOf(error) };
  const { issues, current } = error.problem;
  if (error.id === 'invalid-answers' && issues?.length) return { result: 'issues', issues };
  if (error.id === 'price-changed' && current) return { result: 'price-changed', order: current as unknown as Order };
  if (error.id === 'definition-changed') return { result: 'definition-changed' };
  if (error.id === 'representation-ended' || error.id === 'representation-insufficient') return { result: error.id };
  if (error.id === 'not-found' || error.id === 'not-signed-in') return { result: 'draft-gone' };
  return { result: 'trouble', trouble: troubleOf(error) };
}

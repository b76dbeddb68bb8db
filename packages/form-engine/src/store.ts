import type { SummarySection } from '@faelles/schemas/summary.js';
import { createBareStore, type BareStore, type StoreOptions } from './bare-store.ts';
import type { Form } from './compile.ts';
import { parseField } from './parse.ts';
import { orderSoFar } from './pricing.ts';
import * as sources from './fetched-summary.ts';
import { learnOperations } from './rules/more.ts';
import { summarise } from './summarise.ts';

export type { StoreListener, StoreOptions } from './bare-store.ts';
export type { FieldState, StepState } from './field-state.ts';

/** One form being filled in: inputs in, states out. Synchronous; a change costs what depends on it. */
export type FormStore = BareStore & {
  /** The answers that apply, as labelled on the way. */
  summary(): SummarySection[];
};

/**
 * Begins to fill in a form.
 *
 * @param options `inputs` as a draft kept them; `today` from the clock of the page
 */
export function createStore(form: Form, options: StoreOptions): FormStore {
  learnOperations();
  const store = createBareStore(form, options, parseField, orderSoFar);
  const { evaluation } = store;
  return Object.assign(store, { summary: () => evaluation.cells.read('summary', () => summarise(evaluation, sources)) });
}

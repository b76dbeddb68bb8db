import type { Answers } from '@faelles/schemas/answers.js';
import type { SummarySection } from '@faelles/schemas/summary.js';
import type { Form } from './compile.ts';
import * as sources from './fetched-summary.ts';
import { reading } from './reading.ts';
import { summarise } from './summarise.ts';

export { privacyOf, summarise, wordsOf } from './summarise.ts';

/**
 * The answers as they were labelled on the way, by step, group and list entry. A question that applies but was not
 * answered has a line without `value`. What does not apply, is filled in by others, or only informs has none.
 *
 * @param values canonical answers, as `validateAnswers` or the store gives them
 */
export function summaryOf(form: Form, values: Answers, options: { today: string }): SummarySection[] {
  return summarise(reading(form, values, options.today), sources);
}

import type { Answers } from '@faelles/schemas/answers.js';
import { asksIn } from './asks.ts';
import type { Form } from './compile.ts';
import { reading } from './reading.ts';
import type { Ask } from './verdicts.ts';

/** Everything submitted answers ask the server. `today` is an ISO date. */
export function asksOf(form: Form, answers: Answers, options: { today: string }): Ask[] {
  return asksIn(reading(form, answers, options.today), form.steps.map(({ step }) => step.id));
}

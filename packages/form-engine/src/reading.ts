import type { Answers } from '@faelles/schemas/answers.js';
import type { Form } from './compile.ts';
import { Evaluation } from './evaluation.ts';
import { parseField } from './parse.ts';
import type { Verdicts } from './verdicts.ts';
import { learnOperations } from './rules/more.ts';
import { descend } from './rules/scope.ts';

/** An evaluation over canonical answers, taken as they are. `today` is an ISO date. */
export function reading(form: Form, answers: Answers, today: string, verdicts?: Verdicts): Evaluation {
  learnOperations();
  return new Evaluation(form, { source: (path) => descend(answers, path), today: () => today, parse: () => parseField, strict: true, verdicts: () => verdicts ?? {} });
}

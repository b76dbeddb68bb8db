import * as z from 'zod/mini';
import type { Answers } from '@faelles/schemas/answers.js';
import type { FieldDefinition } from '@faelles/schemas/field.js';
import type { Issue } from '@faelles/schemas/issue.js';
import type { Json } from '@faelles/schemas/json.js';
import type { Form } from './compile.ts';
import { parseField, type ParseContext } from './parse.ts';
import { validateAnswers } from './validate-answers.ts';

// For whoever works with zod (or any Standard Schema): the same parse functions behind schemas, nothing of their own.
// An issue's message is its code, as in @faelles/schemas.

type Context = { issues: unknown[] };

function report(context: Context, input: unknown, { path, code, params, severity }: Issue): void {
  if (severity === 'warning') return;
  const steps = path === '' ? [] : path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  context.issues.push({ code: 'custom', message: code, path: steps, input, params: { ...params, code } });
}

/**
 * A schema of one field's input: gives its canonical value, undefined when empty. Whether it is required depends on
 * other answers and is not asked here. A field that holds fields has no input of its own.
 */
export function fieldSchema(field: FieldDefinition, context: ParseContext = {}): z.ZodMiniType<Json | undefined, unknown> {
  return z.pipe(
    z.any(),
    z.transform((input, payload) => {
      const { value, issues } = parseField(field, input as Json, context);
      issues.forEach((issue) => report(payload as never, undefined, issue));
      return value;
    }),
  ) as never;
}

/** A schema of all answers as they are submitted; see `validateAnswers`. Warnings pass. */
export function answersSchema(form: Form, options: { today: () => string }): z.ZodMiniType<Answers, unknown> {
  return z.pipe(
    z.any(),
    z.transform((input, payload) => {
      const { values, issues } = validateAnswers(form, input, { today: options.today() });
      issues.forEach((issue) => report(payload as never, undefined, issue));
      return values;
    }),
  ) as never;
}

import * as z from 'zod/mini';
import { FormDefinition } from '@faelles/schemas/definition.js';
import type { Report } from './report.ts';

type ShapeIssue = z.core.$ZodIssue;

// zod/mini has no words of its own, and these are for people who write definitions.
function describe(issue: ShapeIssue): [code: string, message: string] {
  switch (issue.code) {
    case 'invalid_type':
      return ['type', `Expected ${issue.expected}`];
    case 'unrecognized_keys':
      return ['unknown-member', `Unknown member: ${issue.keys.join(', ')}`];
    case 'invalid_value': {
      const unknown = issue.path.at(-1) === 'kind' ? 'unknown-kind' : 'value';
      return [unknown, `Expected one of ${issue.values.map(String).join(', ')}`];
    }
    case 'invalid_format':
      return ['format', `Must match ${'pattern' in issue ? String(issue.pattern) : issue.format}`];
    case 'too_small':
      return ['too-small', `Must have or be at least ${issue.minimum}`];
    case 'too_big':
      return ['too-large', `Must have or be at most ${issue.maximum}`];
    case 'invalid_union':
      return ['shape', 'Fits none of the shapes that are allowed here'];
    default:
      return ['value', `Not accepted${issue.message ? `: ${issue.message}` : ''}`];
  }
}

/** Holds a definition against its schema. Gives it back only when it has the right shape. */
export function checkShape(json: unknown, report: Report): FormDefinition | undefined {
  try {
    const parsed = z.safeParse(FormDefinition, json);
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues) {
      const path = issue.path.map(String).join('.');
      const text = /(^|\.)(title|label|hint|message|text|paragraph|heading)$/.test(path.replace(/\.da$/, ''));
      const [code, message] =
        issue.path.at(-1) === 'da' && text ? (['missing-text', 'The Danish text is missing'] as const) : describe(issue);
      report(path, code, message);
    }
  } catch (error) {
    // Nested so deep that reading it fills the stack.
    if (!(error instanceof RangeError)) throw error;
    report('', 'too-deep', 'The definition is nested too deep to be read');
  }
  return undefined;
}

import * as z from 'zod/mini';
import { FormDefinition } from '@faelles/schemas/definition.js';
import { mend } from './mend.ts';
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

/** Issues in the words of the schema; of a text block, those of the kind of block that was meant. */
function* issuesOf(issues: readonly ShapeIssue[], before: readonly PropertyKey[] = []): Generator<ShapeIssue> {
  for (const issue of issues) {
    const path = [...before, ...issue.path];
    const meant = issue.code === 'invalid_union' ? issue.errors.filter((option) => !option.some(({ code, path }) => code === 'unrecognized_keys' && !path.length)) : [];
    // A value that is no object at all has no unknown members: then nothing says which block was meant.
    if (meant.length === 1) yield* issuesOf(meant[0]!, path);
    else yield { ...issue, path };
  }
}

/**
 * Holds a definition against its schema. Gives back what can be read of it (see {@link mend}), and the places that cannot:
 * what is found there or inside has been said.
 */
export function checkShape(json: unknown, report: Report): { definition: FormDefinition; unreadable: Set<string> } {
  const unreadable = new Set<string>();
  const parsed = z.safeParse(FormDefinition, json);
  if (parsed.success) return { definition: parsed.data, unreadable };
  for (const issue of issuesOf(parsed.error.issues)) {
    const path = issue.path.map(String).join('.');
    const [code, message] = issue.path.at(-1) === 'da' ? (['missing-text', 'The Danish text is missing'] as const) : describe(issue);
    report(path, code, message);
    if (issue.code !== 'unrecognized_keys') unreadable.add(path);
  }
  return { definition: mend(FormDefinition, json), unreadable };
}

import type { FormDefinition, Step } from '@faelles/schemas/definition.js';
import type { Json } from '@faelles/schemas/json.js';
import type { Report } from './report.ts';

/** Names of variables anywhere in a rule, first part only: the field it asks about. */
function* asked(rule: Json | undefined): Generator<string> {
  if (typeof rule !== 'object' || rule === null) return;
  for (const [name, value] of Object.entries(rule)) {
    const variable = name === 'var' ? [value].flat()[0] : undefined;
    if (typeof variable === 'string') yield variable.split('.')[0]!;
    else yield* asked(value as Json);
  }
}

/** Top-level names of the fields from a step on. */
const namesFrom = (steps: readonly Step[], from: number) => new Set(steps.slice(from).flatMap(({ fields }) => fields.map(({ name }) => name)));

/**
 * An exit page ends the way of those whom its condition fits: it has one, asks nothing, and comes after the questions it
 * depends on. Any other step asks or tells something.
 */
export function checkExits({ steps }: FormDefinition, report: Report): void {
  steps.forEach(({ exit, when, fields }, at) => {
    if (!exit) {
      if (!fields.length) report(`steps.${at}.fields`, 'too-small', 'Must have or be at least 1');
      return;
    }
    if (when === undefined || when === true) report(`steps.${at}.when`, 'exit-always', 'An exit without a condition keeps everybody out');
    if (fields.length) report(`steps.${at}.fields`, 'exit-fields', 'An exit page asks nothing');
    const later = namesFrom(steps, at + 1);
    const late = [...asked(when)].find((name) => later.has(name));
    if (late) report(`steps.${at}`, 'exit-late', `Stands before “${late}”, which decides it: place it after that question`, 'warning');
  });
}

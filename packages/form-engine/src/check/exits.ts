import type { FormDefinition, Step } from '@faelles/schemas/definition.js';
import { analyse } from '../rules/analyse.ts';
import type { Report } from './report.ts';

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
    const uses = analyse(when).uses;
    // The exit of one entry would leave the others on their way: there is one way, and it ends for all of them.
    if (uses.some(({ path }) => path?.split('.')[0] === 'entry')) {
      report(`steps.${at}.when`, 'exit-entry', 'An exit ends the way of the whole form, and no entry of a list is at hand: ask over all of them with {"some": [{"var": "<list>"}, <rule>]}');
    }
    const late = uses.map(({ path }) => path?.split('.')[0]).find((name) => name && later.has(name));
    if (late) report(`steps.${at}`, 'exit-late', `Stands before “${late}”, which decides it: place it after that question`, 'warning');
  });
}

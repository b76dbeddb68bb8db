// An exit that an answer in a list leads to: a rule over all entries, on the page and on the server alike.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { checkDefinition } from '@faelles/form-engine/check.js';
import { compileForm } from '@faelles/form-engine/compile.js';
import { createStore } from '@faelles/form-engine/store.js';
import { validateAnswers } from '@faelles/form-engine/validate-answers.js';
import type { FormDefinition } from '@faelles/schemas/definition.js';
import type { Rule } from '@faelles/schemas/json.js';
import { goodAnswers, testDefinition } from '../server/definition.ts';

const text = (words: string) => ({ da: words, en: `${words} (en)` });
const today = '2026-11-20';

/** Ends the way after the step that has the list `places`. */
function withExit(when: Rule): FormDefinition {
  const definition = testDefinition();
  const exit = { reason: [{ paragraph: text('Her må man ikke') }], instead: [{ paragraph: text('Ring til os') }] };
  definition.steps.splice(2, 0, { id: 'out', title: text('Du kan ikke søge'), when, fields: [], exit });
  return definition;
}
const forbidden: Rule = { some: [{ var: 'places' }, { '==': [{ var: 'street' }, 'Havnen'] }] };
const faults = (when: Rule) => checkDefinition(withExit(when)).filter(({ path }) => path.startsWith('steps.2')).map(({ code, severity }) => `${severity} ${code}`);

it('is asked over all entries', () => assert.deepEqual(faults(forbidden), []));

it('cannot be asked of one entry: the checker says how instead', () => {
  assert.deepEqual(faults({ '==': [{ var: 'entry.street' }, 'Havnen'] }).sort(), ['error exit-entry', 'error unknown-variable']);
});

it('ends the way as soon as one entry leads there, in the store and on the server, and opens it again', () => {
  const form = compileForm(withExit(forbidden));
  const store = createStore(form, { inputs: { ...goodAnswers, places: [{ street: 'Torvet' }, { street: 'Kajen' }] }, today: () => today });
  const ends = () => store.steps().find(({ id }) => id === 'out')!.applies;
  const refused = () => validateAnswers(form, store.values(), { today }).issues.map(({ code, params }) => `${code} ${params?.step}`);
  assert.deepEqual([ends(), refused()], [false, []]);
  store.set('places.1.street', 'Havnen');
  assert.deepEqual([ends(), refused()], [true, ['exit out']]);
  store.removeEntry('places', 1);
  assert.deepEqual([ends(), refused()], [false, []]);
});

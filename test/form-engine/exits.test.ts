import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkDefinition } from '@faelles/form-engine/check.js';
import { compileForm } from '@faelles/form-engine/compile.js';
import { createStore } from '@faelles/form-engine/store.js';
import { validateAnswers } from '@faelles/form-engine/validate-answers.js';
import type { FormDefinition } from '@faelles/schemas/definition.js';
import { parking } from '../../stories/form-wizard/parking.ts';
import { TODAY } from './support.ts';

const changed = (change: (definition: FormDefinition) => void) => {
  const definition = structuredClone(parking);
  change(definition);
  return checkDefinition(definition).filter(({ path }) => path.startsWith('steps.')).map(({ path, code }) => `${path}: ${code}`);
};
const answers = { resident: true, company: false, cars: [{ plate: 'AB12345', fuel: 'petrol' }] };

describe('an exit page', () => {
  it('is right as the example has it', () => {
    assert.deepEqual(checkDefinition(parking), []);
  });

  it('must have a condition, its texts in every language, links that may be followed, and no questions', () => {
    assert.deepEqual(changed((d) => delete d.steps[1]!.when), ['steps.1.when: exit-always']);
    assert.deepEqual(changed((d) => void (d.steps[1]!.fields = [{ name: 'why', kind: 'text', label: { da: 'Hvorfor', en: 'Why' } }])), ['steps.1.fields: exit-fields']);
    assert.deepEqual(changed((d) => void (d.steps[1]!.exit!.reason = [{ paragraph: { da: 'Nej' } }])), ['steps.1.exit.reason.0.paragraph.en: missing-text']);
    assert.deepEqual(changed((d) => void (d.steps[1]!.exit!.instead = [{ link: { label: { da: 'x', en: 'x' }, href: 'javascript:alert(1)' } }])), ['steps.1.exit.instead.0.link.href: format']);
    assert.deepEqual(changed((d) => void (d.steps[0]!.fields = [])).filter((fault) => fault.endsWith('too-small')), ['steps.0.fields: too-small']);
  });

  it('is warned about when it stands before the question that decides it', () => {
    assert.deepEqual(changed((d) => void d.steps.unshift(d.steps.splice(1, 1)[0]!)), ['steps.0: exit-late']);
  });

  it('keeps answers that lead to it out, in the store and on the server', () => {
    const form = compileForm(parking);
    assert.deepEqual(validateAnswers(form, answers, { today: TODAY }).issues, []);
    const { issues } = validateAnswers(form, { ...answers, resident: false }, { today: TODAY });
    assert.deepEqual(issues, [{ path: '', code: 'exit', params: { step: 'no-licence' } }]);
    const store = createStore(form, { today: () => TODAY, inputs: answers });
    assert.equal(store.step('no-licence').applies, false);
    store.set('resident', false);
    assert.deepEqual([store.step('no-licence').applies, store.step('no-licence').complete], [true, false]);
  });
});

/** What the property tests of truth found, each by itself. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { FieldDefinition } from '@faelles/schemas/field.js';
import { checkDefinition } from '@faelles/form-engine/check.js';
import { createStore } from '@faelles/form-engine/store.js';
import { validateAnswers } from '@faelles/form-engine/validate-answers.js';
import { definitionOf, formOf, TODAY } from './support.ts';

const today = () => TODAY;
const choice: Partial<FieldDefinition> = {
  name: 'c', kind: 'choice', when: { '==': [{ var: 'a' }, 'on'] },
  fields: ['p', 'q'].map((name) => ({ name, kind: 'group', label: { da: name }, fields: [{ name: 'x', kind: 'text', label: { da: 'x' } }] })),
};

describe('a choice that is hidden', () => {
  it('tells no rule which branch was taken before: page and server would price differently', () => {
    const form = formOf([{ name: 'a' }, choice, { name: 'b', when: { '==': [{ var: 'c.branch' }, 'p'] } }]);
    const store = createStore(form, { today, inputs: { a: 'on', c: { branch: 'p', p: { x: '1' } }, b: 'y' } });
    assert.equal(store.field('b').applies, true);
    store.set('a', 'off');
    assert.equal(store.field('b').applies, false);
    assert.deepEqual(store.values(), { a: 'off' });
    store.set('a', 'on');
    assert.deepEqual(store.values(), { a: 'on', c: { branch: 'p', p: { x: '1' } }, b: 'y' });
  });

  it('cannot wait for its own branch', () => {
    const definition = definitionOf([{ ...choice, when: { '==': [{ var: 'c.branch' }, 'p'] } }]);
    assert.ok(checkDefinition(definition).some(({ code }) => code === 'circle'));
  });
});

describe('a list that may be left out', () => {
  const list: Partial<FieldDefinition> = { name: 'l', kind: 'list', minCount: 2, fields: [{ name: 'x', kind: 'text', label: { da: 'x' } }] };

  it('offers no entries whose questions would have to be answered', () => {
    const form = formOf([{ ...list, required: false }]);
    const store = createStore(form, { today });
    assert.equal(store.field('l').entries!.length, 0);
    assert.equal(store.step('one').complete, true);
    assert.deepEqual(store.values(), {});
    store.set('l.0.x', 'one');
    assert.deepEqual(store.step('one').issues.map(({ path, code }) => `${path} ${code}`), ['l too-few']);
  });

  it('is not sent with a group that nobody began', () => {
    const form = formOf([{ name: 'g', kind: 'group', required: false, fields: [{ name: 'y', kind: 'text', label: { da: 'y' } }, { ...list, label: { da: 'l' } } as FieldDefinition] }]);
    const store = createStore(form, { today });
    assert.deepEqual(store.values(), {});
    assert.deepEqual(validateAnswers(form, store.values(), { today: TODAY }).issues, []);
    store.set('g.y', 'begun');
    assert.equal(store.field('g.l').entries!.length, 2);
  });
});

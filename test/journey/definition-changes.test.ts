import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { carryOver } from '@faelles/journey/drafts/definition-changes.js';
import type { FormDefinition } from '@faelles/schemas/definition.js';
import type { FieldDefinition } from '@faelles/schemas/field.js';
import type { Inputs } from '@faelles/schemas/answers.js';

const text = (name: string, more: Partial<FieldDefinition> = {}): FieldDefinition => ({ name, kind: 'text', label: { da: name.toUpperCase() }, ...more });
const form = (version: string, ...fields: FieldDefinition[]): FormDefinition => ({
  formatVersion: 1, id: 'f', version, title: { da: 'F' },
  authority: { name: { da: 'A' }, cvr: '99999004', contact: { phone: '12345678' } },
  classification: { subject: '05.01.00', facet: 'G01' },
  steps: [{ id: 's', title: { da: 'S' }, fields }],
  receipt: { kind: 'acknowledgement', referencePrefix: 'FF', nextSteps: [{ text: { da: 'N' } }] },
});
const told = (before: FormDefinition | undefined, after: FormDefinition, inputs: Inputs) => {
  const { inputs: carried, changes } = carryOver(before, after, inputs);
  const words = (list: { da: string }[]) => list.map(({ da }) => da);
  return { carried, added: words(changes.added), changed: words(changes.changed), gone: words(changes.gone) };
};

describe('carrying a draft over to a newer form', () => {
  it('takes along what has its name and kind, also when it moved to another step', () => {
    const after = form('2', text('b'));
    after.steps.push({ id: 't', title: { da: 'T' }, fields: [text('a')] });
    assert.deepEqual(told(form('1', text('a'), text('b')), after, { a: 'x', b: ' wrong ' }), { carried: { b: ' wrong ', a: 'x' }, added: [], changed: [], gone: [] });
  });

  it('tells what is new, asked otherwise and gone, and leaves behind what no longer fits', () => {
    const before = form('1', text('kept'), text('other'), text('left'), text('limited', { maxLength: 10 }));
    const after = form('2', text('kept', { hint: { da: 'A better hint' } }), text('other', { kind: 'date' }), text('limited', { maxLength: 5 }), text('young'));
    assert.deepEqual(told(before, after, { kept: '1', other: '2', left: '3', limited: '4' }), {
      carried: { kept: '1', limited: '4' }, added: ['YOUNG'], changed: ['OTHER', 'LIMITED'], gone: ['LEFT'],
    });
  });

  it('goes into groups, entries of lists and branches of choices', () => {
    const holder = (name: string, kind: FieldDefinition['kind'], ...fields: FieldDefinition[]) => text(name, { kind, fields });
    const before = form('1', holder('group', 'group', text('a'), text('b')), holder('list', 'list', text('c'), text('d')), holder('choice', 'choice', holder('one', 'group', text('e')), holder('two', 'group', text('f'))));
    const after = form('2', holder('group', 'group', text('a')), holder('list', 'list', text('c'), text('n')), holder('choice', 'choice', holder('one', 'group', text('e'), text('m'))));
    const inputs: Inputs = { group: { a: '1', b: '2' }, list: [{ c: '3', d: '4' }, { c: '5' }], choice: { branch: 'one', one: { e: '6' }, two: { f: '7' } } };
    assert.deepEqual(told(before, after, inputs), {
      carried: { group: { a: '1' }, list: [{ c: '3' }, { c: '5' }], choice: { branch: 'one', one: { e: '6' } } },
      added: ['N', 'M'], changed: [], gone: ['B', 'D', 'TWO'],
    });
    const gone = told(before, after, { choice: { branch: 'two', two: { f: '7' } } });
    assert.deepEqual(gone.carried, { choice: {} }, 'a branch that is gone is chosen again');
  });

  it('is not confused by inputs of another shape, and keeps what is no question', () => {
    const both = (version: string) => form(version, text('group', { kind: 'group', fields: [text('a')] }), text('list', { kind: 'list', fields: [text('a')] }));
    const { carried } = told(both('1'), both('2'), { group: 'text', list: { a: 1 }, $origins: { a: 'x' }, stray: 'y' } as Inputs);
    assert.deepEqual(carried, { $origins: { a: 'x' } });
  });

  it('goes by name alone where the old version is kept nowhere', () => {
    assert.deepEqual(told(undefined, form('2', text('a')), { a: '1', b: '2' }), { carried: { a: '1', b: '2' }, added: [], changed: [], gone: [] });
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Inputs } from '@faelles/schemas/answers.js';
import type { FieldDefinition } from '@faelles/schemas/field.js';
import { createStore } from '@faelles/form-engine/store.js';
import { validateAnswers } from '@faelles/form-engine/validate-answers.js';
import { formOf, TODAY } from './support.ts';

const codes = (issues: { path: string; code: string }[]) => issues.map(({ path, code }) => `${path}: ${code}`);

const periods: Partial<FieldDefinition> = {
  name: 'periods',
  kind: 'list',
  maxCount: 3,
  fields: [
    { name: 'from', kind: 'date' } as never,
    { name: 'to', kind: 'date', min: { var: 'entry.from' } } as never,
    { name: 'why', when: { '>': [{ 'days-between': [{ var: 'entry.from' }, { var: 'entry.to' }] }, 7] } } as never,
  ],
};

describe('a list', () => {
  const form = formOf([periods]);
  const store = (inputs: Inputs = {}) => createStore(form, { inputs, today: () => TODAY });

  it('that must have entries begins with one', () => {
    const list = store();
    assert.equal(list.field('periods').entries?.length, 1);
    assert.deepEqual(codes(list.step('one').issues), ['periods.0.from: required', 'periods.0.to: required']);
    assert.deepEqual(list.inputs(), {}, 'an entry nobody typed in is not kept');
    list.set('periods.0.from', '2026-12-01');
    assert.deepEqual(list.inputs(), { periods: [{ from: '2026-12-01' }] });
  });

  it('sees its own entry in rules', () => {
    const list = store({ periods: [{ from: '2026-12-01', to: '2026-12-02' }, { from: '2026-12-05', to: '2026-12-20' }] });
    assert.equal(list.field('periods.0.why').applies, false);
    assert.ok(list.field('periods.1.why').applies);
    assert.equal(list.field('periods.1.to').min, '2026-12-05');
    list.set('periods.0.to', '2026-12-24');
    assert.ok(list.field('periods.0.why').applies);
  });

  it('takes entries up to its limit', () => {
    const list = store();
    assert.equal(list.addEntry('periods'), 1);
    assert.equal(list.addEntry('periods'), 2);
    assert.equal(list.addEntry('periods'), -1);
    assert.equal(list.field('periods').entries?.length, 3);
    assert.throws(() => list.set('periods.3.from', '2026-12-01'), RangeError);
    assert.throws(() => list.set('periods.999999999.from', '2026-12-01'), RangeError);
  });

  it('moves what follows up when an entry goes, with what was typed and what is shown', () => {
    const list = store({ periods: [{ from: '2026-12-01', to: '2026-12-02' }, { from: 'wrong' }, { from: '2026-12-09', to: '2026-12-10' }] });
    list.set('periods.1.from', 'more wrong');
    list.leave('periods.1.from');
    list.removeEntry('periods', 0);
    assert.deepEqual(list.inputs(), { periods: [{ from: 'more wrong' }, { from: '2026-12-09', to: '2026-12-10' }] });
    assert.deepEqual(codes(list.field('periods.0.from').issues), ['periods.0.from: format']);
    assert.ok(list.field('periods.0.from').shown);
    assert.equal(list.field('periods.1.from').shown, false);
    assert.equal(list.field('periods.2.from').applies, false);
    assert.deepEqual(list.values(), { periods: [{}, { from: '2026-12-09', to: '2026-12-10' }] });
  });

  it('tells of the entries that came and went', () => {
    const list = store({ periods: [{ from: '2026-12-01', to: '2026-12-02' }, { from: '2026-12-03', to: '2026-12-04' }] });
    list.stepFields('one');
    let heard: string[] = [];
    list.subscribe((changed) => (heard = [...changed]));
    list.removeEntry('periods', 0);
    assert.ok(heard.includes('periods') && heard.includes('periods.0.from'), heard.join());
    assert.equal(list.field('periods').entries?.length, 1);
    assert.equal(list.stepFields('one')[0]!.entries![0]![0]!.value, '2026-12-03');
    list.addEntry('periods');
    assert.ok(heard.includes('periods'));
    assert.equal(list.field('periods').entries?.[1]?.[0]?.input, undefined);
  });

  it('that may be empty is no answer; too few are too few', () => {
    const optional = formOf([{ ...periods, required: false, minCount: 2 }]);
    assert.deepEqual(validateAnswers(optional, {}, { today: TODAY }), { values: {}, issues: [] });
    const one = validateAnswers(optional, { periods: [{ from: '2026-12-01', to: '2026-12-02' }] }, { today: TODAY });
    assert.deepEqual(one.issues, [{ path: 'periods', code: 'too-few', params: { min: 2 } }]);
    assert.deepEqual(codes(validateAnswers(form, {}, { today: TODAY }).issues), ['periods: required']);
    const many = { periods: Array(4).fill({ from: '2026-12-01', to: '2026-12-02' }) };
    assert.deepEqual(validateAnswers(form, many, { today: TODAY }).issues, [{ path: 'periods', code: 'too-many', params: { max: 3 } }]);
  });

  it('can be counted and summed in rules', () => {
    const sum = formOf([
      { name: 'items', kind: 'list', fields: [{ name: 'price', kind: 'money' } as never] },
      { name: 'much', when: { '>': [{ reduce: [{ var: 'items' }, { '+': [{ var: 'accumulator' }, { var: 'current.price' }] }, 0] }, 10_000] } },
    ]);
    const list = createStore(sum, { today: () => TODAY, inputs: { items: [{ price: '60' }, { price: '39' }] } });
    assert.equal(list.field('much').applies, false);
    list.set('items.1.price', '50');
    assert.ok(list.field('much').applies);
  });
});

describe('a choice', () => {
  const form = formOf([{
    name: 'pension', kind: 'choice', fields: [
      { name: 'fund', kind: 'group', label: { da: 'Ja' }, fields: [{ name: 'name' }, { name: 'since', kind: 'date', required: false }] } as never,
      { name: 'none', kind: 'group', label: { da: 'Nej' }, fields: [] } as never,
    ],
  }, { name: 'why', when: { '==': [{ var: 'pension.branch' }, 'none'] }, required: false }]);
  const store = (inputs: Inputs = {}) => createStore(form, { inputs, today: () => TODAY });

  it('asks for a branch, then for what is in it', () => {
    const choice = store();
    assert.deepEqual(codes(choice.step('one').issues), ['pension: required']);
    assert.deepEqual(choice.field('pension').options?.map(({ value }) => value), ['fund', 'none']);
    choice.set('pension', 'fund');
    assert.deepEqual(codes(choice.step('one').issues), ['pension.fund.name: required']);
    assert.deepEqual(choice.field('pension').children?.map(({ path }) => path), ['pension.fund.name', 'pension.fund.since']);
    choice.set('pension.fund.name', 'Kassen');
    assert.deepEqual(choice.values(), { pension: { branch: 'fund', fund: { name: 'Kassen' } } });
  });

  it('keeps what was typed in another branch', () => {
    const choice = store({ pension: { branch: 'fund', fund: { name: 'Kassen' } } });
    choice.set('pension.branch', 'none');
    assert.deepEqual(choice.values(), { pension: { branch: 'none' } });
    assert.ok(choice.field('why').applies);
    choice.set('pension', 'fund');
    assert.deepEqual(choice.values(), { pension: { branch: 'fund', fund: { name: 'Kassen' } } });
    assert.equal(choice.field('why').applies, false);
  });

  it('does not know other branches, and submits only the one taken', () => {
    assert.deepEqual(codes(store({ pension: { branch: 'other' } }).step('one').issues), ['pension: option']);
    const { issues } = validateAnswers(form, { pension: { branch: 'none', fund: { name: 'Kassen' } } }, { today: TODAY });
    assert.deepEqual(codes(issues), ['pension.fund: not-applicable']);
  });
});

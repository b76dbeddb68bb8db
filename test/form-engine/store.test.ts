import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createBareStore } from '@faelles/form-engine/bare-store.js';
import { compileForm } from '@faelles/form-engine/compile.js';
import { messagesOf } from '@faelles/form-engine/field-state.js';
import { parseField } from '@faelles/form-engine/parse.js';
import { createStore } from '@faelles/form-engine/store.js';
import { definitionOf, formOf, personInputs, roadPermit, TODAY } from './support.ts';

const today = () => TODAY;
const road = compileForm(roadPermit());
const codes = (issues: { path: string; code: string }[]) => issues.map(({ path, code }) => `${path}: ${code}`);

describe('what applies', () => {
  const form = formOf([
    { name: 'kind', kind: 'radio', options: [{ value: 'x', label: { da: 'x' } }, { value: 'y', label: { da: 'y' } }] },
    { name: 'more', when: { '==': [{ var: 'kind' }, 'x'] } },
    { name: 'evenMore', when: { present: { var: 'more' } } },
  ]);

  it('follows the answers, through hidden fields too', () => {
    const store = createStore(form, { today, inputs: { kind: 'x', more: 'a' } });
    assert.ok(store.field('evenMore').applies);
    store.set('kind', 'y');
    assert.equal(store.field('more').applies, false);
    assert.equal(store.field('evenMore').applies, false, 'a hidden answer is no answer');
    assert.deepEqual(store.values(), { kind: 'y' });
  });

  it('brings back what was typed when the citizen switches back', () => {
    const store = createStore(form, { today });
    store.set('kind', 'x');
    store.set('more', ' first ');
    store.set('kind', 'y');
    assert.deepEqual(store.inputs(), { kind: 'y', more: ' first ' });
    assert.equal(store.field('more').input, ' first ');
    store.set('kind', 'x');
    assert.deepEqual(store.values(), { kind: 'x', more: 'first' });
  });

  it('hides a step, and does not ask for it', () => {
    const store = createStore(road, { today, inputs: personInputs() });
    const applies = () => store.step('traffic').applies;
    assert.ok(applies());
    store.set('what', 'container');
    assert.ok(applies(), 'more than 10 m²');
    store.set('area', '10');
    assert.equal(applies(), false);
    assert.ok(store.step('traffic').complete);
    assert.equal('blocks' in store.values(), false);
  });

  it('offers options by their rules; one that is gone is an issue', () => {
    const store = createStore(formOf([
      { name: 'adult', kind: 'yes-no' },
      { name: 'drink', kind: 'radio', options: [{ value: 'milk', label: { da: 'm' } }, { value: 'wine', label: { da: 'v' }, when: { var: 'adult' } }] },
    ]), { today, inputs: { adult: true, drink: 'wine' } });
    assert.equal(store.field('drink').value, 'wine');
    store.set('adult', 'no');
    assert.deepEqual(store.field('drink').options?.map(({ value }) => value), ['milk']);
    assert.deepEqual(codes(store.field('drink').issues), ['drink: option']);
    assert.deepEqual(store.values(), { adult: false });
  });

  it('does not ask the applicant what others fill in', () => {
    const store = createStore(formOf([
      { name: 'mine' },
      { name: 'theirs', filledBy: 'authority' },
      { name: 'all', kind: 'group', filledBy: 'authority', fields: [{ name: 'inner', kind: 'text' }] },
    ]), { today, inputs: { mine: 'a', theirs: 'b', all: { inner: 'c' } } });
    assert.deepEqual(store.stepFields('one').map(({ path }) => path), ['mine']);
    assert.deepEqual(store.values(), { mine: 'a' });
    assert.ok(store.step('one').complete);
  });

  it('leaves out a step in which nothing is asked', () => {
    const base = definitionOf([{ name: 'a' }]);
    const step = { id: 'two', title: { da: 'To' }, fields: [{ ...base.steps[0]!.fields[0]!, name: 'b', filledBy: 'authority' }] };
    const store = createStore(compileForm({ ...base, steps: [...base.steps, step] }), { today });
    assert.deepEqual(store.steps().map(({ applies }) => applies), [true, false]);
  });
});

describe('what is required', () => {
  it('is everything, unless said otherwise; a rule decides', () => {
    const store = createStore(formOf([
      { name: 'a' },
      { name: 'b', required: false },
      { name: 'c', required: { '==': [{ var: 'a' }, 'x'] } },
    ]), { today });
    assert.deepEqual(codes(store.step('one').issues), ['a: required']);
    store.set('a', 'x');
    assert.deepEqual(codes(store.step('one').issues), ['c: required']);
    assert.ok(store.field('c').required);
  });

  it('in a group that may be left out begins with the first answer', () => {
    const store = createStore(formOf([
      { name: 'doctor', kind: 'group', required: false, fields: [{ name: 'name', kind: 'text' }, { name: 'phone', kind: 'phone' }] },
    ]), { today });
    assert.ok(store.step('one').complete);
    store.set('doctor.name', 'Test');
    assert.deepEqual(codes(store.step('one').issues), ['doctor.phone: required']);
    store.set('doctor.name', '');
    assert.ok(store.step('one').complete);
  });
});

describe('checks', () => {
  const store = () => createStore(formOf([
    { name: 'a', kind: 'integer' },
    { name: 'b', kind: 'integer', checks: [
      { assert: { '>': [{ var: 'b' }, { var: 'a' }] }, message: { da: 'Mere' } },
      { assert: { '<': [{ var: 'b' }, 100] }, message: { da: 'Meget?' }, severity: 'warning' },
    ] },
  ]), { today });

  it('say which of them failed; a warning stops nobody', () => {
    const form = store();
    form.set('a', '5');
    form.set('b', '3');
    assert.deepEqual(form.field('b').issues, [{ path: 'b', code: 'check', params: { check: 0 } }]);
    assert.equal(form.field('b').value, 3, 'a check does not take the answer away');
    form.set('b', '200');
    assert.deepEqual(form.field('b').issues, [{ path: 'b', code: 'check', severity: 'warning', params: { check: 1 } }]);
    assert.ok(form.step('one').complete);
    const { field, issues } = form.field('b');
    assert.equal(messagesOf(field, issues[0]!)?.check?.da, 'Meget?', 'each brings its own words');
  });

  it('wait until there is an answer', () => {
    assert.deepEqual(codes(store().field('b').issues), ['b: required']);
  });
});

describe('limits', () => {
  it('move with the answers they come from', () => {
    const store = createStore(road, { today, inputs: personInputs() });
    assert.equal(store.field('to').min, '2026-12-02');
    assert.equal(store.field('to').max, '2027-12-01');
    store.set('from', '2026-12-04');
    assert.deepEqual(store.field('to').issues, [{ path: 'to', code: 'date-too-early', params: { min: '2026-12-05' } }]);
    assert.equal(store.field('to').value, undefined);
    assert.equal(store.order(), undefined, 'no price before the dates are right');
  });

  it('follow the calendar over midnight', () => {
    let day = TODAY;
    const store = createStore(road, { today: () => day, inputs: { from: TODAY } });
    assert.deepEqual(store.field('from').issues, []);
    day = '2026-11-21';
    store.set('area', '5');
    assert.deepEqual(codes(store.field('from').issues), ['from: date-too-early']);
  });
});

describe('when issues show', () => {
  it('on leaving a changed field, never before, never on an untouched one', () => {
    const store = createStore(road, { today });
    store.leave('cpr');
    assert.equal(store.field('cpr').shown, false);
    store.set('applicantType', 'person');
    store.set('cpr', '0101');
    assert.equal(store.field('cpr').shown, false);
    store.leave('cpr');
    assert.ok(store.field('cpr').shown);
    store.set('cpr', '010150-5006');
    assert.deepEqual(store.field('cpr').issues, []);
  });

  it('for the whole step on continue', () => {
    const store = createStore(road, { today });
    store.reveal('applicant');
    assert.ok(store.stepFields('applicant').every(({ shown }) => shown));
    assert.ok(store.stepFields('place').every(({ shown }) => !shown));
  });

  it('from the server, until the field changes', () => {
    const store = createStore(road, { today, inputs: personInputs() });
    const strays = store.setServerIssues([
      { path: 'trafficPlan', code: 'file-missing' },
      { path: 'place.street', code: 'too-long', params: { max: 100 } },
      { path: 'nowhere', code: 'unknown-field' },
    ]);
    assert.deepEqual(codes(strays), ['nowhere: unknown-field']);
    assert.deepEqual(codes(store.field('place').issues), ['place.street: too-long']);
    assert.ok(store.field('place').shown);
    store.set('place', { street: 'Ny', houseNumber: '1', postalCode: '9999', postalDistrict: 'By' });
    assert.deepEqual(store.field('place').issues, []);
    store.setServerIssues([]);
    assert.deepEqual(store.field('trafficPlan').issues, []);
  });
});

describe('values that are given', () => {
  it('a default is there until something else is typed, also nothing', () => {
    const store = createStore(formOf([{ name: 'a', default: 'first' }, { name: 'b', required: false }]), { today });
    assert.deepEqual(store.values(), { a: 'first' });
    assert.equal(store.field('a').input, 'first');
    store.set('a', '');
    assert.deepEqual(store.values(), {});
    assert.deepEqual(codes(store.field('a').issues), ['a: required']);
  });

  it('a fixed value stays', () => {
    const store = createStore(formOf([{ name: 'a', fixed: 'always' }]), { today, inputs: { a: 'other' } });
    assert.deepEqual(store.values(), { a: 'always' });
    assert.equal(store.field('a').input, 'always');
  });
});

describe('subscribing', () => {
  it('tells what changed, once, by path, and nothing else', () => {
    const store = createStore(road, { today, inputs: personInputs() });
    ['applicant', 'place', 'traffic'].forEach((id) => store.stepFields(id));
    store.steps();
    store.order();
    const heard: string[][] = [];
    const stop = store.subscribe((changed) => heard.push([...changed].sort()));
    store.set('name', 'Test Nytestesen');
    assert.deepEqual(heard.splice(0), [['#applicant', 'name']]);
    store.set('area', '30');
    assert.deepEqual(heard.splice(0), [['#place', '$order', 'area']]);
    store.set('area', '30');
    assert.deepEqual(heard, [], 'the same again is no change');
    stop();
    store.set('area', '31');
    assert.deepEqual(heard, []);
  });

  it('keeps the object of what did not change', () => {
    const store = createStore(road, { today, inputs: personInputs() });
    const before = store.field('email');
    const fields = store.stepFields('applicant');
    store.set('area', '11');
    assert.equal(store.field('email'), before);
    assert.equal(store.stepFields('applicant'), fields);
  });
});

describe('a store without parsers', () => {
  it('knows the steps of an empty form, and reads what was typed once it can', () => {
    const store = createBareStore(road, { today, inputs: personInputs() });
    assert.deepEqual(store.values(), {});
    assert.deepEqual(store.steps().map(({ applies }) => applies), [true, true, true, false, true]);
    store.stepFields('place');
    let heard: ReadonlySet<string> = new Set();
    store.subscribe((changed) => (heard = changed));
    store.readWith(parseField);
    assert.ok(heard.has('area') && heard.has('#place'));
    const whole = createStore(road, { today, inputs: personInputs() });
    assert.deepEqual(store.values(), whole.values());
    assert.deepEqual(store.steps(), whole.steps());
  });
});

describe('strange calls', () => {
  it('say so, and change nothing', () => {
    const store = createStore(road, { today, inputs: personInputs() });
    const before = store.inputs();
    for (const path of ['nowhere', '__proto__', 'constructor', '', 'name.length', 'place.street', 'steps.0']) {
      assert.throws(() => store.set(path, 'x'), RangeError, path);
      assert.throws(() => store.field(path), RangeError, path);
    }
    assert.throws(() => store.reveal('nowhere'), RangeError);
    assert.equal(store.inputs(), before);
  });

  it('inputs of any shape give issues, never an error', () => {
    for (const inputs of [{ place: 5, from: [], blocks: { a: 1 }, cpr: {}, truth: 'yes' }, JSON.parse('{"__proto__":{"area":5}}')]) {
      const store = createStore(road, { today, inputs: inputs as never });
      store.steps();
      store.summary();
      assert.equal(store.field('area').value, undefined);
    }
  });

  it('never change the inputs that were handed over', () => {
    const inputs = personInputs();
    const copy = structuredClone(inputs);
    const store = createStore(road, { today, inputs });
    store.set('area', '7');
    assert.deepEqual(inputs, copy);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { FieldDefinition } from '@faelles/schemas/field.js';
import { checkDefinition } from '@faelles/form-engine/check.js';
import { compileForm, type Form, type FormField } from '@faelles/form-engine/compile.js';
import { createStore, type FormStore } from '@faelles/form-engine/store.js';
import { filledIn } from './random-forms.ts';
import { definitionOf, roadPermit, runs, TODAY } from './support.ts';
import '../support/seed.ts';

type Anything = any;

/** A yes-no, a radio, a number and a text to ask about. */
const ASKED = [
  { name: 'pet', kind: 'radio', options: ['dog', 'cat', 'none'].map((value) => ({ value, label: { da: value, en: value } })) },
  { name: 'old', kind: 'yes-no' },
  { name: 'size', kind: 'integer' },
  { name: 'marks', kind: 'checkboxes', required: false, options: ['x', 'y'].map((value) => ({ value, label: { da: value, en: value } })) },
];
const is = (name: string, value: Anything) => ({ '==': [{ var: name }, value] });
const found = (definition: Anything) => checkDefinition(definition).map(({ path, code }) => `${path}: ${code}`);

/** Whether a second step behind these conditions is told of: step, group and field. */
const told = (step: Anything, group?: Anything, field?: Anything, more = {}) => {
  const definition = definitionOf([...ASKED, { name: 'name' }] as Partial<FieldDefinition>[], more) as Anything;
  definition.steps[0].fields.forEach((one: Anything) => (one.label = { da: one.name, en: one.name }));
  definition.steps.push({
    id: 'two', title: { da: 'To', en: 'Two' }, ...(step !== undefined && { when: step }),
    fields: [{
      name: 'g', kind: 'group', label: { da: 'g', en: 'g' }, ...(group !== undefined && { when: group }),
      fields: [{ name: 'a', kind: 'text', label: { da: 'a', en: 'a' }, ...(field !== undefined && { when: field }) }],
    }],
  });
  return found(definition).map((fault) => fault.replace(/^steps\.1\./, '').replace(': never-applies', ''));
};

describe('what can never apply is told', () => {
  it('a condition that is false by itself', () => {
    for (const rule of [false, 0, '', { '==': [1, 2] }, { and: [is('old', true), false] }, { in: ['z', ['x', 'y']] }, { if: [false, true] }, { '>': [{ '+': [1, 1] }, 3] }, { none: [[1], { '==': [{ var: '' }, 1] }] }]) {
      assert.deepEqual(told(rule), ['when'], JSON.stringify(rule));
    }
  });

  it('answers that exclude each other, in one condition or along the way', () => {
    assert.deepEqual(told({ and: [is('pet', 'dog'), is('pet', 'cat')] }), ['when']);
    assert.deepEqual(told(is('pet', 'dog'), undefined, is('pet', 'cat')), ['fields.0.fields.0.when']);
    assert.deepEqual(told(is('pet', 'dog'), { '!=': [{ var: 'pet' }, 'dog'] }), ['fields.0.when']);
    assert.deepEqual(told({ in: [{ var: 'pet' }, ['dog', 'cat']] }, is('pet', 'none'), is('old', true)), ['fields.0.when']);
    assert.deepEqual(told({ var: 'old' }, { '!': [{ var: 'old' }] }), ['fields.0.when']);
    assert.deepEqual(told({ and: [{ in: ['x', { var: 'marks' }] }, { '!': [{ in: ['x', { var: 'marks' }] }] }] }), ['when']);
    assert.deepEqual(told(is('old', 'perhaps')), ['when']);
  });

  it('a condition and its opposite, whatever it is about', () => {
    const big = { '>': [{ var: 'size' }, 10] };
    assert.deepEqual(told(big, undefined, { '!': [big] }), ['fields.0.fields.0.when']);
    assert.deepEqual(told({ and: [big, { '<=': [{ var: 'size' }, 10] }] }), [], 'two different conditions over a number are not compared');
  });

  it('by way of a computed value', () => {
    const more = { computed: [{ name: 'hasPet', value: { '!=': [{ var: 'pet' }, 'none'] } }] };
    assert.deepEqual(told({ var: 'calc.hasPet' }, is('pet', 'none'), undefined, more), ['fields.0.when']);
    assert.deepEqual(told({ var: 'calc.hasPet' }, is('pet', 'dog'), undefined, more), []);
  });

  it('by way of a question that is only there for other answers', () => {
    const definition = roadPermit() as Anything;
    const fields = definition.steps.flatMap((step: Anything) => step.fields);
    const part = (name: string) => fields.find((field: Anything) => field.name === name);
    assert.deepEqual(part('cvr').when, is('applicantType', 'company'));
    // The P-number shows for companies, whose CVR number it belongs to.
    part('pNumber').when = { and: [{ present: [{ var: 'name' }] }, is('applicantType', 'company')] };
    assert.deepEqual(found(definition), [], 'a text cannot be counted, so nothing is said');
    definition.steps[2].fields.push({ name: 'own', kind: 'yes-no', label: { da: 'Ejer?', en: 'Own?' }, when: is('applicantType', 'person') });
    definition.steps[3].when = { and: [is('own', true), is('applicantType', 'company')] };
    assert.ok(found(definition).includes('steps.3.when: never-applies'));
  });

  it('an option, an order line, a next step; and a check nobody can pass', () => {
    const definition = roadPermit() as Anything;
    definition.price.lines[0].when = { and: [is('what', 'crane'), is('what', 'container')] };
    definition.receipt.nextSteps[0].when = false;
    const what = definition.steps[2].fields.find(({ name }: Anything) => name === 'what');
    what.options[0].when = { '!': [true] };
    what.checks = [{ assert: { '==': [1, 2] }, message: { da: 'Nej', en: 'No' } }];
    assert.deepEqual(found(definition).sort(), [
      'price.lines.0.when: never-applies', 'receipt.nextSteps.0.when: never-applies',
      'steps.2.fields.1.checks.0.assert: never-passes', 'steps.2.fields.1.options.0.when: never-applies',
    ]);
  });

  it('one entry of a list is not another', () => {
    const list = (inner: Anything) => definitionOf([{ name: 'l', kind: 'list', entryLabel: { da: 'l', en: 'l' }, fields: inner }] as Partial<FieldDefinition>[]);
    const sort = { name: 'sort', kind: 'radio', label: { da: 's', en: 's' }, options: ['p', 'q'].map((value) => ({ value, label: { da: value, en: value } })) };
    const asked = (when: Anything) => found(translated(list([sort, { name: 'b', when }])));
    assert.deepEqual(asked({ and: [is('entry.sort', 'p'), is('entry.sort', 'q')] }), ['steps.0.fields.0.fields.1.when: never-applies']);
    assert.deepEqual(asked({ and: [is('l.0.sort', 'p'), is('entry.sort', 'q')] }), []);
  });
});

const translated = <Content>(content: Content): Content =>
  JSON.parse(JSON.stringify(content), (_, value: Anything) => (value?.da && !value.en ? { ...value, en: value.da } : value)) as Content;

/** Concrete paths of a general one, for the entries a store has. */
function concrete(store: FormStore, path: string): string[] {
  const at = path.indexOf('*');
  if (at < 0) return [path];
  const list = store.field(path.slice(0, at - 1));
  return (list.entries ?? []).flatMap((_, index) => concrete(store, path.slice(0, at) + index + path.slice(at + 1)));
}

/** The field, option or step that a fault's path leads to. */
function followed(form: Form, path: string): { node?: FormField; step?: string; option?: string } {
  const [, step, ...rest] = path.split('.');
  let nodes = form.steps[Number(step)]!.fields;
  let node: FormField | undefined;
  while (rest[0] === 'fields') {
    node = nodes[Number(rest[1])]!;
    nodes = node.children;
    rest.splice(0, 2);
  }
  if (!node) return { step: form.steps[Number(step)]!.step.id };
  return rest[0] === 'options' ? { node, option: node.field.options![Number(rest[1])]!.value } : { node };
}

describe('any form', () => {
  it('never shows what was told never to apply, and refuses what nobody can pass', () => {
    let alarms = 0;
    fc.assert(fc.property(filledIn(8), ({ definition, inputs }) => {
      const faults = checkDefinition(definition);
      const errors = faults.filter(({ severity }) => severity === 'error');
      assert.deepEqual(errors, [], 'the forms of this test are right');
      const claims = faults.filter(({ code, path }) => code.startsWith('never-') && path.startsWith('steps.'));
      if (!claims.length) return;
      alarms += claims.length;
      const form = compileForm(definition);
      for (const typed of inputs) {
        const store = createStore(form, { inputs: typed, today: () => TODAY });
        for (const { path, code } of claims) {
          const { node, step, option } = followed(form, path);
          if (step !== undefined) assert.equal(store.step(step).applies, false, path);
          else {
            for (const at of concrete(store, node!.path)) {
              const { applies, options, issues, value } = store.field(at);
              if (code === 'never-passes') assert.ok(!applies || value === undefined || issues.some((issue) => issue.code === 'check'), path);
              else if (option !== undefined) assert.ok(!applies || options!.every(({ value: offered }) => offered !== option), path);
              else assert.equal(applies, false, path);
            }
          }
        }
      }
    }), { numRuns: runs(600) });
    assert.ok(alarms > 50, `only ${alarms} were told: the forms are too tame to prove anything`);
  });
});

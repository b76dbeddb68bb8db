import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addDays, daysBetween } from '@faelles/schemas/date.js';
import type { FormDefinition } from '@faelles/schemas/definition.js';
import type { Inputs } from '@faelles/schemas/answers.js';
import type { Json } from '@faelles/schemas/json.js';
import { compileForm, fieldAt, type Form } from '@faelles/form-engine/compile.js';
import { orderOf, PriceError } from '@faelles/form-engine/price.js';
import { createStore, type FieldState, type FormStore } from '@faelles/form-engine/store.js';
import { summaryOf } from '@faelles/form-engine/summary.js';
import { validateAnswers } from '@faelles/form-engine/validate-answers.js';
import { json, roadPermit, TODAY, runs } from './support.ts';
import '../support/seed.ts';

const today = () => TODAY;
const id = '0b6a2ad4-6d0a-4d2a-9d51-0f5fc9d2a001';
const file = { id, name: 'plan.pdf', type: 'application/pdf', size: 100 };
const address = { street: 'Testvej', houseNumber: '1', postalCode: '9999', postalDistrict: 'Eksempelby' };

/** An answer a citizen could give to a field: often right, sometimes not. */
function answerTo(form: Form, path: string): fc.Arbitrary<Json> {
  const { field } = fieldAt(form, path)!;
  const wrong = fc.constantFrom<Json>('', ' ', 'x', '0', {}, [], null, { day: '31', month: '2', year: '2027' });
  const values = field.options?.map(({ value }) => value) ?? field.fields?.map(({ name }) => name) ?? ['x'];
  const right: fc.Arbitrary<Json> =
    field.kind === 'checkboxes' ? fc.subarray(values)
    : field.options || field.kind === 'choice' ? fc.constantFrom(...values)
    : field.kind === 'date' ? fc.constantFrom<Json>('2026-11-20', '2026-11-21', '2026-12-24', '2027-11-20', { day: '1', month: '1', year: '2027' })
    : field.kind === 'address' ? fc.constantFrom<Json>(address, { ...address, postalCode: '' })
    : field.kind === 'file' ? fc.constantFrom<Json>([file], [])
    : field.kind === 'bank-account' ? fc.constant<Json>({ registrationNumber: '0040', accountNumber: '0440116243' })
    : fc.constantFrom<Json>('5', '10', '11', '500', '12345678', '010150-5006', '99999004', '1003388394', 'test@example.org', 'Test', '0101', 'DK', 'given', 'refused', 'yes', true, false, '123456');
  return fc.oneof({ weight: 5, arbitrary: right }, { weight: 1, arbitrary: wrong });
}

type Edit = { do: 'set'; path: string; input: Json } | { do: 'add' | 'remove'; path: string; index: number } | { do: 'leave' | 'look'; path: string };

function edits(form: Form): fc.Arbitrary<Edit[]> {
  const paths = [...form.fields.values()].map(({ path, field }) => [path, field.kind] as const);
  const concrete = (path: string) => fc.tuple(...path.split('.').map((step) => (step === '*' ? fc.nat(2).map(String) : fc.constant(step)))).map((steps) => steps.join('.'));
  const leaves = paths.filter(([, kind]) => !['information', 'group', 'list'].includes(kind)).map(([path]) => path);
  const lists = paths.filter(([, kind]) => kind === 'list').map(([path]) => path);
  const set = fc.constantFrom(...leaves).chain(concrete).chain((path) => answerTo(form, path).map((input): Edit => ({ do: 'set', path, input })));
  const look = fc.constantFrom(...leaves).chain(concrete).chain((path) => fc.constantFrom<Edit>({ do: 'look', path }, { do: 'leave', path }));
  const change = lists.length
    ? fc.constantFrom(...lists).chain(concrete).chain((path) => fc.tuple(fc.constantFrom('add' as const, 'remove' as const), fc.nat(2)).map(([what, index]): Edit => ({ do: what, path, index })))
    : set;
  return fc.array(fc.oneof({ weight: 6, arbitrary: set }, { weight: 1, arbitrary: look }, { weight: 2, arbitrary: change }), { maxLength: 40 });
}

function apply(store: FormStore, edit: Edit): void {
  if (edit.do === 'look') store.field(edit.path);
  else if (edit.do === 'leave') store.leave(edit.path);
  else if (edit.do === 'add') store.addEntry(edit.path);
  else if (edit.do === 'remove') store.removeEntry(edit.path, edit.index);
  else if (edit.do === 'set') {
    try {
      store.set(edit.path, edit.input);
    } catch (error) {
      assert.ok(error instanceof RangeError, 'only a place beyond a list’s limit may be refused');
    }
  }
}

/** What a page would show, without what only this visit knows. */
const bare = ({ shown: _, touched: __, dirty: ___, children, entries, ...state }: FieldState): object => ({
  ...state,
  ...(children && { children: children.map(bare) }),
  ...(entries && { entries: entries.map((entry) => entry.map(bare)) }),
});

const picture = (store: FormStore) => ({
  values: store.values(),
  steps: store.steps(),
  fields: store.form.steps.map(({ step }) => store.stepFields(step.id).map(bare)),
  order: store.order(),
  summary: store.summary(),
});

const forms: [name: string, form: Form][] = [
  ['road permit', compileForm(roadPermit())],
  ['PN151', compileForm(json<FormDefinition>('docs/definitions/pn151.json'))],
];

for (const [name, form] of forms) {
  describe(`any edits of the ${name}`, () => {
    it('leave the same as beginning with what was typed', () => {
      fc.assert(fc.property(edits(form), (all) => {
        const store = createStore(form, { today });
        for (const edit of all) {
          apply(store, edit);
          // Looking at every turn would hide what is stale; looking never would hide what a half-worked cell does.
          if (edit.do === 'look') picture(store);
        }
        const again = createStore(form, { today, inputs: JSON.parse(JSON.stringify(store.inputs())) as Inputs });
        assert.deepEqual(picture(store), picture(again));
      }), { numRuns: runs(300) });
    });

    it('tell of every field that looks different', () => {
      fc.assert(fc.property(edits(form), (all) => {
        const store = createStore(form, { today });
        const watched = () => form.steps.flatMap(({ step }) => store.stepFields(step.id));
        let seen = new Map(watched().map((state) => [state.path, state]));
        let told = new Set<string>();
        store.subscribe((changed) => changed.forEach((path) => told.add(path)));
        for (const edit of all) {
          told = new Set();
          apply(store, edit);
          const now = new Map(watched().map((state) => [state.path, state]));
          for (const [path, state] of now) {
            if (seen.has(path) && seen.get(path) !== state) assert.ok(told.has(path), `${path} changed untold by ${JSON.stringify(edit)}`);
            if (!seen.has(path)) assert.ok(told.has(`#${fieldAt(form, path)!.step.id}`), `${path} came untold`);
          }
          for (const path of seen.keys()) if (!now.has(path)) assert.ok(told.has(`#${fieldAt(form, path)!.step.id}`), `${path} went untold`);
          seen = now;
        }
      }), { numRuns: runs(150) });
    });

    it('are judged alike by page and server', () => {
      fc.assert(fc.property(edits(form), (all) => {
        const store = createStore(form, { today });
        all.forEach((edit) => apply(store, edit));
        const submitted = JSON.parse(JSON.stringify(store.values())) as Json;
        const { values, issues } = validateAnswers(form, submitted, { today: TODAY });
        assert.deepEqual(values, store.values());
        const wrong = (found: { severity?: string | undefined }[]) => found.filter(({ severity }) => severity !== 'warning').length > 0;
        assert.equal(wrong(issues), store.steps().some(({ complete }) => !complete));
        const shown = store.order();
        try {
          assert.deepEqual(orderOf(form, values, { today: TODAY }), shown);
        } catch (error) {
          assert.ok(error instanceof PriceError && shown === undefined);
        }
        if (!wrong(issues)) assert.deepEqual(summaryOf(form, values, { today: TODAY }), store.summary());
      }), { numRuns: runs(300) });
    });
  });
}

describe('any complete road permit', () => {
  const road = forms[0]![1];
  const carriage = { trafficPlan: [file], onCallName: 'Test', onCallPhone: '12345678' };
  const complete = fc.record({
    who: fc.constantFrom<Inputs>({ applicantType: 'person', name: 'Test', cpr: '010150-5006' }, { applicantType: 'company', cvr: '99999004', contactPerson: 'Test', pNumber: '' }),
    both: fc.constant<Inputs>({ email: 'test@example.org', phone: '12 34 56 78', place: address, whatOther: 'Skurvogn', truth: true, ...carriage }),
    what: fc.constantFrom('container', 'scaffold', 'crane', 'materials', 'other').map((what) => ({ what })),
    area: fc.integer({ min: 1, max: 500 }).map((area) => ({ area: String(area) })),
    dates: fc.tuple(fc.nat(400), fc.integer({ min: 1, max: 364 })).map(([first, length]) => ({ from: addDays(TODAY, first), to: addDays(TODAY, first + length) })),
    blocks: fc.oneof(fc.constant(['none']), fc.subarray(['pavement', 'cycle-path', 'carriageway'], { minLength: 1 })).map((blocks) => ({ blocks })),
    debt: fc.constantFrom('given', 'refused').map((debtConsent) => ({ debtConsent })),
  }).map((parts): Inputs => Object.assign({}, ...Object.values(parts)) as Inputs);

  it('is accepted by the server, at the price that was shown', () => {
    fc.assert(fc.property(complete, (inputs) => {
      const store = createStore(road, { today, inputs });
      const sent = JSON.parse(JSON.stringify(store.values())) as Json;
      const { values, issues } = validateAnswers(road, sent, { today: TODAY });
      assert.deepEqual(issues, []);
      assert.deepEqual(values, sent);
      const order = orderOf(road, values, { today: TODAY });
      assert.deepEqual(order, store.order());
      // The price of the road permit in plain arithmetic: m² × days × rate, two days free, a minimum.
      const rates = { container: 600, scaffold: 400, crane: 900, materials: 500, other: 500 };
      const days = Math.max(0, daysBetween(inputs.from as string, inputs.to as string) + 1 - 2);
      const usage = Number(inputs.area) * days * rates[inputs.what as keyof typeof rates];
      assert.equal(order.totalOre, usage === 0 ? 0 : Math.max(usage, 25_000));
    }), { numRuns: runs(500) });
  });
});

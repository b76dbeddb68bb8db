import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Json } from '@faelles/schemas/json.js';
import { verdicts, type Verdict } from '@faelles/schemas/sources.js';
import { answerText } from '@faelles/form-engine/answer-text.js';
import { asksOf } from '@faelles/form-engine/asks-of.js';
import { checkDefinition } from '@faelles/form-engine/check.js';
import { parseField } from '@faelles/form-engine/parse.js';
import { createStore } from '@faelles/form-engine/store.js';
import { summaryOf } from '@faelles/form-engine/summary.js';
import { validateAnswers } from '@faelles/form-engine/validate-answers.js';
import { askKey } from '@faelles/form-engine/verdicts.js';
import { definitionOf, fieldOf, formOf, runs, TODAY } from './support.ts';
import '../support/seed.ts';

const text = (da: string) => ({ da, en: da });
const source = { id: 'person', label: text('CPR') };
const today = () => TODAY;
const at = '2026-11-20T10:00:00Z';
const person = { name: 'person', kind: 'fetched' as const, source, fields: [{ name: 'name' }, { name: 'born', kind: 'date' as const, required: false }] as never };
const fetched = { from: 'source', data: { name: 'Test Testesen' }, fetchedAt: at, proofs: { name: 'x' } };

describe('fetched data', () => {
  const field = fieldOf(person);
  const cases: [input: Json, value: Json | undefined, codes?: string[]][] = [
    [fetched, fetched],
    [{ ...fetched, correction: ' Navnet  er gammelt ' }, { ...fetched, correction: 'Navnet  er gammelt' }],
    [{ from: 'protected', data: {}, fetchedAt: at, proofs: { protected: 'x' } }, { from: 'protected', data: {}, fetchedAt: at, proofs: { protected: 'x' } }],
    [{ ...fetched, from: 'protected' }, undefined, ['type@']],
    [{ ...fetched, data: { other: 'x' } }, undefined, ['type@']],
    [{ ...fetched, fetchedAt: 'now' }, undefined, ['type@']],
    [{ from: 'citizen', data: { name: ' Test ', born: { day: '1', month: '2', year: '1950' } } }, { from: 'citizen', data: { name: 'Test', born: '1950-02-01' } }],
    [{ from: 'citizen', data: { name: '', born: { day: '', month: '', year: '' } } }, undefined, []],
    [{ from: 'citizen', data: { born: '1950-13-01' } }, undefined, ['date-invalid@born', 'required@name']],
    [{ from: 'citizen', data: { other: 'x' } }, undefined, ['type@']],
  ];
  for (const [input, value, codes = []] of cases) {
    it(JSON.stringify(input), () => {
      const result = parseField(field, input, { today: TODAY });
      assert.deepEqual(result.value, value);
      assert.deepEqual(result.issues.map(({ code, path }) => `${code}@${path}`), codes);
    });
  }

  it('is shown with its source, and with what the citizen says is wrong', () => {
    const [, section] = summaryOf(formOf([{ name: 'a' }, person]), { a: 'x', person: { ...fetched, correction: 'Nej' } }, { today: TODAY });
    assert.deepEqual(section!.lines.map(({ path, value, origin, privacy }) => [path, value, origin, privacy]), [
      ['person.name', 'Test Testesen', undefined, 'free-text'],
      ['person.born', undefined, undefined, 'open'],
      ['person.source', at, undefined, 'open'],
      ['person.correction', 'Nej', undefined, 'free-text'],
    ]);
  });

  it('can be read by a rule', () => {
    const form = formOf([person, { name: 'a', when: { '==': [{ var: 'person.data.name' }, 'Test Testesen'] } }]);
    assert.deepEqual(validateAnswers(form, { person: fetched, a: 'x' }, { today: TODAY }).issues, []);
    assert.deepEqual(checkDefinition(form.definition).filter(({ severity }) => severity === 'error'), []);
  });
});

describe('a prefilled answer', () => {
  const form = formOf([{ name: 'name', source, prefill: 'name' }, { name: 'more', required: false }]);
  const origin = { source: 'person', datum: 'name', value: 'Test', fetchedAt: at, proof: 'x' };

  it('takes its origin along, in the draft and with the answers, changed or not', () => {
    const store = createStore(form, { today });
    store.set('name', 'Test');
    store.setOrigin('name', origin);
    assert.deepEqual(store.values(), { name: 'Test', $origins: { name: origin } });
    store.set('name', 'Other');
    assert.deepEqual(store.values(), { name: 'Other', $origins: { name: origin } });
    const again = createStore(form, { today, inputs: store.inputs() });
    const { values, issues } = validateAnswers(form, again.values(), { today: TODAY });
    assert.deepEqual(issues, []);
    const [line] = summaryOf(form, values, { today: TODAY })[0]!.lines;
    assert.equal(answerText(line!, 'da', (key: string, params?: { source: string }) => `${key} ${params?.source}`), 'Other\nfield.source-changed CPR');
    assert.deepEqual(line!.origin, { source: source.label, at, changed: true });
  });

  it('leaves no origin behind when the answer goes', () => {
    const store = createStore(form, { today });
    store.set('name', 'Test');
    store.setOrigin('name', origin);
    store.set('name', '');
    assert.deepEqual(store.values(), {});
  });
});

describe('a check that asks the server', () => {
  const form = formOf([{ name: 'cvr', kind: 'cvr', checks: [{ ask: 'cvr-exists', message: text('Nej') }] }]);

  it('stops only when the server said no', () => {
    for (const verdict of [undefined, ...verdicts]) {
      const given = verdict && { [askKey({ ask: 'cvr-exists', value: '99999004' })]: verdict };
      const { issues } = validateAnswers(form, { cvr: '99999004' }, { today: TODAY, ...(given && { verdicts: given }) });
      assert.deepEqual(issues, verdict === 'not-ok' ? [{ path: 'cvr', code: 'check', params: { check: 0 } }] : [], verdict);
    }
  });

  it('asks about right answers only', () => {
    assert.deepEqual(asksOf(form, { cvr: '99999004' }, { today: TODAY }), [{ ask: 'cvr-exists', value: '99999004' }]);
    assert.deepEqual(asksOf(form, { cvr: '99999005' }, { today: TODAY }), []);
  });

  it('says the same in the browser and on the server, whatever was said of whatever in whatever order', () => {
    const numbers = ['99999004', '99 99 90 12', '13585628', 'x', ''];
    const said = fc.array(fc.tuple(fc.constantFrom('99999004', '99999012', '13585628'), fc.constantFrom<Verdict>(...verdicts)));
    fc.assert(fc.property(fc.array(fc.constantFrom(...numbers), { minLength: 1 }), said, fc.boolean(), (typed, answers, early) => {
      const store = createStore(form, { today });
      const found = Object.fromEntries(answers.map(([value, verdict]) => [askKey({ ask: 'cvr-exists', value }), verdict]));
      if (early) store.setVerdicts(found);
      for (const input of typed) (store.set('cvr', input), store.step('one'), store.field('cvr'));
      if (!early) store.setVerdicts(found);
      const server = validateAnswers(form, store.values(), { today: TODAY, verdicts: found });
      const stopped = (issues: readonly { code: string }[]) => issues.some(({ code }) => code === 'check');
      assert.equal(stopped(store.step('one').issues), stopped(server.issues));
      assert.deepEqual(store.field('cvr').issues.filter(({ code }) => code === 'check'), server.issues.filter(({ code }) => code === 'check'));
    }), { numRuns: runs(200) });
  });
});

describe('a definition', () => {
  const faults = (field: object) => checkDefinition(definitionOf([field as never])).filter(({ severity }) => severity === 'error').map(({ path, code }) => `${path.replace('steps.0.fields.0', '')} ${code}`);
  const cases: [string, object, string[]][] = [
    ['fetches', person, []],
    ['fetches from nowhere', { ...person, source: undefined }, [' missing-source']],
    ['fetches nothing', { ...person, fields: undefined }, [' missing-fields']],
    ['fetches a file', { ...person, fields: [{ name: 'a', kind: 'file' }] }, ['.fields.0.kind fetched-kind']],
    ['prefills', { name: 'a', source, prefill: 'name' }, []],
    ['prefills from nowhere', { name: 'a', prefill: 'name' }, [' missing-source']],
    ['prefills what is fixed', { name: 'a', source, prefill: 'name', fixed: 'x' }, ['.prefill member']],
    ['prefills a tick', { name: 'a', kind: 'checkbox', source, prefill: 'name' }, ['.prefill member']],
    ['prefills entries', { name: 'a', kind: 'list', fields: [{ name: 'b', source, prefill: 'name' }] }, ['.fields.0.prefill member']],
    ['asks', { name: 'a', checks: [{ ask: 'cvr-exists', message: text('x') }] }, []],
    ['asks and asserts', { name: 'a', checks: [{ ask: 'cvr-exists', assert: true, message: text('x') }] }, ['.checks.0 check']],
    ['checks nothing', { name: 'a', checks: [{ message: text('x') }] }, ['.checks.0 check']],
  ];
  for (const [what, field, expected] of cases) it(what, () => assert.deepEqual(faults(field), expected));
});

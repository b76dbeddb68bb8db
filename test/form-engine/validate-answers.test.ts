import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import * as z from 'zod/mini';
import type { Json } from '@faelles/schemas/json.js';
import { compileForm } from '@faelles/form-engine/compile.js';
import { answersSchema, fieldSchema } from '@faelles/form-engine/schema.js';
import { createStore } from '@faelles/form-engine/store.js';
import { validateAnswers } from '@faelles/form-engine/validate-answers.js';
import { fieldOf, formOf, personInputs, roadPermit, TODAY } from './support.ts';
import '../support/seed.ts';

const road = compileForm(roadPermit());
const complete = () => createStore(road, { today: () => TODAY, inputs: personInputs() }).values();
const faults = (answers: unknown, form = road) => validateAnswers(form, answers, { today: TODAY }).issues.map(({ path, code }) => `${path}: ${code}`);

describe('submitted answers', () => {
  it('of a complete form are right, and come back as they were', () => {
    assert.deepEqual(validateAnswers(road, complete(), { today: TODAY }), { values: complete(), issues: [] });
  });

  it('must be there', () => {
    const { cpr: _, ...rest } = complete();
    assert.deepEqual(faults(rest), ['cpr: required']);
    assert.deepEqual(faults({}).slice(0, 3), ['applicantType: required', 'email: required', 'phone: required']);
  });

  it('must be canonical: what a page would have typed is refused', () => {
    for (const [name, typed] of Object.entries({
      cpr: '010150-5006', phone: '12345678', area: '20', from: { day: '1', month: '12', year: '2026' }, name: ' Test ', truth: 'true', blocks: ['none', 'none'],
    })) {
      assert.deepEqual(faults({ ...complete(), [name]: typed }), [`${name}: type`], name);
    }
  });

  it('must not be empty texts, nulls or lists of nothing', () => {
    assert.deepEqual(faults({ ...complete(), name: '' }), ['name: type']);
    assert.deepEqual(faults({ ...complete(), name: null }), ['name: type']);
    assert.deepEqual(faults({ ...complete(), blocks: [] }), ['blocks: type']);
  });

  it('must be asked for', () => {
    assert.deepEqual(faults({ ...complete(), extra: 1 }), ['extra: unknown-field']);
    assert.deepEqual(faults({ ...complete(), cvr: '99999004' }), ['cvr: not-applicable']);
    assert.deepEqual(faults({ ...complete(), introduction: 'x' }), ['introduction: not-applicable']);
    assert.deepEqual(faults({ ...complete(), place: { ...(complete().place as object), 'Mit CPR er 010150-5006': 1 } }), ['place: type']);
    assert.deepEqual(faults({ ...complete(), 'Mit CPR er 010150-5006': 1 }), [': unknown-field'], 'a name nobody gave is not repeated');
  });

  it('of a step that does not apply are refused', () => {
    assert.deepEqual(faults({ ...complete(), what: 'container', area: 5 }), ['blocks: not-applicable']);
  });

  it('must fit together', () => {
    assert.deepEqual(faults({ ...complete(), to: '2026-12-01' }), ['to: date-too-early']);
    assert.deepEqual(faults({ ...complete(), to: '2027-12-02' }), ['to: date-too-late']);
    assert.deepEqual(faults({ ...complete(), from: '2026-11-19' }), ['from: date-too-early']);
    assert.deepEqual(faults({ ...complete(), blocks: ['pavement', 'none'] }), ['blocks: check']);
    assert.deepEqual(faults({ ...complete(), blocks: ['carriageway'] }), ['trafficPlan: required', 'onCallName: required', 'onCallPhone: required']);
  });

  it('of the wrong shape altogether are refused with a path', () => {
    for (const answers of [null, 5, 'x', [], true, undefined]) assert.deepEqual(faults(answers), [': type']);
    const form = formOf([{ name: 'g', kind: 'group', required: false, fields: [{ name: 'a' }] }, { name: 'l', kind: 'list', required: false, fields: [{ name: 'b', required: false }] }] as never);
    assert.deepEqual(faults({ g: 'x' }, form), ['g: type']);
    assert.deepEqual(faults({ l: {} }, form), ['l: type']);
    assert.deepEqual(faults({ l: [5] }, form), ['l.0: type']);
    assert.deepEqual(faults({ l: [{ c: 1 }] }, form), ['l.0.c: unknown-field']);
  });

  it('filled in by others are not the applicant’s to send; fixed ones cannot be changed', () => {
    const form = formOf([{ name: 'theirs', filledBy: 'authority' }, { name: 'always', fixed: 'x' }]);
    assert.deepEqual(faults({ theirs: 'a' }, form), ['theirs: not-applicable']);
    assert.deepEqual(faults({ always: 'y' }, form), ['always: option']);
    assert.deepEqual(validateAnswers(form, {}, { today: TODAY }), { values: { always: 'x' }, issues: [] });
  });

  it('get no defaults', () => {
    assert.deepEqual(faults({}, formOf([{ name: 'a', default: 'x' }])), ['a: required']);
  });

  it('of any JSON never throw, and never pass by accident', () => {
    fc.assert(fc.property(fc.jsonValue(), (answers) => assert.ok(faults(answers).length > 0)));
    const names = [...road.fields.keys()];
    fc.assert(fc.property(fc.dictionary(fc.constantFrom(...names, '__proto__', 'constructor'), fc.jsonValue()), (answers) => {
      assert.ok(faults(answers).length > 0);
    }));
  });

  it('cannot be made right by changing one of them to any other JSON that means something else', () => {
    fc.assert(fc.property(fc.constantFrom('cpr', 'email', 'from', 'area', 'applicantType', 'truth', 'debtConsent'), fc.jsonValue(), (name, value) => {
      const { values, issues } = validateAnswers(road, { ...complete(), [name]: value }, { today: TODAY });
      if (!issues.length) assert.deepEqual((values as Record<string, Json>)[name], value);
    }));
  });
});

describe('schemas', () => {
  it('of a field read its input', () => {
    const schema = fieldSchema(fieldOf({ kind: 'date' }), { today: TODAY });
    assert.equal(z.parse(schema, '1.4.2027'), '2027-04-01');
    assert.equal(z.parse(schema, ''), undefined);
    const wrong = z.safeParse(schema, { day: '1', month: '', year: '2027' });
    assert.deepEqual(wrong.error!.issues.map(({ message, path }) => [message, path]), [['date-incomplete', ['month']]]);
  });

  it('of all answers say the same as validateAnswers', () => {
    const schema = answersSchema(road, { today: () => TODAY });
    assert.deepEqual(z.parse(schema, complete()), complete());
    const wrong = z.safeParse(schema, { ...complete(), area: 0, blocks: ['carriageway'] });
    assert.deepEqual(wrong.error!.issues.map(({ message, path }) => `${path.join('.')}: ${message}`), faults({ ...complete(), area: 0, blocks: ['carriageway'] }));
    assert.equal(JSON.stringify(wrong.error!.issues).includes('0101505006'), false, 'issues hold no answers');
  });
});

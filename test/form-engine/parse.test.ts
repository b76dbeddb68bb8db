import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addDays, isoDate } from '@faelles/schemas/date.js';
import { fieldKinds, type FieldDefinition, type FieldKind } from '@faelles/schemas/field.js';
import { municipalityCodes } from '@faelles/schemas/identifiers/municipality-code.js';
import type { Json } from '@faelles/schemas/json.js';
import { countryCodes } from '@faelles/form-engine/kinds/country.js';
import { holderKinds, parseField, type ParseContext } from '@faelles/form-engine/parse.js';
import { fieldOf, TODAY, runs } from './support.ts';
import '../support/seed.ts';

const NBSP = '\u00A0';
const id = '0b6a2ad4-6d0a-4d2a-9d51-0f5fc9d2a001';
const pdf = { id, name: 'plan.pdf', type: 'application/pdf', size: 1000 };
const options = ['one', 'two', 'three'].map((value) => ({ value, label: { da: value } }));

type Row = [field: Partial<FieldDefinition>, input: Json | undefined, expected: Json | undefined | { path?: string; code: string; params?: object }[], context?: ParseContext];

/** An array of objects with `code` is what is wrong; anything else the value; undefined is empty. */
function expect(rows: Row[]): void {
  for (const [field, input, expected, context] of rows) {
    it(`${field.kind} ${JSON.stringify(field.name ? undefined : input)} → ${JSON.stringify(expected) ?? 'empty'}`, () => {
      const { value, issues } = parseField(fieldOf(field), input, { today: TODAY, ...context });
      if (Array.isArray(expected) && expected.length && typeof expected[0] === 'object' && expected[0] && 'code' in expected[0]) {
        assert.deepEqual(issues, expected.map((issue) => ({ path: '', ...(issue as object) })));
        assert.equal(value, undefined);
      } else {
        assert.deepEqual(issues, []);
        assert.deepEqual(value, expected);
      }
    });
  }
}

describe('empty', () => {
  for (const kind of fieldKinds) {
    it(`${kind}: nothing, null, '' and white space are no answer and no fault`, () => {
      for (const input of [undefined, null, '', ' ', `${NBSP}\u200B\n`]) {
        assert.deepEqual(parseField(fieldOf({ kind, options }), input), { issues: [] });
      }
    });
  }
});

describe('text', () => expect([
  [{ kind: 'text' }, `  Åse${NBSP} \n Test  `, 'Åse Test'],
  [{ kind: 'text' }, 'A\u030Ase', 'Åse'],
  [{ kind: 'text' }, 'a\u0000b\uD800c', 'abc'],
  [{ kind: 'text', maxLength: 3 }, '👍👍👍', '👍👍👍'],
  [{ kind: 'text', maxLength: 3 }, 'abcd', [{ code: 'too-long', params: { max: 3 } }]],
  [{ kind: 'text', minLength: 3 }, 'ab', [{ code: 'too-short', params: { min: 3 } }]],
  [{ kind: 'text' }, 'x'.repeat(256), [{ code: 'too-long', params: { max: 255 } }]],
  [{ kind: 'text' }, 5, [{ code: 'type' }]],
  [{ kind: 'text', characters: 'digits', minLength: 6 }, `12 34${NBSP}56`, '123456'],
  [{ kind: 'text', characters: 'digits' }, '12a', [{ code: 'format', params: { characters: 'digits' } }]],
  [{ kind: 'text', characters: 'letters-and-digits' }, 'ab 12', 'ab12'],
  [{ kind: 'textarea' }, 'en\r\nto  \n', 'en\nto'],
]));

describe('numbers', () => expect([
  [{ kind: 'integer' }, '12', 12],
  [{ kind: 'integer' }, ` 1${NBSP}234 `, 1234],
  [{ kind: 'integer' }, '1.234', 1234],
  [{ kind: 'integer' }, '１２', 12],
  [{ kind: 'integer' }, '−5', -5],
  [{ kind: 'integer' }, '-0', 0],
  [{ kind: 'integer' }, '12,5', [{ code: 'not-integer' }]],
  [{ kind: 'integer' }, '12.5', [{ code: 'format' }]],
  [{ kind: 'integer' }, '1.23', [{ code: 'format' }]],
  [{ kind: 'integer' }, '1e3', [{ code: 'format' }]],
  [{ kind: 'integer' }, '99999999999999999999', [{ code: 'too-large' }]],
  [{ kind: 'integer' }, 1.5, [{ code: 'not-integer' }]],
  [{ kind: 'integer' }, true, [{ code: 'type' }]],
  [{ kind: 'integer', min: 1 }, '0', [{ code: 'too-small', params: { min: 1 } }]],
  [{ kind: 'integer', max: 500 }, '501', [{ code: 'too-large', params: { max: 500 } }]],
  [{ kind: 'integer', max: { var: 'other' } }, '501', [{ code: 'too-large', params: { max: 3 } }], { max: 3 }],
  [{ kind: 'integer', max: { var: 'other' } }, '501', 501],
  [{ kind: 'number' }, '12,5', 12.5],
  [{ kind: 'number' }, '1.234,50', 1234.5],
  [{ kind: 'number' }, '12,345', [{ code: 'format', params: { decimals: 2 } }]],
  [{ kind: 'number', decimals: 3 }, '12,345', 12.345],
  [{ kind: 'number' }, 0.1 + 0.2, [{ code: 'format', params: { decimals: 2 } }]],
  [{ kind: 'money' }, '1.234,50 kr.', 123450],
  [{ kind: 'money' }, '12.50', [{ code: 'format' }]],
  [{ kind: 'money' }, '1,234.50', [{ code: 'format' }]],
  [{ kind: 'money' }, 123450, 123450],
  [{ kind: 'money' }, 1.5, [{ code: 'type' }]],
  [{ kind: 'money', max: 10000 }, '100,01', [{ code: 'too-large', params: { max: 10000 } }]],
]));

describe('date', () => expect([
  [{ kind: 'date' }, { day: '1', month: '4', year: '2027' }, '2027-04-01'],
  [{ kind: 'date' }, { day: ' 01', month: '０4', year: '2027' }, '2027-04-01'],
  [{ kind: 'date' }, '2027-04-01', '2027-04-01'],
  [{ kind: 'date' }, '1.4.2027', '2027-04-01'],
  [{ kind: 'date' }, '01/04-2027', '2027-04-01'],
  [{ kind: 'date' }, '1. 4. 2027', '2027-04-01'],
  [{ kind: 'date' }, 'i morgen', [{ code: 'format' }]],
  [{ kind: 'date' }, { day: '', month: '', year: '' }, undefined],
  [{ kind: 'date' }, { day: '1', month: '', year: '2027' }, [{ code: 'date-incomplete', path: 'month', params: { part: 'month' } }]],
  [{ kind: 'date' }, { day: '1' }, [{ code: 'date-incomplete', path: 'month', params: { part: 'month' } }]],
  [{ kind: 'date' }, { day: '1', month: '4', year: '27' }, [{ code: 'format', path: 'year', params: { part: 'year' } }]],
  [{ kind: 'date' }, { day: 'x', month: '4', year: '2027' }, [{ code: 'format', path: 'day', params: { part: 'day' } }]],
  [{ kind: 'date' }, { day: '1', month: '13', year: '2027' }, [{ code: 'date-invalid', path: 'month', params: { part: 'month' } }]],
  [{ kind: 'date' }, { day: '31', month: '4', year: '2027' }, [{ code: 'date-invalid' }]],
  [{ kind: 'date' }, { day: '29', month: '2', year: '2028' }, '2028-02-29'],
  [{ kind: 'date' }, 20270401, [{ code: 'type' }]],
  [{ kind: 'date', min: { today: [] } }, TODAY, TODAY],
  [{ kind: 'date', min: { today: [] } }, '2026-11-19', [{ code: 'date-too-early', params: { min: TODAY } }]],
  [{ kind: 'date', max: '2026-12-31' }, '2027-01-01', [{ code: 'date-too-late', params: { max: '2026-12-31' } }]],
]));

describe('choosing', () => expect([
  [{ kind: 'radio', options }, 'two', 'two'],
  [{ kind: 'radio', options }, 'four', [{ code: 'option' }]],
  [{ kind: 'select', options }, 'two', [{ code: 'option' }], { options: ['one'] }],
  [{ kind: 'checkboxes', options }, ['three', 'one', 'one'], ['one', 'three']],
  [{ kind: 'checkboxes', options }, [], undefined],
  [{ kind: 'checkboxes', options }, ['one', 'four'], [{ code: 'option' }]],
  [{ kind: 'checkboxes', options, minCount: 2 }, ['one'], [{ code: 'too-few', params: { min: 2 } }]],
  [{ kind: 'checkboxes', options, maxCount: 1 }, ['one', 'two'], [{ code: 'too-many', params: { max: 1 } }]],
  [{ kind: 'checkboxes', options }, 'one', [{ code: 'type' }]],
  [{ kind: 'checkbox' }, true, true],
  [{ kind: 'checkbox' }, false, undefined],
  [{ kind: 'checkbox' }, 'on', [{ code: 'type' }]],
  [{ kind: 'yes-no' }, 'no', false],
  [{ kind: 'yes-no' }, false, false],
  [{ kind: 'yes-no' }, 'maybe', [{ code: 'option' }]],
  [{ kind: 'consent' }, 'refused', 'refused'],
  [{ kind: 'consent' }, true, [{ code: 'type' }]],
  [{ kind: 'declaration' }, true, true],
  [{ kind: 'country' }, 'dk', 'DK'],
  [{ kind: 'country' }, 'XX', [{ code: 'option' }]],
  [{ kind: 'municipality' }, '0101', '0101'],
  [{ kind: 'municipality' }, '9999', [{ code: 'option' }]],
]));

describe('identifiers', () => {
  expect([
    [{ kind: 'cpr' }, `010150–5006${NBSP}`, '0101505006'],
    [{ kind: 'cpr' }, '123456-7890', [{ code: 'cpr-date' }]],
    [{ kind: 'cpr' }, '670700-0001', [{ code: 'cpr-replacement' }]],
    [{ kind: 'cpr', allowReplacement: true }, '670700-0001', '6707000001'],
    [{ kind: 'cvr' }, 'DK 99 99 90 04', '99999004'],
    [{ kind: 'cvr' }, '12345678', [{ code: 'cvr-check' }]],
    [{ kind: 'p-number' }, '10 0338 8394', '1003388394'],
    [{ kind: 'phone' }, '12 34 56 78', '+4512345678'],
    [{ kind: 'email' }, ' Test@Example.ORG ', 'Test@example.org'],
    [{ kind: 'email' }, 'test@', [{ code: 'format' }]],
  ]);

  it('hint at a CPR number without modulus 11 and at one not born yet, and accept both', () => {
    assert.deepEqual(parseField(fieldOf({ kind: 'cpr' }), '010150-5000', { today: TODAY }), {
      value: '0101505000', issues: [], hints: ['no-mod11', 'future-birth-date'],
    });
  });
});

describe('address', () => {
  const typed = { street: ' Testvej ', houseNumber: '12 b', floor: '2.', door: 'TH', postalCode: 'DK-2750', postalDistrict: 'Ballerup' };
  const value = { street: 'Testvej', houseNumber: '12B', floor: '2', door: 'th', postalCode: '2750', postalDistrict: 'Ballerup', source: 'manual' };
  expect([
    [{ kind: 'address' }, typed, value],
    [{ kind: 'address' }, { ...typed, floor: '', door: '' }, (({ floor: _, door: __, ...rest }) => rest)(value)],
    [{ kind: 'address' }, { street: '', houseNumber: ' ' }, undefined],
    [{ kind: 'address' }, { street: 'Testvej', floor: 'stuen' }, [
      { path: 'houseNumber', code: 'required' }, { path: 'floor', code: 'format' },
      { path: 'postalCode', code: 'required' }, { path: 'postalDistrict', code: 'required' },
    ]],
    [{ kind: 'address' }, { ...typed, street: 5 }, [{ path: 'street', code: 'type' }]],
    [{ kind: 'address' }, 'Testvej 12', [{ code: 'type' }]],
  ]);
});

describe('bank account', () => expect([
  [{ kind: 'bank-account' }, { registrationNumber: '0040', accountNumber: '0440 116243' }, { registrationNumber: '0040', accountNumber: '0440116243' }],
  [{ kind: 'bank-account' }, { registrationNumber: '40', accountNumber: '' }, [
    { path: 'registrationNumber', code: 'length', params: { length: 4 } }, { path: 'accountNumber', code: 'required', params: { max: 10 } },
  ]],
  [{ kind: 'bank-account' }, { registrationNumber: '', accountNumber: '' }, undefined],
]));

describe('file', () => expect([
  [{ kind: 'file', accept: ['application/pdf'], maxSize: 1000 }, [pdf], [pdf] as never],
  [{ kind: 'file' }, [{ ...pdf, url: 'blob:1' }], [pdf] as never],
  [{ kind: 'file' }, [], undefined],
  [{ kind: 'file', accept: ['image/png'] }, [pdf], [{ code: 'file-type' }]],
  [{ kind: 'file', maxSize: 999 }, [pdf], [{ code: 'file-size', params: { max: 999 } }]],
  [{ kind: 'file' }, [pdf, pdf], [{ code: 'file-count', params: { max: 1 } }]],
  [{ kind: 'file' }, [{ name: 'plan.pdf' }], [{ code: 'file-missing' }]],
  [{ kind: 'file' }, 'plan.pdf', [{ code: 'type' }]],
]));

// What each kind's canonical values look like, so that the law below can be tried on many of them.
const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
const day = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays('1900-01-01', days));
const cprOf = fc.tuple(day, digits(4)).map(([date, serial]) => `${date.slice(8)}${date.slice(5, 7)}${date.slice(2, 4)}${serial}`);
const anyInput: fc.Arbitrary<Json> = fc.jsonValue() as fc.Arbitrary<Json>;
const typedBy: Partial<Record<FieldKind, fc.Arbitrary<Json>>> = {
  text: fc.string({ unit: 'binary' }),
  textarea: fc.string({ unit: 'binary' }).map((text) => `${text}\r\n ${text}\t`),
  integer: fc.oneof(fc.integer(), fc.integer().map(String)),
  number: fc.oneof(fc.integer({ min: -1e9, max: 1e9 }).map((cents) => cents / 100), fc.integer().map((whole) => `${whole},25`)),
  money: fc.oneof(fc.integer(), fc.integer({ min: 0 }).map((kroner) => `${kroner},50`)),
  date: fc.oneof(day, fc.record({ day: fc.nat(32).map(String), month: fc.nat(13).map(String), year: fc.integer({ min: 1, max: 9999 }).map((year) => String(year).padStart(4, '0')) })),
  period: fc.tuple(day, day).map(([from, to]) => ({ from, to })),
  'month-year': fc.tuple(fc.constantFrom('1', '12', 'maj', 'Feb.'), fc.integer({ min: 1900, max: 2100 })).map(([month, year]) => ({ month, year: String(year) })),
  time: fc.oneof(fc.tuple(fc.nat(25), fc.nat(61)).map(([hour, minute]) => `${hour}.${String(minute).padStart(2, '0')}`), fc.nat(24).map(String)),
  email: fc.emailAddress(),
  phone: fc.oneof(digits(8), digits(10).map((rest) => `+${rest}`)),
  cpr: cprOf,
  cvr: fc.constantFrom('99999004', '99 99 90 12', 'DK13585628'),
  'p-number': digits(10),
  radio: fc.constantFrom('one', 'two'),
  select: fc.constantFrom('one', 'two'),
  checkboxes: fc.array(fc.constantFrom('one', 'two', 'three')),
  checkbox: fc.boolean(),
  'yes-no': fc.oneof(fc.boolean(), fc.constantFrom('yes', 'no')),
  municipality: fc.constantFrom(...municipalityCodes),
  country: fc.constantFrom(...countryCodes),
  consent: fc.constantFrom('given', 'refused'),
  declaration: fc.boolean(),
  address: fc.record({ street: fc.string(), houseNumber: fc.nat(999).map(String), floor: fc.constantFrom('', 'ST', '1.', 'kl'), door: fc.constantFrom('', 'TV', 'a/1'), postalCode: digits(4), postalDistrict: fc.string() }),
  fetched: fc.oneof(
    fc.record({ from: fc.constant('source'), data: fc.record({ name: fc.string() }), fetchedAt: fc.constant('2026-11-20T10:00:00Z'), proofs: fc.record({ name: fc.string() }) }),
    fc.record({ from: fc.constant('citizen'), data: fc.record({ name: fc.string() }) }),
  ),
  'bank-account': fc.record({ registrationNumber: digits(4), accountNumber: digits(10) }),
  file: fc.array(fc.record({ id: fc.uuid(), name: fc.string({ minLength: 1 }), type: fc.constant('application/pdf'), size: fc.nat() }), { maxLength: 1 }),
};

describe('every kind', () => {
  for (const kind of fieldKinds.filter((found) => !(holderKinds as readonly string[]).includes(found) && found !== 'information')) {
    const field = fieldOf({ kind, options, ...(kind === 'fetched' && { fields: [{ name: 'name' } as never] }) });

    it(`${kind}: a value is an input that means itself, also by way of JSON`, () => {
      assert.ok(typedBy[kind], `no inputs are made for ${kind}`);
      let values = 0;
      fc.assert(fc.property(typedBy[kind], (input) => {
        const { value } = parseField(field, input, { today: TODAY });
        if (value === undefined) return;
        values += 1;
        assert.deepEqual(parseField(field, JSON.parse(JSON.stringify(value)) as Json, { today: TODAY }).value, value);
      }), { numRuns: runs(300) });
      assert.ok(values > 0, 'no input gave a value');
    });

    it(`${kind}: any JSON gives a value or issues, and never throws`, () => {
      fc.assert(fc.property(anyInput, (input) => {
        const { value, issues } = parseField(field, input, { today: TODAY });
        assert.ok(value === undefined || issues.length === 0);
        // Nothing of what was sent may travel with an issue.
        for (const { params } of issues) for (const param of Object.values(params ?? {})) assert.notEqual(param, input);
      }));
    });
  }

  it('the dates of this test are real', () => assert.equal(isoDate(2026, 11, 20), TODAY));
});

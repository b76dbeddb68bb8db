/** What comes along with a copy from a letter, a PDF or another keyboard does not change what was meant. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parseField } from '@faelles/form-engine/parse.js';
import type { FieldDefinition, FieldKind } from '@faelles/schemas/field.js';
import type { Json } from '@faelles/schemas/json.js';
import { runs } from './support.ts';
import '../support/seed.ts';

const INVISIBLE = ['\u00AD', '\u061C', '\u200B', '\u200E', '\u200F', '\u202A', '\u202C', '\u2060', '\u2066', '\u2069', '\uFEFF'];
const SPACES = [' ', '\u00A0', '\u2007', '\u2009', '\u202F', '\u3000', '\t', '\n'];
const DASHES = ['-', '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2212', '\uFE63', '\uFF0D'];

/** How one sign may look after a copy. */
function looks(sign: string): string[] {
  if (sign === ' ') return SPACES;
  if (sign === '-') return DASHES;
  return /[!-~]/.test(sign) ? [sign, String.fromCharCode(sign.charCodeAt(0) + 0xfee0)] : [sign];
}

/** A text as it may have been pasted: other spaces, dashes and widths, invisible marks anywhere, space around. */
function pasted(text: string, { wide = true, within = true } = {}): fc.Arbitrary<string> {
  const mark = within ? fc.constantFrom('', '', '', ...INVISIBLE) : fc.constant('');
  const signs = [...text].map((sign) => fc.tuple(mark, fc.constantFrom(...(wide ? looks(sign) : [sign]))).map((pair) => pair.join('')));
  const around = fc.array(fc.constantFrom(...SPACES, ...INVISIBLE), { maxLength: 3 }).map((found) => found.join(''));
  return fc.tuple(around, ...signs, around).map((parts) => parts.join(''));
}

const texts: [FieldKind, string, Partial<FieldDefinition>?][] = [
  ['integer', '-1.234'], ['integer', '12'], ['number', '1 234,5'],
  ['money', '1.234,50'], ['money', '1 234,50 kr.'], ['money', 'kr. 1.234,50'], ['money', '-50'],
  ['date', '20.11.2026'], ['date', '20-11-2026'], ['date', '2026-11-20'], ['date', '20 11 2026'],
  ['month-year', 'november 2026'], ['month-year', '11/2026'], ['month-year', '2026-11'],
  ['time', 'kl. 9.30'], ['time', '09:30'], ['time', '930'],
  ['email', 'navn@eksempel-by.dk'],
  ['phone', '12 34 56 78'], ['phone', '12-34-56-78'], ['phone', '+46 70-123 45 67'], ['phone', '0046 (0)70 123 45 67'], ['phone', '(+45) 12345678'],
  ['cpr', '010150-5006'], ['cpr', '010150 5006'], ['cpr', '010150 - 5006'],
  ['cvr', 'DK 99 99 90 04'], ['cvr', '99-99-90-04'], ['p-number', '10 0338 8394'], ['p-number', '1003-388-394'],
  ['municipality', '0101'], ['country', 'SE'],
  ['text', '12345', { characters: 'digits' }],
];

const parts: [FieldKind, { [part: string]: string }][] = [
  ['date', { day: '20', month: '11', year: '2026' }],
  ['month-year', { month: 'maj', year: '2026' }],
  ['address', { street: 'Testvej', houseNumber: '12B', floor: '2', door: 'th', postalCode: '2750', postalDistrict: 'Ballerup' }],
  ['bank-account', { registrationNumber: '0040', accountNumber: '0440 116243' }],
];

/** Kinds whose answer is chosen, or is made of others, and so is never pasted as text. */
const field = (kind: FieldKind, more: Partial<FieldDefinition> = {}): FieldDefinition => ({ name: 'answer', kind, ...more });

function same(of: FieldDefinition, plain: Json, arbitrary: fc.Arbitrary<Json>): void {
  const { value } = parseField(of, plain);
  assert.notEqual(value, undefined, 'the plain text is an answer');
  fc.assert(fc.property(arbitrary, (input) => assert.deepEqual(parseField(of, input).value, value)), { numRuns: runs(200) });
}

describe('what is pasted', () => {
  for (const [kind, text, more] of texts) {
    it(`${kind}: ${text}`, () => same(field(kind, more), text, pasted(text)));
  }
  for (const [kind, typed] of parts) {
    // Names of streets and towns are words: full-width letters in them stay what they are.
    const wide = (part: string) => !['street', 'postalDistrict'].includes(part);
    it(`${kind} by its parts`, () => same(field(kind), typed, fc.record(Object.fromEntries(
      Object.entries(typed).map(([part, text]) => [part, pasted(text, { wide: wide(part), within: wide(part) })]),
    )) as fc.Arbitrary<Json>));
  }
  it('period by its days', () => same(field('period'), { from: '20.11.2026', to: '2026-12-01' }, fc.record({ from: pasted('20.11.2026'), to: pasted('2026-12-01') })));
  it('text keeps its words, without the marks that came along', () => same(field('text'), 'Åse Test-Testesen', pasted('Åse Test-Testesen', { wide: false })));
  it('text keeps the joiners that words of other languages need', () => {
    assert.equal(parseField(field('text'), 'می\u200Cخواهم').value, 'می\u200Cخواهم');
  });
});

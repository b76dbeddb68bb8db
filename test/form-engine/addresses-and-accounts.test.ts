// Addresses abroad and from the register, and the ways to be paid: what is read, refused, said and hidden.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { answerText } from '@faelles/form-engine/answer-text.js';
import { splitAccount } from '@faelles/form-engine/kinds/bank-account.js';
import { parseField } from '@faelles/form-engine/parse.js';
import { privacyOf } from '@faelles/form-engine/summary.js';
import { Address } from '@faelles/schemas/address.js';
import { BankAccountAnswer } from '@faelles/schemas/answers.js';
import type { FieldDefinition } from '@faelles/schemas/field.js';
import type { Json } from '@faelles/schemas/json.js';
import type { SummaryLine } from '@faelles/schemas/summary.js';

const id = '0198a1b2-0000-4000-8000-000000000001';
const address = (more: Partial<FieldDefinition> = {}): FieldDefinition => ({ name: 'a', kind: 'address', label: { da: 'Adresse' }, ...more });
const account = (more: Partial<FieldDefinition> = {}): FieldDefinition => ({ name: 'b', kind: 'bank-account', label: { da: 'Konto' }, ...more });
const found = { id, accessId: id, street: 'Prøvegade', houseNumber: '12', floor: 'st', door: 'tv', postalCode: '1050', postalDistrict: 'København K', municipalityCode: '0101', source: 'register' };
const place = { x: 724802.02, y: 6179167.92, crs: 'EPSG:25832' };
const issuesOf = (field: FieldDefinition, input: Json) => parseField(field, input).issues.map(({ path, code }) => `${path} ${code}`);
const said = (kind: 'address' | 'bank-account', value: Json, language: string) =>
  answerText({ path: 'x', kind, label: { da: 'x' }, value, privacy: 'open' } as SummaryLine, language, (key: string) => key);

describe('an address', () => {
  it('that was looked up keeps its ids and means itself', () => {
    assert.deepEqual(parseField(address(), found), { value: found, issues: [] });
    assert.ok(Address.safeParse(found).success);
  });
  it('has coordinates only where they are asked for', () => {
    assert.deepEqual(parseField(address(), { ...found, coordinates: place }).value, found);
    assert.deepEqual(parseField(address({ coordinates: true }), { ...found, coordinates: place }).value, { ...found, coordinates: place });
    assert.deepEqual(parseField(address({ coordinates: true }), { ...found, coordinates: { x: 'here' } }).value, found);
  });
  it('that was typed has no ids, whatever is sent along', () => {
    const { id: _, accessId: __, ...typed } = found;
    assert.deepEqual(parseField(address(), { ...found, source: 'manual' }).value, { ...typed, source: 'manual' });
    assert.deepEqual(issuesOf(address(), { ...found, id: 'x' }), ['id format']);
  });
  it('that is still searched for is none', () => {
    assert.deepEqual(issuesOf(address(), { search: 'Prøveg' }), ['search format']);
    assert.deepEqual(parseField(address(), { search: ' ' }), { issues: [] });
  });
  it('abroad is taken where the field allows it, in lines as they were written', () => {
    const value = { country: 'DE', lines: ['Teststrasse 1', 'Hinterhaus'], postalCode: '10115', city: 'Berlin' };
    assert.deepEqual(issuesOf(address(), value), [' type']);
    const abroad = address({ allowForeign: true });
    assert.deepEqual(parseField(abroad, value), { value, issues: [] });
    assert.deepEqual(parseField(abroad, { ...value, country: 'de', lines: ' Teststrasse  1\n\nHinterhaus ' }).value, value);
    assert.ok(Address.safeParse(value).success);
    assert.deepEqual(parseField(abroad, { country: '', lines: ' \n', postalCode: '', city: '' }), { issues: [] });
    assert.deepEqual(issuesOf(abroad, { country: '', lines: '', city: 'Berlin' }), ['country required', 'lines required']);
    assert.deepEqual(issuesOf(abroad, { country: 'DK', lines: 'x' }), ['country option']);
    assert.deepEqual(issuesOf(abroad, { country: 'SE', lines: 'a\nb\nc\nd\ne\nf\ng' }), ['lines too-many']);
    assert.deepEqual(issuesOf(abroad, { country: 'SE', lines: 'x'.repeat(101) }), ['lines too-long']);
  });
  it('is said in words, the country in the language of the reader', () => {
    assert.equal(said('address', found, 'da'), 'Prøvegade 12, st tv, 1050 København K');
    const abroad = { country: 'DE', lines: ['Teststrasse 1'], postalCode: '10115', city: 'Berlin' };
    assert.equal(said('address', abroad, 'da'), 'Teststrasse 1, 10115 Berlin, Tyskland');
    assert.equal(said('address', abroad, 'en'), 'Teststrasse 1, 10115 Berlin, Germany');
  });
  it('that may be abroad is masked as free text', () => {
    assert.equal(privacyOf(address()), 'open');
    assert.equal(privacyOf(address({ allowForeign: true })), 'free-text');
  });
});

describe('a bank account', () => {
  it('is NemKonto or an IBAN only where the field offers it', () => {
    assert.deepEqual(issuesOf(account(), { nemKonto: true }), [' option']);
    assert.deepEqual(issuesOf(account({ nemKonto: true }), { iban: 'DK5000400440116243' }), [' option']);
    assert.deepEqual(parseField(account({ nemKonto: true }), { nemKonto: true }), { value: { nemKonto: true }, issues: [] });
    assert.ok(BankAccountAnswer.safeParse({ nemKonto: true }).success);
  });
  it('is read by the way that is chosen; what was typed in another waits', () => {
    const both = account({ nemKonto: true, allowIban: true });
    const typed = { registrationNumber: '1234', accountNumber: '567', iban: 'DK50 0040 0440 1162 43' };
    assert.deepEqual(parseField(both, { ...typed, way: 'nemKonto' }).value, { nemKonto: true });
    assert.deepEqual(parseField(both, { ...typed, way: 'account' }).value, { registrationNumber: '1234', accountNumber: '567' });
    assert.deepEqual(parseField(both, { ...typed, way: 'iban' }).value, { iban: 'DK5000400440116243' });
    assert.deepEqual(issuesOf(both, { way: 'account' }), ['registrationNumber required', 'accountNumber required']);
    assert.deepEqual(issuesOf(both, { way: 'iban' }), ['iban required']);
  });
  for (const [iban, code] of [['DK9920001234567890', 'check-digit'], ['DK2204000012345678', 'check-digit'], ['DK500040044011624', 'length'], ['1234', 'format']]) {
    it(`has no IBAN ${iban}`, () => assert.deepEqual(issuesOf(account({ allowIban: true }), { way: 'iban', iban: iban! }), [`iban ${code}`]));
  }
  it('is taken apart when both numbers are written as one', () => {
    const parts = { registrationNumber: '1234', accountNumber: '0012345678' };
    for (const text of ['1234 0012345678', '1234-0012345678', '1234 0012 345 678', '12340012345678', '１２３４ 0012345678']) assert.deepEqual(splitAccount(text), parts, text);
    for (const text of ['', '1234', '12345678', '1234 12345678901', 'DK9920001234567890']) assert.equal(splitAccount(text), undefined, text);
    assert.deepEqual(parseField(account(), { registrationNumber: '1234 0012345678', accountNumber: '' }).value, parts);
  });
  it('is said in words', () => {
    assert.equal(said('bank-account', { nemKonto: true }, 'da'), 'NemKonto');
    assert.equal(said('bank-account', { iban: 'DK5000400440116243' }, 'en'), 'IBAN DK50 0040 0440 1162 43');
    assert.equal(said('bank-account', { registrationNumber: '0040', accountNumber: '0440116243' }, 'da'), '0040 0440116243');
  });
});

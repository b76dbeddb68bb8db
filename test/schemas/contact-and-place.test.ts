import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseEmail } from '@faelles/schemas/identifiers/email.js';
import { parseDoor, parseFloor, parseHouseNumber } from '@faelles/schemas/identifiers/house-number.js';
import { municipalityCodes, parseMunicipalityCode } from '@faelles/schemas/identifiers/municipality-code.js';
import { municipalities, municipalityName } from '@faelles/schemas/identifiers/municipalities.js';
import { formatPhone, parsePhone } from '@faelles/schemas/identifiers/phone.js';
import { parsePostalCode } from '@faelles/schemas/identifiers/postal-code.js';
import { regionOf, regions, regionsOn } from '@faelles/schemas/identifiers/regions.js';
import { outcome } from './digits.ts';
import '../support/seed.ts';

for (const [input, expected] of [
  ['12345678', 'ok +4512345678'],
  ['12 34 56 78', 'ok +4512345678'],
  ['12 123 123', 'ok +4512123123'],
  ['12-34-56-78', 'ok +4512345678'],
  ['12–34–56–78', 'ok +4512345678'],
  ['12.34.56.78', 'ok +4512345678'],
  ['+45 12345678', 'ok +4512345678'],
  ['0045 12 34 56 78', 'ok +4512345678'],
  ['(+45) 12 34 56 78', 'ok +4512345678'],
  ['(0045) 12345678', 'ok +4512345678'],
  ['+46 70 123 45 67', 'ok +46701234567'],
  ['0046701234567', 'ok +46701234567'],
  ['+46 (0)70 123 45 67', 'ok +46701234567'],
  ['+298 123456', 'ok +298123456'],
  ['1234567', 'length'],
  ['123456789', 'length'],
  ['+45 1234567', 'length'],
  ['+1 234', 'length'],
  ['+1234567890123456', 'length'],
  ['+', 'format'],
  ['', 'format'],
  ['12a45678', 'format'],
  ['12+345678', 'format'],
  ['+0 12345678', 'format'],
] as const) {
  test(`phone "${input}": ${expected}`, () => assert.equal(outcome(parsePhone(input)), expected));
}

test('an unusual first digit is only a hint', () => {
  assert.deepEqual(parsePhone('12345678'), { ok: true, value: '+4512345678', hints: ['unusual'] });
  assert.deepEqual(parsePhone('22345678'), { ok: true, value: '+4522345678', hints: [] });
});

test('a canonical phone number and its printed form read as themselves', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_999 }), (number) => {
      const value = `+45${String(number).padStart(8, '0')}`;
      if (value.startsWith('+4500')) return; // 00 is the international prefix
      assert.equal(outcome(parsePhone(value)), `ok ${value}`);
      assert.equal(outcome(parsePhone(formatPhone(value))), `ok ${value}`);
    }),
  );
  assert.equal(formatPhone('+4512345678'), '12 34 56 78');
  assert.equal(formatPhone('+46701234567'), '+46701234567');
});

for (const [input, expected] of [
  ['2100', 'ok 2100'],
  ['0800', 'ok 0800'],
  ['0900', 'ok 0900'],
  ['3900', 'ok 3900'],
  ['DK-2100', 'ok 2100'],
  ['DK 2100', 'ok 2100'],
  ['210', 'length'],
  ['21000', 'length'],
  ['21OO', 'format'],
  ['', 'format'],
] as const) {
  test(`postal code "${input}": ${expected}`, () => assert.equal(outcome(parsePostalCode(input)), expected));
}

test('postal codes of Greenland and the Faroe Islands', () => {
  assert.equal(outcome(parsePostalCode('3900', { country: 'GL' })), 'ok 3900');
  assert.equal(outcome(parsePostalCode('2100', { country: 'GL' })), 'format');
  assert.equal(outcome(parsePostalCode('FO-100', { country: 'FO' })), 'ok 100');
});

for (const [input, expected] of [
  ['0101', 'ok 0101'],
  ['101', 'ok 0101'],
  ['0860', 'ok 0860'],
  ['0000', 'option'],
  ['0171', 'option'],
  ['0411', 'option'],
  ['0999', 'option'],
  ['1084', 'option'],
  ['101.0', 'format'],
  ['01', 'format'],
  ['', 'format'],
] as const) {
  test(`municipality code "${input}": ${expected}`, () => assert.equal(outcome(parseMunicipalityCode(input)), expected));
}

test('codes outside the list of today are read when asked for', () => {
  assert.deepEqual(parseMunicipalityCode('0171', { allowHistoric: true }), { ok: true, value: '0171', kind: 'historic' });
  assert.deepEqual(parseMunicipalityCode('411', { allowChristianso: true }), { ok: true, value: '0411', kind: 'christianso' });
  assert.equal(parseMunicipalityCode('0000', { allowHistoric: true }).ok, false);
  assert.equal(parseMunicipalityCode('1084', { allowHistoric: true }).ok, false);
});

test('98 municipalities; codes and names agree; Danish order', () => {
  assert.equal(municipalities.length, 98);
  assert.deepEqual(municipalities.map(({ code }) => code).sort(), [...municipalityCodes]);
  assert.equal(new Set(municipalityCodes).size, 98);
  const names = municipalities.map(({ name }) => name);
  assert.equal(names[0], 'Albertslund');
  // æ, ø, then å — and Aa, the old way to write å.
  assert.deepEqual(names.slice(-4), ['Ærø', 'Aabenraa', 'Aalborg', 'Aarhus']);
  assert.equal(municipalityName('0825'), 'Læsø');
  assert.equal(municipalityName('0411'), 'Christiansø');
  assert.equal(municipalityName('0171'), undefined);
});

test('regions are reference data with a lifetime', () => {
  const count = (region: string) => municipalities.filter((municipality) => municipality.region === region).length;
  assert.deepEqual(['1084', '1085', '1083', '1082', '1081'].map(count), [29, 17, 22, 19, 11]);
  assert.equal(regionsOn('2026-12-31').length, 5);
  assert.deepEqual(regionsOn('2027-01-01').map(({ id }) => id), ['nordjylland', 'midtjylland', 'syddanmark', 'ostdanmark']);
  assert.equal(regionOf('0101', '2026-12-31')?.name, 'Region Hovedstaden');
  assert.equal(regionOf('0101', '2027-01-01')?.name, 'Region Østdanmark');
  assert.equal(regionOf('0370', '2027-01-01')?.name, 'Region Østdanmark');
  assert.equal(regionOf('0751', '2027-01-01')?.code, '1082');
  assert.equal(regionOf('0411', '2026-01-01'), undefined);
  assert.equal(regionOf('0101', '2006-12-31'), undefined);
  const merged = municipalities.filter(({ code }) => regionOf(code, '2027-01-01')?.id === 'ostdanmark');
  assert.equal(merged.length, 46);
  assert.ok(regions.every(({ code }) => !code || /^108[1-5]$/.test(code)));
});

for (const [parse, name, input, expected] of [
  [parseHouseNumber, 'house number', '1', 'ok 1'],
  [parseHouseNumber, 'house number', '123', 'ok 123'],
  [parseHouseNumber, 'house number', '12 b', 'ok 12B'],
  [parseHouseNumber, 'house number', '1234', 'format'],
  [parseHouseNumber, 'house number', '12BB', 'format'],
  [parseHouseNumber, 'house number', 'B', 'format'],
  [parseHouseNumber, 'house number', '12Ø', 'format'],
  ...['st', '1', '12', '99', 'kl', 'k2', 'k9'].map((floor) => [parseFloor, 'floor', floor, `ok ${floor}`] as const),
  [parseFloor, 'floor', 'St.', 'ok st'],
  [parseFloor, 'floor', '1.', 'ok 1'],
  ...['0', 'k1', '100', 'stuen', ''].map((floor) => [parseFloor, 'floor', floor, 'format'] as const),
  ...['tv', 'mf', 'th', '12', 'a/1', 'B-2'].map((door) => [parseDoor, 'door', door, `ok ${door}`] as const),
  [parseDoor, 'door', 'TV', 'ok tv'],
  [parseDoor, 'door', 'th.', 'ok th'],
  ...['12345', 't v', '1.tv', ''].map((door) => [parseDoor, 'door', door, 'format'] as const),
] as const) {
  test(`${name} "${input}": ${expected}`, () => assert.equal(outcome(parse(input)), expected));
}

for (const [input, expected] of [
  ['ida@example.dk', 'ok ida@example.dk'],
  [' Ida.Berg+vej@Example.DK ', 'ok Ida.Berg+vej@example.dk'],
  ['søren@blåbær.dk', 'ok søren@blåbær.dk'],
  ["o'neil@example.co.uk", "ok o'neil@example.co.uk"],
  ['ιωάννα@παράδειγμα.gr', 'ok ιωάννα@παράδειγμα.gr'],
  ['a@b.xn--p1ai', 'ok a@b.xn--p1ai'],
  ['ida', 'format'],
  ['ida@', 'format'],
  ['ida@example', 'format'],
  ['@example.dk', 'format'],
  ['ida@@example.dk', 'format'],
  ['ida@example..dk', 'format'],
  ['ida@-example.dk', 'format'],
  ['.ida@example.dk', 'format'],
  ['ida..berg@example.dk', 'format'],
  ['ida berg@example.dk', 'format'],
  ['ida@example.dk, bo@example.dk', 'format'],
  ['Ida <ida@example.dk>', 'format'],
  ['ida@example.d', 'format'],
  ['ida@127.0.0.1', 'format'],
  [`${'a'.repeat(65)}@example.dk`, 'too-long'],
  [`a@${'b.'.repeat(130)}dk`, 'too-long'],
] as const) {
  test(`e-mail "${input.slice(0, 40)}": ${expected}`, () => assert.equal(outcome(parseEmail(input)), expected));
}

test('a long hostile e-mail address is refused without backtracking for ever', () => {
  assert.equal(outcome(parseEmail(`a@${'b-'.repeat(50_000)}!`)), 'format');
  assert.equal(outcome(parseEmail(`a@${'b.'.repeat(50_000)}!`)), 'format');
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { containsCpr } from '@faelles/schemas/identifiers/contains-cpr.js';
import { formatCpr, maskCpr, parseCpr } from '@faelles/schemas/identifiers/cpr.js';

// Clock of the hints; "yes"/"no" is modulus 11.
const TODAY = '2026-11-21';
const options = { allowReplacement: true, today: TODAY };

const accepted: [input: string, birthDate: string, sex: 'male' | 'female', mod11: boolean, kind?: 'replacement'][] = [
  ['070761-4285', '1961-07-07', 'male', true],
  ['0707614285', '1961-07-07', 'male', true],
  ['070761 4285', '1961-07-07', 'male', true],
  ['211062-5629', '1862-10-21', 'male', true],
  ['061093-7438', '1893-10-06', 'female', true],
  ['141274-1273', '1974-12-14', 'male', true],
  ['010190-9999', '1990-01-01', 'male', true],
  ['010165-4005', '1965-01-01', 'male', false],
  ['131076-2222', '1976-10-13', 'female', false],
  ['150863-1111', '1963-08-15', 'male', false],
  ['251248-9996', '1948-12-25', 'female', false],
  ['290200-4111', '2000-02-29', 'male', false],
  ['010137-4000', '1937-01-01', 'female', false],
  ['010136-4000', '2036-01-01', 'female', false],
  ['010137-9000', '1937-01-01', 'female', true],
  ['010136-9000', '2036-01-01', 'female', false],
  ['010157-5000', '2057-01-01', 'female', false],
  ['010158-5000', '1858-01-01', 'female', false],
  ['010157-8999', '2057-01-01', 'male', false],
  ['010158-8999', '1858-01-01', 'male', false],
  ['010100-3999', '1900-01-01', 'male', false],
  ['311299-3999', '1999-12-31', 'male', false],
  ['670700-0001', '1900-07-07', 'male', false, 'replacement'],
  ['910193-1234', '1993-01-31', 'female', false, 'replacement'],
  // Synthetic: nobody alive can have these.
  ['010150-5006', '2050-01-01', 'female', true],
  ['010150-5014', '2050-01-01', 'female', true],
  ['010150-5049', '2050-01-01', 'male', true],
  ['010150-5057', '2050-01-01', 'male', true],
  ['010150-5000', '2050-01-01', 'female', false],
  ['010150-5002', '2050-01-01', 'female', false],
  ['010150-5001', '2050-01-01', 'male', false],
  ['010150-5003', '2050-01-01', 'male', false],
  ['290256-5038', '2056-02-29', 'female', true],
  ['290256-5003', '2056-02-29', 'male', true],
  ['311257-5048', '2057-12-31', 'female', true],
  ['311257-5005', '2057-12-31', 'male', true],
  ['140699-5018', '1899-06-14', 'female', true],
  ['140699-5069', '1899-06-14', 'male', true],
  ['290296-5028', '1896-02-29', 'female', true],
  ['290296-5001', '1896-02-29', 'male', true],
];

for (const [input, birthDate, registeredSex, mod11, kind = 'cpr'] of accepted) {
  test(`reads CPR number ${input}`, () => {
    const hints = [...(mod11 ? [] : ['no-mod11']), ...(birthDate > TODAY ? ['future-birth-date'] : [])];
    assert.deepEqual(parseCpr(input, options), {
      ok: true,
      value: input.replace(/\D/g, ''),
      birthDate,
      registeredSex,
      kind,
      mod11,
      hints,
    });
  });
}

const refused: [input: string, code: string][] = [
  ['511062-5629', 'cpr-date'],
  ['300290-1234', 'cpr-date'],
  ['290201-4111', 'cpr-date'],
  ['290257-7000', 'cpr-date'],
  ['310499-1234', 'cpr-date'],
  ['123456-7890', 'cpr-date'],
  ['920193-1234', 'cpr-date'],
  ['600193-1234', 'cpr-date'],
  ['000193-1234', 'cpr-date'],
  ['07076-14285', 'format'],
  ['070761--4285', 'format'],
  ['07O761-4285', 'format'],
  ['070761/4285', 'format'],
  ['', 'format'],
  ['070761-428', 'length'],
  ['070761-42855', 'length'],
  ['070761', 'length'],
];

for (const [input, code] of refused) {
  test(`refuses CPR number "${input}": ${code}`, () => {
    const parsed = parseCpr(input, options);
    assert.equal(parsed.ok, false);
    assert.equal(!parsed.ok && parsed.code, code);
    assert.ok(input === '' || !JSON.stringify(parsed).includes(input), 'a refusal must not repeat the number');
  });
}

test('refuses replacement numbers unless asked for, but a false date first', () => {
  assert.deepEqual(parseCpr('670700-0001'), { ok: false, code: 'cpr-replacement' });
  assert.deepEqual(parseCpr('910293-1234'), { ok: false, code: 'cpr-date' });
});

for (const [name, input] of [
  ['en dash', '070761–4285'],
  ['em dash', '070761—4285'],
  ['minus', '070761−4285'],
  ['no-break hyphen', '070761\u20114285'],
  ['no-break space', '070761\u00A04285'],
  ['narrow no-break space', '070761\u202F4285'],
  ['spaces around', '  070761-4285\t\n'],
  ['full-width digits', '０７０７６１－４２８５'],
  ['zero-width marks', '\uFEFF070761\u200B4285'],
] as const) {
  test(`pasted CPR number with ${name} is read`, () => {
    const parsed = parseCpr(input);
    assert.equal(parsed.ok && parsed.value, '0707614285');
  });
}

test('superscripts and other digits are not digits', () => {
  assert.equal(parseCpr('07076142８²').ok, false);
  assert.equal(parseCpr('٠٧٠٧٦١٤٢٨٥').ok, false);
});

test('what is not text is refused, not thrown at', () => {
  for (const input of [undefined, null, 707614285, {}, ['0707614285']]) {
    assert.equal(parseCpr(input as unknown as string).ok, false);
  }
});

test('formats and masks', () => {
  assert.equal(formatCpr('0101505006'), '010150-5006');
  assert.equal(maskCpr('0707614285'), '070761-••••');
  assert.equal(maskCpr('070761-4285'), '070761-••••');
  assert.equal(maskCpr('something else 1234'), '••••••-••••');
});

for (const [text, warns] of [
  ['mit nummer er 070761-4285', true],
  ['mit nummer er 070761 4285.', true],
  ['(0707614285)', true],
  ['070761–4285', true],
  ['sag 2026-123456', false],
  ['ring 12345678', false],
  ['ring +4512345678', false],
  ['EAN 5798009811578', false],
  ['', false],
] as const) {
  test(`"${text}" ${warns ? 'holds' : 'does not hold'} a CPR number`, () => {
    assert.equal(containsCpr(text), warns);
  });
}

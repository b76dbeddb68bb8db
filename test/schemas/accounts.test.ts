import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatBankAccount, parseAccountNumber, parseBankAccount, parseRegistrationNumber } from '@faelles/schemas/identifiers/bank-account.js';
import { fiCheckDigit, fiPaymentIdOf, formatFiLine, formatFiPaymentId, parseFiCreditor, parseFiLine, parseFiPaymentId } from '@faelles/schemas/identifiers/fi-payment.js';
import { formatIban, ibanOf, parseIban } from '@faelles/schemas/identifiers/iban.js';
import { changeOneDigit, digits, outcome } from './digits.ts';
import '../support/seed.ts';

for (const [input, expected] of [
  ['DK5000400440116243', 'ok DK5000400440116243'],
  ['DK50 0040 0440 1162 43', 'ok DK5000400440116243'],
  ['dk50 0040 0440 1162 43', 'ok DK5000400440116243'],
  ['DK9520000123456789', 'ok DK9520000123456789'],
  ['DK2720001234567890', 'ok DK2720001234567890'],
  ['DK6604000012345678', 'ok DK6604000012345678'],
  ['DK8612341234567890', 'ok DK8612341234567890'],
  ['DK8199990000012345', 'ok DK8199990000012345'],
  ['GB82 WEST 1234 5698 7654 32', 'ok GB82WEST12345698765432'],
  ['DK9920001234567890', 'check-digit'],
  ['DK2204000012345678', 'check-digit'],
  ['DK5000400440116244', 'check-digit'],
  ['GB82 WEST 1234 5698 7654 33', 'check-digit'],
  ['DK500040044011624', 'length'],
  ['DK50004004401162430', 'length'],
  ['DK50004004401162A3', 'format'],
  ['50 0040 0440 1162 43', 'format'],
  ['', 'format'],
] as const) {
  test(`IBAN "${input}": ${expected}`, () => assert.equal(outcome(parseIban(input)), expected));
}

test('a Danish IBAN tells its account, and the account its IBAN', () => {
  const account = { registrationNumber: '0040', accountNumber: '0440116243' };
  const parsed = parseIban('DK5000400440116243');
  assert.deepEqual(parsed.ok && parsed.account, account);
  assert.equal(ibanOf(account), 'DK5000400440116243');
  assert.equal(ibanOf({ registrationNumber: '9999', accountNumber: '12345' }), 'DK8199990000012345');
  assert.equal(formatIban('DK5000400440116243'), 'DK50 0040 0440 1162 43');
});

test('a generated IBAN is accepted, and refused with one digit changed', () => {
  const number = fc.integer({ min: 1, max: 10 }).chain(digits);
  fc.assert(
    fc.property(digits(4), number, fc.integer({ min: 2, max: 17 }), fc.integer({ min: 1, max: 9 }), (registrationNumber, accountNumber, at, by) => {
      const iban = ibanOf({ registrationNumber, accountNumber });
      assert.equal(outcome(parseIban(iban)), `ok ${iban}`);
      assert.equal(outcome(parseIban(changeOneDigit(iban, at, by))), 'check-digit');
    }),
  );
});

for (const [input, expected] of [
  ['0040', 'ok 0040'],
  [' 00 40 ', 'ok 0040'],
  ['40', 'length'],
  ['00400', 'length'],
  ['', 'length'],
  ['004A', 'format'],
] as const) {
  test(`registration number "${input}": ${expected}`, () => assert.equal(outcome(parseRegistrationNumber(input)), expected));
}

for (const [input, expected] of [
  ['0440116243', 'ok 0440116243'],
  ['0440 116 243', 'ok 0440116243'],
  ['1', 'ok 1'],
  ['', 'length'],
  ['12345678901', 'length'],
  ['123 kr', 'format'],
] as const) {
  test(`account number "${input}": ${expected}`, () => assert.equal(outcome(parseAccountNumber(input)), expected));
}

test('a bank account says which part is wrong', () => {
  assert.deepEqual(parseBankAccount({ registrationNumber: '0040', accountNumber: '440116243' }), {
    ok: true,
    value: { registrationNumber: '0040', accountNumber: '440116243' },
  });
  assert.deepEqual(parseBankAccount({ registrationNumber: '40', accountNumber: '1' }), {
    ok: false,
    code: 'length',
    params: { length: 4, part: 'registrationNumber' },
  });
  assert.deepEqual(parseBankAccount({ registrationNumber: '0040', accountNumber: 'x' }), {
    ok: false,
    code: 'format',
    params: { max: 10, part: 'accountNumber' },
  });
  assert.equal(formatBankAccount({ registrationNumber: '0040', accountNumber: '0440116243' }), '0040 0440116243');
});

const fi: [type: '71' | '75' | '04', input: string, expected: string][] = [
  ['71', '026840149965328', 'ok 026840149965328'],
  ['71', '000000000000018', 'ok 000000000000018'],
  ['71', '000000000000026', 'ok 000000000000026'],
  ['71', '123456789012347', 'ok 123456789012347'],
  ['75', '0000000000000018', 'ok 0000000000000018'],
  ['75', '1234567890123452', 'ok 1234567890123452'],
  ['71', '026840149965327', 'check-digit'],
  ['71', '000000000000017', 'check-digit'],
  ['71', '02684014996532', 'length'],
  ['75', '026840149965328', 'length'],
  ['71', '02684014996532x', 'format'],
  ['04', '1234567890123456', 'ok 1234567890123456'],
  ['04', '123456789012345', 'length'],
];

for (const [type, input, expected] of fi) {
  test(`FI +${type} "${input}": ${expected}`, () => assert.equal(outcome(parseFiPaymentId(type, input)), expected));
}

for (const [body, check] of [
  ['02684014996532', '8'],
  ['12345678901234', '7'],
  ['99999999999999', '4'],
  ['00000000012345', '5'],
  ['000000000012345', '5'],
  ['123456789012345', '2'],
] as const) {
  test(`FI check digit of ${body} is ${check}`, () => assert.equal(fiCheckDigit(body), check));
}

for (const [type, serial, id] of [
  ['71', '02684014996532', '026840149965328'],
  ['71', '1', '000000000000018'],
  ['71', '2', '000000000000026'],
  ['71', '12345', '000000000123455'],
  ['71', '12345678901234', '123456789012347'],
  ['71', '99999999999999', '999999999999994'],
  ['75', '1', '0000000000000018'],
  ['75', '123456789012345', '1234567890123452'],
] as const) {
  test(`FI +${type}: number ${serial} becomes ${id}`, () => {
    assert.equal(fiPaymentIdOf(type, serial), id);
    assert.equal(parseFiPaymentId(type, formatFiPaymentId(id)).ok, true);
  });
}

for (const [type, serial] of [['71', ''], ['71', '-1'], ['71', '1.5'], ['71', 'x'], ['71', '123456789012345'], ['75', '1234567890123456']] as const) {
  test(`FI +${type}: no payment id is made of "${serial}"`, () => assert.throws(() => fiPaymentIdOf(type, serial), RangeError));
}

test('a payment id is read in groups', () => {
  assert.equal(formatFiPaymentId('026840149965328'), '026 8401 4996 5328');
  assert.equal(formatFiPaymentId('1234567890123452'), '1234 5678 9012 3452');
});

test('numbers beside each other have payment ids apart: all of them, and never one for two', () => {
  fc.assert(
    fc.property(fc.constantFrom('71' as const, '75' as const), fc.uniqueArray(fc.nat(), { minLength: 2, maxLength: 20 }), (type, serials) => {
      const ids = serials.map((serial) => fiPaymentIdOf(type, String(serial)));
      assert.equal(new Set(ids).size, serials.length);
      for (const id of ids) assert.equal(outcome(parseFiPaymentId(type, id)), `ok ${id}`);
    }),
  );
});

test('a payment id that comes from a letter, a PDF or another keyboard is read; what is no id is refused without its digits', () => {
  assert.equal(outcome(parseFiPaymentId('71', '\u00a0026 8401\u20094996\u200b5328')), 'ok 026840149965328');
  assert.equal(outcome(parseFiPaymentId('71', '０２６８４０１４９９６５３２８')), 'ok 026840149965328');
  for (const bad of [undefined, null, 26840149965328, {}, '٠٢٦٨٤٠١٤٩٩٦٥٣٢٨', '02684014996532²', '+02684014996532', '9'.repeat(10_000)]) {
    const parsed = parseFiPaymentId('71', bad as string);
    assert.equal(parsed.ok, false);
    assert.ok(!JSON.stringify(parsed).includes('2684'));
  }
});

test('a generated payment id is accepted, and refused with one digit changed', () => {
  fc.assert(
    fc.property(fc.constantFrom('71', '75'), digits(15), fc.nat(14), fc.integer({ min: 1, max: 9 }), (type, text, at, by) => {
      const body = type === '71' ? text.slice(1) : text;
      const id = body + fiCheckDigit(body);
      assert.equal(parseFiPaymentId(type, id).ok, true);
      assert.equal(outcome(parseFiPaymentId(type, changeOneDigit(id, at, by))), 'check-digit');
    }),
  );
});

for (const [line, payment] of [
  ['+71<026840149965328+81234567<', { cardType: '71', paymentId: '026840149965328', creditor: '81234567' }],
  ['+75<1234567890123452+12345678<', { cardType: '75', paymentId: '1234567890123452', creditor: '12345678' }],
  ['+73<+81234567<', { cardType: '73', creditor: '81234567' }],
  ['+01<+1234567<', { cardType: '01', creditor: '1234567' }],
  ['+04<1234567890123456+12345678<', { cardType: '04', paymentId: '1234567890123456', creditor: '12345678' }],
] as const) {
  test(`FI line ${line} is taken apart and put together again`, () => {
    assert.deepEqual(parseFiLine(line), { ok: true, value: payment });
    assert.deepEqual(parseFiLine(line.replaceAll('+', ' +')), { ok: true, value: payment });
    assert.equal(formatFiLine(payment), line);
  });
}

for (const [line, code] of [
  ['+71<026840149965327+81234567<', 'check-digit'],
  ['+71<026840149965328+71234567<', 'format'],
  ['+71<026840149965328+8123456<', 'length'],
  ['+71<+81234567<', 'format'],
  ['+73<1+81234567<', 'length'],
  ['+72<1+81234567<', 'format'],
  ['71 026840149965328 81234567', 'format'],
] as const) {
  test(`FI line ${line} is refused: ${code}`, () => assert.equal(outcome(parseFiLine(line)), code));
}

test('creditors have eight digits, giro accounts seven or eight', () => {
  assert.equal(parseFiCreditor('73', '1234567').ok, false);
  assert.equal(parseFiCreditor('01', '1234567').ok, true);
  assert.equal(parseFiCreditor('04', '123456').ok, false);
});

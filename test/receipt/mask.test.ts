import { test } from 'node:test';
import assert from 'node:assert/strict';
import { fieldKinds } from '@faelles/schemas/field.js';
import { Receipt } from '@faelles/schemas/receipt.js';
import { composeReceipt, maskReceipt, receiptSections } from '@faelles/receipt/model';
import { receiptInput } from './fixture.ts';

const masked = maskReceipt(composeReceipt(receiptInput()));

test('nothing a person wrote about people is left', () => {
  const text = JSON.stringify(masked.sections) + JSON.stringify([masked.actor, masked.subject, masked.representation]);
  for (const secret of ['Prøve Person', '0101505006', '+4512345678', 'proeve@example.dk', 'Hemmeligt', 'poa-77', 'p-1']) {
    assert.ok(!text.includes(secret), secret);
  }
});

test('every answer keeps its label, so that one sees what was sent', () => {
  assert.deepEqual(
    masked.sections.map((section) => section.lines.map((line) => line.label.da)),
    receiptInput().sections.map((section) => section.lines.map((line) => line.label.da)),
  );
  assert.equal(masked.sections[0]?.lines.every((line) => line.privacy === 'masked'), true);
});

test('choices, amounts, payment and promises stay', () => {
  const whole = composeReceipt(receiptInput());
  assert.deepEqual(masked.sections[1], whole.sections[1]);
  assert.deepEqual(masked.payment, whole.payment);
  assert.equal(masked.expectedBy, whole.expectedBy);
});

test('a masked receipt is a receipt, and masking twice changes nothing', () => {
  assert.deepEqual(Receipt.parse(masked), masked);
  assert.deepEqual(maskReceipt(masked), masked);
});

test('kinds that a citizen writes into are masked even when marked open', () => {
  const closed = ['text', 'textarea', 'email', 'phone', 'cpr', 'address', 'bank-account', 'file', 'fetched'] as const;
  for (const kind of fieldKinds) {
    const input = receiptInput();
    input.sections = [{ step: 's', title: { da: 'S' }, lines: [{ path: 'x', kind, label: { da: 'X' }, value: 'secret', privacy: 'open' }] }];
    const line = maskReceipt(composeReceipt(input)).sections[0]?.lines[0];
    assert.equal(line?.privacy, (closed as readonly string[]).includes(kind) ? 'masked' : 'open', kind);
  }
});

test('a masked answer is shown as such, never put into words', () => {
  const people = { ...masked, sections: masked.sections.slice(0, 1) };
  const lines = receiptSections(people, 'da', () => assert.fail('put into words'));
  assert.deepEqual(lines[0]?.lines[0], { path: 'applicant.name', label: 'Navn', text: '', masked: true });
});

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { Receipt } from '@faelles/schemas/receipt.js';
import { composeReceipt, expectedBy, receiptSections } from '@faelles/receipt/model';
import { receiptInput } from './fixture.ts';

test('a receipt holds what was sent, paid and promised, and passes its own schema', () => {
  const receipt = Receipt.parse(composeReceipt(receiptInput()));
  assert.equal(receipt.reference, 'RV-2026-4F7K2QD');
  assert.equal(receipt.kind, 'acknowledgement');
  assert.equal(receipt.expectedBy, '2026-12-18');
  assert.equal(receipt.payment?.remainingOre, 0);
  assert.equal(receipt.payment?.paidAt, '2026-11-20T10:00:00Z');
  assert.deepEqual(receipt.actions, []);
  assert.deepEqual(receipt.solution, { id: 'road-permit', version: '1.0.0', title: { da: 'Råden over vej', en: 'Use of a public road' } });
});

test('a next step with a condition is there only when it holds', () => {
  const input = receiptInput();
  assert.equal(composeReceipt(input).nextSteps.length, 1);
  assert.equal(composeReceipt({ ...input, holds: (rule) => JSON.stringify(rule) === '{"var":"traffic"}' }).nextSteps.length, 2);
});

test('a free application has no payment part', () => {
  const { payment: _payment, ...free } = receiptInput();
  assert.equal('payment' in composeReceipt(free), false);
});

test('there is no receipt for what has not been received', () => {
  const input = receiptInput();
  const { receivedAt: _receivedAt, ...waiting } = input.application;
  assert.throws(() => composeReceipt({ ...input, application: waiting }), RangeError);
});

const time = (duration: string) => ({ basis: 'estimate' as const, duration, countsFrom: 'received' as const });

for (const [receivedAt, duration, day] of [
  ['2026-11-20T10:00:00Z', 'P4W', '2026-12-18'],
  // The night of the clock change: 00:30 UTC is 02:30 in Denmark, an hour that came twice.
  ['2026-10-25T00:30:00Z', 'P1D', '2026-10-26'],
  // Late in the evening in UTC it is already the next day in Denmark.
  ['2026-11-20T23:30:00Z', 'P1D', '2026-11-22'],
  ['2026-06-30T22:30:00Z', 'P14D', '2026-07-15'],
  ['2027-01-31T12:00:00Z', 'P1M', '2027-02-28'],
] as const) {
  test(`received ${receivedAt}, ${duration}: ${day}`, () => assert.equal(expectedBy(receivedAt, time(duration)), day));
}

test('no day is promised when the time runs from the day everything has been told', () => {
  assert.equal(expectedBy('2026-11-20T10:00:00Z', { ...time('P4W'), countsFrom: 'fully-informed' }), undefined);
});

test('sections and lines in the words of a language', () => {
  const sections = receiptSections(composeReceipt(receiptInput()), 'en', (line) => String(line.text?.en ?? line.value));
  assert.deepEqual(
    sections.map((section) => section.title),
    ['Applicant', 'Place and period'],
  );
  assert.equal(sections[1]?.entry, 1);
  assert.deepEqual(sections[1]?.lines[0], { path: 'kind', label: 'What', text: 'Container', masked: false });
});

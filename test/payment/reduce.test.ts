import { test } from 'node:test';
import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { newPayment, reducePayment, stateOf, type PaymentEvent, type PaymentReading } from '@faelles/payment/model';
import '../support/seed.ts';

const event = (id: string, type: PaymentEvent['type'], amountOre?: number): PaymentEvent => ({
  kind: 'event',
  id,
  type,
  ...(amountOre !== undefined && { amountOre }),
});
const reading = (askedAt: number, authorisedOre: number, capturedOre = 0, facts = {}): PaymentReading => ({
  kind: 'reading',
  askedAt,
  amounts: { authorisedOre, capturedOre, refundedOre: 0, cancelledOre: 0 },
  facts,
});
const after = (...news: (PaymentEvent | PaymentReading)[]) => news.reduce(reducePayment, newPayment(10000));

test('a charge told before its reservation is captured', () => {
  const early = after(event('b', 'captured', 10000));
  assert.equal(stateOf(early), 'captured');
  assert.equal(stateOf(reducePayment(early, event('a', 'authorised', 10000))), 'captured');
});

test('an event that comes twice changes nothing', () => {
  const once = after(event('a', 'authorised', 10000), event('b', 'captured', 10000));
  assert.equal(reducePayment(once, event('b', 'captured', 10000)), once);
});

test('two versions of the same reservation are one reservation', () => {
  assert.equal(stateOf(after(event('a', 'authorised', 10000), event('a2', 'authorised', 10000))), 'authorised');
});

test('events lead to the same state in every order, repeated or not', () => {
  const events = [
    event('a', 'started'),
    event('b', 'declined'),
    event('c', 'authorised', 10000),
    event('d', 'captured', 6000),
    event('e', 'captured', 4000),
    event('f', 'refunded', 2500),
    event('g', 'other'),
  ];
  const shuffled = fc.shuffledSubarray([...events, ...events], { minLength: 14, maxLength: 14 });
  fc.assert(fc.property(shuffled, (order) => assert.equal(stateOf(after(...order)), 'partly-refunded')));
});

test('a charge of more than was reserved is a mismatch', () => {
  assert.equal(stateOf(after(event('a', 'authorised', 5000), event('b', 'captured', 10000))), 'mismatch');
});

test('the provider asked in person outranks what its events said', () => {
  assert.equal(stateOf(after(event('a', 'authorised', 10000), reading(1, 0))), 'started');
  assert.equal(stateOf(after(event('a', 'captured', 10000), reading(1, 0, 10000))), 'mismatch');
});

test('an answer to an older question does not undo a newer one', () => {
  assert.equal(stateOf(after(reading(2, 10000, 10000), reading(1, 10000))), 'captured');
});

test('a decline told by an event survives a reading that does not speak of it', () => {
  assert.equal(stateOf(after(event('a', 'declined'), reading(1, 0))), 'declined');
});

test('a lie that is taken back is forgotten', () => {
  assert.equal(stateOf(after(reading(1, 9999, 0, { orderOre: 9999 }))), 'mismatch');
  assert.equal(stateOf(after(reading(1, 0, 0, { unknown: 'LIMBO' }), reading(2, 10000))), 'authorised');
  assert.equal(stateOf(after(reading(1, 9999, 0, { orderOre: 9999 }), reading(2, 10000))), 'authorised');
});

test('an event in another currency is a mismatch', () => {
  assert.equal(stateOf(after({ ...event('a', 'authorised', 10000), currency: 'NOK' })), 'mismatch');
});

test('events of no known kind never pay', () => {
  assert.equal(stateOf(after(event('a', 'other', 10000))), 'started');
});

test('an account that is not understood says nothing of amounts: what is known stays, and does not count as paid', () => {
  const record = after(reading(1, 10000, 10000), reading(2, 0, 0, { unknown: 'QUARANTINED' }));
  assert.deepEqual(record.amounts, { authorisedOre: 10000, capturedOre: 10000, refundedOre: 0, cancelledOre: 0 });
  assert.equal(stateOf(record), 'unknown');
  assert.equal(stateOf(reducePayment(record, reading(3, 10000, 10000))), 'captured');
});

test('closed by us: no longer open, unless money came all the same', () => {
  const closed = after(event('1', 'started'), event('2', 'closed'));
  assert.equal(stateOf(closed), 'cancelled-by-service');
  assert.equal(stateOf(reducePayment(closed, reading(1, 10000))), 'authorised');
});

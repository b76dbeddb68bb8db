import { test } from 'node:test';
import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { PaymentState } from '@faelles/schemas/payment.js';
import { paymentStates } from '@faelles/schemas/payment.js';
import { finished, isPaid, mayTryAgain, paidOre, paymentState, type PaymentFacts } from '@faelles/payment/model';
import '../support/seed.ts';

const amounts = (authorisedOre = 0, capturedOre = 0, refundedOre = 0, cancelledOre = 0) => ({
  authorisedOre,
  capturedOre,
  refundedOre,
  cancelledOre,
});

const vectors: [string, ReturnType<typeof amounts>, PaymentFacts, number, PaymentState][] = [
  ['nothing to pay', amounts(), {}, 0, 'not-required'],
  ['set up', amounts(), {}, 10000, 'created'],
  ['on the page', amounts(), { started: true }, 10000, 'started'],
  ['reserved', amounts(10000), {}, 10000, 'authorised'],
  ['taken', amounts(10000, 10000), {}, 10000, 'captured'],
  ['half taken', amounts(10000, 5000), {}, 10000, 'authorised'],
  ['half taken, the rest let go', amounts(10000, 5000, 0, 5000), {}, 10000, 'captured'],
  ['some given back', amounts(10000, 10000, 4000), {}, 10000, 'partly-refunded'],
  ['all given back', amounts(10000, 10000, 10000), {}, 10000, 'refunded'],
  ['reservation let go', amounts(10000, 0, 0, 10000), {}, 10000, 'cancelled-by-service'],
  ['more given back than taken', amounts(10000, 4000, 4001), {}, 10000, 'mismatch'],
  ['more taken than reserved', amounts(10000, 10001), {}, 10000, 'mismatch'],
  ['negative', amounts(-1), {}, 10000, 'mismatch'],
  ['a fraction of an øre', amounts(9999.5), {}, 10000, 'mismatch'],
  ['one øre too little', amounts(9999), {}, 10000, 'mismatch'],
  ['one øre too much', amounts(10001, 10001), {}, 10000, 'mismatch'],
  ['money for a free order', amounts(100), {}, 0, 'mismatch'],
  ['wrong amount, all given back', amounts(9999, 9999, 9999), {}, 10000, 'refunded'],
  ['wrong amount, all let go', amounts(9999, 0, 0, 9999), {}, 10000, 'cancelled-by-service'],
  ['another currency', amounts(10000), { currency: 'SEK' }, 10000, 'mismatch'],
  ['another order amount', amounts(), { orderOre: 9999 }, 10000, 'mismatch'],
  ['not understood', amounts(), { unknown: 'PENDING_REVIEW' }, 10000, 'unknown'],
  ['not understood, with money', amounts(10000, 10000), { unknown: 'FROZEN' }, 10000, 'unknown'],
  ['declined', amounts(), { started: true, declined: true }, 10000, 'declined'],
  ['declined, then reserved after all', amounts(10000), { declined: true }, 10000, 'authorised'],
  ['cancelled by the citizen', amounts(), { declined: true, cancelledByUser: true }, 10000, 'cancelled-by-user'],
  ['closed by us', amounts(), { cancelledByService: true }, 10000, 'cancelled-by-service'],
  ['run out', amounts(), { expired: true }, 10000, 'expired'],
  ['broken', amounts(), { error: true }, 10000, 'error'],
];

for (const [name, money, facts, orderOre, state] of vectors) {
  test(`${name}: ${state}`, () => assert.equal(paymentState(money, facts, orderOre), state));
}

test('only the whole order, reserved or taken, counts as paid', () => {
  const ore = fc.integer({ min: -5, max: 20 });
  const facts = fc.record(
    {
      started: fc.boolean(),
      declined: fc.boolean(),
      cancelledByUser: fc.boolean(),
      expired: fc.boolean(),
      unknown: fc.string(),
      currency: fc.constantFrom('DKK', 'EUR'),
      orderOre: ore,
    },
    { requiredKeys: [] },
  );
  const money = fc.record({ authorisedOre: ore, capturedOre: ore, refundedOre: ore, cancelledOre: ore });
  fc.assert(
    fc.property(money, facts, fc.integer({ min: 1, max: 20 }), (given, told, orderOre) => {
      const state = paymentState(given, told, orderOre);
      assert.ok(paymentStates.includes(state));
      if (!isPaid(state)) return;
      assert.equal(given.authorisedOre, orderOre);
      assert.equal(told.unknown, undefined);
      assert.notEqual(told.currency, 'EUR');
    }),
  );
});

test('no state is paid and open for another try at once', () => {
  for (const state of paymentStates) assert.ok(!(isPaid(state) && mayTryAgain(state)), state);
});

test('a page stops asking once the citizen can change no more', () => {
  const open = paymentStates.filter((state) => !finished(state));
  assert.deepEqual(open, ['created', 'started', 'unknown']);
});

test('a mismatch holds money or a lie, so it needs a person before another try', () => assert.ok(!mayTryAgain('mismatch')));

test('what the citizen has given', () => {
  assert.equal(paidOre(amounts(10000)), 10000);
  assert.equal(paidOre(amounts(10000, 10000)), 10000);
  assert.equal(paidOre(amounts(10000, 6000, 0, 4000)), 6000);
  assert.equal(paidOre(amounts(10000, 10000, 4000)), 6000);
  assert.equal(paidOre(amounts(10000, 0, 0, 10000)), 0);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { paymentState, possibleAmounts, type PaymentFacts } from '@faelles/payment/model';
import { ConfigError, readConfig } from '@faelles/server/config.js';
import { slipDueDate, unpaidFrom } from '@faelles/server/payments/invoice/due-date.js';
import { outcomeOf } from '@faelles/server/payments/invoice/outcome.js';
import '../support/seed.ts';

for (const [today, days, due] of [
  ['2026-11-20', 14, '2026-12-04'],
  // Saturday and Sunday become the Monday after.
  ['2026-11-20', 8, '2026-11-30'],
  ['2026-11-20', 9, '2026-11-30'],
  ['2026-11-20', 10, '2026-11-30'],
  ['2026-12-31', 1, '2027-01-01'],
  ['2028-02-27', 2, '2028-02-29'],
] as const) {
  test(`a slip of ${today} that is due in ${days} days is due on ${due}`, () => assert.equal(slipDueDate(today, days), due));
}

test('a slip counts as unpaid some days after it was due: money travels', () => {
  assert.equal(unpaidFrom('2026-12-04').toISOString(), '2026-12-09T00:00:00.000Z');
});

const facts: PaymentFacts = { inParts: true, orderOre: 10_000 };
const amounts = (ore: number, refundedOre = 0) => ({ authorisedOre: ore, capturedOre: ore, refundedOre, cancelledOre: 0 });

for (const [name, state, ...args] of [
  ['nothing yet', 'created', amounts(0), facts],
  ['a part', 'started', amounts(4000), facts],
  ['the whole', 'captured', amounts(10_000), facts],
  ['too much', 'captured', amounts(12_000), facts],
  ['too much, given back', 'captured', amounts(12_000, 2000), facts],
  ['the whole and some of it given back', 'partly-refunded', amounts(10_000, 4000), facts],
  ['all given back', 'refunded', amounts(12_000, 12_000), facts],
  ['a part on a closed slip', 'mismatch', amounts(4000), { ...facts, cancelledByService: true }],
  ['the whole on a closed slip', 'captured', amounts(10_000), { ...facts, cancelledByService: true }],
  ['closed', 'cancelled-by-service', amounts(0), { ...facts, cancelledByService: true }],
  ['more given back than came', 'mismatch', amounts(4000, 5000), facts],
  ['another order', 'mismatch', amounts(10_000), { ...facts, orderOre: 9000 }],
  ['a state not understood', 'unknown', amounts(10_000), { ...facts, unknown: 'odd' }],
  ['a part by card', 'mismatch', amounts(4000), {}],
] as const) {
  test(`money by slip, ${name}: ${state}`, () => assert.equal(paymentState(args[0], args[1], 10_000), state));
}

test('money by slip is paid if and only if what was kept covers the order', () => {
  const ore = fc.nat(20_000);
  fc.assert(fc.property(ore, ore, fc.integer({ min: 1, max: 10_000 }), (inOre, backOre, orderOre) => {
    const state = paymentState(amounts(inOre, backOre), { inParts: true }, orderOre);
    assert.equal(state === 'captured', possibleAmounts(amounts(inOre, backOre)) && inOre - backOre >= orderOre);
  }));
});

const standing = (more: object = {}) => ({ owedOre: 10_000, beforeOre: 0, paidOtherwise: false, stands: true, ...more });
for (const [name, ore, slip, outcome, dueBackOre] of [
  ['the whole', 10_000, standing(), 'paid', 0],
  ['one øre too little', 9_999, standing(), 'part', 0],
  ['one øre too much', 10_001, standing(), 'overpaid', 1],
  ['the rest', 6000, standing({ beforeOre: 4000 }), 'paid', 0],
  ['more than the rest', 7000, standing({ beforeOre: 4000 }), 'overpaid', 1000],
  ['again', 10_000, standing({ beforeOre: 10_000 }), 'paid-twice', 10_000],
  ['for what was paid by card', 10_000, standing({ paidOtherwise: true }), 'paid-twice', 10_000],
  ['for what was withdrawn', 10_000, standing({ stands: false }), 'for-nothing', 10_000],
  ['for nobody', 10_000, undefined, 'unknown-payment', 0],
] as const) {
  test(`money that came ${name}: ${outcome}`, () => assert.deepEqual(outcomeOf(ore, slip), { outcome, dueBackOre }));
}

test('whatever comes in whatever parts: never more is kept than is owed, and nothing is lost', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 20_000 }), { minLength: 1, maxLength: 8 }), (parts) => {
    let beforeOre = 0;
    let back = 0;
    for (const ore of parts) {
      back += outcomeOf(ore, standing({ beforeOre })).dueBackOre;
      beforeOre += ore;
    }
    assert.equal(beforeOre - back, Math.min(beforeOre, 10_000));
  }));
});

const read = (more: Record<string, string>) => readConfig({ DATA_DIR: '/nonexistent-but-unused', ...more });
for (const [name, env, word] of [
  ['a creditor that is no number', { INVOICE_CREDITOR: '8123456x' }, 'INVOICE_CREDITOR'],
  ['a creditor of type 71 that does not begin with 8', { INVOICE_CREDITOR: '12345678' }, 'INVOICE_TYPE=75'],
  ['another type', { INVOICE_CREDITOR: '81234567', INVOICE_TYPE: '73' }, 'INVOICE_TYPE'],
  ['a prefix that is no number', { INVOICE_CREDITOR: '81234567', INVOICE_PREFIX: 'x' }, 'INVOICE_PREFIX'],
  ['a prefix without a creditor', { INVOICE_PREFIX: '12' }, 'INVOICE_CREDITOR'],
] as const) {
  test(`the server does not start with ${name}, and says which variable`, async () => {
    await assert.rejects(read(env), (error) => error instanceof ConfigError && error.message.includes(word) && !error.message.includes(Object.values(env)[0]!));
  });
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as z from 'zod/mini';
import { Order } from '@faelles/schemas/order.js';
import { addsUp } from '@faelles/schemas/order-sum.js';

const line = (netOre: number, taxOre: number, more: object = {}) => ({
  id: 'fee', label: { da: 'Gebyr' }, quantity: 1, unitPriceOre: netOre, vatRate: 2500, netOre, taxOre, grossOre: netOre + taxOre, ...more,
});
const order = (lines: ReturnType<typeof line>[], more: object = {}) => {
  const sum = (key: 'netOre' | 'taxOre' | 'grossOre') => lines.reduce((total, each) => total + each[key], 0);
  return { currency: 'DKK', lines, netOre: sum('netOre'), taxOre: sum('taxOre'), totalOre: sum('grossOre'), ...more };
};
const outcome = (made: unknown) => {
  const parsed = z.safeParse(Order, made);
  return parsed.success ? 'ok' : parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join(', ');
};

// The arithmetic vectors: 25 % VAT; a fee outside VAT; 83.25 øre of VAT rounds to 83.
for (const [name, made] of [
  ['nothing', order([])],
  ['net 16000, tax 4000, gross 20000', order([line(16000, 4000, { quantity: 2, unitPriceOre: 8000 })])],
  ['net and gross 89300', order([line(89300, 0, { vatRate: 0 })])],
  ['net 333, tax 83, gross 416', order([line(333, 83)])],
  ['exempted of everything', order([line(0, 0, { unitPriceOre: 500, exemption: { percent: 100, ore: 500, reason: { da: 'Fri' } } })])],
] as const) {
  test(`an order of ${name} is one`, () => assert.equal(outcome(made), 'ok'));
}

for (const [name, made] of [
  ['another total than its lines', order([line(100, 25)], { totalOre: 124 })],
  ['another net sum', order([line(100, 25)], { netOre: 99 })],
  ['another tax sum', order([line(100, 25)], { taxOre: 26 })],
  ['a line whose gross is not net + tax', order([line(100, 25, { grossOre: 126 })])],
  ['lines that make up for each other', order([line(100, 25, { grossOre: 126 }), line(100, 25, { grossOre: 124 })])],
  ['a negative line', order([line(-100, 0), line(200, 0)])],
  ['a negative total', order([line(-100, 0)])],
  ['a total beyond what a number holds', order([line(Number.MAX_SAFE_INTEGER, 0), line(1, 0)])],
] as const) {
  test(`an order with ${name} is refused`, () => {
    assert.notEqual(outcome(made), 'ok');
    assert.equal(addsUp(made), false);
  });
}

for (const [name, change] of [
  ['fractions', { totalOre: 100.5 }],
  ['NaN', { totalOre: NaN }],
  ['text', { totalOre: '100' }],
  ['foreign money', { currency: 'EUR' }],
] as const) {
  test(`an order with ${name} is refused`, () => assert.notEqual(outcome(order([line(100, 0)], change)), 'ok'));
}

for (const percent of [0, -1, 100.1, NaN]) {
  test(`an exemption of ${percent} percent is refused`, () => {
    assert.notEqual(outcome(order([line(100, 0, { exemption: { percent, ore: 1, reason: { da: 'x' } } })])), 'ok');
  });
}

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import * as z from 'zod/mini';
import type { PriceLine } from '@faelles/schemas/definition.js';
import { Order } from '@faelles/schemas/order.js';
import { orderOf, PriceError } from '@faelles/form-engine/price.js';
import { formOf, TODAY } from './support.ts';
import '../support/seed.ts';

const order = (lines: Partial<PriceLine>[], values = {}, maxOre = 100_000_000) =>
  orderOf(
    formOf([{ name: 'n', kind: 'number', decimals: 6 }], {
      price: {
        currency: 'DKK', maxOre, terms: { label: { da: 'Vilkår' }, href: '#' },
        lines: lines.map((line, at) => ({ id: `line-${at}`, label: { da: 'x' }, unitPriceOre: 1, ...line })),
      },
    }),
    values,
    { today: TODAY },
  );

describe('the order', () => {
  it('is empty without a price', () => {
    assert.deepEqual(orderOf(formOf([{ name: 'a' }]), {}, { today: TODAY }), { currency: 'DKK', lines: [], netOre: 0, taxOre: 0, totalOre: 0 });
  });

  it('rounds a line once, half up, then its VAT', () => {
    const { lines, netOre, taxOre, totalOre } = order([{ quantity: 3, unitPriceOre: 33.5, vatRate: 2500 }, { quantity: 0.5, unitPriceOre: 1 }]);
    assert.deepEqual(lines.map((line) => [line.netOre, line.taxOre, line.grossOre]), [[101, 25, 126], [1, 0, 1]]);
    assert.deepEqual([netOre, taxOre, totalOre], [102, 25, 127]);
    // 1.005 × 100 in binary is a hair below 100.5.
    assert.equal(order([{ quantity: 1.005, unitPriceOre: 100 }]).totalOre, 101);
  });

  it('leaves out lines that do not apply and lines of zero', () => {
    assert.deepEqual(order([{ when: { '==': [1, 2] } }, { quantity: 0 }, { unitPriceOre: 5 }]).lines.map(({ id }) => id), ['line-2']);
  });

  it('refuses what is no amount', () => {
    const refused = (code: string, line: string | undefined, ...args: Parameters<typeof order>) =>
      assert.throws(() => order(...args), (error) => error instanceof PriceError && error.code === code && error.line === line);
    refused('not-a-number', 'line-0', [{ quantity: { var: 'n' } }]);
    refused('not-a-number', 'line-0', [{ unitPriceOre: '100' }]);
    refused('not-a-number', 'line-0', [{ unitPriceOre: { '/': [1, 0] } }]);
    refused('out-of-range', 'line-0', [{ unitPriceOre: -1 }]);
    refused('out-of-range', 'line-0', [{ quantity: 1e10, unitPriceOre: 1e10 }]);
    refused('out-of-range', undefined, [{ unitPriceOre: 101 }], {}, 100);
    refused('out-of-range', undefined, [{ unitPriceOre: 60 }, { unitPriceOre: 60 }], {}, 100);
  });

  it('is always whole, safe, in range and the sum of its lines', () => {
    const line = fc.record({ quantity: fc.double({ min: 0, max: 1e4, noNaN: true }), unitPriceOre: fc.double({ min: 0, max: 1e6, noNaN: true }), vatRate: fc.constantFrom(0, 2500, 1234) });
    fc.assert(fc.property(fc.array(line, { minLength: 1, maxLength: 5 }), (lines) => {
      let made;
      try {
        made = order(lines, {}, 10_000_000_000);
      } catch (error) {
        assert.ok(error instanceof PriceError);
        return;
      }
      assert.ok(z.safeParse(Order, made).success);
      assert.ok(Number.isSafeInteger(made.totalOre) && made.totalOre >= 0 && made.totalOre <= 10_000_000_000);
      assert.equal(made.totalOre, made.netOre + made.taxOre);
      assert.equal(made.totalOre, made.lines.reduce((sum, { grossOre }) => sum + grossOre, 0));
      for (const { netOre, taxOre, grossOre } of made.lines) {
        assert.ok(netOre > 0 && [netOre, taxOre, grossOre].every(Number.isSafeInteger));
        assert.equal(grossOre, netOre + taxOre);
      }
    }));
  });
});

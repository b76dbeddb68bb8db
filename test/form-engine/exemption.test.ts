import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import * as z from 'zod/mini';
import type { ExemptionRule, PriceLine } from '@faelles/schemas/definition.js';
import type { JsonObject } from '@faelles/schemas/json.js';
import { Order } from '@faelles/schemas/order.js';
import { compileForm } from '@faelles/form-engine/compile.js';
import { orderOf, PriceError } from '@faelles/form-engine/price.js';
import { createStore } from '@faelles/form-engine/store.js';
import { formOf, json, roadPermit, runs, TODAY } from './support.ts';
import '../support/seed.ts';

const reason = { da: 'Foreninger betaler halvdelen', en: 'Associations pay half' };
const half: ExemptionRule = { when: true, percent: 50, reason };

const form = (lines: Partial<PriceLine>[], maxOre = 10_000_000_000) =>
  formOf([{ name: 'member', kind: 'checkbox', required: false }, { name: 'percent', kind: 'number', decimals: 2, required: false }], {
    price: {
      currency: 'DKK', maxOre, terms: { label: { da: 'Vilkår', en: 'Terms' }, href: '#' },
      lines: lines.map((line, at) => ({ id: `line-${at}`, label: { da: 'x', en: 'x' }, unitPriceOre: 1, ...line })),
    },
  });
const order = (lines: Partial<PriceLine>[], values = {}, maxOre?: number) => orderOf(form(lines, maxOre), values, { today: TODAY });
const net = (line: Partial<PriceLine>) => order([line]).netOre;

describe('an exemption', () => {
  it('takes its percent off the line before VAT, and says why', () => {
    const [line] = order([{ quantity: 2, unitPriceOre: 8000, vatRate: 2500, exemption: half }]).lines;
    assert.deepEqual(line!.exemption, { percent: 50, ore: 8000, reason });
    assert.deepEqual([line!.netOre, line!.taxOre, line!.grossOre], [8000, 2000, 10000]);
  });

  it('applies only while its rule holds', () => {
    const lines = [{ unitPriceOre: 1000, exemption: { ...half, when: { var: 'member' } } }];
    assert.equal(order(lines).totalOre, 1000);
    assert.equal(order(lines).lines[0]!.exemption, undefined);
    assert.equal(order(lines, { member: true }).totalOre, 500);
  });

  it('may be a rule; a percent of 0 is none', () => {
    const lines = [{ unitPriceOre: 1000, exemption: { ...half, percent: { var: 'percent' } } }];
    assert.equal(order(lines, { percent: 12.5 }).totalOre, 875);
    assert.equal(order(lines, { percent: 0 }).lines[0]!.exemption, undefined);
  });

  it('of everything leaves a line of zero that says why; a total of zero means nothing is to be paid', () => {
    const made = order([{ unitPriceOre: 89_300, vatRate: 2500, exemption: { ...half, percent: 100 } }]);
    assert.equal(made.totalOre, 0);
    assert.deepEqual(made.lines.map(({ netOre, taxOre, grossOre, exemption }) => [netOre, taxOre, grossOre, exemption?.ore]), [[0, 0, 0, 89_300]]);
    assert.ok(z.safeParse(Order, made).success);
    // What costs nothing anyway is not in the order, exempted or not.
    assert.deepEqual(order([{ unitPriceOre: 0, exemption: half }]).lines, []);
  });

  it('is refused when it is no percent', () => {
    for (const percent of [-1, 100.01, 1e308, NaN, Infinity, '50', null, true, [50]]) {
      assert.throws(() => order([{ unitPriceOre: 1000, exemption: { ...half, percent } as ExemptionRule }]), PriceError, String(percent));
    }
    assert.throws(() => order([{ exemption: { ...half, percent: { var: 'percent' } } }]), (error) => error instanceof PriceError && error.code === 'not-a-number');
  });

  it('rounds the line once, half up, then VAT', () => {
    // Half of 333 is 166.5.
    assert.deepEqual(order([{ unitPriceOre: 333, vatRate: 2500, exemption: half }]).lines.map((line) => [line.netOre, line.exemption?.ore, line.taxOre, line.grossOre]), [[167, 166, 42, 209]]);
    // 0.5 øre × 3 less half is 0.75: rounding to 2 first would make it 1 as well, but 2 × 0.5 øre less half is 0.5.
    assert.equal(net({ quantity: 2, unitPriceOre: 0.5, exemption: half }), 1);
    assert.equal(net({ quantity: 1.5, unitPriceOre: 3.3, exemption: half }), 2);
  });

  it('gives half of the road permit’s fee to associations, also of the minimum', () => {
    const permit = compileForm(roadPermit());
    const { answers, today } = json<{ answers: Record<string, unknown>; today: string }>('test/vectors/road-permit/association.json');
    const of = (more: object) => orderOf(permit, { ...answers, ...more } as never, { today });
    assert.equal(of({}).totalOre, 360_000);
    const least = of({ area: 1, to: '2026-12-05' });
    assert.deepEqual(least.lines.map(({ id, grossOre }) => [id, grossOre]), [['usage', 600], ['minimum', 11_900]]);
    assert.equal(least.totalOre, 12_500);
    for (const line of least.lines) assert.match(line.exemption!.reason.da, /foreninger/i);
    // A tick that is hidden again (a private person) is no exemption.
    assert.equal(of({ association: undefined }).totalOre, 720_000);
  });
});

describe('VAT and sums, whatever the figures', () => {
  const amount = fc.oneof(fc.nat(10_000_000), fc.double({ min: 0, max: 1e7, noNaN: true }));
  const exemption = fc.option(fc.record({ when: fc.constant(true), percent: fc.oneof(fc.integer({ min: 1, max: 100 }), fc.constantFrom(33.33, 12.5, 0.01, 99.99)), reason: fc.constant(reason) }), { nil: undefined });
  const line: fc.Arbitrary<Partial<PriceLine>> = fc
    .record({ quantity: fc.oneof(fc.nat(10_000), fc.double({ min: 0, max: 1e4, noNaN: true })), unitPriceOre: amount, vatRate: fc.constantFrom(0, 2500, 1234, 1, 10_000), exemption })
    .map(({ exemption: given, ...rest }) => ({ ...rest, ...(given && { exemption: given }) }));

  it('are whole øre: lines make up the total, net and tax the gross, billed and exempted the whole', () => {
    fc.assert(fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), (lines) => {
      let made: Order;
      try {
        made = order(lines, {}, Number.MAX_SAFE_INTEGER);
      } catch (error) {
        assert.ok(error instanceof PriceError && error.code === 'out-of-range');
        return;
      }
      assert.ok(z.safeParse(Order, made).success);
      const sum = (key: 'netOre' | 'taxOre' | 'grossOre') => made.lines.reduce((total, each) => total + each[key], 0);
      assert.deepEqual([made.netOre, made.taxOre, made.totalOre], [sum('netOre'), sum('taxOre'), sum('grossOre')]);
      for (const each of made.lines) {
        assert.ok([each.netOre, each.taxOre, each.grossOre, each.exemption?.ore ?? 0].every((ore) => Number.isSafeInteger(ore) && ore >= 0));
        assert.equal(each.netOre + each.taxOre, each.grossOre);
        // VAT in whole numbers, so that no floating point can be wrong in the same way: half up.
        const tax = (BigInt(each.netOre) * BigInt(each.vatRate) * 2n + 10_000n) / 20_000n;
        if (each.netOre < 1e11) assert.equal(BigInt(each.taxOre), tax);
        const whole = order([{ quantity: each.quantity, unitPriceOre: each.unitPriceOre }], {}, Number.MAX_SAFE_INTEGER);
        assert.equal(each.netOre + (each.exemption?.ore ?? 0), whole.netOre);
      }
    }), { numRuns: runs(200) });
  });

  it('never fall when the price or the quantity rises, and never rise with the exemption', () => {
    const two = fc.tuple(amount, amount).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
    fc.assert(fc.property(two, fc.integer({ min: 1, max: 99 }), fc.constantFrom(0, 2500, 1234), ([less, more], percent, vatRate) => {
      const total = (unitPriceOre: number, exempt = percent) => order([{ unitPriceOre, vatRate, exemption: { ...half, percent: exempt } }]).totalOre;
      assert.ok(total(less) <= total(more));
      assert.ok(total(more, percent + 1) <= total(more));
      assert.ok(order([{ quantity: less, unitPriceOre: 3, vatRate }]).totalOre <= order([{ quantity: more, unitPriceOre: 3, vatRate }]).totalOre);
    }), { numRuns: runs(200) });
  });

  it('refuse what is no amount: negative, NaN, endless, huge', () => {
    const bad = fc.oneof(fc.constantFrom(NaN, Infinity, -Infinity, -1, -0.001, 1e16, Number.MAX_VALUE), fc.double({ max: -1e-9 }), fc.constantFrom('1', null, false, [1], {}));
    fc.assert(fc.property(bad, fc.constantFrom('quantity' as const, 'unitPriceOre' as const), (figure, member) => {
      assert.throws(() => order([{ quantity: 1, unitPriceOre: 100, [member]: figure } as Partial<PriceLine>]), PriceError);
    }), { numRuns: runs(100) });
  });

  it('are the same on the page and on the server', () => {
    fc.assert(fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), fc.boolean(), (lines, member) => {
      const made = form(lines.map((each) => ({ ...each, ...(each.exemption && { exemption: { ...each.exemption, when: { var: 'member' } } }) })), Number.MAX_SAFE_INTEGER);
      const values: JsonObject = member ? { member: true } : {};
      const page = createStore(made, { inputs: values, today: () => TODAY }).order();
      let server: Order | undefined;
      try {
        server = orderOf(made, values, { today: TODAY });
      } catch (error) {
        assert.ok(error instanceof PriceError);
      }
      assert.deepEqual(page, server);
    }), { numRuns: runs(100) });
  });
});

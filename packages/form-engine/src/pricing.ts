import type { Price, PriceLine } from '@faelles/schemas/definition.js';
import type { Json } from '@faelles/schemas/json.js';
import { roundOre } from '@faelles/schemas/money.js';
import type { Order, OrderLine } from '@faelles/schemas/order.js';
import { truthy } from './rules/core.ts';

/** An order that cannot be worked out: a fault of the definition, or answers that are not complete. Holds no answers. */
export class PriceError extends Error {
  /** `not-a-number`: a rule gave no amount. `out-of-range`: below zero, above what the definition allows, or over 100 percent. */
  readonly code: 'not-a-number' | 'out-of-range';
  /** Id of the line, or undefined for the total. */
  readonly line: string | undefined;
  constructor(code: PriceError['code'], line?: string) {
    super(`Price: ${code}${line === undefined ? '' : ` in line “${line}”`}`);
    this.name = 'PriceError';
    this.code = code;
    this.line = line;
  }
}

/** Rounds half up to whole øre, or says which line is beyond what a number holds. */
function rounded(amount: number, line: string): number {
  try {
    return roundOre(amount);
  } catch {
    throw new PriceError('out-of-range', line);
  }
}

/** Percent of a line that need not be paid; 0 without an exemption that applies. */
function exemptPercent({ id, exemption }: PriceLine, rule: (rule: Json | undefined) => Json): number {
  if (!exemption || !truthy(rule(exemption.when))) return 0;
  const percent = rule(exemption.percent);
  if (typeof percent !== 'number') throw new PriceError('not-a-number', id);
  if (!(percent >= 0 && percent <= 100)) throw new PriceError('out-of-range', id);
  return percent;
}

function lineOf(line: PriceLine, rule: (rule: Json | undefined) => Json): OrderLine | undefined {
  if (line.when !== undefined && !truthy(rule(line.when))) return undefined;
  const quantity = line.quantity === undefined ? 1 : rule(line.quantity);
  const unitPriceOre = rule(line.unitPriceOre);
  if (typeof quantity !== 'number' || typeof unitPriceOre !== 'number') throw new PriceError('not-a-number', line.id);
  if (quantity < 0 || unitPriceOre < 0) throw new PriceError('out-of-range', line.id);
  const vatRate = line.vatRate ?? 0;
  // Rounded once for the line, then once for its VAT: never per unit.
  const wholeOre = rounded(quantity * unitPriceOre, line.id);
  if (wholeOre === 0) return undefined;
  const percent = exemptPercent(line, rule);
  const netOre = percent === 0 ? wholeOre : rounded((quantity * unitPriceOre * (100 - percent)) / 100, line.id);
  const taxOre = rounded((netOre * vatRate) / 10_000, line.id);
  const { id, label, unit } = line;
  // What is exempted is the rest of the whole, so that the two always make it up.
  const exemption = percent > 0 && { percent, ore: wholeOre - netOre, reason: line.exemption!.reason };
  return {
    id,
    label,
    quantity,
    ...(unit && { unit }),
    unitPriceOre,
    vatRate,
    ...(exemption && { exemption }),
    netOre,
    taxOre,
    grossOre: rounded(netOre + taxOre, line.id),
  };
}

/** Works out the order with a way to evaluate rules; see {@link orderOf}. */
export function priceOrder(price: Price | undefined, rule: (rule: Json | undefined) => Json): Order {
  const lines = (price?.lines ?? []).flatMap((line) => lineOf(line, rule) ?? []);
  const sum = (key: 'netOre' | 'taxOre' | 'grossOre') => lines.reduce((total, line) => total + line[key], 0);
  const totalOre = sum('grossOre');
  if (!Number.isSafeInteger(totalOre) || totalOre > (price?.maxOre ?? 0)) throw new PriceError('out-of-range');
  return {
    currency: 'DKK',
    lines,
    netOre: sum('netOre'),
    taxOre: sum('taxOre'),
    totalOre,
    ...(price?.vatText && { vatText: price.vatText }),
    ...(price && { terms: price.terms }),
  };
}

/** Works out the order; undefined while it cannot be, as before the answers it needs are there. */
export const orderSoFar = (...given: Parameters<typeof priceOrder>): Order | undefined => {
  try {
    return priceOrder(...given);
  } catch (error) {
    if (error instanceof PriceError) return undefined;
    throw error;
  }
};

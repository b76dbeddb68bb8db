import { possibleAmounts } from '../model/state.ts';
import type { Payment } from '@faelles/schemas/payment.js';

type Loose = Record<string, unknown>;

const isObject = (value: unknown): value is Loose => typeof value === 'object' && value !== null && !Array.isArray(value);
const isAmount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;

/**
 * Where an order cannot be: the path of the first fault, or `undefined`. Shape, whole øre from zero, and sums: what is shown line
 * by line is what is asked for. Without a schema library, because a page gives an order before anything is fetched.
 */
export function orderFault(order: unknown): string | undefined {
  if (!isObject(order)) return 'order';
  if (order['currency'] !== 'DKK') return 'order.currency';
  const { lines } = order;
  if (!Array.isArray(lines)) return 'order.lines';
  const sums = { netOre: 0, taxOre: 0, grossOre: 0 };
  for (const [at, line] of lines.entries()) {
    const fault = lineFault(line);
    if (fault !== undefined) return `order.lines.${at}${fault && `.${fault}`}`;
    for (const name of ['netOre', 'taxOre', 'grossOre'] as const) sums[name] += line[name];
  }
  if (order['netOre'] !== sums.netOre) return 'order.netOre';
  if (order['taxOre'] !== sums.taxOre) return 'order.taxOre';
  if (!isAmount(order['totalOre']) || order['totalOre'] !== sums.grossOre) return 'order.totalOre';
  return undefined;
}

/** The name of what is wrong in a line, `''` for the line itself. */
function lineFault(line: unknown): string | undefined {
  if (!isObject(line)) return '';
  if (!isObject(line['label']) && typeof line['label'] !== 'string') return 'label';
  const amount = ['netOre', 'taxOre', 'grossOre'].find((name) => !isAmount(line[name]));
  if (amount) return amount;
  const number = ['quantity', 'unitPriceOre'].find((name) => !Number.isFinite(line[name]));
  if (number) return number;
  return (line['netOre'] as number) + (line['taxOre'] as number) === line['grossOre'] ? undefined : 'grossOre';
}

/**
 * Does what a payment claims to be agree with its own amounts? A state is a word; the amounts are what the provider has
 * confirmed. A slip may be paid with too much, and what is over goes back; of any other method exactly the order is held.
 */
export function believable({ state, amounts, method, order }: Payment): boolean {
  const { authorisedOre, capturedOre, refundedOre } = amounts;
  switch (state) {
    case 'authorised':
    case 'captured':
    case 'partly-refunded':
      return possibleAmounts(amounts) && (method === 'slip' ? authorisedOre >= order.totalOre : authorisedOre === order.totalOre) && authorisedOre > 0;
    case 'refunded':
      return possibleAmounts(amounts) && capturedOre > 0 && refundedOre === capturedOre;
    case 'not-required':
      return order.totalOre === 0;
    default:
      return true;
  }
}

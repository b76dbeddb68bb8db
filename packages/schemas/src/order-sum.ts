/** The figures of an order that must fit together; `order.ts` has the rest of it. */
export type OrderFigures = {
  lines: readonly { netOre: number; taxOre: number; grossOre: number }[];
  netOre: number;
  taxOre: number;
  totalOre: number;
};

/**
 * Do the figures of an order fit together: whole øre from zero, every line net + VAT = gross, and the sums those of the
 * lines? The server works them out and a page shows them; both look, so that nobody pays a total its lines do not explain.
 */
export function addsUp(order: OrderFigures): boolean {
  const sum = (of: 'netOre' | 'taxOre' | 'grossOre') => order.lines.reduce((total, line) => total + line[of], 0);
  const amounts = [order, ...order.lines].flatMap((part) => [part.netOre, part.taxOre, 'grossOre' in part ? part.grossOre : part.totalOre]);
  return (
    amounts.every((ore) => Number.isSafeInteger(ore) && ore >= 0) &&
    order.lines.every(({ netOre, taxOre, grossOre }) => netOre + taxOre === grossOre) &&
    sum('netOre') === order.netOre &&
    sum('taxOre') === order.taxOre &&
    sum('grossOre') === order.totalOre
  );
}

import * as z from 'zod/mini';
import { Text } from './text.ts';
import { ore, positiveOre } from './identifiers/dates-and-amounts.ts';
import { addsUp } from './order-sum.ts';

/** What somebody need not pay of a line, and why. Never hidden: the citizen sees what the price would have been. */
export const Exemption = z.object({
  /** Percent of the line: 0 < percent ≤ 100. */
  percent: z.number().check(z.positive(), z.maximum(100)),
  /** Net øre that are not billed. */
  ore: positiveOre,
  reason: Text,
});
export type Exemption = z.infer<typeof Exemption>;

/** A line as it is billed. All amounts are safe-integer øre; gross = net + tax, net after exemption. */
export const OrderLine = z.object({
  id: z.string(),
  label: Text,
  quantity: z.number().check(z.positive()),
  unit: z.optional(Text),
  /** Net price of one unit, øre; may have fractions only here. */
  unitPriceOre: z.number(),
  vatRate: z.int(),
  exemption: z.optional(Exemption),
  netOre: ore,
  taxOre: ore,
  grossOre: ore,
});
export type OrderLine = z.infer<typeof OrderLine>;

/**
 * What is to be paid. `totalOre` is the sum of the lines' gross amounts; zero means nothing is to be paid. An order whose
 * lines do not add up is refused where it is made and where it is read (`order-sum`).
 */
export const Order = z.object({
  currency: z.literal('DKK'),
  lines: z.array(OrderLine),
  netOre: ore,
  taxOre: ore,
  totalOre: ore,
  vatText: z.optional(Text),
  terms: z.optional(z.object({ label: Text, href: z.string() })),
}).check(z.refine(addsUp, { error: 'order-sum' }));
export type Order = z.infer<typeof Order>;

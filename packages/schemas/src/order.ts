import * as z from 'zod/mini';
import { Text } from './text.ts';
import { ore } from './identifiers/schemas.ts';

/** A line as it is billed. All amounts are safe-integer øre; gross = net + tax. */
export const OrderLine = z.object({
  id: z.string(),
  label: Text,
  quantity: z.number().check(z.positive()),
  unit: z.optional(Text),
  /** Net price of one unit, øre; may have fractions only here. */
  unitPriceOre: z.number(),
  vatRate: z.int(),
  netOre: ore,
  taxOre: ore,
  grossOre: ore,
});
export type OrderLine = z.infer<typeof OrderLine>;

/** What is to be paid. `totalOre` is the sum of the lines' gross amounts; zero means nothing is to be paid. */
export const Order = z.object({
  currency: z.literal('DKK'),
  lines: z.array(OrderLine),
  netOre: ore,
  taxOre: ore,
  totalOre: ore,
  vatText: z.optional(Text),
  terms: z.optional(z.object({ label: Text, href: z.string() })),
});
export type Order = z.infer<typeof Order>;

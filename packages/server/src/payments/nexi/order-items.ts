import type { Order, OrderLine } from '@faelles/schemas/order.js';
import { textIn } from '@faelles/schemas/text-in.js';

/** One line as Nexi Checkout wants it: whole øre, `taxRate` 2500 for 25 %. */
export interface NexiItem {
  reference: string;
  name: string;
  quantity: number;
  unit: string;
  unitPrice: number;
  taxRate: number;
  taxAmount: number;
  grossTotalAmount: number;
  netTotalAmount: number;
}

/**
 * The order's lines in the citizen's language. Their gross amounts add up to the order's total. A line somebody need not
 * pay at all stays on our side: there is nothing of it to pay.
 */
export function nexiItems(order: Order, language: string): NexiItem[] {
  return order.lines.filter((line) => line.grossOre > 0).map((line) => {
    const { quantity, unit, unitPrice } = measured(line, language);
    return {
      reference: plain(line.id, 128),
      name: plain(textIn(line.label, language), 128),
      quantity,
      unit,
      unitPrice,
      taxRate: line.vatRate,
      taxAmount: line.taxOre,
      grossTotalAmount: line.grossOre,
      netTotalAmount: line.netOre,
    };
  });
}

/** A part of an amount as the one line the provider demands for it. */
export function partItem(amountOre: number, language: string): NexiItem {
  const danish = language.startsWith('da');
  return {
    reference: 'part', name: danish ? 'Del af beløbet' : 'Part of the amount', quantity: 1, unit: danish ? 'stk' : 'pcs',
    unitPrice: amountOre, taxRate: 0, taxAmount: 0, grossTotalAmount: amountOre, netTotalAmount: amountOre,
  };
}

/**
 * The provider checks quantity × price against the net amount and knows no fractions of øre. A line that was rounded
 * goes as one piece at its net price.
 */
function measured(line: OrderLine, language: string): { quantity: number; unit: string; unitPrice: number } {
  const piece = language.startsWith('da') ? 'stk' : 'pcs';
  const exact = Number.isInteger(line.unitPriceOre) && line.unitPriceOre * line.quantity === line.netOre;
  if (!exact) return { quantity: 1, unit: piece, unitPrice: line.netOre };
  return { quantity: line.quantity, unit: line.unit ? plain(textIn(line.unit, language), 128) : piece, unitPrice: line.unitPriceOre };
}

/** Published: these signs are not taken (in names only the first three, elsewhere all six). */
function plain(text: string, length: number): string {
  return text.replace(/[<>\\'"&]/g, ' ').trim().slice(0, length) || '-';
}

import { formatFiPaymentId } from './identifiers/fi-payment.ts';
import type { PaymentSlip } from './payment.ts';

/** A line that somebody types into a bank: what it is called, how it is read, and what is copied of it. */
export interface SlipLine {
  name: 'type' | 'paymentId' | 'creditor' | 'amount' | 'line';
  shown: string;
  copied?: string;
}

/**
 * The lines in the order a bank asks for them. The amount is written as a Danish bank writes it, in any language, and
 * copied as its field takes it: `1234,50`.
 *
 * @param dueOre what is still to be paid, øre
 */
export function slipLines({ type, paymentId, creditor, line }: PaymentSlip, dueOre: number): SlipLine[] {
  const kroner = `${Math.floor(dueOre / 100)},${String(dueOre % 100).padStart(2, '0')}`;
  return [
    { name: 'type', shown: `+${type}` },
    { name: 'paymentId', shown: formatFiPaymentId(paymentId), copied: paymentId },
    { name: 'creditor', shown: creditor, copied: creditor },
    { name: 'amount', shown: kroner.replace(/\d(?=(\d{3})+,)/g, '$&.'), copied: kroner },
    { name: 'line', shown: line, copied: line },
  ];
}

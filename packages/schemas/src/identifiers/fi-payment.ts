import { compact } from './normalise.ts';
import { refuse, type Parsed } from './result.ts';

/** Kinds of the joint Danish payment slip ("fælles indbetalingskort"). */
export type FiCardType = '01' | '04' | '71' | '73' | '75';

/** A payment slip's line, taken apart. */
export type FiPayment = {
  cardType: FiCardType;
  /** Absent on +01 and +73, which have none. */
  paymentId?: string;
  /** Eight digits (+71, +73, +75), or a giro account of seven or eight (+01, +04). */
  creditor: string;
};

/** Digits of the payment id per card type, check digit included; 0: the card has no id. */
const ID_LENGTH: Record<FiCardType, number> = { '01': 0, '04': 16, '71': 15, '73': 0, '75': 16 };

/** The check digit of a payment id's body (Luhn: weights 2, 1, 2, 1… from the right, digit sums of the products). */
export function fiCheckDigit(body: string): string {
  let sum = 0;
  for (let at = 0; at < body.length; at++) {
    const product = Number(body[body.length - 1 - at]) * (at % 2 ? 1 : 2);
    sum += product > 9 ? product - 9 : product;
  }
  return String((10 - (sum % 10)) % 10);
}

/**
 * Reads a payment id. +71 and +75 have a check digit; for the old giro card +04 only the shape is known.
 *
 * @returns the digits, or `format`, `length`, `check-digit`.
 */
export function parseFiPaymentId(cardType: '71' | '75' | '04', input: string): Parsed {
  const value = compact(input);
  const length = ID_LENGTH[cardType];
  if (!/^\d+$/.test(value)) return refuse('format', { length });
  if (value.length !== length) return refuse('length', { length });
  if (cardType !== '04' && value.at(-1) !== fiCheckDigit(value.slice(0, -1))) return refuse('check-digit');
  return { ok: true, value };
}

/**
 * Makes a payment id of a running number: zeros before it, the check digit after it.
 *
 * @param serial digits; without a check digit
 * @throws RangeError when it is no number, or too long for the card
 */
export function fiPaymentIdOf(cardType: '71' | '75', serial: string): string {
  const length = ID_LENGTH[cardType] - 1;
  if (!/^\d+$/.test(serial) || serial.length > length) throw new RangeError(`Not a number of at most ${length} digits`);
  const body = serial.padStart(length, '0');
  return body + fiCheckDigit(body);
}

/** A payment id in groups that can be read aloud and typed: three digits and then four and four. The spaces are not part of it. */
export function formatFiPaymentId(paymentId: string): string {
  return paymentId.replace(/\B(?=(\d{4})+$)/g, ' ');
}

/** Reads a creditor number: eight digits (on +71 the first is 8), or a giro account on the old cards. */
export function parseFiCreditor(cardType: FiCardType, input: string): Parsed {
  const value = compact(input);
  if (!/^\d+$/.test(value)) return refuse('format', { length: 8 });
  const giro = cardType === '01' || cardType === '04';
  if (value.length !== 8 && !(giro && value.length === 7)) return refuse('length', { length: 8 });
  return cardType === '71' && value[0] !== '8' ? refuse('format', { length: 8 }) : { ok: true, value };
}

/**
 * Reads the machine line of a slip, e.g. `+71<026840149965328+81234567<`. Spaces are allowed.
 *
 * @returns its parts, or `format`, `length`, `check-digit`.
 */
export function parseFiLine(input: string): Parsed<FiPayment> {
  const match = /^\+(01|04|71|73|75)<(\d*)\+(\d+)<?$/.exec(compact(input));
  if (!match) return refuse('format');
  const cardType = match[1] as FiCardType;
  const creditor = parseFiCreditor(cardType, match[3]!);
  if (!creditor.ok) return creditor;
  if (cardType === '01' || cardType === '73') {
    return match[2] ? refuse('length', { length: 0 }) : { ok: true, value: { cardType, creditor: creditor.value } };
  }
  const paymentId = parseFiPaymentId(cardType, match[2]!);
  if (!paymentId.ok) return paymentId;
  return { ok: true, value: { cardType, paymentId: paymentId.value, creditor: creditor.value } };
}

/** The machine line of a slip. */
export function formatFiLine(payment: FiPayment): string {
  return `+${payment.cardType}<${payment.paymentId ?? ''}+${payment.creditor}<`;
}

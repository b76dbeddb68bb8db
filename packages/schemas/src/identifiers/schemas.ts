import * as z from 'zod/mini';
import { canonical, text } from './canonical.ts';
import { parseAccountNumber } from './bank-account.ts';
import { parseCpr } from './cpr.ts';
import { parseEmail } from './email.ts';
import { parseFiPaymentId } from './fi-payment.ts';
import { parseGln } from './gln.ts';
import { parseIban } from './iban.ts';

// Schemas of the canonical forms, the ones that are stored and sent. What a citizen types is read by the parse functions.
// What a page needs to read an answer of the server stands in files of its own: a bundler keeps a file whole.
export { cvrNumber } from './cvr-schema.ts';
export { isoDate, isoDateTime, ore, positiveOre } from './dates-and-amounts.ts';
export { municipalityCode } from './municipality-schema.ts';

/** Ten digits; a replacement number is refused. */
export const cprNumber = text(/^\d{10}$/).check(canonical(parseCpr, 'cpr-date'));

/** Ten digits; also a replacement number (day 61–91). */
export const cprOrReplacementNumber = text(/^\d{10}$/).check(
  canonical((value) => parseCpr(value, { allowReplacement: true }), 'cpr-date'),
);

/** Eight digits; the check is not enforced. */
export const seNumber = text(/^\d{8}$/);

/** Ten digits. */
export const pNumber = text(/^\d{10}$/);

/** Thirteen digits with check digit (EAN location number). */
export const gln = text(/^\d{13}$/).check(canonical(parseGln, 'check-digit'));

/** Capitals and digits without spaces, mod 97. */
export const iban = text(/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/).check(canonical(parseIban, 'check-digit'));

/** Registration number and account number as text. */
export const bankAccount = z.strictObject({
  registrationNumber: text(/^\d{4}$/),
  accountNumber: text(/^\d{1,10}$/).check(canonical(parseAccountNumber, 'format')),
});

/** Payment id of a +71 slip. */
export const fi71PaymentId = text(/^\d{15}$/).check(
  canonical((value) => parseFiPaymentId('71', value), 'check-digit'),
);

/** Payment id of a +75 slip. */
export const fi75PaymentId = text(/^\d{16}$/).check(
  canonical((value) => parseFiPaymentId('75', value), 'check-digit'),
);

/** E.164; Danish numbers have eight digits after +45. */
export const phoneNumber = text(/^\+(?:45\d{8}|(?!45)[1-9]\d{6,14})$/);

/** An e-mail address with its domain in lower case. */
export const emailAddress = z.string().check(z.maxLength(254, { error: 'too-long' }), canonical(parseEmail, 'format'));

/** Four digits as text. */
export const postalCode = text(/^\d{4}$/);

/** KLE main group, group or subject. */
export const kleSubject = text(/^\d{2}(\.\d{2}(\.\d{2})?)?$/);

/** KLE handling facet. */
export const kleFacet = text(/^[A-ZÆØÅ]\d{2}$/);

/** KLE subject with facet. */
export const kleKey = text(/^\d{2}\.\d{2}\.\d{2}-[A-ZÆØÅ]\d{2}$/);

/** House number, floor and door as the address register writes them. */
export const houseNumber = text(/^\d{1,3}[A-Z]?$/);
export const floor = text(/^(st|kl|k[2-9]|[1-9]\d?)$/);
export const door = text(/^[\p{L}\d/-]{1,4}$/u);

import * as z from 'zod/mini';
import { municipalityCodes } from './municipality-code.ts';
import { parseAccountNumber } from './bank-account.ts';
import { parseCpr } from './cpr.ts';
import { parseCvr } from './cvr.ts';
import { parseEmail } from './email.ts';
import { parseFiPaymentId } from './fi-payment.ts';
import { parseGln } from './gln.ts';
import { parseIban } from './iban.ts';
import type { Parsed } from './result.ts';

// Schemas of the canonical forms, the ones that are stored and sent. What a citizen types is read by the parse functions.
// Each has a pattern, so that the published JSON Schema says as much as JSON Schema can; the rest is a refinement.
// An issue's message is its code.

const text = (pattern: RegExp) => z.string().check(z.regex(pattern, { error: 'format', abort: true }));

/** The text must be what its own parse function makes of it. */
const canonical = (parse: (value: string) => Parsed, error: string) =>
  z.refine<string>(
    (value) => {
      const parsed = parse(value);
      return parsed.ok && parsed.value === value;
    },
    { error },
  );

/** Ten digits; a replacement number is refused. */
export const cprNumber = text(/^\d{10}$/).check(canonical(parseCpr, 'cpr-date'));

/** Ten digits; also a replacement number (day 61–91). */
export const cprOrReplacementNumber = text(/^\d{10}$/).check(
  canonical((value) => parseCpr(value, { allowReplacement: true }), 'cpr-date'),
);

/** Eight digits, modulus 11. */
export const cvrNumber = text(/^[1-9]\d{7}$/).check(canonical(parseCvr, 'cvr-check'));

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

/** Four digits; one of the 98 municipalities of today. */
export const municipalityCode = text(/^0\d{3}$/).check(
  z.refine<string>((value) => municipalityCodes.includes(value), { error: 'option' }),
);

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

/** A day, `2026-11-20`. */
export const isoDate = z.iso.date({ error: 'date-invalid' });

/** An instant with `Z` or an offset, `2026-11-20T14:30:00+01:00`. */
export const isoDateTime = z.iso.datetime({ offset: true, error: 'format' });

/** Whole øre, negative allowed. */
export const ore = z.int({ error: 'type' });

/** Whole øre, zero or more. */
export const positiveOre = z.int({ error: 'type' }).check(z.nonnegative({ error: 'too-small' }));

import { paddedAccountNumber, type BankAccount } from './bank-account.ts';
import { compact } from './normalise.ts';
import { refuse, type Parsed } from './result.ts';

/** Denmark, the Faroe Islands and Greenland: 2 letters, 2 check digits, 4 + 10 digits. */
const DANISH = /^(?:DK|FO|GL)/;
const DANISH_LENGTH = 18;

/** ISO 7064 mod 97-10, digit by digit: the number itself is longer than a safe integer. */
function mod97(iban: string): number {
  let rest = 0;
  for (const sign of iban.slice(4) + iban.slice(0, 4)) {
    for (const digit of String(parseInt(sign, 36))) rest = (rest * 10 + Number(digit)) % 97;
  }
  return rest;
}

/**
 * Reads an IBAN of any country; spaces are allowed. The length is tested for Danish accounts only.
 *
 * @returns the IBAN in capitals without spaces, its country, and for `DK` the account it stands for;
 *   or `format`, `length`, `check-digit`.
 */
export function parseIban(input: string): Parsed<string, { country: string; account?: BankAccount }> {
  const value = compact(input).toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(value)) return refuse('format');
  const danish = DANISH.test(value);
  if (danish && !/^..\d+$/.test(value)) return refuse('format', { length: DANISH_LENGTH });
  if (danish && value.length !== DANISH_LENGTH) return refuse('length', { length: DANISH_LENGTH });
  if (value.length < 15 || value.length > 34) return refuse('length');
  if (mod97(value) !== 1) return refuse('check-digit');
  const country = value.slice(0, 2);
  if (country !== 'DK') return { ok: true, value, country };
  return {
    ok: true,
    value,
    country,
    account: { registrationNumber: value.slice(4, 8), accountNumber: value.slice(8) },
  };
}

/** The IBAN of a Danish account. */
export function ibanOf(account: BankAccount): string {
  const number = account.registrationNumber + paddedAccountNumber(account.accountNumber);
  const check = 98 - mod97(`DK00${number}`);
  return `DK${String(check).padStart(2, '0')}${number}`;
}

/** In groups of four, as on paper. */
export function formatIban(value: string): string {
  return value.replace(/(.{4})(?=.)/g, '$1 ');
}

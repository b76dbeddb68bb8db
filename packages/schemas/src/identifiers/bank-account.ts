import { compact } from './normalise.ts';
import { refuse, type Parsed } from './result.ts';

/** A Danish account. Both parts are strings: leading zeros count. */
export type BankAccount = {
  /** Four digits. */
  registrationNumber: string;
  /** One to ten digits, as typed. */
  accountNumber: string;
};

/** Reads a registration number (the bank's branch): exactly four digits. */
export function parseRegistrationNumber(input: string): Parsed {
  const value = compact(input);
  if (!/^\d*$/.test(value)) return refuse('format', { length: 4 });
  return value.length === 4 ? { ok: true, value } : refuse('length', { length: 4 });
}

/** Reads an account number: one to ten digits; spaces and hyphens between groups are dropped. */
export function parseAccountNumber(input: string): Parsed {
  const value = compact(input).replace(/-/g, '');
  if (!/^\d*$/.test(value)) return refuse('format', { max: 10 });
  return value.length >= 1 && value.length <= 10 ? { ok: true, value } : refuse('length', { max: 10 });
}

/**
 * Reads both parts. Danish banks have no check digit in common, so only the shape is tested.
 *
 * @returns the two parts, or the first part's fault with `params.part`.
 */
export function parseBankAccount(input: BankAccount): Parsed<BankAccount> {
  const registrationNumber = parseRegistrationNumber(input?.registrationNumber);
  if (!registrationNumber.ok) {
    return refuse(registrationNumber.code, { ...registrationNumber.params, part: 'registrationNumber' });
  }
  const accountNumber = parseAccountNumber(input.accountNumber);
  if (!accountNumber.ok) return refuse(accountNumber.code, { ...accountNumber.params, part: 'accountNumber' });
  return {
    ok: true,
    value: { registrationNumber: registrationNumber.value, accountNumber: accountNumber.value },
  };
}

/** The account number as machines want it: ten digits with zeros in front. */
export function paddedAccountNumber(accountNumber: string): string {
  return accountNumber.padStart(10, '0');
}

/** `0040 0440116243`: as banks print it. */
export function formatBankAccount(account: BankAccount): string {
  return `${account.registrationNumber} ${account.accountNumber}`;
}

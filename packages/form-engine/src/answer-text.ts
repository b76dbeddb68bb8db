import { formatClock, formatDate, formatMonth } from '@faelles/language/format.js';
import type { Address } from '@faelles/schemas/address.js';
import type { BankAccountAnswer } from '@faelles/schemas/answers.js';
import { formatBankAccount } from '@faelles/schemas/identifiers/bank-account.js';
import { formatCpr } from '@faelles/schemas/identifiers/cpr.js';
import { formatCvr } from '@faelles/schemas/identifiers/cvr.js';
import { formatIban } from '@faelles/schemas/identifiers/iban.js';
import { municipalities } from '@faelles/schemas/identifiers/municipalities.js';
import { answerText as say, says, type Say } from './say-answer.ts';

export type { AnswerWords } from './say-answer.ts';

/** `Testvej 12B, 2. th, 2750 Ballerup`; abroad the lines as they were written, postal code and town, and the country. */
export function addressText(address: Address, language = 'da'): string {
  if ('country' in address) {
    const { lines, postalCode, city, country } = address;
    return [...lines, [postalCode, city].filter(Boolean).join(' '), countryText(country, language)].filter(Boolean).join(', ');
  }
  const { street, houseNumber, floor, door, supplementaryTown, postalCode, postalDistrict } = address;
  const storey = [floor && (/^\d+$/.test(floor) ? `${floor}.` : floor), door].filter(Boolean).join(' ');
  return [`${street} ${houseNumber}`, storey, supplementaryTown, `${postalCode} ${postalDistrict}`].filter(Boolean).join(', ');
}

function bankAccountText(account: BankAccountAnswer): string {
  // The account's name, in every language.
  if ('nemKonto' in account) return 'NemKonto';
  return 'iban' in account ? `IBAN ${formatIban(account.iban)}` : formatBankAccount(account);
}

const countries = new Map<string, Intl.DisplayNames>();

function countryText(code: string, language: string): string {
  if (!countries.has(language)) countries.set(language, new Intl.DisplayNames(language, { type: 'region' }));
  return countries.get(language)!.of(code) ?? code;
}

const rest: Record<string, Say> = {
  // An en dash without words between: the same in every language.
  period: ({ from, to }: { from: string; to: string }, language) => `${formatDate(from, language)} – ${formatDate(to, language)}`,
  'month-year': (value: string, language) => formatMonth(value, language),
  time: (value: string, language) => formatClock(value, language),
  cpr: (value: string) => formatCpr(value),
  cvr: (value: string) => formatCvr(value),
  'bank-account': (value: BankAccountAnswer) => bankAccountText(value),
  address: (value: Address, language) => addressText(value, language),
  municipality: (value: string) => municipalities.find(({ code }) => code === value)?.name ?? value,
  country: (value: string, language) => countryText(value, language),
};

/** Answers of every kind in words; see `say-answer.ts`. */
export const answerText: typeof say = (line, language, t) => {
  Object.assign(says, rest);
  return say(line, language, t);
};

/** Has `say-answer.ts` know every kind from now on. */
export function sayEverything(): void {
  Object.assign(says, rest);
}

import { formatClock, formatDate, formatFileSize, formatMoney, formatMonth, formatNumber } from '@faelles/language/format.js';
import type { Translator } from '@faelles/language/translator.js';
import type { Address } from '@faelles/schemas/address.js';
import type { AttachmentRef, BankAccountAnswer } from '@faelles/schemas/answers.js';
import { formatBankAccount } from '@faelles/schemas/identifiers/bank-account.js';
import { formatCpr } from '@faelles/schemas/identifiers/cpr.js';
import { formatCvr } from '@faelles/schemas/identifiers/cvr.js';
import { formatIban } from '@faelles/schemas/identifiers/iban.js';
import { municipalities } from '@faelles/schemas/identifiers/municipalities.js';
import { formatPhone } from '@faelles/schemas/identifiers/phone.js';
import type { FieldKind } from '@faelles/schemas/field.js';
import type { SummaryLine } from '@faelles/schemas/summary.js';
import { textIn } from '@faelles/schemas/text-in.js';

/** Words this needs: `field.yes`, `field.no`, and `field.source` with `field.source-changed` for prefilled answers. */
export type AnswerWords = (key: string, params?: { source: string }) => string;

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

type Say = (value: never, language: string, t: AnswerWords) => string;

const says: Partial<Record<FieldKind, Say>> = {
  integer: (value: number, language) => formatNumber(value, language),
  number: (value: number, language) => formatNumber(value, language, 6),
  money: (value: number, language) => formatMoney(value, language),
  date: (value: string, language) => formatDate(value, language),
  // An en dash without words between: the same in every language.
  period: ({ from, to }: { from: string; to: string }, language) => `${formatDate(from, language)} – ${formatDate(to, language)}`,
  'month-year': (value: string, language) => formatMonth(value, language),
  time: (value: string, language) => formatClock(value, language),
  phone: (value: string) => formatPhone(value),
  cpr: (value: string) => formatCpr(value),
  cvr: (value: string) => formatCvr(value),
  'bank-account': (value: BankAccountAnswer) => bankAccountText(value),
  address: (value: Address, language) => addressText(value, language),
  municipality: (value: string) => municipalities.find(({ code }) => code === value)?.name ?? value,
  country: (value: string, language) => countryText(value, language),
  'yes-no': (value: boolean, _, t) => t(value ? 'field.yes' : 'field.no'),
  checkbox: (_value: true, _, t) => t('field.yes'),
  file: (value: AttachmentRef[], language) =>
    value.map(({ name, size }) => `${name} (${formatFileSize(size, language)})`).join('\n'),
};

/**
 * One answer in words of a language: as on check-your-answers and the receipt. Lines break at `\n`.
 *
 * @param t translator of the page, or any function from a key to words
 * @returns '' when there is no answer, or it is masked: the reader has its own words for that
 */
export function answerText(line: SummaryLine, language: string, t: Translator | AnswerWords): string {
  if (line.value === undefined || line.privacy === 'masked') return '';
  const say = says[line.kind] as ((value: unknown, language: string, t: AnswerWords) => string) | undefined;
  const text =
    line.text ? textIn(line.text, language)
    : say ? say(line.value, language, t)
    : String(line.value);
  const whole = line.unit ? `${text}\u00A0${textIn(line.unit, language)}` : text;
  if (!line.origin) return whole;
  const source = textIn(line.origin.source, language);
  return `${whole}\n${t(line.origin.changed ? 'field.source-changed' : 'field.source', { source })}`;
}

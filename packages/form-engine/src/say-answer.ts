import { formatDate, formatFileSize, formatMoney, formatNumber } from '@faelles/language/format.js';
import type { Translator } from '@faelles/language/translator.js';
import type { AttachmentRef } from '@faelles/schemas/answers.js';
import { formatPhone } from '@faelles/schemas/identifiers/phone.js';
import type { FieldKind } from '@faelles/schemas/field.js';
import type { SummaryLine } from '@faelles/schemas/summary.js';
import { textIn } from '@faelles/schemas/text-in.js';

/** Words this needs: `field.yes`, `field.no`, and `field.source` with `field.source-changed` for prefilled answers. */
export type AnswerWords = (key: string, params?: { source: string }) => string;

/** Puts the value of a kind into words. */
export type Say = (value: never, language: string, t: AnswerWords) => string;

/** What most forms ask for; `answer-text.ts` adds the rest, with the tables that needs. */
export const says: Partial<Record<FieldKind, Say>> = {
  integer: (value: number, language) => formatNumber(value, language),
  number: (value: number, language) => formatNumber(value, language, 6),
  money: (value: number, language) => formatMoney(value, language),
  date: (value: string, language) => formatDate(value, language),
  phone: (value: string) => formatPhone(value),
  'yes-no': (value: boolean, _, t) => t(value ? 'field.yes' : 'field.no'),
  checkbox: (_value: true, _, t) => t('field.yes'),
  file: (value: AttachmentRef[], language) =>
    value.map(({ name, size }) => `${name} (${formatFileSize(size, language)})`).join('\n'),
};

/** Kinds whose answers are in words already, or are them. */
const plain: readonly string[] = ['text', 'textarea', 'email', 'radio', 'select', 'checkboxes', 'choice', 'consent', 'declaration', 'information', 'group', 'list'];

/** Can answers of this kind be put into words, as far as is loaded? */
export const saysKind = (kind: FieldKind): boolean => kind in says || plain.includes(kind);

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

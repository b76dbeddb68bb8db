import { formatClock, formatDay, formatFileSize, formatMoney, formatMonth, formatNumber } from './format.ts';
import type { MessageParams } from './message.ts';

/** An issue and the field it is about, as far as its words depend on them. */
export interface IssueInWords {
  kind: string;
  code: string;
  label: string;
  /** One of several inputs of a field: `street`, `registrationNumber`. */
  part?: string | undefined;
  params?: MessageParams | undefined;
}

/**
 * The keys to look for, best first. A label that is a question cannot stand inside a sentence, so such messages have
 * words of their own under `.question`; so has a message that can name the file it is about, under `.named`.
 */
export function issueKeys({ kind, code, label, part, params }: IssueInWords): string[] {
  const question = label.trim().endsWith('?');
  const keys = [`error.${kind}.${code}`, `error.${code}`].flatMap((key) => (question ? [`${key}.question`, key] : [key]));
  if (params?.file !== undefined) keys.unshift(`error.${kind}.${code}.named`);
  // Of `from.day` the words are those of `from`, when the day alone has none.
  if (part?.includes('.')) keys.unshift(`error.${kind}.${part.split('.')[0]}.${code}`);
  if (part) keys.unshift(`error.${kind}.${part}.${code}`);
  return keys;
}

/**
 * An issue's params as words: limits as dates, amounts, file sizes or with their `unit`, by the kind of field; the label
 * also with a small first letter.
 *
 * @param today ISO date: limits of today and its neighbours are said as "i dag", "i morgen".
 */
export function issueParams({ kind, code, label, params = {} }: IssueInWords, language: string, today?: string): MessageParams {
  const said: MessageParams = {
    label,
    get labelLower() {
      return lowerFirst(label, language);
    },
    ...params,
  };
  for (const name of ['min', 'max'] as const) {
    const limit = params[name];
    if (typeof limit === 'string') {
      if (kind === 'date' || kind === 'period') said[name] = formatDay(limit, today ?? '', language);
      if (kind === 'month-year') said[name] = formatMonth(limit, language);
      if (kind === 'time') said[name] = formatClock(limit, language);
    }
    if (kind === 'money' && typeof limit === 'number') said[name] = formatMoney(limit, language);
    if (typeof limit === 'number' && params.unit) said[name] = `${formatNumber(limit, language)}\u00A0${params.unit}`;
    if (code === 'file-size' && typeof limit === 'number') said[name] = formatFileSize(limit, language);
  }
  return said;
}

/** `Dit navn` → `dit navn`; names and abbreviations stay: `CPR-nummer`, `P-nummer`, `MitID`. */
export function lowerFirst(label: string, language: string): string {
  const text = label.trim().replace(/:$/, '');
  const word = /^\S*/.exec(text)![0];
  if (/^E-\p{Ll}/u.test(word)) return `e${text.slice(1)}`;
  if (/^.-|^.+\p{Lu}/u.test(word) || (language.startsWith('en') && word === 'I')) return text;
  return text.slice(0, 1).toLocaleLowerCase(language) + text.slice(1);
}

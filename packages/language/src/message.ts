/** Words by message key, in one language. A plural has one key per form: `key.one`, `key.other`. */
export type Dictionary = Record<string, string>;

/** What can be put into the `{places}` of a message. Numbers are written as the language writes them. */
export type MessageParams = Record<string, string | number | boolean | undefined>;

const locales: Record<string, string> = { da: 'da-DK', en: 'en-GB' };

/** The locale that numbers and dates of a language are written in: `en` is British, as the rest of our English. */
export function localeOf(language: string): string {
  return locales[language] ?? language;
}

const rules = new Map<string, Intl.PluralRules>();

function pluralForm(language: string, count: number): string {
  let rule = rules.get(language);
  if (!rule) rules.set(language, (rule = new Intl.PluralRules(localeOf(language))));
  return rule.select(count);
}

/**
 * The message of a key, places unfilled; with a `count` also the key's plural form. `undefined` when nobody wrote it.
 */
export function findMessage(words: Dictionary, language: string, key: string, params?: MessageParams): string | undefined {
  if (words[key] !== undefined || typeof params?.count !== 'number') return words[key];
  return words[`${key}.${pluralForm(language, params.count)}`] ?? words[`${key}.other`];
}

const numbers = new Map<string, Intl.NumberFormat>();

/** Puts `params` into the `{places}` of a message. A place without a param stays as it is, so that it is seen. */
export function fillMessage(message: string, language: string, params: MessageParams = {}): string {
  if (!message.includes('{')) return message;
  return message.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = Object.hasOwn(params, name) ? params[name] : undefined;
    if (typeof value !== 'number') return String(value ?? place);
    // As our own languages write it anyway; the first formatter costs a page twenty milliseconds.
    if (language in locales && Number.isInteger(value) && Math.abs(value) < 1000) return String(value);
    let format = numbers.get(language);
    if (!format) numbers.set(language, (format = new Intl.NumberFormat(localeOf(language))));
    return format.format(value);
  });
}

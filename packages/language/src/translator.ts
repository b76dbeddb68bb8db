import { fillMessage, findMessage, type Dictionary, type MessageParams } from './message.ts';

/** Puts a key into words. A list of keys gives the first that has words. */
export interface Translator {
  (keys: string | readonly string[], params?: MessageParams): string;
  /** BCP 47 tag of the words. */
  readonly language: string;
  /** Are there words for this key? */
  has(key: string, params?: MessageParams): boolean;
  /** Keys that were asked for and had no words: empty in a complete page. */
  readonly missing: ReadonlySet<string>;
}

/**
 * Makes the `t` of one language. A key without words comes back as itself and is noted in `missing`:
 * a page with a strange word helps more than a page that fails.
 */
export function createTranslator(words: Dictionary, language: string): Translator {
  const missing = new Set<string>();
  const t = (keys: string | readonly string[], params?: MessageParams): string => {
    const list = typeof keys === 'string' ? [keys] : keys;
    for (const key of list) {
      const message = findMessage(words, language, key, params);
      if (message !== undefined) return fillMessage(message, language, params);
    }
    const last = list.at(-1) ?? '';
    missing.add(last);
    return last;
  };
  const has = (key: string, params?: MessageParams) => findMessage(words, language, key, params) !== undefined;
  return Object.assign(t, { language, has, missing });
}

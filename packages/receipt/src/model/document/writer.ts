import type { MessageParams } from '@faelles/language/message.js';
import type { Text } from '@faelles/schemas/text.js';
import type { Block, Said } from './blocks.ts';

/** Words of a language by key: a translator with the dictionaries `receipt`, `order`, `slip` and `fields`. */
export type Words = (key: string, params?: MessageParams) => string;

/** Puts texts into words of one language, and says when there were none. */
export interface Writer {
  language: string;
  t: Words;
  /** Words of the dictionary. */
  say(key: string, params?: MessageParams): Said;
  /** A definition's text. */
  text(text: Text): Said;
  /** What a citizen typed. */
  typed(text: string): Said;
}

export function writer(language: string, t: Words): Writer {
  return {
    language,
    t,
    say: (key, params) => ({ text: t(key, params) }),
    text(text) {
      const found = text[language] ?? text[language.split('-')[0]!];
      return found === undefined && !/^da\b/.test(language) ? { text: text.da, lang: 'da' } : { text: found ?? text.da };
    },
    typed: (text) => ({ text, typed: true }),
  };
}

/** Only these may be followed: a receipt is data, and data must not smuggle `javascript:` into a page or a PDF. */
const followable = /^(https:\/\/|mailto:|tel:|\/(?!\/)|#)/;

/** `{ href }`, or nothing when the address is not one we send anybody to. `known`: it is our own, whatever it looks like. */
export function hrefOf(href: string | undefined, known = false): { href?: string } {
  return href !== undefined && (known || followable.test(href)) ? { href } : {};
}

/** A line with one link, or nothing when it leads nowhere we send anybody to. */
export function linkBlock(key: string, to: string | undefined, w: Writer): Block[] {
  const { href } = hrefOf(to);
  return href === undefined ? [] : [{ kind: 'links', items: [{ label: w.say(key), href }] }];
}

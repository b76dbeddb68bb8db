import type { Dictionary } from '@faelles/language/message.js';
import { loadLanguage, open, registerDictionary, registerLoader, shared } from './dictionaries.ts';

/**
 * Adds a language to the page without touching the packages: `registerLanguage('ar', () => import('./ar.js').then(({ words }) => words))`.
 * Words that the dictionary lacks are shown in `fallback`, as a new key of a later version; `npx faelles language FILE` tells
 * which. The page says `lang="ar" dir="rtl"` itself. May be called before or after elements stand on the page.
 * @param language BCP 47 tag without region, as `ar` or `de`
 * @param words the dictionary, or how it is fetched when an element first stands in the language
 */
export function registerLanguage(language: string, words: Dictionary | (() => Promise<Dictionary>), options: { fallback?: string } = {}): void {
  const { fallback = 'en' } = options;
  // A circle of fallbacks would never end; Danish and English are complete.
  if (fallback !== language) open(language).fallback = fallback;
  if (typeof words === 'function') registerLoader(language, words);
  else registerDictionary(language, words);
  // Who stood in this language before anybody knew it has looked elsewhere.
  shared.hosts.forEach((host) => host.look(true));
  if ([...shared.hosts].some((host) => host.language.split('-')[0] === language)) void loadLanguage(language);
}

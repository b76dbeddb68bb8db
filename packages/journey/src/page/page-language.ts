import { directionOf } from '@faelles/foundation/direction.js';
import { registered } from '@faelles/foundation/registered-languages.js';

/** Languages our own words are in, which every page can be shown in. */
export const ownLanguages: readonly string[] = ['da', 'en'];

/** The languages a page can be shown in: ours, and what has been added to the page (`registerLanguage`). */
export const pageLanguages = (): string[] => [...new Set([...ownLanguages, ...registered()])];

/** What a language calls itself, as it stands at the head of a list: Dansk, English, العربية. */
export function ownName(language: string): string {
  const name = new Intl.DisplayNames([language], { type: 'language', fallback: 'code' }).of(language) ?? language;
  return name.slice(0, 1).toLocaleUpperCase(language) + name.slice(1);
}

const key = 'faelles.language';

/**
 * The language the page begins in: the address's `?lang=`, which can be linked to; else the one chosen in this tab, which
 * must survive the way to the payment page and back; else Danish. The language of administration is not guessed away.
 * A language of one's own is registered before.
 */
export function beginInLanguage(): void {
  const asked = new URL(location.href).searchParams.get('lang');
  const language = asked ?? remembered();
  if (!language || !pageLanguages().includes(language)) return;
  // Into the address too: a receipt that is bookmarked here is to open in this language.
  if (!asked) chooseLanguage(language);
  else keep(language);
}

/** Puts the page into a language. Everything else stays as it is: the step, the answers, the address. */
export function chooseLanguage(language: string): void {
  const address = new URL(location.href);
  address.searchParams.set('lang', language);
  history.replaceState(history.state, '', address);
  keep(language);
}

/** Address of this page in a language, for whoever opens the link in another tab. */
export function addressIn(language: string): string {
  const address = new URL(location.href);
  address.searchParams.set('lang', language);
  return address.search;
}

function keep(language: string): void {
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
  try {
    sessionStorage.setItem(key, language);
  } catch {
    // Then the address keeps it.
  }
}

function remembered(): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

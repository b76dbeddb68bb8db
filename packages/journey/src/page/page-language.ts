/** Languages our words are in, by their own names. */
export const languageNames: Record<string, string> = { da: 'Dansk', en: 'English' };

const key = 'faelles.language';

/**
 * The language the page begins in: the address's `?lang=`, which can be linked to; else the one chosen in this tab, which
 * must survive the way to the payment page and back; else Danish. The language of administration is not guessed away.
 */
export function beginInLanguage(): void {
  const asked = new URL(location.href).searchParams.get('lang');
  const language = asked ?? remembered();
  if (!language || !Object.hasOwn(languageNames, language)) return;
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

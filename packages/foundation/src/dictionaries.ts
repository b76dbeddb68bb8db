import type { Dictionary } from '@faelles/language/message.js';

/** What the registry needs of a LanguageController. */
interface Listener {
  readonly language: string;
  look(force?: boolean): void;
  /** Words have come that nobody had before: of use to who has missed some. */
  arrived(): void;
}
type Loader = () => Promise<Dictionary>;
interface Language {
  words?: Dictionary;
  loaders: Loader[];
  /** Words of mistakes: fetched with the first, or before. */
  mistakes: Loader[];
  mistaken?: boolean;
  loading?: Promise<unknown>;
  /** Dictionaries on their way. */
  awaited?: number;
  /** The language of what nobody wrote in this one (`registerLanguage`). */
  fallback?: string;
}

/** One registry per page, also when two copies of this package are on it: a dictionary registered in one serves both. */
const key = Symbol.for('faelles.language');
const page = globalThis as { [key]?: { hosts: Set<Listener>; languages: Map<string, Language> } };
export const shared = (page[key] ??= { hosts: new Set<Listener>(), languages: new Map<string, Language>() });

/**
 * Adds words in `language` (`da`, `en`). Later words win over earlier ones, so a page can say a message its own way.
 * Registering before the first element is made avoids the request of the lazy loader.
 */
export function registerDictionary(language: string, words: Dictionary): void {
  const entry = open(language);
  entry.words = { ...entry.words, ...words };
  shared.hosts.forEach((host) => host.look(true));
}

/**
 * Says how words of `language` are fetched when an element first stands in it; each room adds its own.
 */
export function registerLoader(language: string, load: Loader): void {
  open(language).loaders.push(load);
  // A room that comes late: who stands on the page already has looked before.
  if ([...shared.hosts].some((host) => known(host.language) === language || fallbackOf(host.language) === language)) void loadLanguage(language, false);
}

/** The same for words of mistakes, `error.…`: nothing shows them at first, so they are fetched with the first mistake, or by `loadLanguage`. */
export function registerLaterLoader(language: string, load: Loader): void {
  const entry = open(language);
  entry.mistakes.push(load);
  // A kind that comes when something was answered already: its words have time, but not until a mistake is made.
  if (entry.mistaken) (globalThis.requestIdleCallback ?? setTimeout)(() => void loadLanguage(language));
}

/** Words of `language`, of the language without region, or `undefined` while they are fetched; Danish if nobody has them. */
export function dictionary(language: string): Dictionary | undefined {
  return shared.languages.get(known(language))?.words;
}

/**
 * Fetches what is registered for `language` and not yet fetched. Done when the words can be used.
 *
 * @param mistakes the words of mistakes too
 */
export async function loadLanguage(language: string, mistakes = true): Promise<void> {
  const tag = known(language);
  const entry = open(tag);
  entry.mistaken ||= mistakes;
  if (mistakes) entry.loaders.push(...entry.mistakes.splice(0));
  if (entry.loaders.length) {
    const loaders = entry.loaders.splice(0);
    const fetched = loaders.map(async (load) => {
      try {
        const loaded = await load();
        entry.words = { ...loaded, ...entry.words };
      } catch {
        // The connection: asked again when an element next looks for its words.
        entry.loaders.push(load);
      }
      // Only now: in between somebody might render, and would miss words that are all but there.
      entry.awaited!--;
      shared.hosts.forEach((host) => host.arrived());
    });
    entry.awaited = (entry.awaited ?? 0) + loaders.length;
    entry.loading = Promise.all([entry.loading, ...fetched]);
  }
  await entry.loading;
  if (entry.fallback) await loadLanguage(entry.fallback, mistakes);
}

/** Are words of `language` on their way, so that a key without words is no mistake yet? */
export function wordsAwaited(language: string, mistakes = true): boolean {
  const entry = shared.languages.get(known(language));
  return !!entry && (entry.loaders.length > 0 || !!entry.awaited || (mistakes && entry.mistakes.length > 0));
}

/** The language whose words stand in for missing ones, if any. */
export function fallbackOf(language: string): string | undefined {
  return shared.languages.get(known(language))?.fallback;
}

export function open(tag: string): Language {
  let entry = shared.languages.get(tag);
  if (!entry) shared.languages.set(tag, (entry = { loaders: [], mistakes: [] }));
  return entry;
}

function known(language: string): string {
  return [language, language.split('-')[0]!].find((tag) => shared.languages.has(tag)) ?? 'da';
}

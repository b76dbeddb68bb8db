import type { Dictionary } from '@faelles/language/message.js';

/** What the registry needs of a LanguageController. */
interface Listener {
  look(force?: boolean): void;
}
type Loader = () => Promise<Dictionary>;
interface Language {
  words?: Dictionary;
  loaders: Loader[];
  loading?: Promise<unknown>;
  /** Dictionaries on their way. */
  awaited?: number;
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
  shared.hosts.forEach((host) => host.look(true));
}

/** Words of `language`, of the language without region, or `undefined` while they are fetched; Danish if nobody has them. */
export function dictionary(language: string): Dictionary | undefined {
  return shared.languages.get(known(language))?.words;
}

/** Fetches what is registered for `language` and not yet fetched. Done when the words can be used. */
export async function loadLanguage(language: string): Promise<void> {
  const tag = known(language);
  const entry = open(tag);
  const loaders = entry.loaders.splice(0);
  if (loaders.length) {
    const fetched = loaders.map(async (load) => {
      try {
        registerDictionary(tag, { ...(await load()), ...entry.words });
      } catch {
        // The connection: asked again when an element next looks for its words.
        entry.loaders.push(load);
      }
      // Only now: in between somebody might render, and would miss words that are all but there.
      entry.awaited!--;
    });
    entry.awaited = (entry.awaited ?? 0) + loaders.length;
    entry.loading = Promise.all([entry.loading, ...fetched]);
  }
  await entry.loading;
}

/** Are words of `language` on their way, so that a key without words is no mistake yet? */
export function wordsAwaited(language: string): boolean {
  const entry = shared.languages.get(known(language));
  return !!entry && (entry.loaders.length > 0 || !!entry.awaited);
}

function open(tag: string): Language {
  let entry = shared.languages.get(tag);
  if (!entry) shared.languages.set(tag, (entry = { loaders: [] }));
  return entry;
}

function known(language: string): string {
  return [language, language.split('-')[0]!].find((tag) => shared.languages.has(tag)) ?? 'da';
}

import { shared } from './dictionaries.ts';

/** Languages that somebody has words for on this page, in the order they came. */
export function registered(): string[] {
  return [...shared.languages].filter(([, { words, loaders, loading }]) => !!words || loaders.length > 0 || loading !== undefined).map(([language]) => language);
}

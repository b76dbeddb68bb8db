import type { AddressProvider } from './provider.ts';

/** Answers kept, and for how long: enough for everybody who types the same street on a day, nothing to live off. */
const kept = 500;
const minutes = 10;

/**
 * Keeps the last answers of a provider in memory. Keys hold what was typed, so they never leave this process and go
 * with it. Failures are not kept: the next key asks again.
 */
export function remembering(provider: AddressProvider, clock: () => Date): AddressProvider {
  const answers = new Map<string, { until: number; answer: unknown }>();
  const through = async <Answer>(key: string, ask: () => Promise<Answer>): Promise<Answer> => {
    const now = clock().getTime();
    const known = answers.get(key);
    if (known && known.until > now) return known.answer as Answer;
    const answer = await ask();
    answers.delete(key);
    answers.set(key, { until: now + minutes * 60_000, answer });
    if (answers.size > kept) answers.delete(answers.keys().next().value!);
    return answer;
  };
  return {
    name: provider.name,
    search: (query, signal) => through(`search ${JSON.stringify(query)}`, () => provider.search(query, signal)),
    resolve: (id, level, signal) => through(`resolve ${level} ${id}`, () => provider.resolve(id, level, signal)),
  };
}

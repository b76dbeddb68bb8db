import type { Asker } from '@faelles/fields/fetched-field/asker.js';
import type { Calls, JourneyCalls } from './calls.ts';

type Sources = NonNullable<JourneyCalls['sources']>;

/**
 * Asks the server by these calls, which are loaded with the first question. Data and verdicts are only for a session: it
 * begins with the first question, as it would with the first save.
 */
export function askerBy(calls: Calls, shared: () => boolean): Asker {
  let begun: Promise<unknown> | undefined;

  async function asking<Answer>(ask: (sources: Sources) => Promise<Answer>): Promise<Answer> {
    const { sources, session } = await calls();
    if (!sources) throw new Error('This back end answers no questions');
    // Two questions at once must not begin two sessions: what is fetched is proven for one of them.
    begun ??= session.begin(shared() ? { shared: true } : {}).catch((error: unknown) => {
      begun = undefined;
      throw error;
    });
    await begun;
    try {
      return await ask(sources);
    } catch (error) {
      // The session is over: the next question begins another.
      if ((error as { id?: string }).id === 'not-signed-in') begun = undefined;
      throw error;
    }
  }

  return {
    fetch: (source, data, options) => asking((sources) => sources.fetch(source, data, options)),
    check: (name, value, options) => asking((sources) => sources.check(name, value, options)),
  };
}

import type { Json } from '@faelles/schemas/json.js';
import type { SourceAnswer, Verdict } from '@faelles/schemas/sources.js';
import type { CallOptions, Caller } from './call.ts';

const sourceAnswer = () => import('@faelles/schemas/sources.js').then((module) => module.SourceAnswer);
const checkAnswer = () => import('@faelles/schemas/sources.js').then((module) => module.CheckAnswer);

/** Calls that ask the server while a form is filled in. Wizards take them as `asker`. */
export function sourceCalls({ call }: Caller) {
  return {
    /** What a source knows of the holder of the session: the data by these names. */
    async fetch(source: string, data: readonly string[], options: CallOptions = {}): Promise<SourceAnswer> {
      return (await call({ method: 'GET', path: `/sources/${source}?data=${data.join(',')}`, schema: sourceAnswer, ...options }))!;
    },
    /** What a check says of a value. Sent once: when no answer comes nothing is known, and that stops nobody. */
    async check(ask: string, value: Json, options: CallOptions = {}): Promise<Verdict> {
      const answer = await call({ method: 'POST', path: `/checks/${ask}`, body: { value }, schema: checkAnswer, ...options });
      return answer!.verdict;
    },
  };
}

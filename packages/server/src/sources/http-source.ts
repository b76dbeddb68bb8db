import * as z from 'zod';
import type { Json } from '@faelles/schemas/json.js';
import { askOutside, at } from '../outside.ts';
import type { DataSource } from './source.ts';

const datum = z.string().regex(/^[a-z][a-zA-Z0-9]*$/);
const path = z.string().min(1);

/** How a register is reached and read (`DATA_SOURCES`, by id). */
export const HttpSourceConfig = z.strictObject({
  url: z.url({ protocol: /^https?$/ }),
  /** Sent as `Authorization: Bearer`. */
  key: z.string().min(1).optional(),
  /** Dot path in the answer by name of the datum: `{"name": "person.navn"}`. */
  data: z.record(datum, path),
  /** Dot path that holds `true` when the person has name and address protection. */
  protectedWhen: path.optional(),
  timeoutMs: z.int().min(100).max(20_000).default(5_000),
});
export type HttpSourceConfig = z.infer<typeof HttpSourceConfig>;

/**
 * A source behind HTTP and JSON. It is asked with the opaque ids of the session; the municipality's own service knows
 * what person or company they stand for, so this server needs no personal number to ask.
 */
export function httpSource(config: HttpSourceConfig, fetch: typeof globalThis.fetch): DataSource {
  return {
    async fetch({ actor, onBehalfOf }, wanted, signal) {
      if (actor.kind === 'anonymous') return { state: 'unknown' };
      const who = { kind: actor.kind, id: actor.id };
      const question = { actor: who, ...(onBehalfOf && { onBehalfOf: { kind: onBehalfOf.kind, id: onBehalfOf.id } }), data: [...wanted] };
      const answer = await askOutside(fetch, config, question as Json, signal);
      if (answer === undefined) return { state: 'unknown' };
      if (config.protectedWhen !== undefined && at(answer, config.protectedWhen) === true) return { state: 'protected' };
      const data: { [name: string]: Json } = {};
      for (const name of wanted) {
        const value = Object.hasOwn(config.data, name) ? at(answer, config.data[name]!) : undefined;
        if (value !== undefined && value !== null && value !== '') data[name] = value;
      }
      return { state: 'found', data };
    },
  };
}

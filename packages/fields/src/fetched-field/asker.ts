import type { Json } from '@faelles/schemas/json.js';
import type { SourceAnswer, Verdict } from '@faelles/schemas/sources.js';

/**
 * How a page asks its server: for data of a source, and whether an answer is right. Rejects when the server is away;
 * nobody is ever kept from going on by that.
 */
export interface Asker {
  /** What a source knows of the citizen: the data by these names, those it has. */
  fetch(source: string, data: readonly string[], options: { signal: AbortSignal }): Promise<SourceAnswer>;
  /** What a check says of a canonical value. */
  check(ask: string, value: Json, options: { signal: AbortSignal }): Promise<Verdict>;
}

import type { Json } from '@faelles/schemas/json.js';
import type { Verdict } from '@faelles/schemas/sources.js';

/** Something a check on the server is asked: is this value right? */
export type Ask = { ask: string; value: Json };

/** What the server's checks have said so far, by {@link askKey}. What is not here is unknown, and stops nobody. */
export type Verdicts = Readonly<Record<string, Verdict>>;

/** One check of one value: a verdict is about these two and nothing else, so it holds wherever the value stands. */
export function askKey({ ask, value }: Ask): string {
  return `${ask} ${JSON.stringify(value)}`;
}

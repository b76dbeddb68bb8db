import * as z from 'zod';
import type { Json } from '@faelles/schemas/json.js';

/** A service of the municipality or a register that answers JSON over HTTP. */
export type OutsideService = { url: string; key?: string | undefined };

const mostBytes = 256 * 1024;

/**
 * Sends a question as a POST, so that no personal data stands in an address or its logs.
 * @returns the answer; undefined for 404, which says that the service knows nothing of it.
 * @throws when the service is away, slow (`signal`) or answers anything but JSON. The message never holds what was sent.
 */
export async function askOutside(fetch: typeof globalThis.fetch, { url, key }: OutsideService, question: Json, signal: AbortSignal): Promise<Json | undefined> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...(key !== undefined && { authorization: `Bearer ${key}` }) },
    body: JSON.stringify(question),
    // An address that moves by itself would take the key along.
    redirect: 'error',
    signal,
  });
  if (answer.status === 404) return undefined;
  if (!answer.ok) throw new Error(`The service answered ${answer.status}`);
  const text = await answer.text();
  if (text.length > mostBytes) throw new Error('The service answered too much');
  return z.json().parse(JSON.parse(text)) as Json;
}

/** What stands at a dot path of an answer: `person.name.full`. */
export function at(answer: Json | undefined, path: string): Json | undefined {
  return path.split('.').reduce<Json | undefined>(
    (found, step) => (typeof found === 'object' && found !== null && Object.hasOwn(found, step) ? (found as { [key: string]: Json })[step] : undefined),
    answer,
  );
}

/** Ends with the result, or rejects after so many milliseconds; the signal tells the work to stop. */
export async function within<Value>(milliseconds: number, work: (signal: AbortSignal) => Promise<Value>): Promise<Value> {
  const signal = AbortSignal.timeout(milliseconds);
  const late = new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }));
  return Promise.race([work(signal), late]);
}

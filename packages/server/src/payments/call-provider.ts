import type * as z from 'zod';
import { GatewayError } from './gateway.ts';

/** One call of a provider's API. */
export interface ProviderCall<Schema extends z.ZodType | undefined> {
  fetch: typeof fetch;
  /** What it is called in errors and logs. */
  operation: string;
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  url: string;
  headers: Record<string, string>;
  /** Sent as JSON. */
  body?: unknown;
  /** Milliseconds it may take; 10 seconds when not said. */
  timeout?: number | undefined;
  /** Of the answer; undefined where none is needed. */
  schema: Schema;
  /** Statuses besides 429 and 5xx that say nothing about the payment. */
  unsure?: readonly number[];
}

/**
 * Calls a provider and reads its answer through a schema.
 * @throws GatewayError `refused` for 4xx; `unavailable` for no answer, 429, 5xx, and for one of another shape than published
 */
export async function callProvider<Schema extends z.ZodType | undefined>(
  call: ProviderCall<Schema>,
): Promise<Schema extends z.ZodType ? z.output<Schema> : undefined> {
  const { operation, schema } = call;
  const { status, text } = await send(call);
  if (status === 429 || status >= 500 || call.unsure?.includes(status)) throw new GatewayError('unavailable', operation, status);
  if (status >= 400) throw new GatewayError('refused', operation, status);
  if (schema === undefined) return undefined as never;
  const read = schema.safeParse(parse(text));
  if (!read.success) throw new GatewayError('unavailable', operation, status);
  return read.data as never;
}

async function send({ fetch, operation, method, url, headers, body, timeout }: ProviderCall<z.ZodType | undefined>) {
  try {
    const answer = await fetch(url, {
      method,
      headers: { accept: 'application/json', ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      // A redirect would carry the secret key to another host.
      redirect: 'error',
      signal: AbortSignal.timeout(timeout ?? 10_000),
    });
    return { status: answer.status, text: await answer.text() };
  } catch (cause) {
    throw new GatewayError('unavailable', operation, 0, cause);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

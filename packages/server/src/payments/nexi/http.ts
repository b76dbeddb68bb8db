import type * as z from 'zod';
import { GatewayError } from '../gateway.ts';

/** Where and as whom we speak to Nexi Checkout. */
export interface NexiSettings {
  /** `https://api.dibspayment.eu`, or `https://test.api.dibspayment.eu`. */
  apiUrl: string;
  /** Sent as the whole `Authorization` header. */
  secretKey: string;
  /** What webhooks carry as their `Authorization`: 8 to 64 letters and digits. */
  webhookSecret: string;
  /** Public key of the embedded checkout; without it only the hosted page is used. */
  checkoutKey?: string | undefined;
  fetch: typeof fetch;
  clock: () => Date;
  /** Milliseconds one call may take. */
  timeout?: number | undefined;
}

type Wire<Schema extends z.ZodType | undefined> = {
  operation: string;
  method: 'GET' | 'POST' | 'PUT';
  path: string;
  body?: unknown;
  idempotencyKey?: string | undefined;
  /** Of the answer; undefined where none is needed. */
  schema: Schema;
};

/**
 * One call of the provider's API.
 * @throws GatewayError `refused` for 4xx; `unavailable` for no answer, 429, 5xx, and for one of another shape than published
 */
export async function callNexi<Schema extends z.ZodType | undefined>(
  settings: NexiSettings,
  { operation, method, path, body, idempotencyKey, schema }: Wire<Schema>,
): Promise<Schema extends z.ZodType ? z.output<Schema> : undefined> {
  const { status, text } = await send(settings, operation, path, {
    method,
    headers: {
      authorization: settings.secretKey,
      accept: 'application/json',
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    // A redirect would carry the secret key to another host.
    redirect: 'error',
    signal: AbortSignal.timeout(settings.timeout ?? 10_000),
  });
  if (status === 429 || status >= 500) throw new GatewayError('unavailable', operation, status);
  if (status >= 400) throw new GatewayError('refused', operation, status);
  if (schema === undefined) return undefined as never;
  const read = schema.safeParse(parse(text));
  if (!read.success) throw new GatewayError('unavailable', operation, status);
  return read.data as never;
}

async function send(settings: NexiSettings, operation: string, path: string, init: RequestInit) {
  try {
    const answer = await settings.fetch(`${settings.apiUrl}${path}`, init);
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

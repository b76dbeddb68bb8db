import type * as z from 'zod';
import { callProvider, type ProviderCall } from '../call-provider.ts';

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

type Wire<Schema extends z.ZodType | undefined> = Pick<ProviderCall<Schema>, 'operation' | 'method' | 'body' | 'schema'> & {
  path: string;
  idempotencyKey?: string | undefined;
};

/**
 * One call of the provider's API.
 * @throws GatewayError `refused` for 4xx; `unavailable` for no answer, 429, 5xx, and for one of another shape than published
 */
export function callNexi<Schema extends z.ZodType | undefined>(
  { fetch, timeout, apiUrl, secretKey }: NexiSettings,
  { path, idempotencyKey, ...wire }: Wire<Schema>,
): Promise<Schema extends z.ZodType ? z.output<Schema> : undefined> {
  const headers = { authorization: secretKey, ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }) };
  return callProvider({ ...wire, fetch, timeout, url: `${apiUrl}${path}`, headers });
}

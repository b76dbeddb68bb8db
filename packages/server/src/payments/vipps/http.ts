import { createHash } from 'node:crypto';
import type * as z from 'zod';
import { callProvider, type ProviderCall } from '../call-provider.ts';
import { GatewayError } from '../gateway.ts';
import { keyHeaders, type VippsSettings } from './settings.ts';
import type { TokenKeeper } from './token.ts';

type Wire<Schema extends z.ZodType | undefined> = Pick<ProviderCall<Schema>, 'operation' | 'method' | 'body' | 'schema'> & {
  path: string;
  idempotencyKey?: string | undefined;
};

/**
 * Statuses that say nothing about the payment: our keys are not taken (401, 403), it took too long (408), another call
 * holds the payment (423). What was asked for is still due.
 */
const unsure = [401, 403, 408, 423];

/** Calls of the provider's API with a token. A token that is not taken is changed once, and the call made once more. */
export type VippsCaller = <Schema extends z.ZodType | undefined>(
  wire: Wire<Schema>,
) => Promise<Schema extends z.ZodType ? z.output<Schema> : undefined>;

/** @returns the caller of one sales unit. It throws {@link GatewayError}. */
export function vippsCaller(settings: VippsSettings, keeper: TokenKeeper): VippsCaller {
  const send = (wire: Wire<z.ZodType | undefined>, token: string) =>
    callProvider({
      fetch: settings.fetch,
      timeout: settings.timeout,
      operation: wire.operation,
      method: wire.method,
      url: `${settings.apiUrl}${wire.path}`,
      headers: {
        ...keyHeaders(settings),
        authorization: `Bearer ${token}`,
        ...(wire.idempotencyKey !== undefined && { 'idempotency-key': shortKey(wire.idempotencyKey) }),
      },
      body: wire.body,
      schema: wire.schema,
      unsure,
    });
  return async (wire) => {
    const token = await keeper.token();
    try {
      return (await send(wire, token)) as never;
    } catch (error) {
      if (!(error instanceof GatewayError) || error.status !== 401) throw error;
      keeper.drop(token);
      return (await send(wire, await keeper.token())) as never;
    }
  };
}

/** Published: at most 50 characters. A longer key becomes its own hash, the same one every time. */
export const shortKey = (key: string): string => (key.length <= 50 ? key : createHash('sha256').update(key).digest('hex').slice(0, 50));

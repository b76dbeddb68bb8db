import type { KeyWithdrawn, StaffKey, StaffKeys } from '@faelles/schemas/receipt-keys.js';
import type { CallOptions, Caller } from './call.ts';

const schemas = () => import('@faelles/schemas/receipt-keys.js');

/** Calls about the keys that receipts are signed with, by whoever has the staff's key. */
export function keyCalls({ call }: Caller, { key }: { key: string }) {
  const headers = { authorization: `Bearer ${key}` };
  return {
    /** All keys there ever were, the newest first. */
    async list(options: CallOptions = {}): Promise<StaffKeys> {
      const schema = () => schemas().then((module) => module.StaffKeys);
      return (await call({ method: 'GET', path: '/staff/keys', headers, schema, ...options }))!;
    },
    /** A new key from now on. ProblemError 409 where the key comes from the environment. Never repeated: each is another key. */
    async rotate(options: CallOptions = {}): Promise<StaffKey> {
      const schema = () => schemas().then((module) => module.StaffKey);
      return (await call({ method: 'POST', path: '/staff/keys/rotations', headers, schema, ...options }))!;
    },
    /** Withdraws a key that got into other hands. ProblemError 404, or 409 for the key that signs now. */
    async withdraw(kid: string, reason: string, options: CallOptions = {}): Promise<KeyWithdrawn> {
      const schema = () => schemas().then((module) => module.KeyWithdrawn);
      return (await call({ method: 'POST', path: '/staff/keys/withdrawals', body: { kid, reason }, headers, repeatable: true, schema, ...options }))!;
    },
  };
}

export type KeyCalls = ReturnType<typeof keyCalls>;

import { KeyWithdrawal, KeyWithdrawn, ReceiptKeySet, StaffKey, StaffKeys } from '@faelles/schemas/receipt-keys.js';
import { json, route } from '../http/route.ts';
import { rotateKey, staffKeys, withdrawKey } from './change-keys.ts';
import { keySetAnswer } from './key-set.ts';

const keySetRoute = (path: string) =>
  route({
    method: 'GET',
    path,
    caller: 'anyone',
    summary: 'Public keys that receipts are and were signed with, as a JSON Web Key Set (RFC 7517), each with its period. Withdrawn keys are only named.',
    responses: { 200: ReceiptKeySet, 304: 'The keys are as they were.' },
    handle: ({ ctx, request }) => keySetAnswer(ctx, request),
  });

/** The keys of receipts: for everybody, and for the staff who change them. */
export const keyRoutes = [
  // Where programs look first, and where our own contract has it.
  keySetRoute('/.well-known/jwks.json'),
  keySetRoute('/api/keys'),
  route({
    method: 'GET',
    path: '/api/staff/keys',
    caller: 'staff',
    summary: 'The keys receipts are and were signed with, the newest first.',
    responses: { 200: StaffKeys },
    handle: async ({ ctx }) => json({ keys: await staffKeys(ctx) }),
  }),
  route({
    method: 'POST',
    path: '/api/staff/keys/rotations',
    caller: 'staff',
    summary: 'Sign with a new key from now on. 409 where the key comes from the environment.',
    responses: { 201: StaffKey },
    handle: async ({ ctx }) => json(await rotateKey(ctx), 201),
  }),
  route({
    method: 'POST',
    path: '/api/staff/keys/withdrawals',
    caller: 'staff',
    summary: 'Withdraw a key that got into other hands, and sign anew what is stored under it. The same again goes on where it ended.',
    body: KeyWithdrawal,
    responses: { 200: KeyWithdrawn },
    handle: async ({ ctx, body }) => json(await withdrawKey(ctx, body.kid, body.reason)),
  }),
];

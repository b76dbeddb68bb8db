import { CompactSign, importJWK } from 'jose';
import { canonicalJson } from '@faelles/receipt/model';
import type { Receipt } from '@faelles/schemas/receipt.js';
import type { ServerContext } from '../context.ts';
import type { Database } from '../database/open.ts';
import { ownKey } from './own-key.ts';
import { algorithmOf, receiptType, seconds } from './signing-key.ts';

/**
 * Signs the canonical JSON (RFC 8785) of a receipt, and keeps the public key for as long as receipts live. The header says
 * when (`iat`, as JAdES does), for a receipt may be signed anew long after it was issued.
 * @throws Error when this server has no key that signs
 */
export async function signReceipt(tx: Database, ctx: ServerContext, receipt: Receipt): Promise<string> {
  const signingKey = await ownKey(tx, ctx);
  const alg = algorithmOf(signingKey);
  return new CompactSign(new TextEncoder().encode(canonicalJson(receipt)))
    .setProtectedHeader({ alg, kid: signingKey.kid, typ: receiptType, iat: seconds(ctx.clock()) })
    .sign(await importJWK(signingKey, alg));
}

import { eq } from 'drizzle-orm';
import { compactVerify, CompactSign, decodeProtectedHeader, importJWK, type JWK } from 'jose';
import { canonicalJson } from '@faelles/receipt/model';
import type { Receipt } from '@faelles/schemas/receipt.js';
import type { ServerContext } from '../context.ts';
import { receiptKeys } from '../database/receipts.ts';
import type { Database } from '../database/open.ts';

const type = 'faelles-receipt+jws';
/** The only algorithms that count: a signature must not choose how it is checked. */
const algorithms = ['ES256', 'EdDSA', 'Ed25519'];

const algorithmOf = (key: JWK) => key.alg ?? (key.kty === 'OKP' ? 'EdDSA' : 'ES256');

/** The part of the signing key that everybody may have. */
export function publicKey({ kty, crv, x, y, kid, alg }: JWK): JWK {
  return { kty, crv, x, ...(y !== undefined && { y }), kid, alg: alg ?? algorithmOf({ kty }), use: 'sig' } as JWK;
}

/** Signs the canonical JSON (RFC 8785) of a receipt, and keeps the public key for as long as receipts live. */
export async function signReceipt(tx: Database, ctx: ServerContext, receipt: Receipt): Promise<string> {
  const { signingKey } = ctx.config.secrets;
  await tx.insert(receiptKeys).values({ kid: signingKey.kid, jwk: publicKey(signingKey), since: ctx.clock() }).onConflictDoNothing();
  const alg = algorithmOf(signingKey);
  return new CompactSign(new TextEncoder().encode(canonicalJson(receipt)))
    .setProtectedHeader({ alg, kid: signingKey.kid, typ: type })
    .sign(await importJWK(signingKey, alg));
}

/** The text one of our keys has signed, or undefined when none has. Never throws on what somebody shows us. */
export async function signedText(db: Database, jws: string): Promise<string | undefined> {
  try {
    const { kid, typ } = decodeProtectedHeader(jws);
    if (typeof kid !== 'string' || typ !== type) return undefined;
    const [key] = await db.select().from(receiptKeys).where(eq(receiptKeys.kid, kid));
    if (!key) return undefined;
    const { payload } = await compactVerify(jws, await importJWK(key.jwk, algorithmOf(key.jwk)), { algorithms });
    return new TextDecoder('utf-8', { fatal: true }).decode(payload);
  } catch (error) {
    if (isRefusal(error)) return undefined;
    throw error;
  }
}

/** What jose and the decoders throw at text that is no signature of ours; anything else is a fault of the server. */
function isRefusal(error: unknown): boolean {
  const code = (error as { code?: unknown }).code;
  return error instanceof TypeError || error instanceof SyntaxError || (typeof code === 'string' && code.startsWith('ERR_J'));
}

import { eq } from 'drizzle-orm';
import { compactVerify, errors, importJWK } from 'jose';
import * as z from 'zod/mini';
import { canonicalJson } from '@faelles/receipt/model';
import { todayIn } from '@faelles/schemas/date.js';
import { Receipt } from '@faelles/schemas/receipt.js';
import type { ReceiptQuestion, ReceiptVerdict, ReceiptVerdictCode } from '@faelles/schemas/receipt-verdict.js';
import type { ServerContext } from '../context.ts';
import { receipts } from '../database/receipts.ts';
import { beganAt, findKey, type KeyRow } from './keys.ts';
import { looksLikeReceipt, readSignature, type ShownSignature } from './shown-signature.ts';
import { algorithmOf } from './signing-key.ts';
import { typedCodeHash } from './verification.ts';

/** Clocks of copies of a server differ, and a receipt is composed before its key is written. */
const leeway = 5 * 60_000;

/** What we say of a receipt somebody shows us, or of the code on one. */
export async function verdictOn(ctx: ServerContext, question: ReceiptQuestion): Promise<ReceiptVerdict> {
  const { authority } = question;
  if ('code' in question) return onCode(ctx, question.code, authority);
  if ('receipt' in question) {
    const { receipt, jws } = question;
    if (!looksLikeReceipt(receipt)) return { verdict: 'malformed' };
    return jws === undefined ? { verdict: 'stripped' } : onSignature(ctx, jws, { receipt, authority });
  }
  return onSignature(ctx, question.jws, { authority });
}

/** A code is vouched for by the receipt that is stored with it, which has to be what was signed. */
async function onCode(ctx: ServerContext, typed: string, authority: string | undefined): Promise<ReceiptVerdict> {
  const hash = typedCodeHash(typed);
  if (hash === undefined) return { verdict: 'malformed' };
  const [row] = await ctx.db.select({ receipt: receipts.receipt, jws: receipts.jws }).from(receipts).where(eq(receipts.verifyCodeHash, hash));
  if (!row) return { verdict: 'unknown' };
  return row.jws === null ? { verdict: 'erased' } : onSignature(ctx, row.jws, { receipt: row.receipt, authority });
}

/**
 * What we say of a signature.
 * @param beside the receipt it is shown with, which has to be the signed one, and whom it should be of
 */
export async function onSignature(ctx: ServerContext, jws: string, beside: { receipt?: unknown; authority?: string | undefined } = {}): Promise<ReceiptVerdict> {
  const shown = readSignature(jws);
  if (!shown) return { verdict: 'malformed' };
  if (shown.bare) return { verdict: 'stripped' };
  const key = await findKey(ctx.db, shown.kid);
  if (!key) return { verdict: isServed(ctx, shown.content.authority.cvr) ? 'unknown-key' : 'other-authority' };
  if (!(await isSigned(jws.trim(), shown, key)) || !isSame(beside.receipt, shown.text)) return { verdict: 'altered' };
  const fault = keyFault(ctx, shown, key);
  if (fault) return { verdict: fault };
  const { kind, authority, receivedAt, solution } = Told.parse(JSON.parse(shown.text));
  if (beside.authority !== undefined && beside.authority !== authority.cvr) return { verdict: 'other-authority', authorityName: authority.name };
  const verdict = (await isReplaced(ctx, shown.content)) ? 'replaced' : 'valid';
  return { verdict, kind, authorityName: authority.name, receivedOn: todayIn('Europe/Copenhagen', new Date(receivedAt)), solutionTitle: solution.title };
}

/** Was it issued again since (`renew.ts`)? Then what it says of the payment is no longer so. */
async function isReplaced({ db }: ServerContext, { id, issuedAt }: ShownSignature['content']): Promise<boolean> {
  if (!z.uuid().safeParse(id).success) return false;
  const [row] = await db.select({ issuedAt: receipts.issuedAt }).from(receipts).where(eq(receipts.id, id));
  return row !== undefined && row.issuedAt.getTime() > Date.parse(issuedAt);
}

/** What is told of a genuine receipt: no more of it is read, so that one from ten years ago need not fit today's schema. */
const Told = z.pick(Receipt, { kind: true, authority: true, receivedAt: true, solution: true });

/** A key that nobody here knows may be that of another authority's system: then theirs is the place to ask. */
const isServed = (ctx: ServerContext, cvr: string) => ctx.solutions.list().some(({ definition }) => definition.authority.cvr === cvr);

async function isSigned(jws: string, { alg }: ShownSignature, { jwk }: KeyRow): Promise<boolean> {
  // The key says how it signs; what the signature says of it is only compared.
  const own = algorithmOf(jwk);
  if (alg !== own) return false;
  try {
    await compactVerify(jws, await importJWK(jwk, own), { algorithms: [own] });
    return true;
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof TypeError) return false;
    throw error;
  }
}

/** The receipt beside the signature has to be the one within, to the last member and in the order of its lines. */
function isSame(receipt: unknown, signed: string): boolean {
  if (receipt === undefined) return true;
  try {
    return canonicalJson(receipt) === signed;
  } catch {
    // A lone surrogate or a number beyond all numbers has no canonical JSON, and was never signed.
    return false;
  }
}

/**
 * Why a good signature does not count. One by a withdrawn key never does, whatever day it says: whoever has the key can
 * write any day. What we issued under it is signed anew when it is withdrawn.
 */
function keyFault(ctx: ServerContext, { signedAt, content }: ShownSignature, key: KeyRow): ReceiptVerdictCode | undefined {
  if (key.withdrawnAt) return 'withdrawn-key';
  const at = (signedAt ?? new Date(content.issuedAt)).getTime();
  const ends = Math.min(key.notAfter?.getTime() ?? Infinity, ctx.clock().getTime());
  return at < beganAt(key).getTime() - leeway || at > ends + leeway ? 'outside-key-period' : undefined;
}

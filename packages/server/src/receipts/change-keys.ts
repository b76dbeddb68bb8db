import { asc, eq, gt, isNotNull, and } from 'drizzle-orm';
import { canonicalJson } from '@faelles/receipt/model';
import type { KeyWithdrawn, StaffKey } from '@faelles/schemas/receipt-keys.js';
import type { ServerContext } from '../context.ts';
import type { Database } from '../database/open.ts';
import { receiptKeys, receipts } from '../database/receipts.ts';
import { ProblemError } from '../http/problem.ts';
import { newSigningKey, replaceSigningKey } from '../secrets.ts';
import { allKeys, beganAt, findKey, takeKeyIntoUse, type KeyRow } from './keys.ts';
import { isOpen, takeOver } from './own-key.ts';
import { readSignature } from './shown-signature.ts';
import { signReceipt } from './sign.ts';
import { algorithmOf } from './signing-key.ts';
import { onSignature } from './verdict.ts';

/** Receipts that are signed anew in one transaction: each is short, and nobody waits long for a row. */
const batch = 100;

/** The keys as the staff see them. */
export async function staffKeys(ctx: ServerContext): Promise<StaffKey[]> {
  await takeOver(ctx.db, ctx);
  return (await allKeys(ctx.db)).map((row) => staffKey(ctx, row));
}

function staffKey(ctx: ServerContext, row: KeyRow): StaffKey {
  const { kid, jwk, notAfter, withdrawnAt, withdrawnReason } = row;
  return {
    kid,
    alg: algorithmOf(jwk),
    state: withdrawnAt ? 'withdrawn' : kid === ctx.config.secrets.signingKey.kid && isOpen(row) ? 'signs' : 'signed',
    notBefore: beganAt(row).toISOString(),
    ...(notAfter && { notAfter: notAfter.toISOString() }),
    ...(withdrawnAt && { withdrawnAt: withdrawnAt.toISOString() }),
    ...(withdrawnReason && { reason: withdrawnReason }),
  };
}

/**
 * Makes a new key, keeps it in the data folder and signs with it from now on; what was signed before stays valid.
 * @throws ProblemError `conflict` when the key comes from the environment, where only the operator can change it
 */
export async function rotateKey(ctx: ServerContext): Promise<StaffKey> {
  const { signingKeyFile } = ctx.config;
  if (signingKeyFile === undefined) {
    throw new ProblemError('conflict', { detail: 'The key comes from SIGNING_KEY. Set another there ("faelles keys new" makes one) and start the server again; the key before stays in the history.' });
  }
  const key = await newSigningKey();
  await replaceSigningKey(signingKeyFile, key);
  ctx.config.secrets.signingKey = key;
  await takeKeyIntoUse(ctx);
  ctx.log.info('signing-key-rotated', { kid: key.kid });
  return staffKey(ctx, (await findKey(ctx.db, key.kid))!);
}

/**
 * Withdraws a key that got into other hands: no signature by it counts any more. What is stored here under it, and is as it
 * was signed, is signed anew, so that codes stay good and citizens find a good copy where theirs came from. The same again
 * goes on where it was broken off.
 * @throws ProblemError `not-found`, or `conflict` for the key that signs now
 */
export async function withdrawKey(ctx: ServerContext, kid: string, reason: string): Promise<KeyWithdrawn> {
  const key = await findKey(ctx.db, kid);
  if (!key) throw new ProblemError('not-found', { detail: 'No receipt was ever signed with such a key.' });
  await takeOver(ctx.db, ctx);
  if (kid === ctx.config.secrets.signingKey.kid && isOpen(key)) throw new ProblemError('conflict', { detail: 'This key signs now. Rotate first, then withdraw it.' });
  if (!key.withdrawnAt) {
    await ctx.db.update(receiptKeys).set({ withdrawnAt: ctx.clock(), withdrawnReason: reason }).where(eq(receiptKeys.kid, kid));
    ctx.log.info('signing-key-withdrawn', { kid });
  }
  const done: KeyWithdrawn = { signedAnew: 0, left: 0 };
  for (let after: string | undefined, more = true; more; ) {
    ({ after, more } = await signBatchAnew(ctx, kid, after, done));
  }
  return done;
}

async function signBatchAnew(ctx: ServerContext, kid: string, after: string | undefined, done: KeyWithdrawn): Promise<{ after: string | undefined; more: boolean }> {
  return ctx.db.transaction(async (transaction) => {
    const tx = transaction as unknown as Database;
    const where = and(isNotNull(receipts.jws), after === undefined ? undefined : gt(receipts.id, after));
    const rows = await tx.select().from(receipts).where(where).orderBy(asc(receipts.id)).limit(batch).for('update');
    for (const { id, jws, receipt } of rows) {
      const shown = readSignature(jws!);
      if (shown?.kid !== kid) continue;
      // Only what the withdrawn key did sign: a row that was changed is not made genuine now.
      const { verdict } = await onSignature({ ...ctx, db: tx }, jws!, { receipt });
      if (verdict !== 'withdrawn-key' || shown.text !== canonicalJson(receipt)) {
        done.left++;
        continue;
      }
      await tx.update(receipts).set({ jws: await signReceipt(tx, ctx, receipt) }).where(eq(receipts.id, id));
      done.signedAnew++;
    }
    return { after: rows.at(-1)?.id, more: rows.length === batch };
  });
}

import { eq } from 'drizzle-orm';
import type { ServerContext } from '../context.ts';
import type { Database } from '../database/open.ts';
import { receiptKeys } from '../database/receipts.ts';
import { signingKeyIn, type Secrets } from '../secrets.ts';
import { findKey, keepOwnKey, samePublic, type KeyRow } from './keys.ts';

/**
 * The key this copy of the server signs with now. Another copy may have rotated or withdrawn it a moment ago, so the history
 * in the database is asked every time: a new key in the data folder that both share is taken up at once; one from the
 * environment comes with the restart, until when the key before may be used for its last hour.
 * In a transaction the key stays as it is until the transaction ends: whoever withdraws it waits, and then finds what it
 * has signed.
 * @throws Error when the key no longer signs and no other is at hand: a signature would prove nothing
 */
export async function ownKey(db: Database, ctx: ServerContext): Promise<Secrets['signingKey']> {
  const own = await takeOver(db, ctx);
  if (own.withdrawnAt || (own.notAfter && own.notAfter <= ctx.clock())) {
    // A fault is logged without its message.
    ctx.log.warn('signing-key-over', { kid: own.kid });
    throw new Error(`The signing key ${own.kid} ${own.withdrawnAt ? 'was withdrawn' : 'no longer signs'}, and this server has no other. Start it again with the new one.`);
  }
  return ctx.config.secrets.signingKey;
}

/** Signs with the key another copy has made, if there is one. @returns what is known of the key this copy has after that */
export async function takeOver(db: Database, ctx: ServerContext): Promise<KeyRow> {
  await keepOwnKey(db, ctx);
  const own = await held(db, ctx.config.secrets.signingKey.kid);
  if (isOpen(own)) return own;
  const next = await nextKey(db, ctx);
  if (!next) return own;
  ctx.config.secrets.signingKey = next;
  ctx.log.info('signing-key-taken-over', { kid: next.kid });
  return held(db, next.kid);
}

/** Is it a key that signs, and goes on doing so? */
export const isOpen = ({ withdrawnAt, notAfter }: KeyRow) => !withdrawnAt && !notAfter;

async function held(db: Database, kid: string): Promise<KeyRow> {
  const [row] = await db.select().from(receiptKeys).where(eq(receiptKeys.kid, kid)).for('share');
  return row!;
}

/** The key another copy has left in the data folder, when it signs. */
async function nextKey(db: Database, { config }: ServerContext): Promise<Secrets['signingKey'] | undefined> {
  if (config.signingKeyFile === undefined) return undefined;
  const key = await signingKeyIn(config.signingKeyFile);
  const row = key && (await findKey(db, key.kid));
  return row && isOpen(row) && samePublic(row.jwk, key) ? key : undefined;
}

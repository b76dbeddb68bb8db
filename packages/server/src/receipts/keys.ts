import { and, desc, eq, gt, isNull, ne, or } from 'drizzle-orm';
import { CompactSign, compactVerify, importJWK, type JWK } from 'jose';
import { ConfigError } from '../config/error.ts';
import type { ServerContext } from '../context.ts';
import type { Database } from '../database/open.ts';
import { receiptKeys } from '../database/receipts.ts';
import { algorithmOf, publicKey } from './signing-key.ts';

/** A key receipts are or were signed with. */
export type KeyRow = typeof receiptKeys.$inferSelect;

/** Other copies of this server may go on with the key before while they are started again one by one. */
const handOver = 60 * 60_000;

/** When the key began to sign. */
export const beganAt = ({ notBefore, since }: KeyRow): Date => notBefore ?? since;

export async function findKey(db: Database, kid: string): Promise<KeyRow | undefined> {
  const [row] = await db.select().from(receiptKeys).where(eq(receiptKeys.kid, kid));
  return row;
}

/** All keys there ever were, the newest first. */
export function allKeys(db: Database): Promise<KeyRow[]> {
  return db.select().from(receiptKeys).orderBy(desc(receiptKeys.since), desc(receiptKeys.kid));
}

/** Keeps the public part of the key this server signs with; from now on, when it is new. */
export async function keepOwnKey(tx: Database, ctx: ServerContext): Promise<void> {
  const { signingKey } = ctx.config.secrets;
  const now = ctx.clock();
  await tx.insert(receiptKeys).values({ kid: signingKey.kid, jwk: publicKey(signingKey), since: now, notBefore: now }).onConflictDoNothing();
}

/**
 * Takes the server's key into use, at start and after a rotation: its period is open, that of every other key ends. Keys
 * the operator gives from before (SIGNING_KEYS_OLD) join the history.
 * @throws ConfigError when the key was withdrawn, its id belongs to another key, or its parts do not belong together
 */
export async function takeKeyIntoUse(ctx: ServerContext): Promise<void> {
  const { signingKey } = ctx.config.secrets;
  await prove(signingKey);
  await ctx.db.transaction(async (transaction) => {
    const tx = transaction as unknown as Database;
    for (const old of ctx.config.oldKeys ?? []) await keepOldKey(tx, ctx, old);
    await keepOwnKey(tx, ctx);
    const own = (await findKey(tx, signingKey.kid))!;
    if (own.withdrawnAt) throw new ConfigError([`SIGNING_KEY: the key ${own.kid} was withdrawn. Make another with "faelles keys new".`]);
    if (!samePublic(own.jwk, signingKey)) throw new ConfigError([`SIGNING_KEY: another key has had the kid ${own.kid}. Give the new one a kid of its own.`]);
    // A key that comes back, as when an operator goes back a version, has one period from first to last.
    if (own.notAfter) await tx.update(receiptKeys).set({ notAfter: null }).where(eq(receiptKeys.kid, own.kid));
    const ends = new Date(ctx.clock().getTime() + handOver);
    const open = or(isNull(receiptKeys.notAfter), gt(receiptKeys.notAfter, ends));
    await tx.update(receiptKeys).set({ notAfter: ends }).where(and(ne(receiptKeys.kid, own.kid), open));
  });
}

async function keepOldKey(tx: Database, ctx: ServerContext, { nbf, exp, ...key }: OldKey): Promise<void> {
  const at = (second: number | undefined) => (second === undefined ? undefined : new Date(second * 1000));
  const since = at(nbf) ?? new Date(0);
  await tx
    .insert(receiptKeys)
    .values({ kid: key.kid, jwk: publicKey(key), since, notBefore: since, notAfter: at(exp) ?? ctx.clock() })
    .onConflictDoNothing();
}

/** A public key from before, with the seconds it signed from and to. */
export type OldKey = JWK & { kid: string; nbf?: number | undefined; exp?: number | undefined };

/** Is it the same key, whatever else stands beside it? */
export const samePublic = (one: JWK, other: JWK) => one.kty === other.kty && one.x === other.x && one.y === other.y;

/** Signs something and checks it: a key that cannot must be known before the first citizen needs it. */
async function prove(key: JWK): Promise<void> {
  const alg = algorithmOf(key);
  try {
    const probe = await new CompactSign(new Uint8Array(1)).setProtectedHeader({ alg }).sign(await importJWK(key, alg));
    await compactVerify(probe, await importJWK(publicKey(key), alg), { algorithms: [alg] });
  } catch {
    throw new ConfigError(['SIGNING_KEY: its parts are no key for ES256 (EC, P-256) or EdDSA (OKP, Ed25519), or do not belong together. "faelles keys new" makes one.']);
  }
}

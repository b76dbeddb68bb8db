import type { ReceiptKeySet } from '@faelles/schemas/receipt-keys.js';
import type { ServerContext } from '../context.ts';
import type { Database } from '../database/open.ts';
import { sha256 } from '../hash.ts';
import { allKeys, beganAt, keepOwnKey, type KeyRow } from './keys.ts';
import { seconds } from './signing-key.ts';

/**
 * How long somebody may go on with the keys they have. So long a withdrawn key may still be believed elsewhere, and so soon
 * a new one is known everywhere: short, as the set is small and has an ETag.
 */
const maxAge = 300;

/** The public keys whose signatures count, the newest first, and the names of those that no longer do. */
export async function keySet(ctx: ServerContext): Promise<ReceiptKeySet> {
  let rows = await allKeys(ctx.db);
  if (!rows.some(({ kid }) => kid === ctx.config.secrets.signingKey.kid)) {
    // Before the first receipt: whoever fetches the keys then must not miss it for the next minutes.
    await keepOwnKey(ctx.db as Database, ctx);
    rows = await allKeys(ctx.db);
  }
  const withdrawn = rows.flatMap(({ kid, withdrawnAt }) => (withdrawnAt ? [{ kid, revoked_at: seconds(withdrawnAt) }] : []));
  return {
    keys: rows.filter(({ withdrawnAt }) => !withdrawnAt).map(published),
    ...(withdrawn.length > 0 && { withdrawn }),
  };
}

function published(row: KeyRow): ReceiptKeySet['keys'][number] {
  return { ...row.jwk, kid: row.kid, nbf: seconds(beganAt(row)), ...(row.notAfter && { exp: seconds(row.notAfter) }) } as ReceiptKeySet['keys'][number];
}

/** The key set as an answer that caches may keep for some minutes and then ask about by its ETag. */
export async function keySetAnswer(ctx: ServerContext, request: Request): Promise<Response> {
  const body = JSON.stringify(await keySet(ctx));
  const etag = `"${sha256(body).slice(0, 32)}"`;
  const headers = { 'content-type': 'application/jwk-set+json', 'cache-control': `public, max-age=${maxAge}, must-revalidate`, etag };
  const known = (request.headers.get('if-none-match') ?? '').split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
  return known ? new Response(null, { status: 304, headers }) : new Response(body, { headers });
}

import { and, eq } from 'drizzle-orm';
import type { Json } from '@faelles/schemas/json.js';
import type { ServerContext } from '../context.ts';
import { idempotencyKeys } from '../database/idempotency.ts';
import type { Database } from '../database/open.ts';
import { ProblemError } from './problem.ts';
import { json, type Call } from './route.ts';

/**
 * Does `work` once per Idempotency-Key. Key, effect and answer are written in one transaction: a repeated call gets the
 * stored answer, a call at the same moment waits for the first, a failed one leaves nothing behind and may be repeated.
 * The same key with other content is refused.
 *
 * `work` must not call other services: its transaction would keep everybody waiting. A route that has to (payment)
 * keeps the key with its own row and calls in between.
 */
export async function once(
  call: Pick<Call, 'ctx' | 'idempotency'>,
  scope: string,
  work: (tx: Database, ctx: ServerContext) => Promise<{ status: number; body: Json }>,
): Promise<Response> {
  const { ctx, idempotency } = call;
  const { key, requestHash } = idempotency;
  const own = and(eq(idempotencyKeys.scope, scope), eq(idempotencyKeys.key, key));
  const answer = await ctx.db.transaction(async (tx) => {
    const claimed = await tx
      .insert(idempotencyKeys)
      .values({ scope, key, requestHash, createdAt: ctx.clock() })
      .onConflictDoNothing()
      .returning({ key: idempotencyKeys.key });
    if (claimed.length === 0) {
      const [before] = await tx.select().from(idempotencyKeys).where(own);
      if (before?.requestHash !== requestHash) throw new ProblemError('idempotency-key-reused');
      return { status: before.status!, body: before.body };
    }
    const done = await work(tx as unknown as Database, ctx);
    await tx.update(idempotencyKeys).set(done).where(own);
    return done;
  });
  return json(answer.body, answer.status);
}

/**
 * Holds a key to the content it first came with. For a route that calls other services and so cannot use {@link once}:
 * its own work is safe to repeat, and this refuses the same key with other content.
 * @throws ProblemError `idempotency-key-reused`
 */
export async function onceKey(ctx: ServerContext, scope: string, { key, requestHash }: Call['idempotency']): Promise<void> {
  const own = and(eq(idempotencyKeys.scope, scope), eq(idempotencyKeys.key, key));
  const claimed = await ctx.db
    .insert(idempotencyKeys)
    .values({ scope, key, requestHash, createdAt: ctx.clock() })
    .onConflictDoNothing()
    .returning({ key: idempotencyKeys.key });
  if (claimed.length > 0) return;
  const [before] = await ctx.db.select({ requestHash: idempotencyKeys.requestHash }).from(idempotencyKeys).where(own);
  if (before?.requestHash !== requestHash) throw new ProblemError('idempotency-key-reused');
}

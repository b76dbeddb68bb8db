import { and, inArray, lt, ne, or, sql } from 'drizzle-orm';
import { addDays } from '@faelles/schemas/date.js';
import type { ServerContext } from '../context.ts';
import type { Database } from '../database/open.ts';
import { powerEvents, powers } from '../database/powers.ts';
import { today } from '../today.ts';

/** Days after its end that a power of attorney is kept: as long as somebody may ask by what right something was done. */
const keptDays = 5 * 365;

/** Erases who was in powers of attorney that ended long ago. That there was one, when, and how it ended, stays. */
export async function erasePowers(ctx: ServerContext): Promise<number> {
  const before = addDays(today(ctx), -keptDays);
  const over = or(lt(powers.endedAt, new Date(`${before}T00:00:00Z`)), lt(powers.validTo, before));
  return ctx.db.transaction(async (transaction) => {
    const tx = transaction as unknown as Database;
    const nobody = { giverId: '', giverName: null, receiverId: '', receiverName: null, otherName: null };
    // The hash of who and what could be searched for by who knows the ids; the row's own id is as good for being different.
    const rows = await tx.update(powers).set({ ...nobody, sameness: sql`${powers.id}::text` }).where(and(over, ne(powers.giverId, ''))).returning({ id: powers.id });
    const ids = rows.map(({ id }) => id);
    if (ids.length > 0) await tx.update(powerEvents).set({ actorId: null }).where(inArray(powerEvents.powerId, ids));
    return ids.length;
  });
}

import type { Staff } from '@faelles/schemas/staff.js';
import type { ServerContext } from '../context.ts';
import type { Database } from '../database/open.ts';
import { staffActions, type StaffAction } from '../database/staff.ts';

/** Whoever has STAFF_KEY: a machine, or somebody at the command line. */
export const keyHolder: Staff = { id: 'key', name: '', roles: ['see', 'refund'] };

/** Keeps who of the staff does what. Call in the transaction that does it. */
export async function writeAction(
  tx: Database,
  ctx: Pick<ServerContext, 'clock'>,
  staff: Staff,
  action: StaffAction,
  about: { paymentId?: string | undefined; ore?: number | undefined; outboxId?: string | undefined } = {},
): Promise<void> {
  await tx.insert(staffActions).values({ at: ctx.clock(), staffId: staff.id, action, paymentId: about.paymentId ?? null, ore: about.ore ?? null, outboxId: about.outboxId ?? null });
}

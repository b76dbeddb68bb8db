import { and, eq, isNull, ne } from 'drizzle-orm';
import type { RefundReason } from '@faelles/schemas/payment.js';
import { isPaid, paidOre, stateOf, type PaymentRecord } from '@faelles/payment/model';
import { completeApplication } from '../applications/complete.ts';
import type { ServerContext } from '../context.ts';
import type { Database } from '../database/open.ts';
import { payments } from '../database/payments.ts';
import { renewReceipt } from '../receipts/renew.ts';
import { giveBack, ownBack } from './give-back.ts';
import type { Locked } from './lock.ts';
import { report } from './reports.ts';
import { recordOf, type PaymentRow } from './row.ts';
import { attemptsOf, reload, unpaidSlip } from './store.ts';

/**
 * What follows from the amounts. The first time the whole amount is there it completes the application and the money is
 * taken; with no application it could belong to, it goes back. Safe to repeat: everything due is a column with a time.
 * Call in the transaction that stored `after`.
 */
export async function settle(tx: Database, ctx: ServerContext, locked: Locked, after: PaymentRecord, now: Date): Promise<void> {
  const { row } = locked;
  const first = row.authorisedAt === null && row.order.totalOre > 0 && isPaid(stateOf(after));
  if (first) await firstPaid(tx, ctx, locked, now);
  // A part of what a slip asks for: its receipt says what remains. The whole is `firstPaid`'s.
  else if (row.slip !== null && !isPaid(stateOf(after)) && paidOre(after.amounts) !== paidOre(recordOf(row).amounts)) await renewReceipt(tx, ctx, locked.application.id);
  const stored = await reload(tx, row.id);
  if (stored.releaseReason !== null && stored.releaseReason !== 'not-needed') await giveBack(tx, ctx, stored, stored.releaseReason, now);
  else await ownBack(tx, ctx, stored, now);
  const changed = duties(await reload(tx, row.id), now);
  if (changed) await tx.update(payments).set(changed).where(eq(payments.id, row.id));
}

async function firstPaid(tx: Database, ctx: ServerContext, { row, application }: Locked, now: Date): Promise<void> {
  const others = (await attemptsOf(tx, application.id)).filter(({ id }) => id !== row.id);
  const paidByOther = others.some((other) => isPaid(stateOf(recordOf(other))) && goodsFor(other));
  const completed = !paidByOther && (await completeApplication(tx, ctx, application.id));
  // Received with a slip, and paid now: by the slip itself, or by what the citizen chose instead.
  const settledSlip = !paidByOther && !completed && application.state === 'received' && unpaidSlip([row, ...others]) !== undefined;
  const belongs = completed || settledSlip;
  const back: RefundReason = paidByOther ? 'paid-twice' : application.state === 'withdrawn' ? 'withdrawn' : 'other';
  await tx
    .update(payments)
    .set(belongs ? { authorisedAt: now, chargeDueAt: now, tries: 0 } : { authorisedAt: now, releaseReason: back, tries: 0 })
    .where(eq(payments.id, row.id));
  if (settledSlip) await renewReceipt(tx, ctx, application.id);
  if (!belongs) await report(tx, ctx, paidByOther ? 'paid-twice' : 'paid-for-nothing', row, { ore: row.order.totalOre });
  // Whatever else could still be paid for it is closed: the open page in the other tab, the slip in the drawer.
  else await tx.update(payments).set({ closeDueAt: now, tries: 0 }).where(and(eq(payments.applicationId, application.id), ne(payments.id, row.id), eq(payments.live, true), isNull(payments.authorisedAt)));
}

/** Does its money pay for the application, or is it on its way back? */
const goodsFor = (row: PaymentRow) => row.releaseReason === null || row.releaseReason === 'not-needed';

/** What is done, and what is still to be done with a reservation, by its amounts. */
function duties(row: PaymentRow, now: Date): Partial<PaymentRow> | undefined {
  const { authorisedOre, capturedOre, cancelledOre } = row;
  const rest = authorisedOre - capturedOre - cancelledOre;
  if (authorisedOre > 0 && rest <= 0) return { chargeDueAt: null, releaseDueAt: null, closeDueAt: null, tries: 0 };
  // A part was to be taken and is: what is left of the reservation goes back to the card.
  if (row.chargeOre !== null && row.chargeDueAt !== null && capturedOre >= row.chargeOre) {
    return { chargeDueAt: null, releaseDueAt: now, releaseReason: row.releaseReason ?? 'not-needed', tries: 0 };
  }
  // Paid on a page that was to be closed: there is nothing left to close.
  return authorisedOre > 0 && row.closeDueAt !== null ? { closeDueAt: null, tries: 0 } : undefined;
}

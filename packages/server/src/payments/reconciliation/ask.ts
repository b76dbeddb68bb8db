import { and, asc, gt, gte, isNotNull, or, sql } from 'drizzle-orm';
import type { Difference } from '@faelles/schemas/staff.js';
import type { ServerContext } from '../../context.ts';
import { payments } from '../../database/payments.ts';
import { GatewayError } from '../gateway.ts';
import { refresh } from '../refresh.ts';
import { isSetUp, type ProviderId } from '../registry.ts';
import type { PaymentRow } from '../row.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const batch = 100;

/** How old a payment that holds money may be and still be asked about. Older money goes back by a transfer, if at all. */
const holdsMoneyDays = 90;
/** Asked about so recently, it is not asked about again: Nexi takes thirty questions an hour about a payment (published). */
const fresh = 5 * minute;
/** A provider that has been silent so many times in a row is left alone for this run. */
const patience = 5;

/** How fast it asks, and whether to go on. */
export interface Pace {
  /** Milliseconds between two questions to outside providers: ten a second leaves most of any published limit to citizens. */
  pause: number;
  /** Waits. */
  wait(millis: number): Promise<void>;
  /** Told how far it is after each payment; false ends the run here. */
  goesOn(checked: number, unanswered: number): Promise<boolean>;
}

/** What asking came to. `whole` is false when the run was to end. */
export type Asked = { checked: number; unanswered: number; differences: Difference[]; whole: boolean };

type Amount = 'authorisedOre' | 'capturedOre' | 'refundedOre' | 'cancelledOre';
const amounts: readonly Amount[] = ['authorisedOre', 'capturedOre', 'refundedOre', 'cancelledOre'];

/**
 * Asks the providers about every payment that may have changed, and takes in what they say through the one reducer. A
 * payment whose amounts turn out to be others than ours is told of: its webhook was lost, or somebody changed it at the
 * provider.
 */
export async function askProviders(ctx: ServerContext, since: Date, pace: Pace): Promise<Asked> {
  const asked: Asked = { checked: 0, unanswered: 0, differences: [], whole: true };
  const silent = new Map<string, { row: number; all: number }>();
  const missing = new Map<string, number>();
  for (let last = '00000000-0000-0000-0000-000000000000'; ; ) {
    const rows = await worthAsking(ctx, since, last);
    for (const row of rows) {
      const found = await one(ctx, row, pace, silent, missing);
      if (found === 'silent') asked.unanswered++;
      else asked.checked++;
      if (typeof found === 'object') asked.differences.push(found);
      if (!(await pace.goesOn(asked.checked, asked.unanswered))) return { ...asked, whole: false };
    }
    if (rows.length < batch) break;
    last = rows.at(-1)!.id;
  }
  const now = ctx.clock().toISOString();
  for (const [provider, { all }] of silent) if (all > 0) asked.differences.push({ code: 'provider-silent', since: now, provider, count: all });
  for (const [provider, count] of missing) asked.differences.push({ code: 'provider-not-set-up', since: now, provider, count });
  return asked;
}

/** Open ones, those that hold money, and those that changed since; by id, so that nothing is asked twice. */
function worthAsking(ctx: ServerContext, since: Date, after: string): Promise<PaymentRow[]> {
  const held = sql`${payments.authorisedOre} - ${payments.cancelledOre} - ${payments.refundedOre} > 0`;
  const young = gte(payments.createdAt, new Date(ctx.clock().getTime() - holdsMoneyDays * day));
  return ctx.db
    .select()
    .from(payments)
    .where(and(isNotNull(payments.providerId), gt(payments.id, after), or(isNotNull(payments.nextPollAt), and(held, young), gte(payments.updatedAt, since))))
    .orderBy(asc(payments.id))
    .limit(batch);
}

async function one(
  ctx: ServerContext,
  row: PaymentRow,
  pace: Pace,
  silent: Map<string, { row: number; all: number }>,
  missing: Map<string, number>,
): Promise<Difference | 'silent' | undefined> {
  const { provider } = row;
  if (!isSetUp(ctx, provider as ProviderId)) {
    missing.set(provider, (missing.get(provider) ?? 0) + 1);
    return 'silent';
  }
  // Slips are our own books: reading them costs nobody anything.
  const own = provider === 'invoice';
  if (!own && row.readAt !== null && row.readAt.getTime() > ctx.clock().getTime() - fresh) return undefined;
  const quiet = silent.get(provider) ?? { row: 0, all: 0 };
  silent.set(provider, quiet);
  if (quiet.row >= patience) return quiet.all++, 'silent';
  if (!own) await pace.wait(pace.pause);
  try {
    const after = await refresh(ctx, row, 'reconciliation');
    quiet.row = 0;
    const moved = amounts.some((name) => after[name] !== row[name]);
    if (!moved) return undefined;
    return { code: 'changed-at-provider', since: ctx.clock().toISOString(), provider, payment: row.id, ore: netOf(after) - netOf(row), orderOre: row.order.totalOre };
  } catch (error) {
    // One that cannot be taken in for a fault of ours must not end the run: it is told like one that was not answered.
    if (!(error instanceof GatewayError)) ctx.log.error('reconciliation-not-taken-in', error, { payment: row.id });
    quiet.row++;
    quiet.all++;
    return 'silent';
  }
}

/** Øre the provider holds of a payment, reserved or taken. */
const netOf = (row: PaymentRow): number => row.authorisedOre - row.cancelledOre - row.refundedOre;

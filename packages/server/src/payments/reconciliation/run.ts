import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { and, desc, eq, inArray, isNull, lt, or } from 'drizzle-orm';
import type { Json } from '@faelles/schemas/json.js';
import type { Difference } from '@faelles/schemas/staff.js';
import type { ServerContext } from '../../context.ts';
import { applications } from '../../database/applications.ts';
import { paymentReconciliations as runs, payments } from '../../database/payments.ts';
import { askProviders, type Pace } from './ask.ts';
import { otherDifferences } from './of-others.ts';
import { paymentDifferences } from './of-payments.ts';

/** One comparison as it is stored. */
export type Run = typeof runs.$inferSelect;

const minute = 60_000;
/** A copy of the server that has said nothing for so long is dead, and its run is cut off. */
const silence = 10 * minute;
/** Looked at once more before the last run's end: what was under way then. */
const overlap = 24 * 60 * minute;
/** What is told once is told for so long when there was no run before. */
const firstPeriod = 30 * 24 * 60 * minute;
const beatEvery = 2_000;

/**
 * Asks for a comparison; the next look of any copy of the server takes it.
 * @param night the Danish day of a nightly one, of which there is one
 * @returns it, or the one that is waiting or under way; undefined when that night's has been
 */
export async function requestRun(ctx: ServerContext, startedBy: string, night?: string): Promise<Run | undefined> {
  await cutOff(ctx);
  const [last] = await ctx.db.select({ to: runs.to }).from(runs).where(eq(runs.state, 'done')).orderBy(desc(runs.at)).limit(1);
  const at = ctx.clock();
  const from = last ? new Date(last.to.getTime() - overlap) : new Date(at.getTime() - firstPeriod);
  const row = { id: randomUUID(), at, from, to: at, differences: [], startedBy, state: 'waiting' as const, beatAt: at, ...(night && { night }) };
  const [begun] = await ctx.db.insert(runs).values(row).onConflictDoNothing().returning();
  return begun ?? (night === undefined ? underWay(ctx) : undefined);
}

/** The one that waits or runs. */
export async function underWay({ db }: Pick<ServerContext, 'db'>): Promise<Run | undefined> {
  const [row] = await db.select().from(runs).where(inArray(runs.state, ['waiting', 'running']));
  return row;
}

/** A run whose server died is over: what it found is not known, so it says nothing, and another may begin. */
async function cutOff(ctx: ServerContext): Promise<void> {
  const silent = or(isNull(runs.beatAt), lt(runs.beatAt, new Date(ctx.clock().getTime() - silence)));
  const gone = await ctx.db.update(runs).set({ state: 'cut-off' }).where(and(eq(runs.state, 'running'), silent)).returning({ id: runs.id });
  for (const { id } of gone) ctx.log.warn('reconciliation-cut-off', { run: id });
}

/** How a run is done; a test says otherwise. */
export type RunOptions = Partial<Pick<Pace, 'pause' | 'wait'>> & {
  /** True when the server is to end: the run goes back to waiting, for another copy or the next start. */
  stopping?: (() => boolean) | undefined;
};

/** Does the run that waits, if there is one and nobody else has it. @returns it, when it was done here */
export async function doWaitingRun(ctx: ServerContext, options: RunOptions = {}): Promise<Run | undefined> {
  await cutOff(ctx);
  const [mine] = await ctx.db.update(runs).set({ state: 'running', beatAt: ctx.clock() }).where(eq(runs.state, 'waiting')).returning();
  if (!mine) return undefined;
  const own = and(eq(runs.id, mine.id), eq(runs.state, 'running'));
  let beaten = ctx.clock().getTime();
  const pace: Pace = {
    pause: options.pause ?? 100,
    wait: options.wait ?? ((millis) => wait(millis)),
    async goesOn(checked, unanswered) {
      if (options.stopping?.()) return false;
      if (ctx.clock().getTime() - beaten < beatEvery) return true;
      beaten = ctx.clock().getTime();
      // Nothing to write to: it was taken for dead, and another has begun.
      return (await ctx.db.update(runs).set({ beatAt: ctx.clock(), checked, unanswered }).where(own).returning({ id: runs.id })).length > 0;
    },
  };
  try {
    const asked = await askProviders(ctx, mine.from, pace);
    if (!asked.whole) return void (await ctx.db.update(runs).set({ state: 'waiting', checked: 0, unanswered: 0 }).where(own));
    const differences = [...asked.differences, ...(await paymentDifferences(ctx, mine.from)), ...(await otherDifferences(ctx, mine.from))];
    const to = ctx.clock();
    const result = { checked: asked.checked, unanswered: asked.unanswered, differences: (await withReferences(ctx, differences)) as unknown as Json[], to, doneAt: to, state: 'done' as const };
    const [done] = await ctx.db.update(runs).set(result).where(own).returning();
    if (done) ctx.log[differences.length > 0 ? 'warn' : 'info']('reconciliation', { run: mine.id, checked: asked.checked, unanswered: asked.unanswered, differences: differences.length, codes: [...new Set(differences.map(({ code }) => code))] });
    return done;
  } catch (error) {
    await ctx.db.update(runs).set({ state: 'cut-off' }).where(own);
    throw error;
  }
}

/** What was learned by asking knows its payment; the reference is added for people. */
async function withReferences({ db }: ServerContext, differences: Difference[]): Promise<Difference[]> {
  const ids = differences.flatMap(({ payment, reference }) => (payment !== undefined && reference === undefined ? [payment] : []));
  if (ids.length === 0) return differences;
  const rows = await db.select({ id: payments.id, reference: applications.reference }).from(payments).innerJoin(applications, eq(applications.id, payments.applicationId)).where(inArray(payments.id, ids));
  const references = new Map(rows.map(({ id, reference }) => [id, reference]));
  return differences.map((one) => ({ ...one, ...(one.payment !== undefined && references.has(one.payment) && { reference: references.get(one.payment)! }) }));
}

import { and, desc, eq, or } from 'drizzle-orm';
import type { ConsentQuery, ConsentVerdict } from '@faelles/schemas/consent-query.js';
import type { ConsentEvent } from '@faelles/schemas/consent-record.js';
import { aggregate, consentState } from '@faelles/consent/model';
import type { ServerContext } from '../context.ts';
import { consentCases, consents } from '../database/consents.ts';
import { ruleOf } from './cases.ts';
import { keyOf, keyOfNumber } from './persons.ts';
import { eventsOf, type ConsentRow } from './record.ts';

/**
 * Is there a valid consent of this subject to this purpose at an instant? Judged by the events up to then, with
 * withdrawal and expiry; where several must consent, only when enough of them had.
 */
export async function queryConsent(ctx: ServerContext, query: ConsentQuery): Promise<ConsentVerdict> {
  const { subject, purpose, solution } = query;
  const key = 'number' in subject ? keyOfNumber(ctx, subject.number) : keyOf(ctx, subject);
  if (key === undefined) return { valid: false, reason: 'none' };
  const at = query.at === undefined ? ctx.clock() : new Date(query.at);
  const rows = await ctx.db
    .select()
    .from(consents)
    .where(
      and(
        or(eq(consents.subjectKey, key), eq(consents.personKey, key)),
        eq(consents.textId, purpose),
        ...(solution === undefined ? [] : [eq(consents.solution, solution)]),
      ),
    )
    .orderBy(desc(consents.askedAt));
  let newest: ConsentVerdict | undefined;
  for (const row of rows) {
    const verdict = await judge(ctx, row, at);
    if (verdict?.valid) return verdict;
    newest ??= verdict;
  }
  return newest ?? { valid: false, reason: 'none' };
}

async function judge(ctx: ServerContext, row: ConsentRow, at: Date): Promise<ConsentVerdict | undefined> {
  const events = until(await eventsOf(ctx.db, row.id), at);
  if (events.length === 0) return undefined;
  const state = consentState(events, at.toISOString());
  const given = events.findLast(({ type }) => type === 'given');
  const holds = events.findLast(({ type }) => type === 'given' || type === 'renewed');
  const facts = {
    consentId: row.id,
    text: events.at(-1)!.text,
    ...(given && { givenAt: given.at }),
    ...(holds?.validUntil !== undefined && { validUntil: holds.validUntil }),
  };
  if (state !== 'given') return { valid: false, ...facts, reason: state };
  if (row.caseId !== null && !(await enough(ctx, row.caseId, at))) return { valid: false, ...facts, reason: 'others' };
  return { valid: true, ...facts };
}

async function enough(ctx: ServerContext, caseId: string, at: Date): Promise<boolean> {
  const [found] = await ctx.db.select().from(consentCases).where(eq(consentCases.id, caseId));
  const parties = await ctx.db.select({ id: consents.id }).from(consents).where(eq(consents.caseId, caseId));
  const states = await Promise.all(parties.map(async ({ id }) => consentState(until(await eventsOf(ctx.db, id), at), at.toISOString())));
  return aggregate(states, ruleOf(found!), at.toISOString()) === 'given';
}

const until = (events: ConsentEvent[], at: Date) => events.filter((event) => Date.parse(event.at) <= at.getTime());

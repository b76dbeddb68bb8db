import { and, asc, desc, eq } from 'drizzle-orm';
import type { ConsentEvent, ConsentEventType, ConsentState } from '@faelles/schemas/consent-record.js';
import { canFollow } from '@faelles/consent/model';
import { addDuration } from '@faelles/schemas/duration.js';
import { consentEvents, consents, type ConsentPersons } from '../database/consents.ts';
import type { Database } from '../database/open.ts';
import { ProblemError } from '../http/problem.ts';
import { append, takeChain, verifyChain, type ChainEnd, type EventRow, type NewEvent } from './chain.ts';

/** A record with its state. */
export type ConsentRow = typeof consents.$inferSelect;

const stateAfter: Record<ConsentEventType, ConsentState> = {
  requested: 'requested', given: 'given', renewed: 'given',
  refused: 'refused', withdrawn: 'withdrawn', expired: 'expired', invalidated: 'invalidated',
};

/** What happens to a record, and by whom. */
export type Happening = {
  type: ConsentEventType;
  at: Date;
  persons: NewEvent['persons'];
  channel?: NewEvent['channel'];
  /** Language and hash of the text that was answered; default: the record's own. */
  text?: NewEvent['text'];
  validUntil?: Date | null;
};

/**
 * Writes one event of a record, and the state it leads to. Call with the record's row locked, or just made.
 * @param more other members of the record that change with it
 * @throws ProblemError `conflict` with the state, when the event may not follow
 */
export async function addEvent(
  tx: Database,
  consent: ConsentRow,
  { type, at, persons, channel = 'self-service', text = consent.text, validUntil = null }: Happening,
  more: Partial<ConsentRow> = {},
  end?: ChainEnd,
): Promise<{ consent: ConsentRow; event: EventRow }> {
  const from = type === 'requested' ? 'none' : consent.state;
  if (!canFollow(from, type)) {
    throw new ProblemError('conflict', { detail: `A consent that is ${from} cannot be ${type}.`, current: { state: from } });
  }
  const { id: consentId, applicationId, party } = consent;
  const event = await append(tx, end ?? (await takeChain(tx, consent.chain)), { applicationId, consentId, type, at, text, channel, party, validUntil, persons });
  const changes: Partial<ConsentRow> = {
    ...more,
    state: stateAfter[type],
    text,
    ...((type === 'given' || type === 'renewed') && { validUntil }),
    ...((type === 'given' || type === 'refused') && { answeredAt: at, reminderDueAt: null }),
    ...(type === 'expired' && { reminderDueAt: null }),
  };
  await tx.update(consents).set(changes).where(eq(consents.id, consentId));
  return { consent: { ...consent, ...changes }, event };
}

/** Who a record is about and who acted last, for an event that nobody in particular causes; blank once erased. */
export async function personsOf(tx: Database, consentId: string): Promise<NewEvent['persons']> {
  const [row] = await tx
    .select({ persons: consentEvents.persons })
    .from(consentEvents)
    .where(eq(consentEvents.consentId, consentId))
    .orderBy(desc(consentEvents.position))
    .limit(1);
  if (!row?.persons) return nobody;
  const { salt: _, ...persons } = row.persons;
  return persons;
}

const nobody = { actor: { kind: 'anonymous', id: '' }, subject: { kind: 'self', id: '' } } satisfies Omit<ConsentPersons, 'salt'>;

/** The same time of day, so much later. */
export function after(at: Date, duration: string): Date {
  const [date, time] = at.toISOString().split('T');
  return new Date(`${addDuration(date!, duration)}T${time}`);
}

/** The consent events of an application, in the order of its records. Erased persons are an actor and subject without name. */
export async function consentsOf(db: Database, applicationId: string): Promise<ConsentEvent[]> {
  const rows = await db
    .select()
    .from(consentEvents)
    .where(eq(consentEvents.applicationId, applicationId))
    .orderBy(asc(consentEvents.at), asc(consentEvents.chain), asc(consentEvents.position));
  return rows.map(toEvent);
}

/** The events of one record, oldest first. */
export async function eventsOf(db: Database, consentId: string): Promise<ConsentEvent[]> {
  const rows = await db.select().from(consentEvents).where(eq(consentEvents.consentId, consentId)).orderBy(asc(consentEvents.position));
  return rows.map(toEvent);
}

function toEvent({ id, consentId, type, at, text, channel, party, validUntil, persons }: EventRow): ConsentEvent {
  return {
    id, consentId, type, text, channel, party,
    at: at.toISOString(),
    actor: persons?.actor ?? nobody.actor,
    subject: persons?.subject ?? nobody.subject,
    ...(persons?.representation ? { representation: persons.representation } : {}),
    ...(validUntil ? { validUntil: validUntil.toISOString() } : {}),
  };
}

/** Are all chains whole that an application's events are in? */
export async function chainHolds(db: Database, applicationId: string): Promise<boolean> {
  const rows = await db.selectDistinct({ chain: consentEvents.chain }).from(consentEvents).where(eq(consentEvents.applicationId, applicationId));
  const verdicts = await Promise.all(rows.map(({ chain }) => verifyChain(db, chain)));
  return verdicts.every((verdict) => verdict?.whole === true);
}

/** A record, locked for the transaction. */
export async function lockConsent(tx: Database, id: string): Promise<ConsentRow | undefined> {
  const [row] = await tx.select().from(consents).where(and(eq(consents.id, id))).for('update');
  return row;
}

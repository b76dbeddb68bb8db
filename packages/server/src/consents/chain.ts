import { randomUUID } from 'node:crypto';
import { asc, eq, inArray } from 'drizzle-orm';
import type { ChainVerdict } from '@faelles/schemas/consent-query.js';
import { canonicalJson } from '@faelles/receipt/model';
import { consentChains, consentEvents, type ConsentPersons } from '../database/consents.ts';
import type { Database } from '../database/open.ts';
import { newSecret, sha256 } from '../hash.ts';

/** An event as it is stored. */
export type EventRow = typeof consentEvents.$inferSelect;
/** The end of a chain, locked: the next event goes here. */
export type ChainEnd = typeof consentChains.$inferSelect;
/** What an event says; the chain adds its place and hashes. */
export type NewEvent = Pick<EventRow, 'applicationId' | 'consentId' | 'type' | 'at' | 'text' | 'channel' | 'party' | 'validUntil'> & {
  persons: Omit<ConsentPersons, 'salt'>;
};

/**
 * Takes the chains of these subjects for the transaction, beginning those that are not there. In one order everywhere:
 * two submissions that name each other's people wait for each other instead of for ever.
 */
export async function takeChains(tx: Database, subjectKeys: readonly string[]): Promise<Map<string, ChainEnd>> {
  const keys = [...new Set(subjectKeys)].sort();
  if (keys.length === 0) return new Map();
  const fresh = keys.map((subjectKey) => ({ id: randomUUID(), subjectKey, position: 0, hash: '' }));
  await tx.insert(consentChains).values(fresh).onConflictDoNothing({ target: consentChains.subjectKey });
  const rows = await tx.select().from(consentChains).where(inArray(consentChains.subjectKey, keys)).orderBy(consentChains.subjectKey).for('update');
  return new Map(rows.map((row) => [row.subjectKey!, row]));
}

/** Takes one chain for the transaction. */
export async function takeChain(tx: Database, id: string): Promise<ChainEnd> {
  const [row] = await tx.select().from(consentChains).where(eq(consentChains.id, id)).for('update');
  if (!row) throw new Error('There is no such chain');
  return row;
}

/** Writes an event at the end of a chain that was taken, and moves the end. */
export async function append(tx: Database, end: ChainEnd, { persons: who, ...event }: NewEvent): Promise<EventRow> {
  const persons: ConsentPersons = { ...who, salt: newSecret() };
  const unhashed = {
    ...event,
    id: randomUUID(),
    chain: end.id,
    position: end.position + 1,
    persons,
    personsHash: sha256(canonicalJson(persons)),
    previousHash: end.hash,
    format: 2,
  };
  const row = { ...unhashed, hash: hashOf(unhashed) };
  await tx.insert(consentEvents).values(row);
  end.position = row.position;
  end.hash = row.hash;
  await tx.update(consentChains).set({ position: end.position, hash: end.hash }).where(eq(consentChains.id, end.id));
  return row;
}

/** The event's own hash: everything but the persons, who are in it by their salted hash, and its forerunner's. */
function hashOf(row: Omit<EventRow, 'hash'>): string {
  const { persons: _, format, chain, ...kept } = row;
  // Before there were chains per subject, an event knew neither its chain nor a format.
  const more = format === 1 ? {} : { chain, format };
  return sha256(canonicalJson({ ...kept, ...more, at: row.at.toISOString(), validUntil: row.validUntil?.toISOString() ?? null }));
}

/**
 * Is a chain whole: no event changed, missing, put in between or cut off? Holds after persons were erased too.
 * @returns undefined when there is no such chain
 */
export async function verifyChain(db: Database, id: string): Promise<ChainVerdict | undefined> {
  const [end] = await db.select().from(consentChains).where(eq(consentChains.id, id));
  if (!end) return undefined;
  const rows = await db.select().from(consentEvents).where(eq(consentEvents.chain, id)).orderBy(asc(consentEvents.position));
  const verdict = { events: rows.length, head: end.hash };
  const firstBreak = breakIn(rows, end);
  return firstBreak ? { whole: false, ...verdict, firstBreak } : { whole: true, ...verdict };
}

function breakIn(rows: readonly EventRow[], end: ChainEnd): ChainVerdict['firstBreak'] {
  let previous = { position: 0, hash: '' };
  for (const row of rows) {
    const position = previous.position + 1;
    if (row.position !== position) return { position, why: 'missing' };
    if (row.previousHash !== previous.hash) return { position, why: 'previous' };
    const { hash, ...rest } = row;
    if (hash !== hashOf(rest)) return { position, why: 'changed' };
    if (row.persons !== null && row.personsHash !== sha256(canonicalJson(row.persons))) return { position, why: 'persons' };
    previous = row;
  }
  // Whoever cuts off the newest events leaves a chain that fits, but not its end.
  if (end.position !== previous.position || end.hash !== previous.hash) return { position: previous.position + 1, why: 'end-missing' };
  return undefined;
}

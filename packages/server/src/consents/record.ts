import { randomUUID } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import type { ConsentEvent, ConsentEventType, ConsentTextRef } from '@faelles/schemas/consent-record.js';
import type { ConsentRequest, Declaration } from '@faelles/schemas/consent-text.js';
import type { Form } from '@faelles/form-engine/compile.js';
import { addDuration } from '@faelles/schemas/duration.js';
import type { FieldDefinition } from '@faelles/schemas/field.js';
import type { JsonObject } from '@faelles/schemas/json.js';
import type { Actor, Representation, Subject } from '@faelles/schemas/party.js';
import { canonicalJson } from '@faelles/receipt/model';
import { consentEvents, type ConsentPersons } from '../database/consents.ts';
import type { Database } from '../database/open.ts';
import { newSecret, sha256 } from '../hash.ts';
import { eachAnswer } from '../solutions/each-answer.ts';
import { shownWords } from './shown-words.ts';

/** Who answers, and when. */
export type ConsentGiver = {
  applicationId: string;
  actor: Actor;
  subject: Subject;
  representation?: Representation | undefined;
  language: string;
  at: Date;
};

type Row = typeof consentEvents.$inferSelect;

/** Records every consent and declaration among the answers: that it was asked for, and what was answered. */
export async function recordConsents(tx: Database, giver: ConsentGiver, form: Form, values: JsonObject): Promise<void> {
  let previous: Pick<Row, 'position' | 'hash'> = { position: 0, hash: '' };
  for (const { node, value } of eachAnswer(form, values)) {
    const text = textOf(form, node.field);
    if (!text) continue;
    const consentId = randomUUID();
    const answer: ConsentEventType = value === 'refused' ? 'refused' : 'given';
    for (const type of ['requested', answer] as const) {
      const row = eventRow(giver, text, consentId, type, previous);
      await tx.insert(consentEvents).values(row);
      previous = row;
    }
  }
}

function textOf(form: Form, { kind, ref = '' }: FieldDefinition): ConsentRequest | Declaration | undefined {
  if (kind === 'consent') return form.consents.get(ref);
  if (kind === 'declaration') return form.declarations.get(ref);
  return undefined;
}

function eventRow(
  { applicationId, at, actor, subject, representation, language }: ConsentGiver,
  text: ConsentRequest | Declaration,
  consentId: string,
  type: ConsentEventType,
  previous: Pick<Row, 'position' | 'hash'>,
): Row {
  const persons: ConsentPersons = { actor, subject, representation, salt: newSecret() };
  const row = {
    id: randomUUID(),
    applicationId,
    position: previous.position + 1,
    consentId,
    type,
    at,
    text: {
      id: text.id,
      kind: text.kind,
      version: text.version,
      language,
      sha256: sha256(canonicalJson(shownWords(text, language))),
    } satisfies ConsentTextRef,
    channel: 'self-service' as const,
    party: text.party ?? 'applicant',
    validUntil: type === 'given' && 'validity' in text ? validUntil(at, text.validity.duration) : null,
    persons,
    personsHash: sha256(canonicalJson(persons)),
    previousHash: previous.hash,
  };
  return { ...row, hash: hashOf(row) };
}

/** The same time of day, so much later. */
function validUntil(at: Date, duration: string): Date {
  const [date, time] = at.toISOString().split('T');
  return new Date(`${addDuration(date!, duration)}T${time}`);
}

/** The event's own hash: everything but the persons, who are in it by their salted hash, and its forerunner's. */
function hashOf(row: Omit<Row, 'hash'>): string {
  const { persons: _, ...kept } = row;
  return sha256(canonicalJson({ ...kept, at: row.at.toISOString(), validUntil: row.validUntil?.toISOString() ?? null }));
}

/** The consent events of an application, oldest first. Erased persons are an actor and subject without name. */
export async function consentsOf(db: Database, applicationId: string): Promise<ConsentEvent[]> {
  const rows = await db
    .select()
    .from(consentEvents)
    .where(eq(consentEvents.applicationId, applicationId))
    .orderBy(asc(consentEvents.position));
  return rows.map(({ id, consentId, type, at, text, channel, party, validUntil, persons }) => ({
    id, consentId, type, text, channel, party,
    at: at.toISOString(),
    actor: persons?.actor ?? { kind: 'anonymous', id: '' },
    subject: persons?.subject ?? { kind: 'self', id: '' },
    ...(persons?.representation ? { representation: persons.representation } : {}),
    ...(validUntil ? { validUntil: validUntil.toISOString() } : {}),
  }));
}

/** Is the chain of an application whole: no event changed, missing or put in between? Holds after erasing persons too. */
export async function chainHolds(db: Database, applicationId: string): Promise<boolean> {
  const rows = await db
    .select()
    .from(consentEvents)
    .where(eq(consentEvents.applicationId, applicationId))
    .orderBy(asc(consentEvents.position));
  let previous = { position: 0, hash: '' };
  return rows.every((row) => {
    const { hash, ...rest } = row;
    const fits =
      row.position === previous.position + 1 &&
      row.previousHash === previous.hash &&
      hash === hashOf(rest) &&
      (row.persons === null || row.personsHash === sha256(canonicalJson(row.persons)));
    previous = row;
    return fits;
  });
}

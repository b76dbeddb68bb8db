import { and, eq, exists, inArray, isNotNull, isNull, ne, notExists, or } from 'drizzle-orm';
import { applications } from '../database/applications.ts';
import { consentChains, consentEvents, consents } from '../database/consents.ts';
import { links } from '../database/links.ts';
import type { Database } from '../database/open.ts';

/**
 * Erases what the consents of applications say of persons: who acted, whom it was about, the reason of a refusal. The
 * keys by which a consent that still holds is found and withdrawn stay until it is over: the case system acts on it.
 */
export async function eraseConsents(tx: Database, applicationIds: string[]): Promise<void> {
  await tx.update(consentEvents).set({ persons: null }).where(and(inArray(consentEvents.applicationId, applicationIds), isNotNull(consentEvents.persons)));
  await tx.update(consents).set({ reason: null, reminderDueAt: null }).where(inArray(consents.applicationId, applicationIds));
  await forgetSubjects(tx);
}

/**
 * Lets go the keys of consents that are over and whose application is erased, and of chains nobody's key leads to any
 * more: from then on nothing tells whose they were, and each chain still proves that nothing in it was changed.
 * @returns how many consents
 */
export async function forgetSubjects(db: Database): Promise<number> {
  const erased = db.select({ id: applications.id }).from(applications).where(and(eq(applications.id, consents.applicationId), isNotNull(applications.erasedAt)));
  const keyed = or(isNotNull(consents.subjectKey), isNotNull(consents.personKey), isNotNull(consents.actorKey));
  const gone = await db
    .update(consents)
    .set({ subjectKey: null, personKey: null, actorKey: null })
    // A declaration never ends, but there is nothing to take back either.
    .where(and(keyed, or(ne(consents.state, 'given'), isNull(consents.validUntil)), exists(erased)))
    .returning({ id: consents.id });
  const held = db.select({ id: consents.id }).from(consents).where(and(eq(consents.chain, consentChains.id), isNotNull(consents.subjectKey)));
  await db.update(consentChains).set({ subjectKey: null }).where(and(isNotNull(consentChains.subjectKey), notExists(held)));
  const unknown = db.select({ id: consents.id }).from(consents).where(and(eq(consents.id, links.resourceId), isNull(consents.personKey)));
  await db.delete(links).where(and(eq(links.kind, 'consent'), exists(unknown)));
  return gone.length;
}

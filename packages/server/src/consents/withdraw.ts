import { eq } from 'drizzle-orm';
import type { ServerContext } from '../context.ts';
import { applications } from '../database/applications.ts';
import { consents } from '../database/consents.ts';
import type { Database } from '../database/open.ts';
import { ProblemError } from '../http/problem.ts';
import { refuseUnlessMayAct } from '../representation/allowed.ts';
import type { StoredSession } from '../sessions/provider.ts';
import { enqueue } from '../webhooks/outbox.ts';
import { settleCase, takeCase } from './cases.ts';
import { takeChain, type NewEvent } from './chain.ts';
import { addEvent, after, lockConsent, type ConsentRow } from './record.ts';
import { documentOf } from './texts.ts';

/** May this be taken back? A declaration and an agreement may not: they are statements, not permissions. */
export const isWithdrawable = ({ text, state, validUntil }: ConsentRow, now: Date) =>
  (text.kind === 'gdpr-consent' || text.kind === 'information-consent') && state === 'given' && (validUntil === null || validUntil > now);

/** Who acts on a record. */
export type By = (tx: Database, consent: ConsentRow) => Promise<NewEvent['persons']>;

/** A session that acts on its own consent, or on that of somebody it may act for, which is looked at in the same moment. */
export const bySession = (ctx: ServerContext, session: StoredSession): By => async (tx, { solution }) => {
  await refuseUnlessMayAct(tx, ctx, session, solution);
  return {
    actor: session.actor,
    subject: session.onBehalfOf ?? { kind: 'self', id: session.actor.id },
    representation: session.representation,
  };
};

/**
 * Takes a consent back. Taken back twice it is taken back. The case system is told, and whatever waited for it learns.
 * @throws ProblemError `not-found`; `conflict` with the state, when there is nothing to take back
 */
export async function withdrawConsent(ctx: ServerContext, id: string, by: By): Promise<void> {
  await ctx.db.transaction((transaction) => changeIn(transaction as unknown as Database, ctx, id, async (tx, consent) => {
    if (consent.state === 'withdrawn') return false;
    const at = ctx.clock();
    if (!isWithdrawable(consent, at)) {
      throw new ProblemError('conflict', { detail: 'This cannot be withdrawn.', current: { state: consent.state } });
    }
    const end = await takeChain(tx, consent.chain);
    const { event } = await addEvent(tx, consent, { type: 'withdrawn', at, persons: await by(tx, consent) }, {}, end);
    const [application] = await tx.select({ reference: applications.reference }).from(applications).where(eq(applications.id, consent.applicationId));
    await enqueue(tx, ctx, 'consent.withdrawn', {
      consentId: consent.id,
      applicationId: consent.applicationId,
      reference: application!.reference,
      solution: consent.solution,
      party: consent.party,
      purpose: consent.textId,
      text: { ...consent.text },
      at: at.toISOString(),
      // Kept by the receiver, these two prove that nothing before them was changed later.
      chain: consent.chain,
      position: event.position,
      hash: event.hash,
    });
    return true;
  }));
}

/**
 * Renews a consent that holds: the same words, for as long again from now.
 * @throws ProblemError `not-found`; `conflict`, when it does not hold or its text is gone: then it is asked for anew
 */
export async function renewConsent(tx: Database, ctx: ServerContext, id: string, by: By): Promise<void> {
  await changeIn(tx, ctx, id, async (tx, consent) => {
    const at = ctx.clock();
    const text = await documentOf(tx, consent.solution, consent.text, consent.document);
    if (!isWithdrawable(consent, at) || !text || !('validity' in text)) {
      throw new ProblemError('conflict', { detail: 'Only a consent that holds can be renewed.', current: { state: consent.state } });
    }
    await addEvent(tx, consent, { type: 'renewed', at, validUntil: after(at, text.validity.duration), persons: await by(tx, consent) });
    return true;
  });
}

type Work = (tx: Database, consent: ConsentRow) => Promise<boolean>;

/** Takes application, case and record in the order everybody does; settles the case when something changed. */
async function changeIn(tx: Database, ctx: ServerContext, id: string, work: Work): Promise<void> {
  const [seen] = await tx.select({ caseId: consents.caseId }).from(consents).where(eq(consents.id, id));
  const row = seen?.caseId ? await takeCase(tx, seen.caseId) : undefined;
  const consent = seen && (await lockConsent(tx, id));
  if (!consent) throw new ProblemError('not-found');
  if ((await work(tx, consent)) && row) await settleCase(tx, ctx, row);
}

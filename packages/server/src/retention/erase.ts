import { eq, inArray } from 'drizzle-orm';
import { eraseConsents } from '../consents/erase.ts';
import { deleteAttachments } from '../attachments/store.ts';
import { applications } from '../database/applications.ts';
import { attachments } from '../database/attachments.ts';
import { paymentRefunds, payments } from '../database/payments.ts';
import type { Database } from '../database/open.ts';
import { eraseOutbox } from '../outbox/claim.ts';
import { eraseReceipts } from '../receipts/store.ts';
import { eraseStatusWords } from '../status/store.ts';

/**
 * Erases what an application says of persons: answers, files, names, receipt. What stays is that there was an
 * application, when, at what price, and hashes whose salt is gone: the consent chain can still be checked.
 */
export async function eraseApplications(tx: Database, ids: string[], at: Date): Promise<void> {
  if (ids.length === 0) return;
  await deleteAttachments(tx, inArray(attachments.applicationId, ids));
  await eraseReceipts(tx, ids);
  await eraseOutbox(tx, ids);
  await eraseStatusWords(tx, ids);
  // Refunds stay as bookkeeping; what staff wrote beside them may speak of a person.
  const paid = tx.select({ id: payments.id }).from(payments).where(inArray(payments.applicationId, ids));
  await tx.update(paymentRefunds).set({ note: null }).where(inArray(paymentRefunds.paymentId, paid));
  const rows = await tx
    .select({ id: applications.id, actor: applications.actor, subject: applications.subject })
    .from(applications)
    .where(inArray(applications.id, ids));
  for (const { id, actor, subject } of rows) {
    await tx
      .update(applications)
      .set({
        answers: null,
        answersSalt: null,
        actor: { kind: actor.kind, id: '' },
        subject: { kind: subject.kind, id: '' },
        representation: null,
        sessionId: null,
        erasedAt: at,
      })
      .where(eq(applications.id, id));
  }
  // After the applications: a consent's keys go when its application is erased and it is over.
  await eraseConsents(tx, ids);
}

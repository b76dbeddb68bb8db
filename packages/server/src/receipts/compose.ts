import { randomUUID } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import type { Answers, AttachmentRef } from '@faelles/schemas/answers.js';
import { todayIn } from '@faelles/schemas/date.js';
import type { Rule } from '@faelles/schemas/json.js';
import type { Receipt, ReceiptAttachment, ReceiptConsent, ReceiptDeclaration, Verify } from '@faelles/schemas/receipt.js';
import type { Form } from '@faelles/form-engine/compile.js';
import { reading } from '@faelles/form-engine/reading.js';
import { truthy } from '@faelles/form-engine/rules/evaluate.js';
import { summaryOf } from '@faelles/form-engine/summary.js';
import { appointmentsOf, composeReceipt, type ReceiptInput } from '@faelles/receipt/model';
import type { ServerContext } from '../context.ts';
import type { applications } from '../database/applications.ts';
import { attachments } from '../database/attachments.ts';
import { consents } from '../database/consents.ts';
import type { Database } from '../database/open.ts';
import { eachAnswer } from '../solutions/each-answer.ts';

type ApplicationRow = typeof applications.$inferSelect;

/** What only the one who stores the receipt knows. */
export type ReceiptParts = { payment: ReceiptInput['payment']; verify: Verify };

/** Composes the receipt of an application that was received, out of what is stored of it. */
export async function composeFor(tx: Database, ctx: ServerContext, row: ApplicationRow, { payment, verify }: ReceiptParts): Promise<Receipt> {
  const solution = await ctx.solutions.version(row.solution, row.definitionVersion, tx);
  if (!solution) throw new Error(`The definition of ${row.solution} ${row.definitionVersion} is gone`);
  const { form, definition } = solution;
  const answers: Answers = row.answers ?? {};
  // The answers were judged by the day they were sent; a summary of another day could show other steps.
  const today = todayIn('Europe/Copenhagen', row.submittedAt);
  const evaluation = reading(form, answers, today);
  const rules = { holds: (rule: Rule) => truthy(evaluation.rule(rule)), value: (rule: Rule) => evaluation.rule(rule) };
  return composeReceipt({
    id: randomUUID(),
    application: {
      reference: row.reference,
      language: row.language,
      receivedAt: row.receivedAt?.toISOString(),
      actor: row.actor,
      subject: row.subject,
      representation: row.representation ?? undefined,
    },
    definition,
    sections: summaryOf(form, answers, { today }),
    attachments: await filesOf(tx, row.id, form, answers),
    ...(await consentsOf(tx, row.id, form)),
    payment,
    appointments: appointmentsOf(definition.receipt.appointments ?? [], { ...rules, newId: randomUUID, authority: definition.authority }),
    verify,
    holds: rules.holds,
    issuedAt: ctx.clock().toISOString(),
  });
}

/** The files in the order of their questions, as they lie on the server: what the page said of them counts for nothing. */
async function filesOf(tx: Database, applicationId: string, form: Form, answers: Answers): Promise<ReceiptAttachment[]> {
  const rows = await tx.select().from(attachments).where(eq(attachments.applicationId, applicationId));
  const known = new Map(rows.map((row) => [row.id, row]));
  return [...eachAnswer(form, answers)].flatMap(({ node, value }) => {
    if (node.field.kind !== 'file' || !Array.isArray(value)) return [];
    return (value as unknown as AttachmentRef[]).flatMap(({ id }): ReceiptAttachment[] => {
      const file = known.get(id);
      return file ? [{ label: node.field.label!, name: file.name, type: file.type, size: file.size, sha256: file.sha256 }] : [];
    });
  });
}

/** Every text that was answered or is being asked for, in the order of the definition, and where it stands now. */
async function consentsOf(tx: Database, applicationId: string, form: Form): Promise<{ consents: ReceiptConsent[]; declarations: ReceiptDeclaration[] }> {
  const rows = await tx.select().from(consents).where(eq(consents.applicationId, applicationId)).orderBy(asc(consents.askedAt), asc(consents.party), asc(consents.id));
  const base = ({ text, textId, answeredAt, askedAt }: (typeof rows)[number], title: ReceiptDeclaration['title']): ReceiptDeclaration => ({
    id: textId, title, at: (answeredAt ?? askedAt).toISOString(), textHash: text.sha256, language: text.language, version: text.version,
  });
  const of = (id: string) => rows.filter((row) => row.textId === id);
  return {
    consents: [...form.consents.values()].flatMap(({ id, title }) =>
      of(id).map((row): ReceiptConsent => ({
        ...base(row, title),
        state: row.state,
        // The applicant knows who they are.
        ...(row.party !== 'applicant' && row.label && { party: row.label }),
      })),
    ),
    declarations: [...form.declarations.values()].flatMap(({ id, title }) => of(id).map((row) => base(row, title))),
  };
}

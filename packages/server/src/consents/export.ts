import { desc, eq } from 'drizzle-orm';
import type { Json } from '@faelles/schemas/json.js';
import { NotExportable, type ConsentExport } from '@faelles/consent/model/consent-export.js';
import { iso27560Receipt, iso27560Record } from '@faelles/consent/model/iso-27560.js';
import { kantaraReceipt } from '@faelles/consent/model/kantara.js';
import { klConsent } from '@faelles/consent/model/kl.js';
import type { ServerContext } from '../context.ts';
import { applications } from '../database/applications.ts';
import { consentEvents, consents } from '../database/consents.ts';
import { ProblemError } from '../http/problem.ts';
import { eventsOf } from './record.ts';
import { documentOf, textRef } from './texts.ts';

/** Formats a consent is written in, by the name in `?format=`. */
export const exportFormats = ['kl', 'iso-27560-record', 'iso-27560-receipt', 'kantara'] as const;
export type ExportFormat = (typeof exportFormats)[number];

const writers: Record<ExportFormat, { type: string; write(exported: ConsentExport): string }> = {
  kl: { type: 'application/xml', write: klConsent },
  'iso-27560-record': { type: 'application/ld+json', write: (exported) => JSON.stringify(iso27560Record(exported)) },
  'iso-27560-receipt': { type: 'application/ld+json', write: (exported) => JSON.stringify(iso27560Receipt(exported)) },
  kantara: { type: 'application/json', write: (exported) => JSON.stringify(kantaraReceipt(exported)) },
};

/**
 * A consent in one of the formats, as an answer. Whom it is about is named by the opaque id of its events.
 * @throws ProblemError `not-found` for none, and for a declaration, which these formats do not know; `text-changed`, when
 *   the text that is kept is not the one the record names; `conflict` with the reason, when the format cannot say it
 */
export async function exportConsent(ctx: ServerContext, id: string, format: ExportFormat): Promise<Response> {
  const exported = await toExport(ctx, id);
  if (!exported) throw new ProblemError('not-found');
  const { type, write } = writers[format];
  try {
    return new Response(write(exported), { headers: { 'content-type': type, 'cache-control': 'no-store' } });
  } catch (error) {
    if (!(error instanceof NotExportable)) throw error;
    throw new ProblemError('conflict', { detail: error.message, current: { reason: error.reason, missing: [...error.missing] } });
  }
}

async function toExport(ctx: ServerContext, id: string): Promise<ConsentExport | undefined> {
  const [row] = await ctx.db.select().from(consents).where(eq(consents.id, id));
  const request = row && (await documentOf(ctx.db, row.solution, row.text, row.document));
  if (!row || !request || !('purpose' in request)) return undefined;
  const now = textRef(request, row.text.language);
  if (now.sha256 !== row.text.sha256) {
    throw new ProblemError('text-changed', { detail: 'The text that is kept is not the one that was answered.', current: row.text as unknown as Json });
  }
  const [application] = await ctx.db.select().from(applications).where(eq(applications.id, row.applicationId));
  const solution = await ctx.solutions.version(row.solution, application!.definitionVersion);
  const [last] = await ctx.db.select().from(consentEvents).where(eq(consentEvents.consentId, id)).orderBy(desc(consentEvents.position)).limit(1);
  if (!solution) return undefined;
  const { authority, title, retention } = solution.definition;
  return {
    events: await eventsOf(ctx.db, id),
    request,
    language: row.text.language,
    authority,
    solution: row.solution,
    title,
    reference: application!.reference,
    recordId: id,
    publicUrl: ctx.config.publicUrl,
    at: ctx.clock().toISOString(),
    retention: `P${retention?.applicationDays ?? ctx.config.retention.applicationDays}D`,
    chain: { position: last!.position, hash: last!.hash },
  };
}

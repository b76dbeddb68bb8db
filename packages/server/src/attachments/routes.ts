import { randomUUID } from 'node:crypto';
import { and, count, eq, isNull, sum } from 'drizzle-orm';
import { fileTypeFromBuffer } from 'file-type';
import * as z from 'zod';
import { AttachmentRef } from '@faelles/schemas/answers.js';
import { fieldAt } from '@faelles/form-engine/compile.js';
import type { FieldDefinition } from '@faelles/schemas/field.js';
import type { IssueCode } from '@faelles/schemas/issue.js';
import type { ServerContext } from '../context.ts';
import { attachments } from '../database/attachments.ts';
import type { Database } from '../database/open.ts';
import { findDraft } from '../drafts/store.ts';
import { sha256 } from '../hash.ts';
import { ProblemError } from '../http/problem.ts';
import { json, noContent, route } from '../http/route.ts';
import { cleanName, disposition } from './name.ts';
import { deleteAttachments, getContent, putContent } from './store.ts';

/** Bytes a file may have where its field says nothing. */
const usualSize = 10 * 1024 * 1024;
/** What one draft may hold, so that a disk cannot be filled through a form. */
const perDraft = { files: 40, bytes: 100 * 1024 * 1024 };

const refused = (field: string, code: IssueCode) =>
  new ProblemError('invalid-answers', { issues: [{ path: field, code }] });

/** The field a file is for. @throws ProblemError when there is no such draft or no such file field in it. */
async function fieldOf(ctx: ServerContext, sessionId: string, draftId: string, path: string) {
  const draft = await findDraft(ctx, sessionId, draftId);
  const solution = draft && (await ctx.solutions.version(draft.solution, draft.definitionVersion));
  if (!draft || !solution) throw new ProblemError('not-found');
  const field = fieldAt(solution.form, path)?.field;
  if (field?.kind !== 'file') throw refused('field', 'unknown-field');
  return { draft, field };
}

/** What the content is, by its own bytes. The name and the Content-Type that came with it count for nothing. */
async function typeOf(content: Uint8Array, field: FieldDefinition): Promise<string> {
  const found = await fileTypeFromBuffer(content);
  if (!found || !(field.accept ?? []).includes(found.mime)) throw new ProblemError('unsupported-type', { issues: [{ path: field.name, code: 'file-type' }] });
  return found.mime;
}

async function refuseFullDraft(ctx: ServerContext, draftId: string, size: number): Promise<void> {
  const [held] = await ctx.db
    .select({ files: count(), bytes: sum(attachments.size).mapWith(Number) })
    .from(attachments)
    .where(eq(attachments.draftId, draftId));
  if ((held?.files ?? 0) >= perDraft.files || (held?.bytes ?? 0) + size > perDraft.bytes) {
    throw new ProblemError('too-large', { detail: 'This draft holds as many files as it can; delete some first.' });
  }
}

export const attachmentRoutes = [
  route({
    method: 'POST',
    path: '/api/drafts/:id/attachments',
    caller: 'session',
    rate: 'upload',
    summary: 'Send a file for a field of a draft: its bytes as the body, its name percent-encoded in X-File-Name.',
    query: z.object({ field: z.string().max(500) }),
    body: 'bytes',
    maxBytes: (ctx) => ctx.config.maxUploadBytes,
    responses: { 201: AttachmentRef },
    async handle({ ctx, caller, params, query, body, request }) {
      const { draft, field } = await fieldOf(ctx, caller.session.id, params.id!, query.field);
      if (body.length > Math.min(field.maxSize ?? usualSize, ctx.config.maxUploadBytes)) {
        throw new ProblemError('too-large', { issues: [{ path: query.field, code: 'file-size' }] });
      }
      if (body.length === 0) throw refused(query.field, 'required');
      const type = await typeOf(body, field);
      await refuseFullDraft(ctx, draft.id, body.length);
      const scan = await ctx.scanner.scan(body);
      if (scan === 'infected') throw refused(query.field, 'file-type');
      const ref: AttachmentRef = { id: randomUUID(), name: cleanName(request.headers.get('x-file-name')), type, size: body.length };
      await ctx.db.transaction(async (tx) => {
        await tx.insert(attachments).values({
          ...ref,
          sessionId: caller.session.id,
          draftId: draft.id,
          field: query.field,
          sha256: sha256(body),
          scan,
          storedAt: ctx.clock(),
        });
        await putContent(tx as unknown as Database, ref.id, body);
      });
      return json(ref, 201);
    },
  }),
  route({
    method: 'GET',
    path: '/api/attachments/:id',
    caller: ['session', 'machine'],
    summary: 'Download a file: to the session that sent it, or to the case system once it is submitted.',
    responses: { 200: 'The bytes, as a download.' },
    async handle({ ctx, caller, params }) {
      const [row] = await ctx.db.select().from(attachments).where(eq(attachments.id, params.id!));
      const mayRead = row && (caller.kind === 'machine' ? row.applicationId !== null : row.sessionId === caller.session.id);
      const content = mayRead ? await getContent(ctx.db, row.id) : undefined;
      if (!row || !content) throw new ProblemError('not-found');
      // Not even to the one who sent it: a second look by the scanner may say what it is.
      if (row.scan === 'quarantined' || row.scan === 'infected') {
        throw new ProblemError('not-allowed', { detail: 'The file waits for the virus scanner.' });
      }
      return new Response(new Uint8Array(content), {
        headers: {
          'content-type': row.type,
          'content-length': String(row.size),
          'content-disposition': disposition(row),
          'content-security-policy': "sandbox; default-src 'none'",
          'cache-control': 'private, no-store',
        },
      });
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/attachments/:id',
    caller: 'session',
    summary: 'Delete a file that was not submitted.',
    responses: { 204: 'Deleted.' },
    async handle({ ctx, caller, params }) {
      const own = and(eq(attachments.id, params.id!), eq(attachments.sessionId, caller.session.id), isNull(attachments.applicationId));
      const gone = await ctx.db.transaction((tx) => deleteAttachments(tx as unknown as Database, own));
      if (gone === 0) throw new ProblemError('not-found');
      return noContent();
    },
  }),
];

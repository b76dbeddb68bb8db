import { randomUUID } from 'node:crypto';
import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import * as z from 'zod';
import { AttachmentRef } from '@faelles/schemas/answers.js';
import { attachments } from '../database/attachments.ts';
import type { Database } from '../database/open.ts';
import { filesOf } from '../drafts/access.ts';
import { ProblemError } from '../http/problem.ts';
import { json, noContent, route } from '../http/route.ts';
import { checkSize, fieldOf, keepFile, refuseFullDraft } from './accept.ts';
import { cleanName, disposition } from './name.ts';
import { deleteAttachments, getContent } from './store.ts';

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
      checkSize(ctx, field, query.field, body.length);
      await refuseFullDraft(ctx, draft.id, body.length);
      const name = cleanName(request.headers.get('x-file-name'));
      const arrived = { id: randomUUID(), sessionId: caller.session.id, draftId: draft.id, path: query.field, field, name, content: body };
      return json(await keepFile(ctx, arrived), 201);
    },
  }),
  route({
    method: 'GET',
    path: '/api/attachments/:id',
    caller: ['session', 'machine'],
    summary: 'Download a file: to the session that sent it, or to the case system once it is submitted.',
    responses: { 200: 'The bytes, as a download.' },
    async handle({ ctx, caller, params }) {
      const readable = caller.kind === 'machine' ? isNotNull(attachments.applicationId) : filesOf(ctx.db, caller.session.id);
      const [row] = await ctx.db.select().from(attachments).where(and(eq(attachments.id, params.id!), readable));
      const content = row ? await getContent(ctx.db, row.id) : undefined;
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
      const own = and(eq(attachments.id, params.id!), filesOf(ctx.db, caller.session.id), isNull(attachments.applicationId));
      const gone = await ctx.db.transaction((tx) => deleteAttachments(tx as unknown as Database, own));
      if (gone === 0) throw new ProblemError('not-found');
      return noContent();
    },
  }),
];

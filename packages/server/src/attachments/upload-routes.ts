import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import * as z from 'zod';
import { AttachmentRef } from '@faelles/schemas/answers.js';
import { UnfinishedUploads } from '@faelles/schemas/upload.js';
import type { ServerContext } from '../context.ts';
import { attachments } from '../database/attachments.ts';
import { filesOf } from '../drafts/access.ts';
import { sha256 } from '../hash.ts';
import { found } from '../http/found.ts';
import { ProblemError } from '../http/problem.ts';
import { json, noContent, route } from '../http/route.ts';
import { checkSize, fieldOf, keepFile, refuseFullDraft } from './accept.ts';
import { cleanName } from './name.ts';
import { checkPart, checkVersion, metadata, progress, tusHeaders, wholeNumber } from './tus.ts';
import { addPart, beginUpload, contentOf, endUpload, findUpload, uploadsOf, type UploadRow } from './uploads.ts';

/** Most bytes of one part. Pages send 1 MiB, so that little is sent twice when the line breaks. */
const partBytes = 4 * 1024 * 1024;
const partType = 'application/offset+octet-stream';

const elsewhere = (row: UploadRow): ProblemError =>
  new ProblemError('conflict', { detail: 'The upload goes on at another offset.', headers: tusHeaders(progress(row)) });

/**
 * Files in parts, so that a lost connection costs one part and not the file: tus 1.0.0 (`tus.ts`). The protocol ends
 * with the last byte; whether the file is taken is the answer of one more call, which can be repeated without harm.
 */
export const uploadRoutes = [
  route({
    method: 'POST',
    path: '/api/drafts/:id/uploads',
    caller: 'session',
    rate: 'upload',
    summary: 'Begin a file in parts (tus 1.0.0, creation): Upload-Length, and `filename` in Upload-Metadata. Location says where it goes on.',
    query: z.object({ field: z.string().max(500) }),
    responses: { 201: 'Begun; Location, Upload-Expires.' },
    async handle({ ctx, caller, params, query, request }) {
      checkVersion(request);
      const length = wholeNumber(request, 'upload-length');
      const { draft, field } = await fieldOf(ctx, caller.session.id, params.id!, query.field);
      checkSize(ctx, field, query.field, length);
      await refuseFullDraft(ctx, draft.id, length);
      // Cleaned here, encoded first: a name may hold a percent sign of its own.
      const name = cleanName(encodeURIComponent((metadata(request, 'filename') ?? '').toWellFormed()));
      const row = await beginUpload(ctx, { id: randomUUID(), sessionId: caller.session.id, draftId: draft.id, field: query.field, name, length });
      return new Response(null, { status: 201, headers: tusHeaders({ location: `/api/uploads/${row.id}`, ...progress(row) }) });
    },
  }),
  route({
    method: 'GET',
    path: '/api/drafts/:id/uploads',
    caller: 'session',
    rate: 'upload',
    summary: 'Files of a draft that stopped on their way and can go on.',
    responses: { 200: UnfinishedUploads },
    async handle({ ctx, caller, params }) {
      const rows = await uploadsOf(ctx, caller.session.id, params.id!);
      const waiting = [];
      for (const { id, field, length, offset } of rows) {
        if (offset > 0) waiting.push({ id, field, length, offset, sha256: sha256(await contentOf(ctx.db, id)) });
      }
      return json({ uploads: waiting });
    },
  }),
  route({
    method: 'GET',
    path: '/api/uploads/:id',
    caller: 'session',
    rate: 'part',
    summary: 'How far an upload has come: Upload-Offset, Upload-Length, Upload-Expires (tus asks with HEAD).',
    responses: { 204: 'The headers.' },
    async handle({ ctx, caller, params, request }) {
      checkVersion(request);
      return noContent(tusHeaders(progress(found(await findUpload(ctx, caller.session.id, params.id!)))));
    },
  }),
  route({
    method: 'PATCH',
    path: '/api/uploads/:id',
    caller: 'session',
    rate: 'part',
    summary: `Add a part at Upload-Offset, of at most 4 MiB, as ${partType}; Upload-Checksum is compared.`,
    body: 'bytes',
    maxBytes: partBytes,
    responses: { 204: 'Added; Upload-Offset is where to go on.' },
    async handle({ ctx, caller, params, body, request }) {
      checkVersion(request);
      if (request.headers.get('content-type') !== partType) throw new ProblemError('unsupported-type', { detail: `Send ${partType}.` });
      const offset = wholeNumber(request, 'upload-offset');
      const row = found(await findUpload(ctx, caller.session.id, params.id!));
      if (row.offset !== offset) throw elsewhere(row);
      if (offset + body.length > row.length) throw new ProblemError('too-large', { detail: 'More bytes than Upload-Length said.' });
      checkPart(request, body);
      const moved = await addPart(ctx, row.id, offset, body);
      if (!moved) throw elsewhere(found(await findUpload(ctx, caller.session.id, row.id)));
      return noContent(tusHeaders(progress(moved)));
    },
  }),
  route({
    method: 'POST',
    path: '/api/uploads/:id/attachment',
    caller: 'session',
    rate: 'part',
    summary: 'Hand in a file all of whose parts are here. It is looked into now; asked again, the answer is the same.',
    responses: { 201: AttachmentRef },
    async handle({ ctx, caller, params }) {
      const row = await findUpload(ctx, caller.session.id, params.id!);
      if (!row) return json(await handedIn(ctx, caller.session.id, params.id!), 201);
      if (row.offset < row.length) throw elsewhere(row);
      const { id, sessionId, draftId, name, field: path } = row;
      const { field } = await fieldOf(ctx, sessionId, draftId, path);
      try {
        // The form may have another version by now than when the upload began.
        checkSize(ctx, field, path, row.length);
        await refuseFullDraft(ctx, draftId, row.length, id);
        const content = await contentOf(ctx.db, id);
        return json(await keepFile(ctx, { id, sessionId, draftId, path, field, name, content }, (tx) => endUpload(tx, id)), 201);
      } catch (error) {
        // What was refused is not kept for another try.
        if (error instanceof ProblemError) await endUpload(ctx.db, id);
        throw error;
      }
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/uploads/:id',
    caller: 'session',
    summary: 'Let an upload go (tus 1.0.0, termination).',
    responses: { 204: 'Gone.' },
    async handle({ ctx, caller, params }) {
      const row = found(await findUpload(ctx, caller.session.id, params.id!));
      await endUpload(ctx.db, row.id);
      return noContent(tusHeaders());
    },
  }),
];

/** The attachment an upload has become, when the answer that said so was lost. */
async function handedIn(ctx: ServerContext, sessionId: string, id: string): Promise<AttachmentRef> {
  const [row] = await ctx.db.select().from(attachments).where(and(eq(attachments.id, id), filesOf(ctx.db, sessionId)));
  const { name, type, size } = found(row);
  return { id, name, type, size };
}

import * as z from 'zod';
import { Draft, DraftCreate, DraftSave } from '@faelles/schemas/draft.js';
import type { FormDefinition } from '@faelles/schemas/definition.js';
import type { Json } from '@faelles/schemas/json.js';
import type { ServerContext } from '../context.ts';
import type { Database } from '../database/open.ts';
import { found } from '../http/found.ts';
import { ProblemError } from '../http/problem.ts';
import { json, noContent, route } from '../http/route.ts';
import { wasSent } from './links.ts';
import { createDraft, currentDraft, deleteDraft, findDraft, saveDraft, toDraft } from './store.ts';

const conflict = (row: Parameters<typeof toDraft>[0]) =>
  new ProblemError('conflict', { detail: 'Another page has saved this draft.', current: toDraft(row) as unknown as Json });

/**
 * The definition a draft is to begin with: the newest one, so that nobody begins on rules that are gone.
 * @throws ProblemError `not-found`, `definition-changed`
 */
function definitionFor(ctx: ServerContext, solution: string, version: string): FormDefinition {
  const newest = ctx.solutions.get(solution)?.definition;
  if (!newest) throw new ProblemError('not-found', { detail: 'There is no such solution.' });
  if (newest.version !== version) throw new ProblemError('definition-changed', { current: { version: newest.version } });
  return newest;
}

export const draftRoutes = [
  route({
    method: 'POST',
    path: '/api/drafts',
    caller: 'session',
    summary: 'Begin a draft. 409 with the draft there is, when the session has one of this solution.',
    body: DraftCreate,
    responses: { 201: Draft },
    async handle({ ctx, caller, body }) {
      const definition = definitionFor(ctx, body.solution, body.definitionVersion);
      const row = await createDraft(ctx, caller.session.id, definition, body);
      if (row) return json(toDraft(row), 201);
      const there = await currentDraft(ctx, caller.session.id, body.solution);
      throw there ? conflict(there) : new ProblemError('conflict');
    },
  }),
  route({
    method: 'GET',
    path: '/api/drafts/current',
    caller: 'session',
    summary: 'The draft of a solution to go on with; 204 when there is none.',
    query: z.object({ solution: z.string() }),
    responses: { 200: Draft, 204: 'There is none.' },
    async handle({ ctx, caller, query }) {
      const row = await currentDraft(ctx, caller.session.id, query.solution);
      // Not 404: having no draft is the usual case, and browsers report a 404 as an error in their console.
      return row ? json(toDraft(row)) : noContent();
    },
  }),
  route({
    method: 'GET',
    path: '/api/drafts/:id',
    caller: 'session',
    summary: 'A draft.',
    responses: { 200: Draft },
    async handle({ ctx, caller, params }) {
      const row = found(await findDraft(ctx, caller.session.id, params.id!));
      return json(toDraft(row));
    },
  }),
  route({
    method: 'PUT',
    path: '/api/drafts/:id',
    caller: 'session',
    summary:
      'Save a draft over the version the page has. 409 with the stored draft when it has moved on, 410 when it was sent. ' +
      'With another definitionVersion, the newest, the draft is carried over to it; its files stay.',
    body: DraftSave,
    responses: { 200: Draft },
    async handle({ ctx, caller, params, body }) {
      const draft = await findDraft(ctx, caller.session.id, params.id!);
      // Sent from another device: whoever still writes here must not begin a second application without knowing.
      if (!draft) throw (await wasSent(ctx.db, params.id!)) ? new ProblemError('gone', { current: { reason: 'sent' } }) : new ProblemError('not-found');
      const carried = body.definitionVersion !== undefined && body.definitionVersion !== draft.definitionVersion;
      const definition = carried
        ? definitionFor(ctx, draft.solution, body.definitionVersion!)
        : (await ctx.solutions.version(draft.solution, draft.definitionVersion))?.definition;
      if (!definition) throw new ProblemError('not-found', { detail: 'The solution is closed.' });
      const row = await saveDraft(ctx, caller.session.id, draft, definition, body);
      if (row) return json(toDraft(row));
      const there = await findDraft(ctx, caller.session.id, params.id!);
      throw there ? conflict(there) : new ProblemError('not-found');
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/drafts/:id',
    caller: 'session',
    summary: 'Delete a draft with its files.',
    responses: { 204: 'Deleted.' },
    async handle({ ctx, caller, params }) {
      const row = found(await findDraft(ctx, caller.session.id, params.id!));
      await ctx.db.transaction((tx) => deleteDraft(tx as unknown as Database, row.id));
      return noContent();
    },
  }),
];

import { Draft } from '@faelles/schemas/draft.js';
import { DraftLink, DraftLinkOpen, DraftLinks } from '@faelles/schemas/draft-link.js';
import type { Json } from '@faelles/schemas/json.js';
import type { Database } from '../database/open.ts';
import { found } from '../http/found.ts';
import { ProblemError } from '../http/problem.ts';
import { json, noContent, route } from '../http/route.ts';
import { closeDraftLink, createDraftLink, letIn, openLink, openLinks, type Opened } from './links.ts';
import { currentDraft, deleteDraft, findDraft, toDraft } from './store.ts';

/** @throws ProblemError: the same for no such link and for a wrong code */
function draftOf(opened: Opened) {
  if ('draft' in opened) return opened.draft;
  if ('gone' in opened) throw new ProblemError('gone', { current: { reason: opened.gone } });
  if ('paused' in opened) throw new ProblemError('too-many-requests', { headers: { 'retry-after': String(opened.paused) } });
  throw new ProblemError('not-found');
}

export const draftLinkRoutes = [
  route({
    method: 'POST',
    path: '/api/drafts/:id/links',
    caller: 'session',
    summary: 'Make a link and a code that open the draft on another device. Both are told this once.',
    responses: { 201: DraftLink },
    async handle({ ctx, caller, params }) {
      const draft = found(await findDraft(ctx, caller.session.id, params.id!));
      return json(await createDraftLink(ctx, draft), 201);
    },
  }),
  route({
    method: 'GET',
    path: '/api/drafts/:id/links',
    caller: 'session',
    summary: 'The links that still open the draft, oldest first.',
    responses: { 200: DraftLinks },
    async handle({ ctx, caller, params }) {
      const draft = found(await findDraft(ctx, caller.session.id, params.id!));
      return json({ links: await openLinks(ctx, draft.id) });
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/drafts/:id/links/:linkId',
    caller: 'session',
    summary: 'Close a link at once. Devices that have opened the draft with it go on.',
    responses: { 204: 'Closed.' },
    async handle({ ctx, caller, params }) {
      const draft = found(await findDraft(ctx, caller.session.id, params.id!));
      if (!(await closeDraftLink(ctx, draft.id, params.linkId!))) throw new ProblemError('not-found');
      return noContent();
    },
  }),
  route({
    method: 'POST',
    path: '/api/draft-links/open',
    // The secret and the code in the body are the proof; a session is begun for who has none.
    caller: 'anyone',
    rate: 'link',
    summary:
      'Open a draft with the secret of its link and its code. 404 for an unknown link and for a wrong code alike, 429 while the link rests, ' +
      '410 with a reason for one that is over, 409 with the draft there is when this session has another of the solution.',
    body: DraftLinkOpen,
    responses: { 200: Draft },
    async handle({ ctx, caller, body }) {
      const draft = draftOf(await openLink(ctx, body.secret, body.code));
      const begun = caller.session ? undefined : await ctx.sessions.begin({ shared: body.shared ?? false });
      const sessionId = (caller.session ?? begun!.session).id;
      const there = await currentDraft(ctx, sessionId, draft.solution);
      if (there && there.id !== draft.id) {
        if (!body.replace) throw new ProblemError('conflict', { current: toDraft(there) as unknown as Json });
        await ctx.db.transaction((tx) => deleteDraft(tx as unknown as Database, there.id));
      }
      if (draft.sessionId !== sessionId) await letIn(ctx.db, draft.id, sessionId, ctx.clock());
      return json(toDraft(draft), 200, begun ? { 'set-cookie': begun.cookie } : {});
    },
  }),
];

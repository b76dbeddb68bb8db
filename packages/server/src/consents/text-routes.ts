import * as z from 'zod';
import { ConsentRequest, Declaration } from '@faelles/schemas/consent-text.js';
import { ProblemError } from '../http/problem.ts';
import { json, route } from '../http/route.ts';
import { documentHash, findText, publishText, textRef } from './texts.ts';

/** A published text: the document, and the hash of the words in each of its languages, as events name it. */
const PublishedText = z.object({
  solution: z.string(),
  id: z.string(),
  version: z.string(),
  sha256: z.string(),
  shown: z.record(z.string(), z.string()),
  publishedAt: z.string(),
  document: z.union([ConsentRequest, Declaration]),
});

const view = (row: Exclude<Awaited<ReturnType<typeof findText>>, undefined>) => ({
  ...row,
  publishedAt: row.publishedAt.toISOString(),
  shown: Object.fromEntries(Object.keys(row.document.title).map((language) => [language, textRef(row.document, language).sha256])),
});

export const consentTextRoutes = [
  route({
    method: 'GET',
    path: '/api/consent-texts/:text/:version',
    caller: 'anyone',
    summary: 'A published consent text, word for word: of a solution (?solution=), or one that staff published for all.',
    query: z.object({ solution: z.string().default('') }),
    responses: { 200: PublishedText },
    async handle({ ctx, params, query }) {
      const row = await findText(ctx.db, query.solution, params.text!, params.version!);
      if (!row) throw new ProblemError('not-found');
      return json(view(row), 200, { 'cache-control': 'no-cache' });
    },
  }),
  route({
    method: 'POST',
    path: '/api/staff/consent-texts',
    caller: 'staff',
    summary: 'Publish a text. Without Danish words it is 422; other words under a published version are 409.',
    body: z.union([ConsentRequest, Declaration]),
    responses: { 201: PublishedText },
    async handle({ ctx, body }) {
      if ((await publishText(ctx.db, { solution: '', document: body, at: ctx.clock() })) === 'conflict') {
        const there = await findText(ctx.db, '', body.id, body.version);
        throw new ProblemError('conflict', {
          detail: 'This version was published with other words; give the change a new version.',
          current: { sha256: there!.sha256, given: documentHash(body) },
        });
      }
      return json(view((await findText(ctx.db, '', body.id, body.version))!), 201);
    },
  }),
];

import { eq, gt } from 'drizzle-orm';
import * as z from 'zod';
import { ChainVerdict, ConsentQuery, ConsentVerdict } from '@faelles/schemas/consent-query.js';
import { consentChains, consents } from '../database/consents.ts';
import { ProblemError } from '../http/problem.ts';
import { json, route } from '../http/route.ts';
import { verifyChain } from './chain.ts';
import { exportConsent, exportFormats } from './export.ts';
import { queryConsent } from './query.ts';

/** Chains checked in one call. */
const most = 500;
const Broken = z.object({
  chains: z.int(),
  broken: z.array(z.object({ chain: z.uuid(), verdict: ChainVerdict })),
  /** Give it as `after` to go on; absent at the end. */
  next: z.optional(z.uuid()),
});

export const consentProofRoutes = [
  route({
    method: 'POST',
    path: '/api/machine/consents/query',
    caller: 'machine',
    rate: 'read',
    summary: 'Is there a valid consent of this subject to this purpose, now or at an instant, and which? Honours withdrawal, expiry, and parties that are missing.',
    body: ConsentQuery,
    responses: { 200: ConsentVerdict },
    handle: async ({ ctx, body }) => json(await queryConsent(ctx, body)),
  }),
  route({
    method: 'GET',
    path: '/api/machine/consents/:consentId',
    caller: 'machine',
    summary: 'One consent in a published format; 409 with the reason where a format cannot say it.',
    query: z.object({ format: z.enum(exportFormats).default('iso-27560-record') }),
    responses: { 200: 'KL ConsentStatus (XML), ISO/IEC TS 27560 (JSON-LD) or Kantara Consent Receipt 1.1 (JSON).' },
    handle: ({ ctx, params, query }) => exportConsent(ctx, params.consentId!, query.format),
  }),
  route({
    method: 'GET',
    path: '/api/machine/consents/:consentId/verify',
    caller: 'machine',
    summary: 'Is the chain whole that this consent’s events are in?',
    responses: { 200: ChainVerdict },
    async handle({ ctx, params }) {
      const [row] = await ctx.db.select({ chain: consents.chain }).from(consents).where(eq(consents.id, params.consentId!));
      const verdict = row && (await verifyChain(ctx.db, row.chain));
      if (!verdict) throw new ProblemError('not-found');
      return json(verdict);
    },
  }),
  route({
    method: 'GET',
    path: '/api/staff/consent-chains/:chainId/verify',
    caller: 'staff',
    summary: 'Is one person’s chain of consent events whole? The first break, when it is not.',
    responses: { 200: ChainVerdict },
    async handle({ ctx, params }) {
      const verdict = await verifyChain(ctx.db, params.chainId!);
      if (!verdict) throw new ProblemError('not-found');
      return json(verdict);
    },
  }),
  route({
    method: 'GET',
    path: '/api/staff/consent-chains/verify',
    caller: 'staff',
    summary: 'Check the chains of everybody, so many at a time; only broken ones are told.',
    query: z.object({ after: z.optional(z.uuid()) }),
    responses: { 200: Broken },
    async handle({ ctx, query }) {
      const rows = await ctx.db
        .select({ id: consentChains.id })
        .from(consentChains)
        .where(query.after === undefined ? undefined : gt(consentChains.id, query.after))
        .orderBy(consentChains.id)
        .limit(most);
      const broken = [];
      for (const { id } of rows) {
        const verdict = (await verifyChain(ctx.db, id))!;
        if (!verdict.whole) broken.push({ chain: id, verdict });
      }
      return json({ chains: rows.length, broken, ...(rows.length === most && { next: rows.at(-1)!.id }) });
    },
  }),
];

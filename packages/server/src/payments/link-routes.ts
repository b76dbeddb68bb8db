import { eq } from 'drizzle-orm';
import { PaymentByLink, PaymentLink, PaymentLinks } from '@faelles/schemas/payment.js';
import { links } from '../database/links.ts';
import { ProblemError } from '../http/problem.ts';
import { json, noContent, route } from '../http/route.ts';
import { payableBy } from './access.ts';
import { closePaymentLink, createPaymentLink, openPaymentLinks } from './links.ts';
import { situationOf } from './situation.ts';

/** Pay-later links: made by the session that submitted, used by whoever holds one. */
export const paymentLinkRoutes = [
  route({
    method: 'POST',
    path: '/api/applications/:id/payment-links',
    caller: 'session',
    rate: 'link',
    summary: 'Make a link to pay by later, or to give to who pays. Its secret is in the fragment and told once; at most ten are open.',
    responses: { 201: PaymentLink },
    async handle({ ctx, caller, params }) {
      const { application } = await payableBy(ctx, caller, params.id!);
      return json(await createPaymentLink(ctx, application), 201);
    },
  }),
  route({
    method: 'GET',
    path: '/api/applications/:id/payment-links',
    caller: 'session',
    summary: 'The pay-later links of an application that are open, without their secrets.',
    responses: { 200: PaymentLinks },
    async handle({ ctx, caller, params }) {
      const { application } = await payableBy(ctx, caller, params.id!);
      return json(await openPaymentLinks(ctx, application.id));
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/applications/:id/payment-links/:linkId',
    caller: 'session',
    summary: 'Close a pay-later link at once.',
    responses: { 204: 'Closed.' },
    async handle({ ctx, caller, params }) {
      const { application } = await payableBy(ctx, caller, params.id!);
      if (!(await closePaymentLink(ctx, application.id, params.linkId!))) throw new ProblemError('not-found');
      return noContent();
    },
  }),
  route({
    method: 'GET',
    path: '/api/payment-links/current',
    caller: 'link',
    rate: 'link',
    summary: 'What a pay-later link opens: what is to be paid and to whom. Never answers, never names of persons.',
    responses: { 200: PaymentByLink },
    async handle({ ctx, caller }) {
      const { application } = await payableBy(ctx, caller, caller.link.resourceId);
      const [link] = await ctx.db.select({ expiresAt: links.expiresAt }).from(links).where(eq(links.id, caller.link.id));
      const { definition } = (await ctx.solutions.version(application.solution, application.definitionVersion)) ?? {};
      if (!definition) throw new ProblemError('not-found');
      const { name, cvr } = definition.authority;
      return json({
        situation: await situationOf(ctx, application),
        authority: { name, cvr },
        title: definition.title,
        solution: application.solution,
        language: application.language,
        until: link!.expiresAt.toISOString(),
      });
    },
  }),
];

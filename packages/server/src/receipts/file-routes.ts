import * as z from 'zod';
import { canonicalJson } from '@faelles/receipt/model';
import { receiptSchema } from '@faelles/schemas/receipt-schema.js';
import { download } from '../http/download.ts';
import { ProblemError } from '../http/problem.ts';
import { route } from '../http/route.ts';
import { statusView } from '../status/view.ts';
import { calendarFile } from './calendar.ts';
import { openedReceipt } from './opened.ts';

const whole = 'whole with its own session, masked with a link (Authorization: Link …)';

/** The files of a receipt that are made of its data alone. Stand before the receipt itself, whose address they begin with. */
export const receiptFileRoutes = [
  route({
    method: 'GET',
    path: '/api/receipts/:id.json',
    caller: ['link', 'session'],
    summary: `A receipt as a file: canonical JSON (RFC 8785) as it was signed, with the signature when it is whole; ${whole}.`,
    responses: { 200: 'application/json: `{"receipt": …, "jws": "…"}`. The receipt fits /schemas/receipt-1.json.' },
    async handle(call) {
      const { row, receipt, masked } = await openedReceipt(call);
      const signature = !masked && row.jws !== null ? `,"jws":${JSON.stringify(row.jws)}` : '';
      return download(`{"receipt":${canonicalJson(receipt)}${signature}}\n`, 'application/json', `${receipt.reference}.json`);
    },
  }),
  route({
    method: 'GET',
    path: '/api/receipts/:id.ics',
    caller: ['link', 'session'],
    summary: `The appointments and last days of a receipt as a calendar file (RFC 5545); ${whole}.`,
    query: z.object({ language: z.optional(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)) }),
    responses: { 200: 'text/calendar.', 404: 'There is no such receipt, or it has no days.' },
    async handle(call) {
      const opened = await openedReceipt(call);
      const { receipt } = opened;
      const file = calendarFile(receipt, {
        status: await statusView(call.ctx, opened),
        language: call.query.language ?? receipt.language,
        host: new URL(call.ctx.config.publicUrl).hostname,
      });
      if (file === undefined) throw new ProblemError('not-found', { detail: 'This receipt has no appointments and no last days.' });
      return download(file, 'text/calendar; charset=utf-8', `${receipt.reference}.ics`);
    },
  }),
  route({
    method: 'GET',
    path: '/schemas/receipt-1.json',
    caller: 'anyone',
    summary: 'JSON Schema of the receipt, for who reads or checks one.',
    responses: { 200: 'A JSON Schema (draft 2020-12).' },
    handle({ ctx }) {
      return new Response(JSON.stringify(receiptSchema(`${ctx.config.publicUrl}/schemas/receipt-1.json`)), {
        headers: { 'content-type': 'application/schema+json', 'cache-control': 'no-cache' },
      });
    },
  }),
];

import * as z from 'zod';
import { download } from '../http/download.ts';
import { route } from '../http/route.ts';
import { openedReceipt } from './opened.ts';
import { receiptPdf } from './pdf/index.ts';

/** The receipt as a PDF. Stands before the receipt itself, whose address it begins with. */
export const receiptPdfRoutes = [
  route({
    method: 'GET',
    path: '/api/receipts/:id.pdf',
    caller: ['link', 'session'],
    summary: 'A receipt as a tagged PDF (PDF/UA-1) with its data attached; whole with its own session, masked with a link (Authorization: Link …).',
    // Drawing costs more than reading: a machine that asks again and again must not keep the others waiting.
    rate: 'write',
    query: z.object({ language: z.optional(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)) }),
    responses: { 200: 'application/pdf.' },
    async handle(call) {
      const { row, receipt, masked } = await openedReceipt(call);
      const view = { receipt, masked, ...(!masked && row.jws !== null && { jws: row.jws }) };
      const { publicUrl } = call.ctx.config;
      const pdf = await receiptPdf({ view, language: call.query.language ?? receipt.language, publicUrl });
      return download(pdf, 'application/pdf', `${receipt.reference}.pdf`);
    },
  }),
];

import { ReceiptQuestion, ReceiptVerdict } from '@faelles/schemas/receipt-verdict.js';
import { json, route } from '../http/route.ts';
import { verdictOn } from './verdict.ts';

export const verifyRoutes = [
  route({
    method: 'POST',
    path: '/api/receipts/verify',
    caller: 'anyone',
    crossOrigin: true,
    // As for links: who guesses is slowed down, who checks a pile of receipts is not.
    rate: 'link',
    summary: 'Is this receipt genuine? Asked by its code, its signature, or the saved file; answered to anybody without anything personal.',
    body: ReceiptQuestion,
    membersOnce: true,
    // A receipt of 60 pages and its signature.
    maxBytes: 2 * 1024 * 1024,
    responses: { 200: ReceiptVerdict },
    handle: async ({ ctx, body }) => json(await verdictOn(ctx, body)),
  }),
];

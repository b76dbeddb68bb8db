import { eq } from 'drizzle-orm';
import { receiptDocument } from '@faelles/receipt/model/document.js';
import { maskReceipt } from '@faelles/receipt/model';
import type { Receipt, ReceiptView } from '@faelles/schemas/receipt.js';
import type { ServerContext } from '../context.ts';
import { outbox } from '../database/outbox.ts';
import { receipts } from '../database/receipts.ts';
import { DigitalPostError } from '../digital-post/error.ts';
import { digitalPostMessage } from '../digital-post/message.ts';
import { nemSms } from '../digital-post/nemsms.ts';
import { postWords } from '../digital-post/words.ts';
import { createLink } from '../receipts/links.ts';
import { receiptPdf } from '../receipts/pdf/index.ts';
import { receiptWords } from '../receipts/words.ts';
import type { OutboxRow } from './claim.ts';
import { keyOf, type Payload } from './enqueue.ts';
import type { Recipient } from './recipient.ts';
import { DeliveryFault } from './sender.ts';

/**
 * Makes the message of an entry from its receipt as it stands now. Called once; what it gives is kept and sent at every
 * try. Somebody who has not proven their number gets the masked receipt, without a link: they may have mistyped it.
 * @returns MeMo 1.1 message
 * @throws DeliveryFault: permanent when the message can never be sent
 */
export async function messageOf(ctx: ServerContext, row: OutboxRow, { recipient }: Payload): Promise<string> {
  const [stored] = row.receiptId === null ? [] : await ctx.db.select().from(receipts).where(eq(receipts.id, row.receiptId));
  if (!recipient || !stored || stored.jws === null) throw new DeliveryFault('erased', { permanent: true });
  const receipt = recipient.proven ? stored.receipt : maskReceipt(stored.receipt);
  try {
    return row.kind === 'nemsms' ? await sms(ctx, row, receipt, recipient) : await post(ctx, row, receipt, recipient, stored.jws);
  } catch (error) {
    if (error instanceof DigitalPostError) {
      ctx.log.error('delivery-cannot-be-made', undefined, { message: row.id, channel: row.kind, why: error.code });
      throw new DeliveryFault('cannot-be-sent', { permanent: true });
    }
    ctx.log.error('delivery-not-made', error, { message: row.id, channel: row.kind });
    throw new DeliveryFault('cannot-prepare');
  }
}

async function sms(ctx: ServerContext, { id, key }: OutboxRow, receipt: Receipt, { type, number }: Recipient): Promise<string> {
  const [alsoByPost] = await ctx.db.select({ id: outbox.id }).from(outbox).where(eq(outbox.key, keyOf('digital-post', receipt.id)));
  return nemSms({ key, messageUuid: id, receipt, language: receipt.language, recipient: { type, number }, digitalPost: alsoByPost !== undefined }).xml;
}

async function post(ctx: ServerContext, row: OutboxRow, receipt: Receipt, { type, number, proven }: Recipient, jws: string): Promise<string> {
  const { id, key, createdAt } = row;
  const words = receiptWords(receipt.language);
  const whyHidden = proven ? undefined : postWords(words.language).hidden;
  const view: ReceiptView = proven ? { receipt, masked: false, jws, verification: 'verified' } : { receipt, masked: true, verification: 'verified' };
  const pdf = await pdfOf(ctx, row, view, whyHidden);
  const { publicUrl } = ctx.config;
  const document = receiptDocument(receipt, words.language, words, { masked: !proven, whyHidden });
  const { xml, leftOut } = digitalPostMessage({
    key, messageUuid: id, createdAt: createdAt.toISOString(), receipt, document, recipient: { type, number }, baseUrl: publicUrl, ...(pdf && { pdf }),
    // MeMo takes https only, and a demo has none.
    ...(proven && publicUrl.startsWith('https:') && { receiptUrl: await pageOf(ctx, receipt) }),
  });
  if (leftOut.length > 0) ctx.log.info('delivery-left-out', { message: id, what: leftOut.map(({ what, why }) => `${what} ${why}`) });
  return xml;
}

/** Tries with the PDF. A message whose PDF cannot be made is sent without it after that: the HTML part says the same. */
const withPdf = 3;

async function pdfOf(ctx: ServerContext, { id, tries }: OutboxRow, view: ReceiptView, whyHidden: string | undefined): Promise<Uint8Array | undefined> {
  try {
    return await receiptPdf({ view, language: view.receipt.language, publicUrl: ctx.config.publicUrl, whyHidden });
  } catch (error) {
    if (tries <= withPdf) throw error;
    ctx.log.error('delivery-without-pdf', error, { message: id });
    return undefined;
  }
}

/** The page of the receipt with a link of its own: who reads their post next year has no session with us. */
async function pageOf(ctx: ServerContext, { id, solution }: Receipt): Promise<string> {
  const { secret } = await createLink(ctx.db, ctx, id);
  return `${ctx.config.publicUrl}/solutions/${solution.id}/receipt/${id}#${secret}`;
}

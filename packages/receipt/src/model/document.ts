import type { Receipt } from '@faelles/schemas/receipt.js';
import type { ReceiptDocument } from './document/blocks.ts';
import { contactBlocks, feedbackBlocks, verifyBlocks } from './document/contact.ts';
import { appointmentBlocks, complaintBlocks, nextBlocks, resultBlocks } from './document/next.ts';
import { paymentBlocks } from './document/payment.ts';
import { answerBlocks, attachmentBlocks, consentBlocks } from './document/sent.ts';
import { summaryBlocks } from './document/summary.ts';
import { writer, type Words } from './document/writer.ts';

export type { ActionItem, Block, Fact, ReceiptDocument, Said, SectionId, TableRow } from './document/blocks.ts';
export type { Words } from './document/writer.ts';

/**
 * A receipt as a document, in the words of one language. Page, PDF, Digital Post and plain text are drawn from it.
 *
 * Success first; then what the citizen has still to do before what they have done.
 *
 * @param language BCP 47 tag; texts that are missing in it are Danish and say so (`lang`)
 * @param words the dictionaries `receipt`, `order`, `slip` and `fields` of that language
 * @param options `masked`: the receipt went through `maskReceipt`, and the reader is told; `whyHidden`: why, where it is not
 *   because they came by a link
 */
export function receiptDocument(receipt: Receipt, language: string, words: Words, { masked = false, whyHidden }: { masked?: boolean; whyHidden?: string | undefined } = {}): ReceiptDocument {
  const w = writer(language, words);
  const payment = paymentBlocks(receipt, w);
  // What is to be paid is to be done; what was paid is a record.
  const due = (receipt.payment?.remainingOre ?? 0) > 0;
  return {
    title: words('receipt.title', { solution: w.text(receipt.solution.title).text, reference: receipt.reference }),
    lang: language,
    blocks: [
      ...summaryBlocks(receipt, masked, w, whyHidden),
      ...resultBlocks(receipt, w),
      ...(due ? payment : []),
      ...nextBlocks(receipt, w),
      ...appointmentBlocks(receipt, w),
      ...complaintBlocks(receipt, w),
      ...answerBlocks(receipt, w),
      ...attachmentBlocks(receipt, w),
      ...consentBlocks(receipt, w),
      ...(due ? [] : payment),
      ...contactBlocks(receipt, w),
      ...verifyBlocks(receipt, w),
      ...feedbackBlocks(receipt, w),
    ],
  };
}

// Receipts whose every word is hostile as PDF files, read back by pdf.js.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { receiptDocument } from '@faelles/receipt/model/document.js';
import type { Receipt } from '@faelles/schemas/receipt.js';
import { receiptPdf } from '@faelles/server/receipts/pdf/index.js';
import { receiptWords } from '@faelles/server/receipts/words.js';
import { everyHostileReceipt, hostileReceipt, hostileRuns, typableText } from '../support/hostile.ts';
import { asInPdf, fromTheRight, pdfWords } from '../support/pdf-words.ts';
import { piecesOf, squeezed, toldIn } from '../support/receipt-words.ts';

async function saysAll(receipt: Receipt): Promise<void> {
  const bytes = await receiptPdf({ view: { receipt, masked: false, jws: 'a.b.c' }, language: 'da', publicUrl: 'https://selvbetjening.example' });
  const { text } = await pdfWords(bytes);
  const pieces = piecesOf(receiptDocument(receipt, 'da', receiptWords('da')));
  const told = toldIn(text, pieces.filter((piece) => !fromTheRight.test(piece)), asInPdf);
  assert.equal(told.missing, undefined, `after ${told.after}`);
  // What is written from the right is there to the last sign, whatever order a reader gives it.
  const counts = new Map<string, number>();
  for (const sign of squeezed(asInPdf(text))) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  for (const sign of pieces.flatMap((piece) => [...squeezed(asInPdf(piece))])) {
    const left = (counts.get(sign) ?? 0) - 1;
    assert.ok(left >= 0, `U+${sign.codePointAt(0)!.toString(16)} was dropped`);
    counts.set(sign, left);
  }
}

describe('a receipt of hostile words as PDF', () => {
  it('says every known one, each as an answer of its own', () => saysAll(everyHostileReceipt()));

  it('says whatever comes', () => fc.assert(fc.asyncProperty(hostileReceipt(typableText()), saysAll), hostileRuns(12)));
});

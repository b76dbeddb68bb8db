import PDFDocument from 'pdfkit';
import { receiptDocument, type Block, type ReceiptDocument } from '@faelles/receipt/model/document.js';
import type { ReceiptView } from '@faelles/schemas/receipt.js';
import { textIn } from '@faelles/schemas/text-in.js';
import { attachData } from './attached.ts';
import type { Drawing } from './drawing.ts';
import { drawFacts } from './fact-blocks.ts';
import { declareConformance, documentOptions } from './properties.ts';
import { drawRunning } from './running.ts';
import { Sheet } from './sheet.ts';
import { drawTable } from './table-block.ts';
import { drawActions, drawHeading, drawLead, drawLinkList, drawList, drawNotice, drawParagraph } from './text-blocks.ts';
import { drawVerification } from './verify-block.ts';
import { pdfWords } from './words.ts';
import { receiptWords } from '../words.ts';

/** What a PDF is made of. */
export interface ReceiptPdfInput {
  /** Whole, or masked. */
  view: Pick<ReceiptView, 'receipt' | 'masked' | 'jws'>;
  /** BCP 47 tag; Danish for a language there are no words of. */
  language: string;
  /** Where the pages are, https://…: addresses of the receipt that are paths begin there. */
  publicUrl: string;
  /** Why a masked one hides something, where it is not because the reader came by a link. */
  whyHidden?: string | undefined;
}

/** How long the server may be kept from other work, in milliseconds. */
const turn = 20;

/**
 * The receipt as a tagged PDF (PDF/UA-1) with the words and the order of its page, and its data attached. The same receipt
 * gives the same bytes.
 */
export async function receiptPdf({ view, language, publicUrl, whyHidden }: ReceiptPdfInput): Promise<Uint8Array<ArrayBuffer>> {
  const { receipt, masked } = view;
  const words = receiptWords(language);
  const document = receiptDocument(receipt, words.language, words, { masked, whyHidden });
  const authority = textIn(receipt.authority.name, words.language);
  const own = pdfWords(words.language);
  const doc = new PDFDocument(documentOptions(document, receipt, authority));
  const bytes = collect(doc);
  const sheet = new Sheet(doc);
  await drawDocument(document, sheet, { publicUrl, verifyUrl: receipt.verify?.url, qrAlt: own.qr });
  drawRunning(sheet, { authority, reference: `${own.reference} ${receipt.reference}`, page: own.page });
  attachData(doc, view as ReceiptView, own);
  declareConformance(doc);
  doc.end();
  return bytes;
}

async function collect(doc: PDFKit.PDFDocument): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  for await (const chunk of doc) chunks.push(chunk as Buffer);
  return new Uint8Array(Buffer.concat(chunks));
}

async function drawDocument(document: ReceiptDocument, sheet: Sheet, { publicUrl, verifyUrl, qrAlt }: { publicUrl: string; verifyUrl: string | undefined; qrAlt: string }): Promise<void> {
  const { doc } = sheet;
  const root = doc.struct('Document', { lang: document.lang });
  doc.addStructure(root);
  const places = new Set(document.blocks.flatMap((block) => (block.kind === 'heading' && block.section ? [block.section] : [])));
  const drawing: Drawing = { sheet, document, section: root, places, publicUrl };
  let since = performance.now();
  let part: string | undefined;
  for (const block of document.blocks) {
    if (block.kind === 'heading' && block.section) {
      if (drawing.section !== root) drawing.section.end();
      drawing.section = sheet.open(root, 'Sect');
      part = block.section;
    }
    if (part === 'verify' && block.kind === 'facts' && verifyUrl !== undefined) drawVerification(block, verifyUrl, qrAlt, drawing);
    else draw(block, drawing);
    if (performance.now() - since > turn) {
      // Other requests have their turn between two blocks.
      await new Promise(setImmediate);
      since = performance.now();
    }
  }
  root.end();
}

function draw(block: Block, drawing: Drawing): void {
  switch (block.kind) {
    case 'heading': return drawHeading(block, drawing);
    case 'lead': return drawLead(block, drawing);
    case 'paragraph': return drawParagraph(block, drawing);
    case 'facts': return drawFacts(block, drawing);
    case 'table': return drawTable(block, drawing);
    case 'list': return drawList(block, drawing);
    case 'actions': return drawActions(block, drawing);
    case 'links': return drawLinkList(block, drawing);
    case 'notice': return drawNotice(block, drawing);
  }
}

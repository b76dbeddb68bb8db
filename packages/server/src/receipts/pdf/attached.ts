import { canonicalJson } from '@faelles/receipt/model';
import type { ReceiptView } from '@faelles/schemas/receipt.js';

/**
 * Attaches the receipt as data: the canonical JSON that is signed, and the signature when the receipt is whole. Both are
 * written without compression, so that a page can find them in the file without a PDF reader.
 */
export function attachData(doc: PDFKit.PDFDocument, { receipt, jws }: ReceiptView, words: { data: string; signature: string }): void {
  const inside = doc as unknown as { compress: boolean };
  const attach = (text: string, name: string, type: string, description: string) => {
    inside.compress = false;
    doc.file(Buffer.from(text), { name, type, description, relationship: 'Source', modifiedDate: new Date(receipt.issuedAt) } as never);
    inside.compress = true;
  };
  // A reference has letters, digits and hyphens; an old one might not.
  const name = receipt.reference.replace(/[^\w-]/g, '-');
  attach(canonicalJson(receipt), `${name}.json`, 'application/json', words.data);
  if (jws !== undefined) attach(jws, `${name}.jws`, 'application/jose', words.signature);
}

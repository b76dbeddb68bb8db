import type { Receipt } from '@faelles/schemas/receipt.js';
import type { ReceiptDocument } from '@faelles/receipt/model/document.js';

/**
 * A text that pdfkit writes as it is into the information dictionary, and into XML without making it safe there
 * (pdfkit 0.20, `_addInfo`). It asks for a String of the first, and for a string of the second.
 */
class XmlSafe extends String {
  override toString(): string {
    const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
    return this.valueOf().replace(/[&<>]/g, (sign) => names[sign]!);
  }
}

/** XML has no controls and no lone surrogates, not even by their number. */
const clean = (text: string) => text.toWellFormed().replace(/[\p{Cc}\uFFFE\uFFFF]/gu, ' ');
const property = (text: string) => new XmlSafe(clean(text)) as unknown as string;

/** What the document says of itself. Nothing in it is about a person; its time is the receipt's, so that it is the same whenever it is made. */
export function documentOptions({ title, lang }: ReceiptDocument, receipt: Receipt, authority: string): PDFKit.PDFDocumentOptions {
  return {
    pdfVersion: '1.7',
    lang,
    tagged: true,
    displayTitle: true,
    autoFirstPage: false,
    // The last page is known when the first one's foot is written.
    bufferPages: true,
    // No font of pdfkit's own: PDF/UA asks for every font to be in the file.
    font: '',
    info: {
      Title: property(title),
      Author: property(authority),
      Creator: 'Fælles Komponenter',
      Producer: 'PDFKit',
      CreationDate: new Date(receipt.issuedAt),
    },
  };
}

/**
 * The document says that it is PDF/UA-1 (ISO 14289-1, 5). pdfkit's own `subset: 'PDF/UA'` would say the same, and would add
 * a CIDSet that leaves out the parts of composed glyphs, which ISO 14289-1, 7.21.4.2 forbids.
 */
export function declareConformance(doc: PDFKit.PDFDocument): void {
  (doc as unknown as { appendXML(xml: string): void }).appendXML(
    '<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>',
  );
}

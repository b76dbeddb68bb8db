/** What a PDF says to who takes its words out: pdf.js reads it, which had no part in making it. */
import { getDocumentProxy } from 'unpdf';

export type PdfWords = { pages: number; text: string; title: string; lang: string };

/** The words in the order of the file, without what is only drawn on every page (artifacts: head, foot, lines). */
export async function pdfWords(bytes: Uint8Array): Promise<PdfWords> {
  const document = await getDocumentProxy(new Uint8Array(bytes));
  try {
    let text = '';
    let title = '';
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const { items, lang } = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
      if (lang) title ||= lang;
      const open: boolean[] = [];
      for (const item of items) {
        if ('str' in item) {
          if (!open.includes(true)) text += item.str + (item.hasEOL ? '\n' : '');
        } else if (item.type === 'endMarkedContent') open.pop();
        else open.push((item as { tag?: string }).tag === 'Artifact');
      }
      text += '\n';
      page.cleanup();
    }
    const { info } = await document.getMetadata();
    return { pages: document.numPages, text, title: String((info as { Title?: string }).Title ?? ''), lang: title };
  } finally {
    await document.cleanup();
  }
}

/**
 * A text as it can be compared with what a PDF says: signs that no font has stand there by their number, and what is not
 * seen and white space may be gone.
 */
export function asInPdf(text: string): string {
  return text
    .replace(/‹U\+([0-9A-F]{4,6})›/g, (_, hex: string) => String.fromCodePoint(parseInt(hex, 16)))
    .normalize('NFC')
    .replace(/[\u0085\u00AD\u034F\u061C\u180B-\u180F\u200B-\u200F\u2060-\u2064\u2066-\u2069\uFE00-\uFE0F\uFEFF\u{E0100}-\u{E01EF}]/gu, '');
}

/** Letters written from the right, whose order in a line a reader of PDF makes up by itself. */
export const fromTheRight = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

import type { ReceiptDocument, Said } from '@faelles/receipt/model/document.js';
import { paragraphsOf } from './lines.ts';
import type { Box, Element, Sheet, Style } from './sheet.ts';

/** What every block needs to be drawn. */
export interface Drawing {
  sheet: Sheet;
  document: ReceiptDocument;
  /** The part of the document that is being written. */
  section: Element;
  /** Fragments that something in this document is named by. */
  places: ReadonlySet<string>;
  publicUrl: string;
}

/** Words as lines of a width; what a citizen typed may be written from right to left. */
export const said = (sheet: Sheet, words: Said, style: Style, width: number) => sheet.lines(oneLine(words.text), style, width, words.typed === true);

/** Where no paragraphs can stand, as in a heading. */
const oneLine = (text: string) => paragraphsOf(text).join(' ');

/** Words as paragraphs, one for each line that somebody has made. */
export function writeParagraphs(sheet: Sheet, parent: Element, { text, lang, typed }: Said, style: Style, box: Box): void {
  for (const paragraph of paragraphsOf(text)) {
    const lines = sheet.lines(paragraph, style, box.width, typed === true);
    if (lines.every(({ atoms }) => atoms.length === 0)) {
      sheet.y += style.leading;
      continue;
    }
    const element = sheet.open(parent, 'P', { lang });
    sheet.write(element, 'P', lines, style, box);
    element.end();
  }
}

/** How high paragraphs are, if they begin at the top of a page. */
export function heightOf(sheet: Sheet, words: Said, style: Style, width: number): number {
  return paragraphsOf(words.text).reduce((sum, paragraph) => sum + sheet.lines(paragraph, style, width, words.typed === true).length * style.leading, 0);
}

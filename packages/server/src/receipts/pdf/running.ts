import { color, look } from './look.ts';
import { margin, type Sheet } from './sheet.ts';

/** Words on every page: who sent it, which receipt it is, and which page of how many. No part of what is read. */
export function drawRunning(sheet: Sheet, words: { authority: string; reference: string; page(page: number, pages: number): string }): void {
  const { doc, width, pages } = sheet;
  const whole = { x: 0, width };
  const one = (text: string, style: typeof look.running, room = width) => sheet.lines(text, style, room)[0]!;
  const authority = one(words.authority, look.runningStrong, width * 0.6);
  const reference = one(words.reference, look.running);
  for (let page = 1; page <= pages; page++) {
    doc.switchToPage(page - 1);
    const { height } = doc.page;
    sheet.decorate(() => {
      sheet.drawLine(authority, look.runningStrong, whole, 36);
      sheet.drawLine(reference, look.running, whole, 36, 'end');
      doc.rect(margin.side, 52, width, 1.2).fill(color.accent);
      sheet.drawLine(one(words.page(page, pages), look.running), look.running, whole, height - 44, 'end');
    }, 'Pagination');
  }
}

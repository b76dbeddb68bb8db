import type { Block, TableRow } from '@faelles/receipt/model/document.js';
import { heightOf, said, writeParagraphs, type Drawing } from './drawing.ts';
import { color, look } from './look.ts';
import type { Element } from './sheet.ts';

const padding = 5;
const amountWidth = 110;

/** An order as a table of two columns, amounts at the right; its head again on every page, and read once. */
export function drawTable({ caption, head, rows, foot }: Extract<Block, { kind: 'table' }>, drawing: Drawing): void {
  const { sheet, section } = drawing;
  const [labels, amounts] = [{ x: 0, width: sheet.width - amountWidth - 16 }, { x: sheet.width - amountWidth, width: amountWidth }];
  sheet.need(110);
  const table = sheet.open(section, 'Table');
  const title = sheet.open(table, 'Caption', { lang: caption.lang });
  sheet.write(title, 'Caption', said(sheet, caption, look.term, sheet.width), look.term, { x: 0, width: sheet.width });
  title.end();
  sheet.y += 4;

  const heads = head.map((words) => said(sheet, words, look.term, amountWidth));
  const columns = sheet.open(sheet.open(table, 'THead'), 'TR');
  const top = sheet.y;
  heads.forEach((lines, index) => {
    sheet.y = top;
    const cell = sheet.open(columns, 'TH', { scope: 'Column', lang: head[index]!.lang });
    sheet.write(cell, 'TH', lines, look.term, index ? amounts : labels, index ? 'end' : 'start');
    cell.end();
  });
  underHead();
  const outer = sheet.onPage;
  sheet.onPage = () => {
    outer?.();
    const again = sheet.y;
    sheet.decorate(() => heads.forEach((lines, index) => lines.slice(0, 1).forEach((line) => sheet.drawLine(line, look.term, index ? amounts : labels, again, index ? 'end' : 'start'))), 'Pagination');
    sheet.y += look.term.leading;
    underHead();
  };
  const body = sheet.open(table, 'TBody');
  for (const row of rows) drawRow(row, body);
  const end = sheet.open(table, 'TFoot');
  for (const row of foot) drawRow(row, end);
  table.end();
  sheet.onPage = outer;
  sheet.y += 12;

  function underHead(): void {
    sheet.y += padding;
    sheet.rule(sheet.y, color.strongLine, 1);
  }

  function drawRow({ label, notes, amount, total }: TableRow, part: Element): void {
    const style = total ? look.strong : look.body;
    const note = { ...look.small, size: 8.5 };
    const height = heightOf(sheet, label, style, labels.width) + notes.reduce((sum, words) => sum + heightOf(sheet, words, note, labels.width), 0);
    if (height < 240) sheet.need(height + 2 * padding);
    sheet.y += padding;
    const row = sheet.open(part, 'TR');
    const cell = sheet.open(row, 'TH', { scope: 'Row', lang: label.lang });
    const [begin, page] = [sheet.y, sheet.pages];
    writeParagraphs(sheet, cell, { ...label, lang: undefined } as never, style, labels);
    for (const words of notes) writeParagraphs(sheet, cell, words, note, labels);
    cell.end();
    const below = sheet.y;
    // The amount stands beside the first line, or beside the last when that is on another page.
    sheet.y = page === sheet.pages ? begin : below - style.leading;
    const figure = sheet.open(row, 'TD');
    sheet.write(figure, 'TD', sheet.lines(amount, style, amountWidth), style, amounts, 'end');
    figure.end();
    row.end();
    sheet.y = Math.max(sheet.y, below) + padding;
    sheet.rule(sheet.y, total ? color.strongLine : color.line, total ? 1 : 0.6);
  }
}

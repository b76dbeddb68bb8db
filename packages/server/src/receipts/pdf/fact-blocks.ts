import type { Block, Fact } from '@faelles/receipt/model/document.js';
import { heightOf, said, writeParagraphs, type Drawing } from './drawing.ts';
import { targetOf, writeLink } from './links.ts';
import { color, look } from './look.ts';
import type { Style } from './sheet.ts';
import { openList } from './text-blocks.ts';

const padding = 5;

const styleOf = ({ id, code }: Fact): Style => (code || id === 'reference' ? look.code : look.body);

/** Terms at the left with what they are at the right, a line under each: a list whose labels are the terms. */
export function drawFacts({ rows }: Extract<Block, { kind: 'facts' }>, drawing: Drawing, width = drawing.sheet.width): void {
  const { sheet, section } = drawing;
  if (rows.length === 0) return;
  sheet.need(look.body.leading + 2 * padding);
  const list = openList(sheet, section, 'None');
  ruleOver(drawing, width);
  for (const row of rows) drawRow(row, drawing, width, list);
  list.end();
  sheet.y += 6;
}

function ruleOver({ sheet }: Drawing, width: number): void {
  if (width === sheet.width) sheet.rule(sheet.y, color.line);
}

/** How wide terms and what they are stand, and how high a row is with white above and below. */
function measured({ term, value, detail, ...row }: Fact, { sheet }: Drawing, width: number) {
  const style = styleOf({ term, value, ...row });
  const label = { x: 0, width: Math.round(width * 0.36) };
  const body = { x: label.width + 16, width: width - label.width - 16 };
  const terms = said(sheet, term, look.term, label.width);
  const details = detail === undefined ? [] : sheet.lines(detail, look.small, body.width);
  const height = Math.max(terms.length * look.term.leading, heightOf(sheet, value, style, body.width) + details.length * look.small.leading);
  return { style, label, body, terms, height: height + 2 * padding };
}

/** How high facts are, if they begin at the top of a page. */
export const heightOfFacts = (rows: readonly Fact[], drawing: Drawing): number =>
  rows.reduce((sum, row) => sum + measured(row, drawing, drawing.sheet.width).height, 6);

function drawRow(row: Fact, drawing: Drawing, width: number, list: ReturnType<typeof openList>): void {
  const { sheet, document } = drawing;
  const { style, label, body, terms, height } = measured(row, drawing, width);
  // A row stays together, unless it would leave much of a page empty.
  if (height < 250) sheet.need(height);
  else sheet.need(6 * look.body.leading);
  sheet.y += padding;

  const item = sheet.open(list, 'LI');
  const top = sheet.y;
  const page = sheet.pages;
  const term = sheet.open(item, 'Lbl', { lang: row.term.lang });
  // The first lines of both stand on one line, whatever their size.
  const raise = (style.leading - look.term.leading) / 2;
  sheet.y += Math.max(0, raise);
  sheet.write(term, 'Lbl', terms, look.term, label);
  term.end();
  const [labelEnd, labelPage] = [sheet.y, sheet.pages];
  if (page === sheet.pages) sheet.y = top + Math.max(0, -raise);
  const content = sheet.open(item, 'LBody');
  const target = targetOf(row.href, drawing.places, drawing.publicUrl);
  if (target) {
    const element = sheet.open(content, 'P', { lang: row.value.lang });
    const linked = { ...style, color: color.link };
    writeLink(sheet, element, said(sheet, row.value, linked, body.width), linked, body, target);
    element.end();
  } else writeParagraphs(sheet, content, row.value, style, body);
  if (row.detail !== undefined) writeParagraphs(sheet, content, { text: row.detail, ...(row.value.lang !== undefined && { lang: document.lang }) }, look.small, body);
  item.end();
  if (labelPage === sheet.pages) sheet.y = Math.max(sheet.y, labelEnd);
  sheet.y += padding;
  ruleOver(drawing, width);
}

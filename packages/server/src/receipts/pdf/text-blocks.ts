import type { ActionItem, Block, Said } from '@faelles/receipt/model/document.js';
import { said, writeParagraphs, type Drawing } from './drawing.ts';
import { heightOfFacts } from './fact-blocks.ts';
import { targetOf, writeLink } from './links.ts';
import { color, look } from './look.ts';
import { margin, type Element } from './sheet.ts';

type Of<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

/** A heading with what follows it on the same page. The first has the sign of success before it. */
export function drawHeading(block: Of<'heading'>, drawing: Drawing): void {
  const { level, text, section } = block;
  const { sheet, section: parent } = drawing;
  const style = look.headings[level];
  const indent = level === 1 ? 36 : 0;
  const lines = said(sheet, text, style, sheet.width - indent);
  sheet.gap({ 1: 0, 2: 26, 3: 16, 4: 10 }[level]);
  // A heading alone at the foot of a page leads nowhere; the code is on the page of the words about it.
  sheet.need(lines.length * style.leading + (section === 'verify' ? 150 : Math.max({ 1: 120, 2: 96, 3: 60, 4: 40 }[level], groupAfter(block, drawing))));
  const { doc } = sheet;
  if (section) doc.addNamedDestination(section, 'XYZ', 0, sheet.y, null as never);
  if (level === 1) sheet.decorate(() => drawTick(doc, margin.side, sheet.y + 2.5));
  bookmark(text.text, level, sheet.y, doc);
  const tag = `H${level}`;
  const element = sheet.open(parent, tag, { lang: text.lang });
  sheet.write(element, tag, lines, style, { x: indent, width: sheet.width - indent });
  element.end();
  sheet.y += { 1: 8, 2: 6, 3: 4, 4: 2 }[level];
}

/** Most of a page that may stay empty so that what is to be typed into a bank is not torn apart. */
const mostTogether = 240;

/** The part of the receipt a heading stands in. */
function sectionOf(heading: Of<'heading'>, { document: { blocks } }: Drawing): string | undefined {
  const before = blocks.slice(0, blocks.indexOf(heading) + 1);
  return before.findLast((block): block is Of<'heading'> => block.kind === 'heading' && block.section !== undefined)?.section;
}

/** How much of what follows a heading has to be on its page: of facts the first two, of what is to be paid all. */
function groupAfter(heading: Of<'heading'>, drawing: Drawing): number {
  const { document: { blocks }, sheet } = drawing;
  let height = 0;
  for (let at = blocks.indexOf(heading) + 1; at < blocks.length; at++) {
    const block = blocks[at]!;
    switch (block.kind) {
      case 'paragraph':
        height += said(sheet, block.text, look.body, sheet.width).length * look.body.leading + 6;
        break;
      case 'facts': {
        const whole = height + heightOfFacts(block.rows, drawing);
        if (whole < mostTogether && sectionOf(heading, drawing) === 'payment') return whole + 16;
        return Math.min(height + heightOfFacts(block.rows.slice(0, 2), drawing), height + mostTogether) + 16;
      }
      case 'table': return height + 120;
      case 'notice': return Math.min(height + said(sheet, block.text, look.body, sheet.width - 32).length * look.body.leading, mostTogether) + 28;
      // A heading of the part goes with that of its first group.
      case 'heading': return height === 0 && block.level > heading.level ? 44 + groupAfter(block, drawing) : 0;
      default: return 0;
    }
  }
  return 0;
}

/** A tick on a disc, 24 points wide. */
function drawTick(doc: PDFKit.PDFDocument, x: number, y: number): void {
  doc.circle(x + 12, y + 12, 12).fill(color.notice.success.edge);
  doc.moveTo(x + 6.6, y + 12.6).lineTo(x + 10.4, y + 16.2).lineTo(x + 17.4, y + 8.4);
  doc.lineWidth(2.2).lineCap('round').lineJoin('round').stroke('#ffffff');
}

type Outline = PDFKit.PDFOutline & { children: Outline[] };

/** Bookmarks follow the headings: each under the last one of a higher level. */
function bookmark(text: string, level: number, y: number, doc: PDFKit.PDFDocument): void {
  let parent = doc.outline as Outline;
  for (let depth = 1; depth < level && parent.children.length > 0; depth++) parent = parent.children.at(-1)!;
  // pdfkit counts `left` from the right edge.
  const place = { fit: false, top: Math.max(0, y - 12), left: doc.page.width, expanded: level < 2 };
  parent.addItem(text.toWellFormed(), place as never);
}

export function drawLead({ text }: Of<'lead'>, { sheet, section }: Drawing): void {
  writeParagraphs(sheet, section, text, look.lead, { x: 0, width: sheet.width });
  sheet.y += 8;
}

export function drawParagraph({ text, strong }: Of<'paragraph'>, { sheet, section }: Drawing): void {
  writeParagraphs(sheet, section, text, strong ? look.strong : look.body, { x: 0, width: sheet.width });
  sheet.y += 6;
}

/** A ground with an edge behind words; over as many pages as they need. */
export function drawNotice({ look: kind, text }: Of<'notice'>, { sheet, section }: Drawing): void {
  const { ground, edge } = color.notice[kind];
  const box = { x: 16, width: sheet.width - 32 };
  sheet.gap(6);
  for (const paragraph of text.text.split('\n')) {
    const lines = sheet.lines(paragraph, look.body, box.width);
    const height = lines.length * look.body.leading + 16;
    sheet.need(height);
    const [top, whole] = [sheet.y, Math.min(height, sheet.left)];
    sheet.decorate(() => {
      sheet.doc.rect(margin.side, top, sheet.width, whole).fill(ground);
      sheet.doc.rect(margin.side, top, 3.5, whole).fill(edge);
    });
    sheet.y += 8;
    const element = sheet.open(section, 'P', { lang: text.lang });
    sheet.write(element, 'P', lines, look.body, box);
    element.end();
    sheet.y += 8;
  }
  sheet.y += 10;
}

/** One entry of a list: its sign, then whatever it is. */
function drawItem(list: Element, sign: string, { sheet }: Drawing, lang: string | undefined, draw: (body: Element, box: { x: number; width: number }) => void): void {
  sheet.need(look.body.leading * 2);
  const item = sheet.open(list, 'LI', { lang });
  const label = sheet.open(item, 'Lbl');
  const { y } = sheet;
  sheet.write(label, 'Lbl', sheet.lines(sign, look.body, 16), look.body, { x: 2, width: 16 });
  label.end();
  sheet.y = y;
  draw(sheet.open(item, 'LBody'), { x: 18, width: sheet.width - 18 });
  item.end();
  sheet.y += 3;
}

/** What a list is numbered with (ISO 32000-1, 14.8.5.5). pdfkit has no option for it. */
export function openList(sheet: Drawing['sheet'], parent: Element, numbering: 'None' | 'Disc' | 'Decimal'): Element {
  const list = sheet.open(parent, 'L');
  (list as unknown as { dictionary: { data: Record<string, unknown> } }).dictionary.data['A'] = { O: 'List', ListNumbering: numbering };
  return list;
}

export function drawList({ items, ordered }: Of<'list'>, drawing: Drawing): void {
  const { sheet, section } = drawing;
  if (items.length === 0) return;
  const list = openList(sheet, section, ordered ? 'Decimal' : 'Disc');
  items.forEach((item, index) => {
    drawItem(list, ordered ? `${index + 1}.` : '•', drawing, item.lang, (body, box) => writeParagraphs(sheet, body, { ...item, lang: undefined } as Said, look.body, box));
  });
  list.end();
  sheet.y += 4;
}

/** What can be done: each a link where it leads somewhere, with its days. */
export function drawActions({ items }: Of<'actions'>, drawing: Drawing): void {
  drawLinks(items, drawing);
}

export function drawLinkList({ items }: Of<'links'>, drawing: Drawing): void {
  if (items.length > 1) return drawLinks(items, drawing);
  const { sheet, section } = drawing;
  for (const item of items) {
    const element = sheet.open(section, 'P', { lang: item.label.lang });
    writeTarget(item, element, drawing, { x: 0, width: sheet.width });
    element.end();
  }
  sheet.y += 6;
}

function drawLinks(items: readonly Pick<ActionItem, 'label' | 'href' | 'when'>[], drawing: Drawing): void {
  const { sheet, section } = drawing;
  const list = openList(sheet, section, 'Disc');
  for (const item of items) {
    drawItem(list, '•', drawing, item.label.lang, (body, box) => {
      const element = sheet.open(body, 'P');
      writeTarget(item, element, drawing, box);
      element.end();
      if (item.when) writeParagraphs(sheet, body, { text: item.when, lang: drawing.document.lang }, { ...look.body, color: color.soft }, box);
    });
  }
  list.end();
  sheet.y += 4;
}

function writeTarget({ label, href }: { label: Said; href?: string }, element: Element, { sheet, places, publicUrl }: Drawing, box: { x: number; width: number }): void {
  const target = targetOf(href, places, publicUrl);
  const style = target ? look.link : look.body;
  const lines = said(sheet, label, style, box.width);
  if (target) writeLink(sheet, element, lines, style, box, target);
  else sheet.write(element, 'P', lines, style, box);
}

import type { Weight } from './fonts.ts';
import { linesOf, type Line } from './lines.ts';
import { createPen, type Pen } from './pen.ts';
import { createShaper, type Shaper } from './shape.ts';

/** A part of the document's structure, as assistive technology walks through it. */
export type Element = PDFKit.PDFStructureElement;

/** How text looks; sizes in points. */
export interface Style {
  size: number;
  leading: number;
  weight: Weight;
  color: string;
}

/** Where text stands: from the left edge of the text, in points. */
export interface Box {
  x: number;
  width: number;
}

/** A4, in points. */
const paper = { width: 595.28, height: 841.89 };
export const margin = { top: 76, bottom: 62, side: 62 };

/** The pages of a document from top to bottom: where the next line stands, and what it is part of. */
export class Sheet {
  readonly doc: PDFKit.PDFDocument;
  readonly width = paper.width - 2 * margin.side;
  readonly #pen: Pen;
  readonly #shaper: Shaper = createShaper();
  readonly #lines = new Map<string, Line[]>();
  /** Points from the top of the page. */
  y: number = margin.top;
  pages = 0;
  /** Called on every further page, before anything stands on it. */
  onPage: (() => void) | undefined;

  constructor(doc: PDFKit.PDFDocument) {
    this.doc = doc;
    this.#pen = createPen(doc);
    this.#begin();
  }

  #begin(): void {
    this.doc.addPage({ size: [paper.width, paper.height], margin: 0 });
    this.pages += 1;
    this.y = margin.top;
  }

  get left(): number {
    return paper.height - margin.bottom - this.y;
  }

  newPage(): void {
    this.#begin();
    this.onPage?.();
  }

  /** Goes to a new page when this height is not left; never to a page as empty as this one. */
  need(height: number): void {
    if (height > this.left && this.y > margin.top) this.newPage();
  }

  /** White before something, unless it begins a page. */
  gap(height: number): void {
    if (this.y > margin.top) this.y += height;
  }

  /** @param anyDirection the text is somebody's own, and may be written from right to left */
  lines(text: string, style: Style, width: number, anyDirection = false): Line[] {
    // Most texts are asked for twice: how high they are, and to be drawn.
    const key = `${style.weight} ${style.size} ${width} ${anyDirection} ${text}`;
    let lines = this.#lines.get(key);
    if (!lines) {
      lines = linesOf(text, { weight: style.weight, width: (width * 1000) / style.size, anyDirection }, this.#shaper);
      if (this.#lines.size >= 50) this.#lines.clear();
      this.#lines.set(key, lines);
    }
    return lines;
  }

  /** Draws one line at `y` as it stands; says nothing of what it is. */
  drawLine(line: Line, style: Style, { x, width }: Box, y: number, align: 'start' | 'end' = 'start'): void {
    const length = (line.width * style.size) / 1000;
    const atRight = (align === 'end') !== line.rightToLeft;
    // Half of what letters are high stands above the middle of the line.
    const baseline = y + style.leading / 2 + style.size * 0.36;
    this.#pen.draw(line, margin.side + x + (atRight ? width - inkStart(line, style.size, length) : 0), baseline, style.size, style.color);
  }

  /** Lines of text as content of an element, over as many pages as they need. */
  write(element: Element, tag: string, lines: Line[], style: Style, box: Box, align?: 'start' | 'end'): void {
    for (const line of lines) {
      if (style.leading > this.left) this.newPage();
      if (line.atoms.length > 0) {
        const content = this.doc.markStructureContent(tag);
        this.drawLine(line, style, box, this.y, align);
        this.doc.endMarkedContent();
        element.add(content);
      }
      this.y += style.leading;
    }
  }

  /** Draws what is no content: lines, grounds, what stands on every page. */
  decorate(draw: () => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
    this.doc.markContent('Artifact', { type });
    draw();
    this.doc.endMarkedContent();
  }

  /** A thin line over the width of the text. */
  rule(y: number, color: string, weight = 0.6): void {
    this.decorate(() => {
      this.doc.rect(margin.side, y - weight / 2, this.width, weight).fill(color);
    });
  }

  /** A new element at the end of another one. */
  open(parent: Element, type: string, options: { lang?: string | undefined; scope?: 'Row' | 'Column'; alt?: string; bbox?: [number, number, number, number] } = {}): Element {
    const { lang, ...others } = options;
    const element = this.doc.struct(type as never, { ...others, ...(lang !== undefined && { lang }) } as never);
    parent.add(element);
    return element;
  }
}

/** Space that hangs over the edge: at the end of a line, which is its left when it begins at the right. */
function inkStart({ atoms, rightToLeft }: Line, size: number, length: number): number {
  if (!rightToLeft) return length;
  let hanging = 0;
  for (const { space, shaped } of atoms) {
    if (!space) break;
    hanging += shaped.width;
  }
  return length + (hanging * size) / 1000;
}

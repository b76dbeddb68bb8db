import type { Face } from './fonts.ts';
import type { Atom, Line } from './lines.ts';
import type { Cluster } from './shape.ts';

/** A font in a document, as pdfkit 0.20 keeps it; its types say nothing of it. */
interface EmbeddedFont {
  id: string;
  subset: { glyphs: number[]; includeGlyph(id: number): number };
  /** By code: what it says, and its width. */
  unicode: number[][];
  widths: number[];
  ref(): unknown;
}

interface InsideDocument {
  _font: EmbeddedFont;
  page: { fonts: Record<string, unknown> };
  addContent(operators: string): unknown;
}

/** Draws lines of glyphs, and puts the fonts they need into the document. */
export interface Pen {
  /** @param baseline points from the top of the page */
  draw(line: Line, x: number, baseline: number, size: number, color: string): void;
}

/** What a part of a letter says by itself, when somebody does not look at the letter: nothing, without width. */
const part = '\u200D';

const figure = (value: number) => String(Math.round(value * 1000) / 1000);

export function createPen(doc: PDFKit.PDFDocument): Pen {
  const inside = doc as unknown as InsideDocument;
  const fonts = new Map<string, { font: EmbeddedFont; codes: Map<string, number> }>();

  function embedded(face: Face) {
    let entry = fonts.get(face.key);
    if (!entry) {
      // pdfkit takes a font that is read already: it is read once for all documents.
      doc.font(face.font as never, face.key);
      entry = { font: inside._font, codes: new Map() };
      fonts.set(face.key, entry);
    }
    inside.page.fonts[entry.font.id] ??= entry.font.ref();
    return entry;
  }

  /**
   * The code of a glyph. One glyph may say different things (a letter's stem under other dots): then it has a code for
   * each, so that text taken out of the file is the text that went in (ISO 14289-1, 7.21.7).
   */
  function codeOf({ font, codes }: ReturnType<typeof embedded>, { id, width }: { id: number; width: number }, text: string): string {
    const key = `${id} ${text}`;
    let code = codes.get(key);
    if (code === undefined) {
      const first = font.subset.includeGlyph(id);
      code = font.unicode[first] === undefined ? first : font.subset.glyphs.push(id) - 1;
      font.widths[code] = width;
      font.unicode[code] = [...text].map((sign) => sign.codePointAt(0)!);
      codes.set(key, code);
    }
    return code.toString(16).padStart(4, '0');
  }

  const add = (operators: string[]) => inside.addContent(operators.join('\n'));

  /** Shows clusters of one font, in the order they are read. */
  function show(face: Face, clusters: readonly Cluster[], x: number, baseline: number, size: number): void {
    const font = embedded(face);
    const scale = size / 1000;
    let operators = ['BT', `/${font.font.id} ${figure(size)} Tf`];
    let shown: string[] = [];
    /** Where the next glyph would stand by itself. */
    let pen = NaN;
    const flush = () => {
      if (shown.length > 0) operators.push(`[${shown.join('')}] TJ`);
      shown = [];
    };
    const glyphAt = (glyphX: number, glyphY: number, code: string) => {
      const gap = glyphX - pen;
      if (glyphY === baseline && gap > -1 && gap < 1) shown.push(Math.abs(gap) > 0.001 ? `${figure(-gap / scale)}<${code}>` : `<${code}>`);
      else {
        flush();
        operators.push(`1 0 0 -1 ${figure(glyphX)} ${figure(glyphY)} Tm`);
        shown.push(`<${code}>`);
      }
    };
    for (const { text, glyphs, x: begin } of clusters) {
      const parts = glyphs.length > 1;
      if (parts) {
        flush();
        add([...operators, 'ET']);
        doc.markContent('Span', { actual: text });
        operators = ['BT', `/${font.font.id} ${figure(size)} Tf`];
        pen = NaN;
      }
      glyphs.forEach((glyph, index) => {
        const glyphX = x + (begin + glyph.x) * scale;
        glyphAt(glyphX, baseline - glyph.y * scale, codeOf(font, glyph, index === 0 ? text : part));
        pen = glyph.y === 0 ? glyphX + glyph.width * scale : NaN;
      });
      if (parts) {
        const [space] = face.font.glyphsForString(' ');
        // Readers take the letter to reach from its first glyph to its last one, which may be a dot: this one ends where it
        // ends, and has nothing to be seen.
        if (space && space.id !== 0) {
          const end = Math.max(...glyphs.map((glyph) => glyph.x + glyph.width));
          glyphAt(x + (begin + end - space.advanceWidth) * scale, baseline, codeOf(font, { id: space.id, width: space.advanceWidth }, part));
        }
        flush();
        add([...operators, 'ET']);
        doc.endMarkedContent();
        operators = ['BT', `/${font.font.id} ${figure(size)} Tf`];
        pen = NaN;
      }
    }
    flush();
    add([...operators, 'ET']);
  }

  return {
    draw(line, x, baseline, size, color) {
      doc.fillColor(color);
      const from = new Map<Atom, number>();
      for (const atom of line.atoms) {
        from.set(atom, x);
        x += (atom.shaped.width * size) / 1000;
      }
      // What is read first stands first in the file, wherever it stands on the page (ISO 32000-1, 14.8.2.3.1).
      for (const group of groupsOf(line)) {
        const { replaced, face } = group[0]!.pieces[0]!;
        if (replaced) doc.markContent('Span', { actual: readable(group.flatMap(({ pieces }) => pieces.map(({ text }) => text)).join('')) });
        const clusters = group.flatMap((atom) => {
          const offset = ((from.get(atom)! - from.get(group[0]!)!) * 1000) / size;
          return atom.shaped.clusters.map((cluster) => ({ ...cluster, x: cluster.x + offset }));
        });
        show(face, clusters, from.get(group[0]!)!, baseline, size);
        if (replaced) doc.endMarkedContent();
      }
    },
  };
}

/** Neighbours of one font, drawn at once. */
function groupsOf({ read }: Line): Atom[][] {
  const groups: Atom[][] = [];
  for (const atom of read) {
    const last = groups.at(-1)?.[0];
    const [piece] = atom.pieces;
    if (last && last.pieces[0]!.face === piece!.face && last.pieces[0]!.replaced === piece!.replaced) groups.at(-1)!.push(atom);
    else groups.push([atom]);
  }
  return groups;
}

/** Text without what no reader can read: lone surrogates and controls, which are seen by their number. */
const readable = (text: string) => text.toWellFormed().replace(/[\p{Cc}\u202A-\u202E]/gu, '\uFFFD');

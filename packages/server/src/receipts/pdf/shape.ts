import bidiModule, { type Bidi } from 'bidi-js';
import type { Font } from 'fontkit';
import type { Face } from './fonts.ts';
import { invisible } from './invisible.ts';

// Node gives the function itself; its types speak of another build.
export const bidi = (bidiModule as unknown as () => Bidi)();

/** A glyph to be drawn, in thousandths of the font's size. */
export interface ShapedGlyph {
  id: number;
  width: number;
  /** Where it is drawn, from where its cluster begins. */
  x: number;
  y: number;
}

/** Glyphs that are one thing to a reader: a letter and its dots, a ligature. */
export interface Cluster {
  text: string;
  glyphs: ShapedGlyph[];
  /** Where it begins, from the left edge. */
  x: number;
}

/** A few characters of one font and direction. */
export interface Shaped {
  /** In the order they are read. */
  clusters: Cluster[];
  width: number;
}

/** Puts characters into glyphs, each word once per document: joined letters, ligatures, kerning, marks. */
export type Shaper = (face: Face, text: string, rightToLeft: boolean) => Shaped;

export function createShaper(): Shaper {
  const known = new Map<string, Shaped>();
  return (face, text, rightToLeft) => {
    const key = `${face.key} ${rightToLeft ? 'r' : 'l'}${text}`;
    let shaped = known.get(key);
    if (!shaped) known.set(key, (shaped = shape(face.font, text, rightToLeft)));
    return shaped;
  };
}

/** In text from right to left an opening bracket looks like a closing one (UAX 9, L4). */
const mirrored = (text: string) => [...text].map((sign) => bidi.getMirroredCharacter(sign) ?? sign).join('');

function shape(font: Font, text: string, rightToLeft: boolean): Shaped {
  const run = font.layout(rightToLeft ? mirrored(text) : text, undefined, undefined, undefined, rightToLeft ? 'rtl' : 'ltr');
  const scale = 1000 / font.unitsPerEm;
  let width = 0;
  const drawn: Cluster[] = [];
  run.glyphs.forEach((glyph, index) => {
    const { xAdvance, xOffset, yOffset } = run.positions[index]!;
    const said = String.fromCodePoint(...glyph.codePoints);
    // The font reader puts a space without width where there is nothing to see.
    if (invisible.test(said) || (said === ' ' && xAdvance === 0)) return;
    const shaped = { id: glyph.id, width: glyph.advanceWidth * scale, x: xOffset * scale, y: yOffset * scale };
    drawn.push({ text: rightToLeft ? mirrored(said) : said, glyphs: [shaped], x: width });
    width += xAdvance * scale;
  });
  // From left to right as they are drawn; read, it is the other way round.
  const clusters = together(rightToLeft ? drawn.reverse() : drawn);
  const read = [...text].filter((sign) => !invisible.test(sign)).join('');
  // Some scripts draw a vowel before the consonant it is read after, as Hindi does: then the word is one thing to a reader.
  return { clusters: clusters.map((one) => one.text).join('') === read ? clusters : [asOne(clusters, read)], width };
}

function asOne(clusters: Cluster[], text: string): Cluster {
  const { x = 0 } = clusters[0] ?? {};
  return { text, x, glyphs: clusters.flatMap((one) => one.glyphs.map((glyph) => ({ ...glyph, x: glyph.x + one.x - x }))) };
}

/** A glyph that says nothing of its own, as the dots of a letter, belongs to the one before it. */
function together(drawn: Cluster[]): Cluster[] {
  const clusters: Cluster[] = [];
  for (const one of drawn) {
    const last = clusters.at(-1);
    if (one.text !== '' || !last) clusters.push(one);
    else last.glyphs.push(...one.glyphs.map((glyph) => ({ ...glyph, x: glyph.x + one.x - last.x })));
  }
  return clusters;
}

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font, type Glyph } from 'fontkit';
import { invisible } from './invisible.ts';
import { openType } from './woff.ts';

export type Weight = 400 | 600;

/** A font in one weight, as it is read. */
export interface Face {
  /** Names it within a document. */
  key: string;
  font: Font;
}

/** A file of a family of fonts, and the characters that it may have. */
interface Slice {
  family: string;
  name: string;
  ranges: readonly Range[];
}
type Range = readonly [from: number, to: number];

const require = createRequire(import.meta.url);

/** `U+0000-00FF,U+0131` as pairs. */
const rangesOf = (words: string): Range[] =>
  words.split(',').map((range) => {
    const [from, to = from] = range.slice(2).split('-');
    return [parseInt(from!, 16), parseInt(to!, 16)];
  });

function slicesOf(family: string, names?: readonly string[]): Slice[] {
  const ranges = require(`@fontsource/${family}/unicode.json`) as Record<string, string>;
  return Object.keys(ranges)
    .filter((key) => names?.includes(key) ?? key.startsWith('['))
    .map((key) => ({ family, name: key.replace(/[[\]]/g, ''), ranges: rangesOf(ranges[key]!) }));
}

/** Every file, in the order they are asked. What is Danish is in the first; Chinese is asked last. */
function allSlices(): Slice[] {
  const latin = slicesOf('noto-sans', ['latin']);
  const european = slicesOf('noto-sans', ['latin-ext', 'greek', 'greek-ext', 'cyrillic', 'cyrillic-ext', 'vietnamese', 'devanagari']);
  const chinese = slicesOf('noto-sans-sc');
  // What is common is also in one file: a text out of it has one font, and not one for every few characters.
  const common: Slice = { family: 'noto-sans-sc', name: 'chinese-simplified', ranges: chinese.flatMap(({ ranges }) => ranges) };
  return [
    ...latin, ...european, ...slicesOf('noto-sans-hebrew', ['hebrew']), ...slicesOf('noto-sans-arabic', ['arabic']),
    ...others.flatMap((script) => slicesOf(`noto-sans-${script}`, [script])),
    common, ...chinese, ...slicesOf('noto-sans-arabic', ['math', 'symbols']),
  ];
}

/** Scripts of languages that many write in Denmark: Tigrinya and Amharic, Tamil, Thai, Bengali. */
const others = ['ethiopic', 'tamil', 'thai', 'bengali'];

let slices: readonly Slice[] | undefined;
// Fonts are read once, and only those that somebody wrote something for.
const faces = new Map<string, Face>();

function load({ family, name }: Slice, weight: Weight): Face {
  const key = `${family}-${name}-${weight}`;
  let face = faces.get(key);
  if (!face) {
    const file = require.resolve(`@fontsource/${family}/files/${key}-normal.woff`);
    face = { key, font: saying(create(openType(readFileSync(file))) as Font) };
    faces.set(key, face);
  }
  return face;
}

/**
 * fontkit 2.0 remembers for each glyph what it said the first time; but one stem says different letters under different
 * dots, in one word even. Here every glyph of a text says what it says there.
 */
function saying(font: Font): Font {
  const reader = font as Font & { getGlyph(id: number, codePoints?: number[]): Glyph };
  const read = reader.getGlyph.bind(font);
  reader.getGlyph = (id, codePoints = []) => {
    const glyph = read(id);
    return codePoints.length === 0 ? glyph : (Object.create(glyph, { codePoints: { value: codePoints } }) as Glyph);
  };
  return font;
}

const covers = (ranges: readonly Range[], code: number) => ranges.some(([from, to]) => from <= code && code <= to);

// Answers are told apart by few characters. A hostile text has many: then it is begun anew.
const chosen = new Map<string, Face | null>();
const mostChosen = 20_000;

/** The font that has everything to be seen of a character (a grapheme of any length); undefined when none has. */
export function faceFor(character: string, weight: Weight): Face | undefined {
  const key = `${weight}${character}`;
  const known = chosen.get(key);
  if (known !== undefined) return known ?? undefined;
  const face = choose(character, weight);
  if (chosen.size >= mostChosen) chosen.clear();
  chosen.set(key, face ?? null);
  return face;
}

function choose(character: string, weight: Weight): Face | undefined {
  slices ??= allSlices();
  const codes = [...character].filter((sign) => !invisible.test(sign)).map((sign) => sign.codePointAt(0)!);
  for (const slice of slices) {
    if (!codes.every((code) => covers(slice.ranges, code))) continue;
    const face = load(slice, weight);
    if (codes.every((code) => face.font.hasGlyphForCodePoint(code))) return face;
  }
  return undefined;
}

import LineBreaker from 'linebreak';
import type { Weight } from './fonts.ts';
import { piecesOf, type Piece } from './pieces.ts';
import { bidi, type Shaped, type Shaper } from './shape.ts';

/** Characters that stay together: of one font, one direction, and either words or space. */
export interface Atom {
  pieces: Piece[];
  shaped: Shaped;
  /** Level of UAX 9: odd is from right to left. */
  level: number;
  space: boolean;
}

/** A line ready to be drawn. */
export interface Line {
  /** From left to right. */
  atoms: Atom[];
  /** The same in the order they are read. */
  read: Atom[];
  /** In the order it is read. */
  text: string;
  /** In thousandths of the size, without the space at its end. */
  width: number;
  /** It begins at the right. */
  rightToLeft: boolean;
}

export interface LineOptions {
  weight: Weight;
  /** In thousandths of the size. */
  width: number;
  /** The first letter that has a direction decides it; otherwise it is from left to right. */
  anyDirection: boolean;
}

const lineEnds = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/;

/** The lines that somebody has made. */
export const paragraphsOf = (text: string): string[] => text.split(lineEnds);

/** A text without line ends of its own in lines: it is broken where it may be (UAX 14), in the middle of a word when it must. */
export function linesOf(paragraph: string, { weight, width, anyDirection }: LineOptions, shaper: Shaper): Line[] {
  const pieces = piecesOf(paragraph, weight);
  // What is shown by its number has no direction and may be broken before and after, as an object between words.
  const text = pieces.map(({ shown, replaced }) => (replaced ? '\uFFFC' : shown)).join('');
  const { levels, paragraphs } = bidi.getEmbeddingLevels(text, anyDirection ? 'auto' : 'ltr');
  const base = paragraphs[0]?.level ?? 0;
  const atoms = (part: Piece[], level: number): Atom => {
    const rightToLeft = level % 2 === 1 && !part[0]!.replaced;
    return { pieces: part, shaped: shaper(part[0]!.face, part.map(({ shown }) => shown).join(''), rightToLeft), level, space: isSpace(part[0]!) };
  };
  const units = unitsOf(pieces, text, levels, atoms);
  return fill(units, width, atoms).map((line) => inOrder(line, base));
}

const isSpace = ({ shown }: Piece) => /^[ \u1680\u2000-\u2006\u2008-\u200A\u205F\u3000]+$/.test(shown);

/** Signs put into glyphs at once. Nobody's word is longer, and the time it takes grows faster than the word. */
const longest = 100;

/** Atoms between two places where a line may end. */
function unitsOf(pieces: Piece[], text: string, levels: Uint8Array, atom: (pieces: Piece[], level: number) => Atom): Atom[][] {
  const breaks = breaksOf(text);
  const units: Atom[][] = [];
  let unit: Atom[] = [];
  let part: Piece[] = [];
  let level = 0;
  let offset = 0;
  const endPart = () => {
    if (part.length > 0) unit.push(atom(part, level));
    part = [];
  };
  for (const piece of pieces) {
    if (offset > 0 && breaks.has(offset)) {
      endPart();
      if (unit.length > 0) units.push(unit);
      unit = [];
    }
    const next = levels[offset] ?? 0;
    const [first] = part;
    if (first && (part.length === longest || first.face !== piece.face || level !== next || isSpace(first) !== isSpace(piece) || first.replaced || piece.replaced)) endPart();
    level = next;
    part.push(piece);
    offset += piece.replaced ? 1 : piece.shown.length;
  }
  endPart();
  if (unit.length > 0) units.push(unit);
  return units;
}

function breaksOf(text: string): ReadonlySet<number> {
  const breaks = new Set<number>();
  const breaker = new LineBreaker(text);
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) breaks.add(next.position);
  return breaks;
}

const sum = (atoms: readonly Atom[]) => atoms.reduce((total, { shaped }) => total + shaped.width, 0);
/** Without the space at its end: that may stand beyond the edge. */
const ink = (atoms: readonly Atom[]) => sum(atoms.slice(0, atoms.findLastIndex(({ space }) => !space) + 1));

function fill(units: Atom[][], width: number, atom: (pieces: Piece[], level: number) => Atom): Atom[][] {
  const lines: Atom[][] = [];
  let line: Atom[] = [];
  let used = 0;
  const add = (...atoms: Atom[]) => {
    line.push(...atoms);
    used += sum(atoms);
  };
  const endLine = () => {
    lines.push(line);
    line = [];
    used = 0;
  };
  for (const unit of units) {
    const needed = ink(unit);
    if (used + needed <= width) add(...unit);
    else {
      if (line.length > 0) endLine();
      if (needed <= width) add(...unit);
      else breakUnit(unit);
    }
  }
  endLine();
  return lines;

  /** A word longer than a line: as much as fits on each. */
  function breakUnit(unit: Atom[]): void {
    for (const whole of unit) {
      if (used + whole.shaped.width <= width || whole.space) {
        add(whole);
        continue;
      }
      let rest = whole.pieces;
      while (rest.length > 0) {
        const part = fitting(rest, width - used, whole.level);
        // Where not even one sign fits beside what is there, it gets a line; on an empty one it stands all the same.
        if (part === undefined && used > 0) endLine();
        else {
          const next = part ?? atom(rest.slice(0, 1), whole.level);
          add(next);
          rest = rest.slice(next.pieces.length);
          if (rest.length > 0) endLine();
        }
      }
    }
  }

  /** As many signs as fit into the room. Joined they may be wider than each by itself. */
  function fitting(pieces: Piece[], room: number, level: number): Atom | undefined {
    let count = 0;
    for (let length = 0; count < pieces.length; count++) {
      length += atom([pieces[count]!], level).shaped.width;
      if (length > room) break;
    }
    for (; count > 0; count--) {
      const part = atom(pieces.slice(0, count), level);
      if (part.shaped.width <= room) return part;
    }
    return undefined;
  }
}

/** The atoms of a line as they stand from left to right (UAX 9, L1 and L2). */
function inOrder(atoms: Atom[], base: number): Line {
  const end = atoms.findLastIndex(({ space }) => !space) + 1;
  const levels = atoms.map(({ level }, index) => (index < end ? level : base));
  const order = atoms.map((_, index) => index);
  const highest = Math.max(0, ...levels);
  for (let level = highest; level > 0; level--) {
    for (let from = 0; from < order.length; from++) {
      if (levels[order[from]!]! < level) continue;
      let to = from;
      while (to + 1 < order.length && levels[order[to + 1]!]! >= level) to++;
      order.splice(from, to - from + 1, ...order.slice(from, to + 1).reverse());
      from = to;
    }
  }
  return {
    atoms: order.map((index) => atoms[index]!),
    read: atoms,
    text: atoms.flatMap(({ pieces }) => pieces.map(({ text }) => text)).join(''),
    width: ink(atoms),
    rightToLeft: base % 2 === 1,
  };
}

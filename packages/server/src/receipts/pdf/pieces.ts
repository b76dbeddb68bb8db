import { faceFor, type Face, type Weight } from './fonts.ts';
import { invisible } from './invisible.ts';

/** A character of a text with the font it is drawn in. */
export interface Piece {
  /** As it was written. */
  text: string;
  /** As it is drawn: the same, or its number when no font has it. */
  shown: string;
  face: Face;
  /** It is drawn by its number. */
  replaced: boolean;
}

const graphemes = new Intl.Segmenter('da', { granularity: 'grapheme' });
/** Controls, and what turns whole texts around. */
const unseen = /[\p{Cc}\u202A-\u202E]/u;

/** A paragraph, character by character, with a font for each. Nothing is left out: what no font has is shown by its number. */
export function piecesOf(paragraph: string, weight: Weight): Piece[] {
  const pieces: Piece[] = [];
  for (const { segment } of graphemes.segment(paragraph.replaceAll('\t', ' '))) {
    const whole = unseen.test(segment) ? undefined : pieceOf(segment, weight);
    if (whole) pieces.push(whole);
    else for (const sign of segment) addSign(sign, weight, pieces);
  }
  return pieces;
}

function pieceOf(text: string, weight: Weight): Piece | undefined {
  // "å" may be typed as an "a" and a ring; the font has it as one.
  for (const shown of text.length > 1 ? [text, text.normalize('NFC')] : [text]) {
    const face = faceFor(shown, weight);
    if (face) return { text, shown, face, replaced: false };
  }
  return undefined;
}

/** One code point of a character that cannot be drawn whole. */
function addSign(sign: string, weight: Weight, pieces: Piece[]): void {
  const last = pieces.at(-1);
  if (invisible.test(sign)) {
    // A selector or joiner says how its neighbours are drawn, and they are not. It stays in the text.
    if (last) last.text += sign;
    return;
  }
  const piece = unseen.test(sign) ? undefined : pieceOf(sign, weight);
  const shown = `‹U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}›`;
  pieces.push(piece ?? { text: sign, shown, face: faceFor('‹', weight)!, replaced: true });
}

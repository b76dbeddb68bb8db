/** What a receipt's document says, piece by piece in reading order, and whether a text says that and nothing else. */
import type { ActionItem, Block, Fact, ReceiptDocument, Said, TableRow } from '@faelles/receipt/model/document.js';

/**
 * The pieces of a document in the order they are read.
 * @param asText as plain text says them, which has no columns: no heads of a table
 */
export function piecesOf({ blocks }: ReceiptDocument, { asText = false } = {}): string[] {
  return blocks.flatMap((block) => blockPieces(block, asText)).filter((piece) => squeezed(piece) !== '');
}

function blockPieces(block: Block, asText: boolean): string[] {
  const said = ({ text }: Said) => text;
  const fact = ({ term, value, detail }: Fact) => [said(term), said(value), ...(detail ? [detail] : [])];
  const row = ({ label, notes, amount }: TableRow) => [said(label), ...notes.map(said), amount];
  const action = ({ label, when }: ActionItem) => [said(label), ...(when ? [when] : [])];
  switch (block.kind) {
    case 'heading':
    case 'lead':
    case 'paragraph':
    case 'notice': return [said(block.text)];
    case 'facts': return block.rows.flatMap(fact);
    case 'table': return [said(block.caption), ...(asText ? [] : block.head.map(said)), ...block.rows.flatMap(row), ...block.foot.flatMap(row)];
    case 'list': return block.items.map(said);
    case 'actions': return block.items.flatMap(action);
    case 'links': return block.items.map(({ label }) => said(label));
  }
}

/** Without what a layout may put between words: white space and marks of direction. */
export const squeezed = (text: string): string => text.replace(/[\s\u200b\u200e\u200f\u2066-\u2069\ufeff]+/g, '');

/** Where a text leaves the document; and what it says beside it, between the pieces. */
export type Told = { missing?: string; after?: string; beside: string[] };

/**
 * Looks for the pieces one after the other, each behind the one before.
 * @param shown how the medium shows a piece, when not as it is
 */
export function toldIn(text: string, pieces: readonly string[], shown: (piece: string) => string = (piece) => piece): Told {
  const whole = squeezed(shown(text));
  const beside: string[] = [];
  let at = 0;
  let before = '';
  for (const piece of pieces) {
    const wanted = squeezed(shown(piece));
    if (wanted === '') continue;
    const found = whole.indexOf(wanted, at);
    if (found < 0) return { missing: piece, after: `${before} … ${whole.slice(at, at + 200)}`, beside };
    if (found > at) beside.push(whole.slice(at, found));
    at = found + wanted.length;
    before = piece;
  }
  if (at < whole.length) beside.push(whole.slice(at));
  return { beside };
}

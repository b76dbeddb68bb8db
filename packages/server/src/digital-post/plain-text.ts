import type { Block, Fact, ReceiptDocument, Said, TableRow } from '@faelles/receipt/model/document.js';
import { xmlText } from './text.ts';
import { followable } from './url.ts';

/**
 * A receipt's document as plain text: the same words in the same order, addresses written out. Ends with a line end.
 *
 * @param origin the server's public origin, for links written from the root
 */
export function plainText(document: ReceiptDocument, origin?: string): string {
  return xmlText(`${document.blocks.map((block) => written(block, origin)).join('\n\n')}\n`);
}

function written(block: Block, origin: string | undefined): string {
  switch (block.kind) {
    case 'heading': return underlined(words(block.text), block.level);
    case 'lead':
    case 'notice':
    case 'paragraph': return words(block.text);
    case 'facts': return block.rows.map((row) => fact(row, origin)).join('\n');
    case 'table': return [words(block.caption), ...[...block.rows, ...block.foot].map(line)].join('\n');
    case 'list': return block.items.map((item, at) => `${block.ordered ? `${at + 1}.` : '-'}${continued(words(item))}`).join('\n');
    case 'links': return block.items.map(({ label, href }) => `-${continued(words(label))}${address(href, origin)}`).join('\n');
    case 'actions': return block.items.map(({ label, href, when }) => `-${continued(words(label))}${when ? ` ${when}` : ''}${address(href, origin)}`).join('\n');
  }
}

const underlined = (text: string, level: number): string => (level > 2 ? text : `${text}\n${(level === 1 ? '=' : '-').repeat(Math.min(70, [...text].length))}`);

/** With the address, unless the value is the address. */
function fact({ term, value, detail, href }: Fact, origin: string | undefined): string {
  const target = href?.startsWith('https:') || href?.startsWith('/') ? followable(href, origin) : undefined;
  return `${words(term)}:${continued([words(value), ...(detail ? [detail] : []), ...(target && !target.includes(value.text) ? [target] : [])].join('\n'))}`;
}

/** As `Container (10 dage à 10,00 kr.): 100,00 kr.` */
const line = ({ label, notes, amount }: TableRow): string => `${words(label)}${notes.length ? ` (${notes.map(words).join('; ')})` : ''}: ${amount}`;

/** After its name on the same line; with several lines below it, indented, so that none looks like a name of its own. */
const continued = (text: string): string => (text.includes('\n') ? `\n${text}`.replace(/\n/g, '\n  ') : ` ${text}`);

function address(href: string | undefined, origin: string | undefined): string {
  const target = href === undefined ? undefined : followable(href, origin);
  return target === undefined ? '' : `\n  ${target}`;
}

// Letters written from the right, and the marks that turn the direction.
const turning = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/** What turns the direction of text is closed in (FSI … PDI), so that it ends with the words it came with. */
function words({ text }: Said): string {
  const whole = text.replace(/\r\n?/g, '\n');
  return turning.test(whole) ? whole.split('\n').map((part) => (turning.test(part) ? `\u2068${part}\u2069` : part)).join('\n') : whole;
}

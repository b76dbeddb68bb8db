import type { Block, ReceiptDocument, Said, TableRow } from '@faelles/receipt/model/document.js';
import { xmlText } from './text.ts';

/** A receipt's document as plain text: the same words in the same order, addresses written out. Ends with a line end. */
export function plainText(document: ReceiptDocument): string {
  return xmlText(`${document.blocks.map(written).join('\n\n')}\n`);
}

function written(block: Block): string {
  switch (block.kind) {
    case 'heading': return underlined(words(block.text), block.level);
    case 'lead':
    case 'notice':
    case 'paragraph': return words(block.text);
    case 'facts': return block.rows.map(({ term, value, detail }) => `${words(term)}:${continued([words(value), ...(detail ? [detail] : [])].join('\n'))}`).join('\n');
    case 'table': return [words(block.caption), ...[...block.rows, ...block.foot].map(line)].join('\n');
    case 'list': return block.items.map((item, at) => `${block.ordered ? `${at + 1}.` : '-'}${continued(words(item))}`).join('\n');
    case 'links': return block.items.map(({ label, href }) => `-${continued(words(label))}${address(href)}`).join('\n');
    case 'actions': return block.items.map(({ label, href, when }) => `-${continued(words(label))}${when ? ` (${when})` : ''}${address(href)}`).join('\n');
  }
}

const underlined = (text: string, level: number): string => (level > 2 ? text : `${text}\n${(level === 1 ? '=' : '-').repeat(Math.min(70, [...text].length))}`);

const line = ({ label, notes, amount }: TableRow): string => `${words(label)}: ${amount}${notes.map((note) => `\n  ${words(note)}`).join('')}`;

/** After its name on the same line; with several lines below it, indented, so that none looks like a name of its own. */
const continued = (text: string): string => (text.includes('\n') ? `\n${text}`.replace(/\n/g, '\n  ') : ` ${text}`);

/** Only what can be followed from paper. */
const address = (href: string | undefined): string => (href !== undefined && /^https:/.test(href) ? `\n  ${href}` : '');

// Letters written from the right, and the marks that turn the direction.
const turning = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/** What turns the direction of text is closed in (FSI … PDI), so that it ends with the words it came with. */
function words({ text }: Said): string {
  const whole = text.replace(/\r\n?/g, '\n');
  return turning.test(whole) ? whole.split('\n').map((part) => (turning.test(part) ? `\u2068${part}\u2069` : part)).join('\n') : whole;
}

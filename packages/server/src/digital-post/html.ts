import { DOMImplementation, XMLSerializer, type Document, type Element } from '@xmldom/xmldom';
import type { ActionItem, Block, Fact, ReceiptDocument, Said, TableRow } from '@faelles/receipt/model/document.js';
import { xmlText } from './text.ts';
import { pieces } from './pieces.ts';
import { followable } from './url.ts';

/**
 * A receipt's document as a page for the mailbox: whole in itself, no script, no style, no picture, no form, nothing fetched.
 * Elements say what things are, so that it reads well without a style sheet, which the mailbox may take away. Well-formed
 * both as HTML and as XML.
 *
 * @param origin the server's public origin, for links written from the root; a link nobody could follow is only its words
 */
export function htmlPart(document: ReceiptDocument, origin?: string): string {
  const html = new DOMImplementation().createHTMLDocument(xmlText(document.title));
  const [head, body] = ['head', 'body'].map((name) => html.getElementsByTagName(name)[0]!) as [Element, Element];
  html.documentElement!.setAttribute('lang', document.lang);
  const charset = html.createElement('meta');
  charset.setAttribute('charset', 'utf-8');
  head.insertBefore(charset, head.firstChild);
  const page = new Page(html, origin);
  for (const block of document.blocks) body.appendChild(page.block(block));
  return new XMLSerializer().serializeToString(html, { requireWellFormed: true });
}

type Content = Element | string;

class Page {
  readonly html: Document;
  readonly origin: string | undefined;
  constructor(html: Document, origin: string | undefined) {
    this.html = html;
    this.origin = origin;
  }

  block(block: Block): Element {
    switch (block.kind) {
      case 'heading': return this.said(`h${block.level}`, block.text);
      case 'lead': return this.said('p', block.text);
      case 'notice': return this.element('p', [this.said('strong', block.text)]);
      case 'paragraph': return block.strong ? this.element('p', [this.said('strong', block.text)]) : this.said('p', block.text);
      case 'facts': return this.element('dl', block.rows.flatMap((row) => [this.said('dt', row.term), this.value(row)]));
      case 'table': return this.table(block);
      case 'list': return this.element(block.ordered ? 'ol' : 'ul', block.items.map((item) => this.said('li', item)));
      case 'links': return this.element('ul', block.items.map(({ label, href }) => this.element('li', [this.link(this.said('span', label), href)])));
      case 'actions': return this.element('ul', block.items.map((item) => this.action(item)));
    }
  }

  action({ label, href, when }: ActionItem): Element {
    return this.element('li', [this.link(this.said('span', label), href), ...(when ? [` ${when}`] : [])]);
  }

  value({ value, href, code, detail }: Fact): Element {
    if (!code && href === undefined && detail === undefined) return this.said('dd', value);
    const shown = this.link(this.said(code ? 'code' : 'span', value), href);
    return this.element('dd', [shown, ...(detail === undefined ? [] : [this.html.createElement('br'), this.said('code', { text: detail })])]);
  }

  table({ caption, head, rows, foot }: Extract<Block, { kind: 'table' }>): Element {
    const row = (cells: Element[]) => this.element('tr', cells);
    const line = ({ label, notes, amount }: TableRow) =>
      row([
        this.header('row', [this.said('span', label), ...notes.flatMap((note) => [this.html.createElement('br'), this.said('span', note)])]),
        this.element('td', [amount]),
      ]);
    return this.element('table', [
      this.said('caption', caption),
      this.element('thead', [row(head.map((text) => this.header('col', [this.said('span', text)])))]),
      this.element('tbody', rows.map(line)),
      ...(foot.length ? [this.element('tfoot', foot.map(line))] : []),
    ]);
  }

  header(scope: 'row' | 'col', content: Content[]): Element {
    const cell = this.element('th', content);
    cell.setAttribute('scope', scope);
    return cell;
  }

  link(shown: Element, href: string | undefined): Element {
    const target = href === undefined ? undefined : followable(href, this.origin);
    if (target === undefined) return shown;
    const link = this.element('a', [shown]);
    link.setAttribute('href', target);
    return link;
  }

  said(name: string, { text, lang, typed }: Said): Element {
    const made = this.element(name, [text]);
    if (lang) made.setAttribute('lang', lang);
    // What a citizen typed stands for itself: what turns the direction of text ends with it.
    if (typed) made.setAttribute('dir', 'auto');
    return made;
  }

  element(name: string, content: readonly Content[]): Element {
    const made = this.html.createElement(name);
    for (const part of content) {
      if (typeof part !== 'string') made.appendChild(part);
      else for (const piece of pieces(xmlText(part))) made.appendChild('text' in piece ? this.html.createTextNode(piece.text) : this.html.createElement(piece.mark));
    }
    return made;
  }
}

import { html, nothing, type TemplateResult } from 'lit';
import type { ActionItem, Block, Fact, Said, SectionId, TableRow } from '@faelles/receipt/model/document.js';

// Draws the blocks of a receipt as HTML. What is said, and in which order, is the document's; here is only how.

/** What the page adds where the document has a place for it. */
export interface Places {
  /** Beside a line that is copied. */
  copy: (fact: Fact, valueId: string) => unknown;
  /** A link to a part of the receipt was followed: a fragment does not reach into a shadow root. */
  show: (section: string, event: Event) => void;
  /** At the end of a part, as the buttons under the summary. */
  after: (section: SectionId) => unknown;
}

/** A part of the receipt: its blocks up to the next heading of level 2. */
interface Part {
  section: SectionId;
  blocks: Block[];
}

/** The document as sections, each with its heading. */
export function documentView(blocks: readonly Block[], places: Places): TemplateResult {
  return html`${partsOf(blocks).map(
    ({ section, blocks: own }, part) => html`<section part=${section} id=${section}>
      ${own.map((block, at) => blockView(block, `${part}-${at}`, places))} ${places.after(section)}
    </section>`,
  )}`;
}

function partsOf(blocks: readonly Block[]): Part[] {
  const parts: Part[] = [];
  for (const block of blocks) {
    if (block.kind === 'heading' && block.section) parts.push({ section: block.section, blocks: [] });
    parts.at(-1)?.blocks.push(block);
  }
  return parts;
}

/** Words in the language and direction they are in. */
function said({ text, lang, typed }: Said): unknown {
  if (lang) return html`<span lang=${lang}>${text}</span>`;
  return typed ? html`<bdi>${text}</bdi>` : text;
}

function blockView(block: Block, id: string, places: Places): unknown {
  switch (block.kind) {
    case 'heading':
      return heading(block.level, said(block.text));
    case 'lead':
      return html`<p class="lead">${said(block.text)}</p>`;
    case 'paragraph':
      return html`<p class="said">${block.strong ? html`<strong>${said(block.text)}</strong>` : said(block.text)}</p>`;
    case 'facts':
      return html`<dl class="answers">${block.rows.map((row, at) => fact(row, `${id}-${at}`, places))}</dl>`;
    case 'table':
      return table(block);
    case 'list':
      return block.ordered
        ? html`<ol>${block.items.map((item) => html`<li>${said(item)}</li>`)}</ol>`
        : html`<ul>${block.items.map((item) => html`<li>${said(item)}</li>`)}</ul>`;
    case 'actions':
      return html`<ul>${block.items.map((item) => action(item, places))}</ul>`;
    case 'links':
      return block.items.map(({ label, href }) => html`<p class="link"><a href=${href}>${said(label)}</a></p>`);
    case 'notice':
      return html`<p class="notice ${block.look}">${said(block.text)}</p>`;
  }
}

function heading(level: 1 | 2 | 3 | 4, words: unknown): TemplateResult {
  switch (level) {
    case 1:
      return html`<h1 tabindex="-1" part="heading">${words}</h1>`;
    case 2:
      return html`<h2 tabindex="-1">${words}</h2>`;
    case 3:
      return html`<h3>${words}</h3>`;
    default:
      return html`<h4>${words}</h4>`;
  }
}

function fact(row: Fact, place: string, { copy }: Places): TemplateResult {
  const id = row.id ?? place;
  const { term, value, href, code, time, detail } = row;
  const words = href ? html`<a href=${href}>${said(value)}</a>` : said(value);
  const dated = time ? html`<time datetime=${time}>${words}</time>` : words;
  const look = row.id === 'reference' ? 'reference' : code ? 'figures' : 'said';
  return html`<div>
    <dt>${said(term)}</dt>
    <dd>${row.copy === undefined
      ? html`<span class=${look}>${dated}</span>`
      : html`<span class="copy"><span class=${look} id=${id}>${dated}</span>${copy(row, id)}</span>`}${detail ? html`<span class="detail">${detail}</span>` : nothing}</dd>
  </div>`;
}

function table({ caption, head, rows, foot }: Extract<Block, { kind: 'table' }>): TemplateResult {
  return html`<table class="order">
    <caption class="visually-hidden">${said(caption)}</caption>
    <thead>
      <tr>
        <th scope="col">${said(head[0])}</th>
        <th scope="col" class="amount">${said(head[1])}</th>
      </tr>
    </thead>
    <tbody>${rows.map(tableRow)}</tbody>
    <tfoot>${foot.map(tableRow)}</tfoot>
  </table>`;
}

function tableRow({ label, notes, amount, total }: TableRow): TemplateResult {
  return html`<tr class=${total ? 'total' : ''}>
    <th scope="row">${said(label)}${notes.map((note) => html`<span class="count">${said(note)}</span>`)}</th>
    <td class="amount">${amount}</td>
  </tr>`;
}

function action({ code, label, href, when }: ActionItem, { show }: Places): TemplateResult {
  const words = said(label);
  const link =
    href === undefined ? words
    : href.startsWith('#') ? html`<a href=${href} @click=${(event: Event) => show(href.slice(1), event)}>${words}</a>`
    : html`<a href=${href}>${words}</a>`;
  return html`<li data-code=${code}>${link}${when ? ` ${when}` : nothing}</li>`;
}

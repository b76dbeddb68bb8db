import { html, nothing, type TemplateResult } from 'lit';
import type { LanguageController } from '@faelles/foundation/controllers/language.js';
import type { Block } from '@faelles/schemas/text.js';

/** Only these may be followed from a text; a definition is checked when it is loaded, a property is not. */
const followable = /^(https:\/\/|mailto:|tel:|\/(?!\/)|#)/;

/**
 * Running text of a definition as headings, paragraphs, lists, links and notices. A string is one paragraph.
 * Headings are of level 2: above them stands the heading of the step, and labels and legends are none.
 */
export function blocks(content: string | Block[] | undefined, words: LanguageController): unknown {
  if (!content) return nothing;
  if (typeof content === 'string') return html`<p>${content}</p>`;
  return content.map((block) => one(block, words));
}

function one(block: Block, words: LanguageController): TemplateResult | typeof nothing {
  if ('heading' in block) return html`<h2>${words.text(block.heading)}</h2>`;
  if ('paragraph' in block) return html`<p>${words.text(block.paragraph)}</p>`;
  if ('list' in block) return html`<ul>${block.list.map((item) => html`<li>${words.text(item)}</li>`)}</ul>`;
  if ('notice' in block) return html`<p class="notice">${words.text(block.notice)}</p>`;
  const { label, href } = block.link;
  return followable.test(href) ? html`<p><a href=${href}>${words.text(label)}</a></p>` : html`<p>${words.text(label)}</p>`;
}

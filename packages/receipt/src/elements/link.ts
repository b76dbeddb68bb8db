import { html } from 'lit';
import { hrefOf } from '@faelles/receipt/model/document/writer.js';

/** A link, or its words alone when the address is not one we send anybody to: a receipt is data. */
export function link(to: string, label: string): unknown {
  const { href } = hrefOf(to);
  return href === undefined ? label : html`<a href=${href}>${label}</a>`;
}

import { html, nothing, type TemplateResult } from 'lit';
import type { LanguageController } from '@faelles/foundation/controllers/language.js';
import { formatPhone } from '@faelles/schemas/identifiers/phone.js';
import type { Authority } from '@faelles/schemas/definition.js';

/** Who received it and how to reach them: requirement 2.7 of the joint guide, and for whoever cannot go on digitally. */
export function contactCard({ name, contact }: Authority, words: LanguageController): TemplateResult {
  const line = (key: string, value: unknown) => (value ? html`<div><dt>${words.t(`receipt.${key}`)}</dt><dd class="said">${value}</dd></div>` : nothing);
  return html`<p><strong>${words.text(name)}</strong></p>
    <dl class="answers">
      ${line('phone', contact.phone && html`<a href="tel:${contact.phone.replace(/\s/g, '')}" class="unbroken">${formatPhone(contact.phone.replace(/\s/g, ''))}</a>`)}
      ${line('email', contact.email && html`<a href="mailto:${contact.email}">${contact.email}</a>`)}
      ${contact.digitalPost ? html`<div><dt>Digital Post</dt><dd>${link(contact.digitalPost, words.t('receipt.digital-post'))}</dd></div>` : nothing}
      ${line('website', contact.url && link(contact.url, contact.url.replace(/^https:\/\//, '')))}
      ${line('address', contact.address?.join('\n'))} ${line('hours', contact.hours && words.text(contact.hours))}
    </dl>`;
}

/** Only these may be followed: a receipt is data, and data must not smuggle `javascript:` into the page. */
const followable = /^(https:\/\/|mailto:|tel:|\/(?!\/)|#)/;

/** A link, or its words alone when the address is not one we send anybody to. */
export function link(href: string, label: string): unknown {
  return followable.test(href) ? html`<a href=${href}>${label}</a>` : label;
}

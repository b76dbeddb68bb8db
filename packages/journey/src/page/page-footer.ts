import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { FkElement } from '@faelles/foundation/fk-element.js';
import type { Authority } from '@faelles/schemas/definition.js';
import { phoneInPairs } from '../phone.ts';

/** The bottom of a page of ours: whom to ask, and how accessible this is, as soon as the link has words. Drawn into the page itself, as the header is. */
export class FkPageFooter extends FkElement {
  static override properties: PropertyDeclarations = { authority: { attribute: false } };

  declare authority: Authority | undefined;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const statement = this.t('page.accessibility');
    return html`<footer class="footer">
      <div class="page">
        ${this.authority ? this.#contact(this.authority) : nothing}
        ${statement ? html`<p><a href="/accessibility.html">${statement}</a></p>` : nothing}
      </div>
    </footer>`;
  }

  #contact({ name, contact }: Authority): TemplateResult {
    const { phone, email, url, hours } = contact;
    return html`<address aria-label=${this.t('page.contact')}>
      <strong>${this.words.text(name)}</strong>
      ${phone ? html`<a href="tel:${phone.replace(/\s/g, '')}" class="unbroken">${phoneInPairs(phone)}</a>` : nothing}
      ${hours ? html`<span>${this.words.text(hours)}</span>` : nothing}
      ${email ? html`<a href="mailto:${email}">${email}</a>` : nothing}
      ${url?.startsWith('https://') ? html`<a href=${url}>${url.slice('https://'.length).replace(/\/$/, '')}</a>` : nothing}
    </address>`;
  }
}

import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { FkElement } from '@faelles/foundation/fk-element.js';
import { baseStyles } from '@faelles/foundation/styles/base.js';
import { proseStyles } from '@faelles/foundation/styles/prose.js';
import { formatDateTime } from '@faelles/language/format.js';
import type { ReceiptDelivery } from '@faelles/schemas/delivery.js';

/**
 * Where a receipt is sent beside the page, and how far that is. Says it and asks for nothing: the receipt is valid without.
 *
 * @summary “Sendt til Digital Post 21. november 2026 kl. 14.05.”
 * @tagname fk-receipt-deliveries
 */
export class FkReceiptDeliveries extends FkElement {
  static override styles = [
    baseStyles,
    proseStyles,
    css`
      ul {
        max-width: var(--fk-measure, 40rem);
        margin: 8px 0;
        padding: 0;
        list-style: none;
      }
      li {
        margin: 4px 0;
      }
      @media print {
        h2 {
          margin: 14pt 0 4pt;
          font-size: 14pt;
        }
        ul {
          max-width: none;
        }
      }
    `,
  ];

  static override properties: PropertyDeclarations = { deliveries: { attribute: false } };

  /** As the server tells them (`ReceiptView.deliveries`). */
  declare deliveries: readonly ReceiptDelivery[];

  constructor() {
    super();
    this.deliveries = [];
  }

  protected override render(): TemplateResult | typeof nothing {
    // Its words come by themselves, after the receipt's: until then there is nothing to head.
    const heading = this.deliveries.length > 0 && this.t('delivery.heading');
    if (!heading) return nothing;
    const { language } = this.words;
    return html`<h2>${heading}</h2>
      <ul>
        ${this.deliveries.map(
          ({ channel, state, at }) => html`<li>${this.t(`delivery.${channel}.${state}`, { at: at ? formatDateTime(at, language) : '' })}</li>`,
        )}
      </ul>`;
  }
}

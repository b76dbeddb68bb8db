import { css, html, nothing, svg, type PropertyDeclarations, type TemplateResult } from 'lit';
import { FkElement } from '@faelles/foundation/fk-element.js';
import { baseStyles } from '@faelles/foundation/styles/base.js';
import { proseStyles } from '@faelles/foundation/styles/prose.js';
import type { Verify } from '@faelles/schemas/receipt.js';
import { qrCode } from '../model/qr-code.ts';
import { groupCode } from '../model/verification-code.ts';

/**
 * The code of a receipt, and the same as a QR code: how whoever is shown the receipt finds out whether it is genuine. Made on
 * the page, on the screen as on paper; nothing is fetched for it but the words.
 *
 * @summary The verification code of a receipt, to read and to scan.
 * @tagname fk-verification-code
 * @csspart qr - The QR code.
 * @csspart code - The code as text.
 */
export class FkVerificationCode extends FkElement {
  static override styles = [
    baseStyles,
    proseStyles,
    css`
      :host {
        max-width: var(--fk-measure, 40rem);
      }
      .both {
        display: flex;
        flex-wrap: wrap;
        gap: 16px 24px;
        align-items: center;
        break-inside: avoid;
      }
      /* Dark on light in every theme, in forced colours and on dark pages: readers look for nothing else. */
      svg {
        flex: none;
        width: 9.5rem;
        height: 9.5rem;
        background: #fff;
        border-radius: var(--fk-radius, 8px);
        forced-color-adjust: none;
        print-color-adjust: exact;
      }
      path {
        fill: #000;
      }
      dl,
      dd {
        margin: 0;
      }
      dt {
        font-weight: 600;
      }
      .code {
        font-size: 1.25rem;
        font-variant-numeric: tabular-nums;
        letter-spacing: 0.02em;
        /* May break between groups, and never within one. */
        word-break: keep-all;
        user-select: all;
      }
      .page {
        overflow-wrap: anywhere;
      }
      @media print {
        :host {
          max-width: none;
          break-inside: avoid;
        }
        /* Three centimetres are read at arm's length. */
        svg {
          width: 30mm;
          height: 30mm;
        }
        .screen {
          display: none;
        }
      }
    `,
  ];

  static override properties: PropertyDeclarations = {
    verify: { attribute: false },
    hideHeading: { type: Boolean, attribute: 'hide-heading' },
  };

  /** Code and address, as the receipt carries them. */
  declare verify: Verify | undefined;
  /** The page has a heading of its own. */
  declare hideHeading: boolean;

  constructor() {
    super();
    this.hideHeading = false;
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.verify) return nothing;
    const { code, url } = this.verify;
    // The page is named as it is typed; the code stands for itself.
    const page = url.replace(/^https?:\/\//, '').replace(/#.*$/, '');
    return html`${this.hideHeading ? nothing : html`<h2>${this.t('verification.heading')}</h2>`}
      <p class="page">${this.t('verification.text', { page })}</p>
      <div class="both">
        ${this.#qr(url)}
        <dl>
          <dt>${this.t('verification.code')}</dt>
          <dd class="code" part="code">${groupCode(code)}</dd>
          ${/^https?:\/\//.test(url) ? html`<dd class="screen"><a href=${url}>${this.t('verification.open')}</a></dd>` : nothing}
        </dl>
      </div>`;
  }

  #qr(url: string): TemplateResult {
    const { size, path } = qrCode(url);
    return html`<svg part="qr" role="img" aria-label=${this.t('verification.qr')} viewBox=${`0 0 ${size} ${size}`} shape-rendering="crispEdges">
      ${svg`<path d=${path}></path>`}
    </svg>`;
  }
}

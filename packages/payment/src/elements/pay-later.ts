import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { FkElement } from '@faelles/foundation/fk-element.js';
import { warnOnce } from '@faelles/foundation/warn.js';
import { baseStyles } from '@faelles/foundation/styles/base.js';
import { buttonStyles } from '@faelles/foundation/styles/button.js';
import { noticeStyles } from '@faelles/foundation/styles/notice.js';
import { unbroken } from '@faelles/foundation/unbroken.js';
import { formatDateTime } from '@faelles/language/format.js';
import type { PaymentCalls } from './payment-calls.ts';
import { safeRedirect } from './safe-redirect.ts';

/**
 * A link to pay by, later or for somebody else: made when it is asked for, shown this once, to be copied or printed.
 * Whoever has it sees the amount, the reference and the authority, and can pay; nothing that was answered.
 *
 * @summary A link to pay later.
 */
export class FkPayLater extends FkElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    noticeStyles,
    css`
      .notice {
        margin-bottom: 0;
      }
      label {
        display: block;
        margin-top: 16px;
        font-weight: 600;
      }
      input {
        width: 100%;
        min-height: 40px;
        margin-top: 8px;
        padding: 6px 10px;
        color: inherit;
        background: var(--fk-paper, #fff);
        border: 1px solid var(--fk-line-strong, #767676);
        border-radius: var(--fk-radius, 8px);
        direction: ltr;
        font: inherit;
      }
      h2:focus {
        outline: none;
      }
      .unbroken {
        white-space: nowrap;
      }
      .printed {
        display: none;
        overflow-wrap: anywhere;
      }
      @media print {
        /* A box cuts a long address off. */
        input {
          display: none;
        }
        .printed {
          display: block;
        }
      }
    `,
  ];

  static override properties: PropertyDeclarations = {
    calls: { attribute: false },
    applicationId: { attribute: false },
    reference: { attribute: false },
    authority: { attribute: false },
    link: { state: true },
    state: { state: true },
  };

  declare calls: PaymentCalls | undefined;
  declare applicationId: string;
  declare reference: string;
  declare authority: string;
  declare private link: { url: string; until: string } | undefined;
  declare private state: 'busy' | 'ready' | 'failed' | 'copied' | 'marked';

  /** The heading has been where to begin, once. */
  #begun = false;

  constructor() {
    super();
    this.applicationId = this.reference = this.authority = '';
    this.state = 'busy';
  }

  override focus(): void {
    this.renderRoot.querySelector('h2')?.focus();
  }

  protected override firstUpdated(): void {
    void this.#make();
  }

  protected override updated(): void {
    const heading = this.renderRoot.querySelector('h2');
    if (this.#begun || !heading) return;
    this.#begun = true;
    heading.focus();
  }

  readonly #make = async (): Promise<void> => {
    this.state = 'busy';
    try {
      const link = await this.calls!.payLater!(this.applicationId);
      if (!safeRedirect(link.url, location.href)) {
        warnOnce('pay-later-url', 'The pay-later link is neither https nor on this origin; it is not shown.');
        throw new Error('url');
      }
      this.link = link;
      this.state = 'ready';
    } catch {
      this.state = 'failed';
    }
  };

  readonly #copy = async (): Promise<void> => {
    const field = this.renderRoot.querySelector('input')!;
    field.select();
    // Where the clipboard is not ours to write to, the address is marked, ready for the keys that copy.
    this.state = await navigator.clipboard.writeText(field.value).then(() => 'copied' as const, () => 'marked' as const);
  };

  protected override render(): TemplateResult | typeof nothing {
    const { link, state } = this;
    const title = this.t('payment.later-title');
    // Its words are on their way.
    if (!title) return nothing;
    return html`<section class="notice" aria-labelledby="title">
      <h2 id="title" tabindex="-1">${title}</h2>
      <p>${this.t('payment.later-lead', { authority: this.authority })}</p>
      ${link ? this.#told(link) : nothing}
      <p role="status">${state === 'ready' ? '' : this.t(`payment.later-${state}`)}</p>
      ${link
        ? html`<div class="actions">
            <button type="button" @click=${this.#copy}>${this.t('payment.later-copy')}</button>
            <button type="button" @click=${() => print()}>${this.t('payment.print')}</button>
          </div>`
        : state === 'failed'
          ? html`<div class="actions"><button type="button" @click=${this.#make}>${this.t('payment.later-again')}</button></div>`
          : nothing}
    </section>`;
  }

  #told({ url, until }: { url: string; until: string }): TemplateResult {
    const href = safeRedirect(url, location.href)!;
    return html`<label for="address">${this.t('payment.later-link')}</label>
      <input id="address" readonly autocomplete="off" spellcheck="false" aria-describedby="until" .value=${href} @focus=${(event: Event) => (event.target as HTMLInputElement).select()} />
      <p class="printed" aria-hidden="true">${href}</p>
      <p id="until">${unbroken(this.t('payment.later-until', { until: formatDateTime(until, this.words.language), reference: this.reference }), this.reference)}</p>`;
  }
}

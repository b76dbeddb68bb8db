import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { FkElement } from '@faelles/foundation/fk-element.js';
import { FkEvent } from '@faelles/foundation/events.js';
import { orderStyles } from '@faelles/foundation/order-table.js';
import { answersStyles } from '@faelles/foundation/styles/answers.js';
import { baseStyles } from '@faelles/foundation/styles/base.js';
import { buttonStyles } from '@faelles/foundation/styles/button.js';
import { noticeStyles } from '@faelles/foundation/styles/notice.js';
import { proseStyles } from '@faelles/foundation/styles/prose.js';
import { receiptDocument, type Fact, type SectionId } from '@faelles/receipt/model/document.js';
import type { ReceiptView } from '@faelles/schemas/receipt.js';
import { documentView } from './document-view.ts';
import { receiptStyles } from './receipt-styles.ts';
import { saveReceipt } from './save-receipt.ts';

/**
 * The receipt as a document: what was received, when, by whom, what happens next, what was sent and paid, how it can be
 * checked. Shown from `view` alone, so it is the same offline, after a reload and on paper. Print gives an A4 without controls.
 *
 * @summary What the citizen leaves with.
 * @fires {FkEvent} fk-receipt-saved - The citizen saved the signed receipt as a file.
 * @slot - Words of the page's own at the end.
 * @slot files - Buttons of the page's own beside print, as for a PDF.
 * @slot status - Where the case stands now, under the summary.
 * @slot payment - What the page knows of the payment beside the receipt, as money that went back later.
 * @csspart heading - The heading of level 1.
 * @csspart verification - What the server found of its signature.
 */
export class FkReceipt extends FkElement {
  static override styles = [baseStyles, proseStyles, buttonStyles, noticeStyles, answersStyles, orderStyles, receiptStyles];

  static override properties: PropertyDeclarations = {
    view: { attribute: false },
    copied: { state: true },
    qr: { state: true },
  };

  /** The receipt, whether it is masked, and what the server found of its signature. */
  declare view: ReceiptView | undefined;
  /** The line that was copied, or marked to be copied by hand. */
  declare private copied: { id: string; words: string } | undefined;
  /** The QR code of the address it is checked at, once that was drawn. */
  declare private qr: { url: string; size: number; path: string } | undefined;

  /** Focus goes to the success heading: the page calls this when the receipt takes the place of the form. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('h1')?.focus();
  }

  protected override willUpdate(): void {
    const { receipt, deliveries } = this.view ?? {};
    if (receipt?.verify && this.qr?.url !== receipt.verify.url) void this.#drawQr(receipt.verify.url);
    if (deliveries?.length) void import('./fk-receipt-deliveries.ts');
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.view) return nothing;
    const { receipt, masked } = this.view;
    const { language } = this.words;
    const { blocks } = receiptDocument(receipt, language, (key, params) => this.t(key, params), { masked });
    return html`<article lang=${language}>
        ${documentView(blocks, { copy: this.#copyButton, show: this.#show, after: this.#after })}
        ${receipt.verify ? nothing : this.#proof()}
      </article>
      <slot></slot>`;
  }

  readonly #after = (section: SectionId): unknown => {
    switch (section) {
      case 'summary':
        return html`${this.#tools()}${this.#deliveries()}<slot name="status"></slot>`;
      case 'payment':
        return html`<slot name="payment"></slot>`;
      case 'verify':
        return html`${this.#qrCode()}${this.#proof()}`;
      default:
        return nothing;
    }
  };

  #tools(): TemplateResult {
    return html`<div class="actions screen">
      <button type="button" class="primary" @click=${() => print()}>${this.t('receipt.print')}</button>
      <slot name="files"></slot>
      ${this.view!.jws ? html`<button type="button" @click=${this.#save}>${this.t('receipt.download-data')}</button>` : nothing}
    </div>`;
  }

  #deliveries(): unknown {
    const { deliveries } = this.view!;
    return deliveries?.length ? html`<fk-receipt-deliveries part="deliveries" .deliveries=${deliveries}></fk-receipt-deliveries>` : nothing;
  }

  readonly #copyButton = ({ id, term, copy }: Fact, valueId: string): TemplateResult => {
    return html`<button type="button" class="plain screen" @click=${() => void this.#copy(valueId, copy!, term.text)}>
        ${id === 'reference' ? this.t('receipt.copy-reference') : html`${this.t('slip.copy')}<span class="visually-hidden"> ${term.text}</span>`}
      </button>
      <span role="status" class="soft screen">${this.copied?.id === valueId ? this.copied.words : ''}</span>`;
  };

  readonly #show = (section: string, event: Event): void => {
    const part = this.renderRoot.querySelector<HTMLElement>(`#${section}`);
    if (!part) return;
    event.preventDefault();
    part.scrollIntoView();
    part.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
  };

  /** The address with its code, to be opened by a phone from the screen or from paper. */
  #qrCode(): unknown {
    if (!this.qr) return nothing;
    const { size, path } = this.qr;
    return html`<svg class="qr" role="img" aria-label=${this.t('receipt.qr')} viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path d=${path}></path></svg>`;
  }

  /** What the server found just now. Not on paper, which anybody can print: there the code speaks. */
  #proof(): unknown {
    const { verification, masked } = this.view!;
    if (masked && verification === 'unknown') return nothing;
    const look = { verified: 'success', unverified: 'error', unknown: 'warning' }[verification];
    return html`<div class="notice ${look} screen" part="verification"><p>${this.t(`receipt.${verification}`)}</p></div>`;
  }

  async #drawQr(url: string): Promise<void> {
    const { qrCode } = await import('@faelles/receipt/model/qr-code.js');
    if (this.view?.receipt.verify?.url === url) this.qr = { url, ...qrCode(url) };
  }

  async #copy(id: string, text: string, what: string): Promise<void> {
    // Taken away first, so that the same words are read aloud again.
    this.copied = undefined;
    const marked = await navigator.clipboard.writeText(text).then(() => false, () => true);
    // No permission: it is selected instead, ready to be copied by hand.
    if (marked) getSelection()?.selectAllChildren(this.renderRoot.querySelector(`[id="${id}"]`)!);
    this.copied = { id, words: this.t(marked ? 'slip.marked' : 'slip.copied', { what }) };
  }

  readonly #save = (): void => {
    saveReceipt(this.view!);
    this.dispatchEvent(new FkEvent('fk-receipt-saved', undefined));
  };
}

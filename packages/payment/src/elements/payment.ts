import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { FkElement } from '@faelles/foundation/fk-element.js';
import { orderStyles, orderTable } from '@faelles/foundation/order-table.js';
import { baseStyles } from '@faelles/foundation/styles/base.js';
import { buttonStyles } from '@faelles/foundation/styles/button.js';
import { noticeStyles } from '@faelles/foundation/styles/notice.js';
import { proseStyles } from '@faelles/foundation/styles/prose.js';
import { localeOf } from '@faelles/language/message.js';
import type { Order } from '@faelles/schemas/order.js';
import type { Payment } from '@faelles/schemas/payment.js';
import type { Text } from '@faelles/schemas/text.js';
import { methodsStyles } from './methods.ts';
import { PaymentParts } from './parts.ts';
import { paySection, stateBox, restOf, type Screen } from './screens.ts';
import { askable, payable, type Arrival, type PaymentView } from './payment-view.ts';
import type { PaymentCalls } from './payment-calls.ts';
import { paymentStyles } from './payment-styles.ts';
import { PaymentTalk } from './talk.ts';

export type { EmbeddedDetail, PaymentDetail } from './payment-host.ts';

/**
 * Pays for an application: shows what is to be paid, sends the citizen to the provider, and says honestly how it went.
 * The server owns the price and the state; this element asks it. No card data ever comes near it.
 *
 * @summary Order, ways to pay, pay button, and the state of the payment.
 * @fires {FkEvent<{url: string}>} fk-before-pay - About to leave for the provider; `preventDefault()` keeps the page.
 * @fires {FkEvent<EmbeddedDetail>} fk-embedded - The provider's checkout can be shown in the slot `embedded`;
 *   `preventDefault()` says that the page does so, otherwise the citizen is sent to the provider's page.
 * @fires {FkEvent<PaymentDetail>} fk-payment - The state of the payment changed.
 * @fires {FkEvent<PaymentDetail>} fk-paid - The provider confirmed the payment.
 * @slot - Words of the page's own, above the order.
 * @slot embedded - Where the page shows the provider's own checkout. Only with an element in it is one asked for.
 */
export class FkPayment extends FkElement {
  static override styles = [baseStyles, proseStyles, buttonStyles, noticeStyles, orderStyles, methodsStyles, paymentStyles];

  static override properties: PropertyDeclarations = {
    order: { attribute: false },
    payment: { attribute: false },
    calls: { attribute: false },
    endpoint: {},
    link: { attribute: false },
    applicationId: { attribute: 'application-id' },
    authority: { attribute: false },
    arrival: {},
    patience: { type: Number },
    hideHeading: { type: Boolean, attribute: 'hide-heading' },
  };

  /** What is to be paid, as the server priced it. Shown until the server says it itself; its price is the one that counts. */
  declare order: Order | undefined;
  /** The newest attempt to pay, when there is one. */
  declare payment: Payment | undefined;
  /** How to reach the server, when it is not over `endpoint`. */
  declare calls: PaymentCalls | undefined;
  /** Root of the HTTP contract. Default `/api`. */
  declare endpoint: string;
  /** The secret of a pay-later link, for whoever has no session. */
  declare link: string | undefined;
  declare applicationId: string;
  /** Who is paid and who follows up, by name. */
  declare authority: Text | string | undefined;
  /**
   * `returned` or `cancelled` when the citizen just came back from the provider, `''` when not.
   * Left out: read from the page's address, `?payment=<id>` and `&cancelled=1`.
   */
  declare arrival: Arrival | undefined;
  /** Seconds to wait for the confirmation before saying that it takes longer than usual. Default 120. */
  declare patience: number;
  /** Leave the heading to the page. */
  declare hideHeading: boolean;

  readonly #parts: PaymentParts = new PaymentParts(this);
  readonly #talk: PaymentTalk;
  /** Something in here had the focus before it was drawn again. */
  #focused = false;

  constructor() {
    super();
    this.endpoint = '/api';
    this.applicationId = '';
    this.patience = 120;
    this.hideHeading = false;
    this.#talk = new PaymentTalk(this);
  }

  /** The screen that is shown. */
  get view(): PaymentView {
    return this.#talk.view;
  }

  /** The language of the page as a provider wants it: `da-DK`. */
  get language(): string {
    return localeOf(this.words.language);
  }

  /** Sends the citizen to the provider, as the button does. */
  readonly pay = (): Promise<void> => this.#talk.pay();

  /** Asks the server how the payment stands now. The button stays where it is: whoever pressed it has the focus on it. */
  readonly refresh = (): Promise<void> => this.#talk.refresh();

  /** Tells that the provider's own checkout, in the slot `embedded`, is done: the confirmation is waited for. */
  returned(): void {
    this.#talk.returned();
  }

  /** Focus goes to the heading: the page calls this when the payment takes the place of the form. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>(this.hideHeading ? '#state' : 'h1')?.focus();
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    this.#focused = !!this.shadowRoot?.activeElement;
  }

  protected override updated(): void {
    // What had the focus is gone: to the words that took its place, so that nobody begins at the top of the page again.
    if (this.#focused && !this.shadowRoot!.activeElement) this.renderRoot.querySelector<HTMLElement>('#state')?.focus();
  }

  protected override render(): TemplateResult {
    const talk = this.#talk;
    const { view, order } = talk;
    const screen: Screen = {
      view,
      talk,
      order,
      payment: this.payment,
      words: this.words,
      parts: this.#parts,
      authority: this.words.text(this.authority) || this.t('payment.authority'),
    };
    const table = order && !['faulty', 'lost'].includes(view) && (view !== 'free' || order.lines.some(({ exemption }) => exemption));
    return html`${this.hideHeading ? nothing : html`<h1 id="heading" part="heading" tabindex="-1">${this.t('payment.heading')}</h1>`}
      <slot></slot>
      ${stateBox(screen, askable.includes(view) ? this.refresh : undefined)}
      ${table ? orderTable(order, this.words) : nothing} ${restOf(screen)}
      <slot name="embedded" ?hidden=${view !== 'embedded'}></slot>
      ${payable.includes(view) && talk.mayPay ? paySection(screen, this.pay) : nothing}`;
  }
}

import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { FkElement } from '@faelles/foundation/fk-element.js';
import { FkEvent } from '@faelles/foundation/events.js';
import { answersStyles } from '@faelles/foundation/styles/answers.js';
import { baseStyles } from '@faelles/foundation/styles/base.js';
import { buttonStyles } from '@faelles/foundation/styles/button.js';
import { noticeStyles } from '@faelles/foundation/styles/notice.js';
import { proseStyles } from '@faelles/foundation/styles/prose.js';
import { unbroken } from '@faelles/foundation/unbroken.js';
import type { Payment, PaymentByLink } from '@faelles/schemas/payment.js';
import { formatCvr } from '@faelles/schemas/identifiers/cvr.js';
import type { PaymentDetail } from '@faelles/payment/elements/payment.js';
import { linkCalls, type LinkCalls } from './link-calls.ts';
import { forgetSecret, takeSecret } from './link-secret.ts';
import { withoutPayment } from '../address.ts';
import { unpaid } from '../unpaid.ts';

/** What `fk-opened` tells: what the link is about, so that the page around it can say so. */
export type OpenedDetail = Pick<PaymentByLink, 'authority' | 'title' | 'language'>;

const paid: readonly Payment['state'][] = ['authorised', 'captured', 'partly-refunded'];

/**
 * The page a pay-later link leads to: who asks for the money, for what, and `<fk-payment>`. Whoever holds the link may be
 * another than who applied: nothing that was answered is here, and nobody's name.
 *
 * @summary Pay by a link, without a session.
 * @tagname fk-pay-page
 * @fires {FkEvent<OpenedDetail>} fk-opened - The link is good.
 */
export class FkPayPage extends FkElement {
  static override styles = [
    baseStyles,
    proseStyles,
    buttonStyles,
    noticeStyles,
    answersStyles,
    css`
      dl {
        max-width: var(--fk-measure, 40rem);
      }
      @media print {
        .screen {
          display: none;
        }
      }
    `,
  ];

  static override properties: PropertyDeclarations = {
    base: {},
    calls: { attribute: false },
    found: { state: true },
    state: { state: true },
  };

  /** Root of the HTTP contract. Default `/api`. */
  declare base: string;
  /** Calls by a link, when they are not over `base`. */
  declare calls: ((link: string) => Promise<LinkCalls>) | undefined;
  declare private found: { link: PaymentByLink; calls: LinkCalls; arrival: '' | 'returned' | 'cancelled' } | undefined;
  /** `missing`: no secret came; `elsewhere`: back from the provider in a browser that does not know it; `lost`: it opens nothing. */
  declare private state: 'loading' | 'open' | 'paid' | 'over' | 'missing' | 'elsewhere' | 'lost' | 'away';

  constructor() {
    super();
    this.base = '/api';
    this.state = 'loading';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.#another);
    void this.#open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#another);
  }

  override focus(): void {
    this.renderRoot.querySelector('h1')?.focus();
  }

  /** Another link was put into the address of the same tab. */
  readonly #another = (): void => {
    if (location.hash.length > 1) void this.#open();
  };

  readonly #open = async (): Promise<void> => {
    const query = new URLSearchParams(location.search);
    const back = query.has('payment');
    const secret = takeSecret();
    if (!secret) return void (this.state = back ? 'elsewhere' : 'missing');
    this.state = 'loading';
    this.found = undefined;
    try {
      const calls = await (this.calls?.(secret) ?? linkCalls(this.base, secret));
      const link = await calls.byLink();
      const came = query.get('cancelled') === '1' ? 'cancelled' : 'returned';
      const arrival = back && query.get('payment') === link.situation.payment?.id ? came : '';
      // A reload must not return again.
      history.replaceState(history.state, '', withoutPayment(new URL(location.href)));
      this.found = { link, calls, arrival };
      this.state = stateOf(link);
      const { authority, title, language } = link;
      this.dispatchEvent(new FkEvent<OpenedDetail>('fk-opened', { authority, title, language }));
    } catch (error) {
      const { status } = error as { status?: number };
      this.state = status !== undefined && [401, 403, 404, 410].includes(status) ? 'lost' : 'away';
      if (this.state === 'lost') forgetSecret();
    }
  };

  readonly #heard = ({ detail }: FkEvent<PaymentDetail>): void => {
    if (paid.includes(detail.state)) this.state = 'paid';
  };

  protected override render(): TemplateResult | typeof nothing {
    const { state, found } = this;
    const heading = this.t(`paylink.${state}`);
    // Its words are on their way.
    if (!heading) return nothing;
    if (state === 'loading') return html`<p role="status">${heading}</p>`;
    return html`<h1 tabindex="-1" part="heading">${heading}</h1>
      <p class="lead">${this.t(`paylink.${state}.lead`, { authority: this.words.text(found?.link.authority.name) })}</p>
      ${found ? this.#facts(found.link) : nothing} ${this.#rest()}`;
  }

  #facts({ authority, title, situation }: PaymentByLink): TemplateResult {
    const facts = {
      authority: `${this.words.text(authority.name)}, CVR ${formatCvr(authority.cvr)}`,
      about: this.words.text(title),
      reference: unbroken(situation.reference, situation.reference),
    };
    return html`<dl class="answers">
      ${Object.entries(facts).map(([key, value]) => html`<div><dt>${this.t(`paylink.${key}`)}</dt><dd>${value}</dd></div>`)}
    </dl>`;
  }

  #rest(): TemplateResult | typeof nothing {
    const { state, found } = this;
    if (state === 'away') return html`<div class="actions"><button type="button" class="primary" @click=${this.#open}>${this.t('paylink.again')}</button></div>`;
    if (state === 'elsewhere') return html`<ul>${['back', 'paid', 'unpaid'].map((key) => html`<li>${this.t(`paylink.elsewhere.${key}`)}</li>`)}</ul>`;
    if (!found || state === 'over') return nothing;
    const { link, calls, arrival } = found;
    const { situation, authority } = link;
    return html`<fk-payment
        hide-heading
        .calls=${calls}
        .applicationId=${situation.applicationId}
        .order=${situation.order}
        .payment=${situation.payment}
        .authority=${authority.name}
        .arrival=${arrival}
        @fk-payment=${this.#heard}
      ></fk-payment>
      <p class="soft screen">${this.t('paylink.private')}</p>
      ${state === 'paid' ? html`<div class="actions screen"><button type="button" @click=${() => print()}>${this.t('paylink.print')}</button></div>` : nothing}`;
  }
}

/** Paid, or nothing to pay any more: the application was taken back, or its time is over. */
function stateOf({ situation: { payment, payUntil } }: PaymentByLink): 'open' | 'paid' | 'over' {
  if (payment && paid.includes(payment.state)) return 'paid';
  return payUntil === undefined && (!payment || (payment.finished && unpaid.includes(payment.state))) ? 'over' : 'open';
}

import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { orderStyles, orderTable } from '@faelles/foundation/order-table.js';
import type { StaffPayment } from '@faelles/schemas/staff.js';
import { whatFailed } from './staff-calls.ts';
import { StaffPart } from './staff-part.ts';
import { paymentLines } from './staff-search.ts';

/** How often a refund that is under way is asked about, and how long: then the page is asked again by hand. */
const pause = 4_000;
const patience = 15;
const amounts = ['authorised', 'captured', 'refunded', 'cancelled'] as const;

/**
 * One payment as the books have it: order, amounts, movements, refunds, messages of the provider. Money can be given
 * back from here.
 *
 * @summary One payment for the staff.
 * @tagname fk-staff-payment
 */
export class FkStaffPayment extends StaffPart {
  static override styles = [...StaffPart.styles, orderStyles];
  static override properties: PropertyDeclarations = {
    ...StaffPart.properties,
    paymentId: { attribute: false },
    mayRefund: { attribute: false },
    payment: { state: true },
    problem: { state: true },
    done: { state: true },
  };

  declare paymentId: string;
  /** May whoever looks give money back? The server decides all the same. */
  declare mayRefund: boolean;
  declare private payment: StaffPayment | undefined;
  declare private problem: string;
  /** Øre of the refund that was asked for here. */
  declare private done: number;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.paymentId = this.problem = '';
    this.mayRefund = false;
    this.done = 0;
    this.addEventListener('fk-refunded', this.#refunded);
    this.addEventListener('fk-stale', () => void this.refresh());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('paymentId') || !this.paymentId) return;
    this.payment = undefined;
    this.done = 0;
    void this.refresh();
  }

  /** Fetches the payment; while a refund is under way, again after a while. */
  readonly refresh = async (left: number = patience): Promise<void> => {
    clearTimeout(this.#timer);
    const id = this.paymentId;
    try {
      const payment = await this.calls!.payment(id);
      if (id !== this.paymentId) return;
      const first = !this.payment;
      this.payment = payment;
      this.problem = '';
      const waits = payment.provider !== 'invoice' && payment.refunds.some(({ state }) => state === 'pending');
      if (waits && left > 0 && this.isConnected) this.#timer = setTimeout(() => void this.refresh(left - 1), pause);
      if (first) await this.focusOn('h1');
    } catch (error) {
      const failure = whatFailed(error);
      if (failure === 'signed-out') return this.signedOut();
      // What is shown stays when a later question fails.
      if (!this.payment) this.problem = failure === 'gone' ? 'staff.payment.gone' : 'staff.failed';
    }
  };

  readonly #refunded = (event: Event): void => {
    this.done = (event as CustomEvent<{ amountOre: number }>).detail.amountOre;
    void this.refresh().then(() => this.focusOn('#done'));
  };

  protected override render(): TemplateResult {
    const { payment, problem } = this;
    if (problem) {
      return html`<h1 tabindex="-1">${this.t('staff.heading')}</h1>
        <div class="notice warning" role="alert"><p>${this.t(problem)}</p>
          <div class="actions"><button type="button" @click=${() => void this.refresh()}>${this.t('staff.again')}</button></div></div>`;
    }
    if (!payment) return html`<p role="status">${this.t('staff.loading')}</p>`;
    const others = payment.attempts.filter(({ id }) => id !== payment.id);
    return html`<h1 tabindex="-1">${this.t('staff.payment')} <span class="number">${payment.reference}</span></h1>
      <div role="status">${this.done ? html`<p class="notice success" id="done" tabindex="-1">${this.t('staff.refund.done', { amount: this.money(this.done) })}</p>` : nothing}</div>
      ${this.#facts(payment)} ${this.#refunds(payment)}
      ${this.mayRefund ? html`<fk-staff-refund class="screen" .calls=${this.calls} .payment=${payment}></fk-staff-refund>` : nothing}
      <h2>${this.t('staff.payment.order')}</h2>
      ${orderTable(payment.order, this.words)} ${this.#movements(payment)} ${this.#events(payment)}
      ${others.length ? html`<h2>${this.t('staff.payment.attempts')}</h2>${paymentLines(others, this.words)}` : nothing}`;
  }

  #facts(payment: StaffPayment): TemplateResult {
    const { state, applicationState, method, paidWith, transactionId, createdAt, due } = payment;
    const line = (key: string, value: string) => html`<div><dt>${this.t(`staff.payment.${key}`)}</dt><dd>${value}</dd></div>`;
    return html`<dl>
        ${line('state', this.t(`staff.state.${state}`))} ${line('application', this.t(`staff.applied.${applicationState}`))}
        ${line('method', paidWith ?? this.t(`staff.method.${method}`))} ${transactionId ? line('number', transactionId) : nothing}
        ${line('begun', this.when(createdAt))}
        ${amounts.map((name) => (payment.amounts[`${name}Ore`] > 0 ? line(name, this.money(payment.amounts[`${name}Ore`])) : nothing))}
      </dl>
      ${due.map(({ what, tries }) => html`<p class=${tries > 1 ? 'notice warning' : 'soft'}>${this.t(`staff.payment.due.${what}`, { tries: String(tries) })}</p>`)}`;
  }

  #refunds({ refunds }: StaffPayment): TemplateResult | typeof nothing {
    if (refunds.length === 0) return nothing;
    return html`<h2>${this.t('staff.payment.refunds')}</h2>
      <ul class="lines">
        ${refunds.map(
          ({ amountOre, at, state, reason, askedBy, note }) => html`<li>
            <strong>${this.money(amountOre)}</strong> ${this.t(`staff.refund-state.${state}`)}
            <p>${this.t(`staff.refund.reason.${reason}`)}</p>
            <p class="facts soft"><span>${this.when(at)}</span><span>${this.t('staff.payment.asked-by', { staff: askedBy })}</span></p>
            ${note ? html`<p>${this.t('staff.payment.note', { note })}</p>` : nothing}
          </li>`,
        )}
      </ul>`;
  }

  #movements({ movements }: StaffPayment): TemplateResult {
    return html`<h2 id="movements">${this.t('staff.payment.movements')}</h2>
      ${movements.length === 0
        ? html`<p>${this.t('staff.payment.no-movements')}</p>`
        : html`<table aria-labelledby="movements">
            <thead>
              <tr><th scope="col">${this.t('staff.payment.what')}</th><th scope="col">${this.t('staff.payment.when')}</th><th scope="col" class="ore">${this.t('staff.payment.how-much')}</th></tr>
            </thead>
            <tbody>
              ${movements.map(
                ({ kind, ore, cause, at }) => html`<tr>
                  <td>${this.t(`staff.payment.${kind}`)} <span class="soft">(${this.t(`staff.cause.${cause}`)})</span></td><td>${this.when(at)}</td><td class="ore">${this.money(ore)}</td>
                </tr>`,
              )}
            </tbody>
          </table>`}`;
  }

  #events({ events }: StaffPayment): TemplateResult | typeof nothing {
    if (events.length === 0) return nothing;
    return html`<details>
      <summary>${this.t('staff.payment.events')}</summary>
      <ul class="lines">${events.map(({ name, at }) => html`<li><code>${name}</code> <span class="soft">${this.when(at)}</span></li>`)}</ul>
    </details>`;
  }
}

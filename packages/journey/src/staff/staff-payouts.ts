import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { FieldElement } from '@faelles/fields/base/field-element.js';
import type { SlipPayouts } from '@faelles/schemas/staff.js';
import { whatFailed } from './staff-calls.ts';
import { StaffPart } from './staff-part.ts';
import { addressOf } from './staff-payments.ts';

type Payout = SlipPayouts['payouts'][number];

/**
 * What came by payment slip and is to go back: somebody transfers it at the bank, and says so here. Shows nothing when
 * there is nothing to transfer.
 *
 * @summary Transfers to make, and to be told as made.
 * @tagname fk-staff-payouts
 */
export class FkStaffPayouts extends StaffPart {
  static override properties: PropertyDeclarations = { ...StaffPart.properties, payouts: { state: true }, open: { state: true }, busy: { state: true }, problem: { state: true }, saved: { state: true } };

  declare private payouts: readonly Payout[];
  /** Key of the one whose form is open. */
  declare private open: string;
  declare private busy: boolean;
  declare private problem: string;
  declare private saved: boolean;
  #intent = { of: '', key: '' };

  constructor() {
    super();
    this.payouts = [];
    this.open = this.problem = '';
    this.busy = this.saved = false;
  }

  protected override firstUpdated(): void {
    void this.refresh();
  }

  /** Fetches what is to be transferred. */
  async refresh(): Promise<void> {
    try {
      this.payouts = (await this.calls!.slipPayouts()).payouts;
    } catch (error) {
      if (whatFailed(error) === 'signed-out') this.signedOut();
      else this.problem = 'staff.failed';
    }
  }

  protected override render(): TemplateResult {
    const { payouts, problem, saved } = this;
    const words = saved ? html`<p class="notice success">${this.t('staff.payout.saved')}</p>` : nothing;
    const wrong = problem ? html`<p class="notice error">${this.t(problem)}</p>` : nothing;
    return html`${payouts.length || saved ? html`<h2 tabindex="-1">${this.t('staff.payout')}</h2>` : nothing}
      ${payouts.length ? html`<p>${this.t('staff.payout.lead')}</p>` : nothing}
      <div role="status">${words}</div>
      <div role="alert">${wrong}</div>
      ${payouts.length ? html`<ul class="lines">${payouts.map((payout) => html`<li>${this.#payout(payout)}</li>`)}</ul>` : nothing}`;
  }

  #payout({ key, paymentId, payment, amountOre, orderedAt }: Payout): TemplateResult {
    return html`<a href=${addressOf(payment)}>${this.t('staff.payout.line', { amount: this.money(amountOre), number: paymentId })}</a>
      <p class="soft">${this.when(orderedAt)}</p>
      ${this.open === key
        ? keyed(
            key,
            html`<form novalidate autocomplete="off" @submit=${(event: Event) => void this.#save(event, key)} @invalid=${{ handleEvent: (event: Event) => event.preventDefault(), capture: true }}>
              <fk-date-field name="bookedOn" required .label=${this.t('staff.slip.day')}></fk-date-field>
              <fk-text-field name="bankReference" required .label=${this.t('staff.slip.bank')}></fk-text-field>
              <div class="actions"><button type="submit">${this.t('staff.payout.done')}</button></div>
            </form>`,
          )
        : html`<button type="button" @click=${() => this.#begin(key)}>${this.t('staff.payout.done')}</button>`}`;
  }

  #begin(key: string): void {
    this.open = key;
    this.saved = false;
    this.problem = '';
    void this.focusOn('form [name]');
  }

  async #save(event: Event, key: string): Promise<void> {
    event.preventDefault();
    if (this.busy) return;
    const fields = [...this.renderRoot.querySelectorAll<FieldElement>('form [name]')];
    for (const field of fields) field.showErrors();
    const wrong = fields.find((field) => !field.validity.valid);
    if (wrong) return wrong.focus();
    const value = (name: string) => String(fields.find((field) => field.name === name)!.value).trim();
    const payout = { key, bookedOn: value('bookedOn'), bankReference: value('bankReference') };
    const of = JSON.stringify(payout);
    if (of !== this.#intent.of) this.#intent = { of, key: crypto.randomUUID() };
    this.busy = true;
    this.problem = '';
    try {
      await this.calls!.slipPaidOut(payout, { idempotencyKey: this.#intent.key });
      this.open = '';
      this.saved = true;
      await this.refresh();
      await this.focusOn('h2');
    } catch (error) {
      this.#failed(error, fields);
    }
    this.busy = false;
  }

  #failed(error: unknown, fields: readonly FieldElement[]): void {
    const failure = whatFailed(error);
    if (failure === 'signed-out') return this.signedOut();
    const [issue] = (error as { problem?: { issues?: { path: string }[] } }).problem?.issues ?? [];
    const field = fields.find(({ name }) => name === issue?.path);
    if (field) {
      field.error = this.t(field.name === 'bookedOn' ? 'staff.slip.wrong-day' : 'staff.slip.wrong-bank');
      field.addEventListener('input', () => (field.error = ''), { once: true });
      return field.focus();
    }
    this.problem = failure === 'conflict' ? 'staff.payout.conflict' : failure === 'offline' ? 'staff.refund.offline' : failure === 'not-allowed' ? 'staff.refund.not-allowed' : 'staff.refund.failed';
  }
}

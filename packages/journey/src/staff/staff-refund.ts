import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { FieldElement } from '@faelles/fields/base/field-element.js';
import { FkEvent } from '@faelles/foundation/events.js';
import { refundReasons, type StaffRefund } from '@faelles/schemas/payment.js';
import type { StaffPayment } from '@faelles/schemas/staff.js';
import { whatFailed } from './staff-calls.ts';
import { StaffPart } from './staff-part.ts';

/** What a refund that was asked for came to. */
export interface RefundedDetail {
  amountOre: number;
}

/**
 * Gives money back, whole or in part, with a reason. What is about to happen is said with its amount and reference before
 * it is done; one confirmation is one refund, however often it is pressed.
 *
 * @summary Give money back, with a confirmation.
 * @tagname fk-staff-refund
 * @fires {FkEvent<RefundedDetail>} fk-refunded - The refund is asked for.
 * @fires {FkEvent<undefined>} fk-stale - Somebody was quicker: the payment is another than the one shown.
 */
export class FkStaffRefund extends StaffPart {
  static override properties: PropertyDeclarations = {
    ...StaffPart.properties,
    payment: { attribute: false },
    some: { state: true },
    wanted: { state: true },
    busy: { state: true },
    problem: { state: true },
  };

  declare payment: StaffPayment | undefined;
  /** Only a part is to go back: its amount is asked for. */
  declare private some: boolean;
  /** What was filled in, and is to be confirmed. */
  declare private wanted: StaffRefund | undefined;
  declare private busy: boolean;
  declare private problem: { key: string; ore?: number } | undefined;
  /** One key per confirmation of the same content: a press after a lost answer is the same refund. */
  #intent = { of: '', key: '' };

  constructor() {
    super();
    this.some = this.busy = false;
  }

  protected override render(): TemplateResult {
    const { payment, wanted } = this;
    if (!payment) return html``;
    return html`<h2>${this.t('staff.refund')}</h2>
      ${payment.refundableOre === 0 && !wanted
        ? html`<p>${this.t('staff.refund.nothing')}</p>`
        : html`<div ?hidden=${wanted !== undefined}>${this.#form(payment)}</div>
            ${wanted ? this.#confirmation(wanted, payment) : nothing}`}`;
  }

  #form({ refundableOre }: StaffPayment): TemplateResult {
    const t = (key: string, amount?: string) => this.t(`staff.refund.${key}`, amount === undefined ? {} : { amount });
    const most = this.money(refundableOre);
    return html`<form novalidate autocomplete="off" @submit=${this.#goOn} @invalid=${{ handleEvent: (event: Event) => event.preventDefault(), capture: true }}>
      <fk-radio-field
        name="how-much"
        required
        .label=${t('how-much')}
        .options=${[{ value: 'all', label: t('all', most) }, { value: 'part', label: t('part') }]}
        @change=${(event: Event) => (this.some = (event.target as FieldElement).value === 'part')}
      ></fk-radio-field>
      ${this.some ? html`<fk-money-field name="amount" required .label=${t('amount')} .hint=${t('amount-hint', most)} .min=${1} .max=${refundableOre} .messages=${{ 'too-large': { da: t('at-most', most) } }}></fk-money-field>` : nothing}
      <fk-select-field name="reason" required .label=${t('reason')} .options=${refundReasons.map((value) => ({ value, label: t(`reason.${value}`) }))}></fk-select-field>
      <fk-textarea-field name="note" .label=${t('note')} .hint=${t('note-hint')} .definition=${{ name: 'note', kind: 'textarea', label: { da: '' }, required: false, maxLength: 1000 }}></fk-textarea-field>
      <div class="actions"><button type="submit">${t('go-on')}</button></div>
    </form>`;
  }

  #confirmation({ amountOre, reason, note }: StaffRefund, { reference, provider }: StaffPayment): TemplateResult {
    const amount = this.money(amountOre);
    const { busy, problem } = this;
    return html`<h3 tabindex="-1" class="confirm">${this.t('staff.refund.sure', { amount })}</h3>
      <dl>
        <div><dt>${this.t('staff.refund.amount-back')}</dt><dd><strong>${amount}</strong></dd></div>
        <div><dt>${this.t('staff.refund.of')}</dt><dd><strong>${reference}</strong></dd></div>
        <div><dt>${this.t('staff.refund.reason')}</dt><dd>${this.t(`staff.refund.reason.${reason}`)}</dd></div>
        ${note ? html`<div><dt>${this.t('staff.refund.note')}</dt><dd>${note}</dd></div>` : nothing}
      </dl>
      <p class="notice warning">${this.t(provider === 'invoice' ? 'staff.refund.consequence-slip' : 'staff.refund.consequence')}</p>
      <div role="alert">${problem ? html`<p class="notice error">${this.t(problem.key, { amount: this.money(problem.ore ?? 0) })}</p>` : nothing}</div>
      <div class="actions">
        <button type="button" class="primary" @click=${this.#send}>${this.t('staff.refund.do', { amount })}</button>
        <button type="button" @click=${this.#edit}>${this.t('staff.refund.edit')}</button>
      </div>
      <p class="soft" role="status">${busy ? this.t('staff.refund.busy') : ''}</p>`;
  }

  readonly #goOn = (event: Event): void => {
    event.preventDefault();
    const fields = [...this.renderRoot.querySelectorAll<FieldElement>('form [name]')];
    for (const field of fields) field.showErrors();
    const wrong = fields.find((field) => !field.validity.valid);
    if (wrong) return wrong.focus();
    const value = (name: string) => fields.find((field) => field.name === name)?.value;
    const note = String(value('note') ?? '').trim();
    const amountOre = value('how-much') === 'all' ? this.payment!.refundableOre : Number(value('amount'));
    this.wanted = { amountOre, reason: value('reason') as StaffRefund['reason'], ...(note && { note }) };
    this.problem = undefined;
    void this.focusOn('.confirm');
  };

  readonly #edit = (): void => {
    if (this.busy) return;
    this.wanted = this.problem = undefined;
    void this.focusOn('form [name]');
  };

  readonly #send = async (): Promise<void> => {
    const { wanted, payment } = this;
    // A second click, before the first is answered.
    if (this.busy || !wanted || !payment) return;
    this.busy = true;
    this.problem = undefined;
    const of = JSON.stringify([payment.id, wanted]);
    if (of !== this.#intent.of) this.#intent = { of, key: crypto.randomUUID() };
    try {
      await this.calls!.refund(payment.id, wanted, { idempotencyKey: this.#intent.key });
      this.#intent = { of: '', key: '' };
      this.wanted = undefined;
      this.some = false;
      for (const field of this.renderRoot.querySelectorAll<FieldElement>('form [name]')) {
        field.input = undefined;
        field.showErrors(false);
      }
      this.dispatchEvent(new FkEvent<RefundedDetail>('fk-refunded', { amountOre: wanted.amountOre }));
    } catch (error) {
      this.#failed(error);
    }
    this.busy = false;
  };

  #failed(error: unknown): void {
    const failure = whatFailed(error);
    const left = (error as { problem?: { current?: { refundableOre?: number } } }).problem?.current?.refundableOre;
    if (failure === 'conflict' && left !== undefined) {
      this.problem = { key: 'staff.refund.too-much', ore: left };
      this.dispatchEvent(new FkEvent('fk-stale', undefined));
    } else this.problem = { key: `staff.refund.${failure === 'gone' || failure === 'conflict' ? 'failed' : failure}` };
    if (failure === 'signed-out') this.signedOut();
  }
}

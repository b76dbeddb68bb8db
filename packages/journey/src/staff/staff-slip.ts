import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { FieldElement } from '@faelles/fields/base/field-element.js';
import { whatFailed } from './staff-calls.ts';
import { StaffPart } from './staff-part.ts';

/** Which words stand at a field the server refuses. */
const wrongAt: Record<string, string> = { paymentId: 'staff.slip.wrong-number', bookedOn: 'staff.slip.wrong-day', bankReference: 'staff.slip.wrong-bank' };

/**
 * Books money that came in by payment slip, as it stands on the bank's list.
 *
 * @summary Register a payment that came in by slip.
 * @tagname fk-staff-slip
 */
export class FkStaffSlip extends StaffPart {
  static override properties: PropertyDeclarations = { ...StaffPart.properties, busy: { state: true }, problem: { state: true }, taken: { state: true } };

  declare private busy: boolean;
  declare private problem: string;
  declare private taken: { outcome: string; dueBackOre: number } | undefined;
  #intent = { of: '', key: '' };

  constructor() {
    super();
    this.busy = false;
    this.problem = '';
  }

  protected override render(): TemplateResult {
    const t = (key: string) => this.t(`staff.slip.${key}`);
    const { taken, problem, busy } = this;
    return html`<h2>${this.t('staff.slip')}</h2>
      <p>${t('lead')}</p>
      <div role="status">
        ${taken
          ? html`<p class=${taken.outcome === 'paid' || taken.outcome === 'part' ? 'notice success' : 'notice warning'}>${this.t(`staff.slip.outcome.${taken.outcome}`, { back: this.money(taken.dueBackOre) })}</p>`
          : nothing}
      </div>
      <form novalidate autocomplete="off" @submit=${this.#save} @invalid=${{ handleEvent: (event: Event) => event.preventDefault(), capture: true }}>
        <fk-text-field name="paymentId" required .label=${t('number')} .hint=${t('number-hint')}></fk-text-field>
        <fk-money-field name="amountOre" required .label=${t('amount')} .min=${1}></fk-money-field>
        <fk-date-field name="bookedOn" required .label=${t('day')}></fk-date-field>
        <fk-text-field name="bankReference" required .label=${t('bank')} .hint=${t('bank-hint')}></fk-text-field>
        <div role="alert">${problem ? html`<p class="notice error">${this.t(problem)}</p>` : nothing}</div>
        <div class="actions"><button type="submit">${t('save')}</button></div>
        <p class="soft" role="status">${busy ? t('busy') : ''}</p>
      </form>`;
  }

  get #fields(): FieldElement[] {
    return [...this.renderRoot.querySelectorAll<FieldElement>('form [name]')];
  }

  readonly #save = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.busy) return;
    const fields = this.#fields;
    for (const field of fields) {
      field.error = '';
      field.showErrors();
    }
    const wrong = fields.find((field) => !field.validity.valid);
    if (wrong) return wrong.focus();
    const given = Object.fromEntries(fields.map(({ name, value }) => [name, typeof value === 'string' ? value.trim() : value])) as Parameters<NonNullable<typeof this.calls>['slipIn']>[0];
    this.busy = true;
    this.problem = '';
    this.taken = undefined;
    const of = JSON.stringify(given);
    if (of !== this.#intent.of) this.#intent = { of, key: crypto.randomUUID() };
    try {
      this.taken = await this.calls!.slipIn(given, { idempotencyKey: this.#intent.key });
      this.#intent = { of: '', key: '' };
      for (const field of fields) {
        field.input = undefined;
        field.showErrors(false);
      }
    } catch (error) {
      this.#failed(error);
    }
    this.busy = false;
  };

  #failed(error: unknown): void {
    const failure = whatFailed(error);
    if (failure === 'signed-out') return this.signedOut();
    const [issue] = (error as { problem?: { issues?: { path: string }[] } }).problem?.issues ?? [];
    const field = issue && this.#fields.find(({ name }) => name === issue.path);
    const words = issue && wrongAt[issue.path];
    if (field && words) {
      field.error = this.t(words);
      field.addEventListener('input', () => (field.error = ''), { once: true });
      return field.focus();
    }
    this.problem = failure === 'conflict' ? 'staff.slip.before' : failure === 'offline' ? 'staff.refund.offline' : failure === 'not-allowed' ? 'staff.refund.not-allowed' : 'staff.refund.failed';
  }
}

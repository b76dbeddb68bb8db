import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { FieldElement } from '@faelles/fields/base/field-element.js';
import type { StaffPaymentLine, StaffPaymentPage } from '@faelles/schemas/staff.js';
import type { LanguageController } from '@faelles/foundation/controllers/language.js';
import { formatDateTime, formatMoney } from '@faelles/language/format.js';
import { whatFailed } from './staff-calls.ts';
import { StaffPart } from './staff-part.ts';
import { addressOf } from './staff-payments.ts';

/** Payments as a list of links. */
export function paymentLines(payments: readonly StaffPaymentLine[], words: LanguageController): TemplateResult {
  return html`<ul class="lines">
    ${payments.map(
      ({ id, reference, state, method, orderOre, createdAt }) => html`<li>
        <a href=${addressOf(id)}>${reference}</a>
        <p class="facts">
          <strong>${words.t(`staff.state.${state}`)}</strong><span>${formatMoney(orderOre, words.language)}</span><span>${words.t(`staff.method.${method}`)}</span>
          <span class="soft">${formatDateTime(createdAt, words.language)}</span>
        </p>
      </li>`,
    )}
  </ul>`;
}

/**
 * Finds payments by the number of the application, of the provider, or of a payment slip.
 *
 * @summary Search for payments by reference.
 * @tagname fk-staff-search
 */
export class FkStaffSearch extends StaffPart {
  static override properties: PropertyDeclarations = { ...StaffPart.properties, found: { state: true }, problem: { state: true } };

  declare private found: StaffPaymentPage | undefined;
  declare private problem: string;

  constructor() {
    super();
    this.problem = '';
  }

  readonly #search = async (event: Event): Promise<void> => {
    event.preventDefault();
    const field = this.renderRoot.querySelector<FieldElement>('[name="reference"]')!;
    field.showErrors();
    const reference = String(field.value ?? '').trim();
    if (!reference) return field.focus();
    this.problem = '';
    try {
      this.found = await this.calls!.payments({ reference });
    } catch (error) {
      if (whatFailed(error) === 'signed-out') return this.signedOut();
      this.problem = 'staff.failed';
    }
  };

  protected override render(): TemplateResult {
    const { found, problem } = this;
    return html`<h2>${this.t('staff.search')}</h2>
      <form novalidate role="search" autocomplete="off" @submit=${this.#search} @invalid=${{ handleEvent: (event: Event) => event.preventDefault(), capture: true }}>
        <fk-text-field
          name="reference"
          required
          .label=${this.t('staff.search.reference')}
          .messages=${{ required: { da: this.t('staff.search.missing') } }}
        ></fk-text-field>
        <div class="actions"><button type="submit" class="primary">${this.t('staff.search.go')}</button></div>
      </form>
      <div role="alert">${problem ? html`<p class="notice error">${this.t(problem)}</p>` : nothing}</div>
      <p role="status">${found ? (found.payments.length ? this.t('staff.search.found', { count: found.payments.length }) : this.t('staff.search.none')) : ''}</p>
      ${found?.payments.length ? paymentLines(found.payments, this.words) : nothing} ${found?.next ? html`<p>${this.t('staff.search.more')}</p>` : nothing}`;
  }
}

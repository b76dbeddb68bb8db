import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { bankAccount } from '@faelles/form-engine/kinds/bank-account.js';
import type { Kind } from '@faelles/form-engine/kinds/kind.js';
import { splitAccount, wayOf, waysOf, type AccountWay } from '@faelles/form-engine/kinds/bank-account.js';
import type { Json } from '@faelles/schemas/json.js';
import { choiceStyles } from '../base/choice-styles.ts';
import { PartsField, type Part } from '../base/parts-field.ts';
import { submitOnEnter } from '../base/submit-on-enter.ts';
import { accountStyles } from './account-styles.ts';
import { registerAccountWords } from './words.ts';

const iban: readonly Part[] = [{ name: 'iban', size: 34 }];

/**
 * Where money is to be paid: a Danish account in two parts, which may be pasted as one. Where the field offers it, the
 * citizen's own NemKonto, for which no number is asked (whoever pays knows it by CPR or CVR number), or an IBAN.
 *
 * @summary An account: registration and account number; by choice NemKonto or IBAN.
 * @tagname fk-bank-account-field
 */
export class FkBankAccountField extends PartsField {
  static override readonly kind = 'bank-account' as const;
  static override readonly reader: Kind = bankAccount;
  static override readonly secret = true;
  static override readonly limits = ['nemKonto', 'allowIban'];
  static override styles = [...PartsField.styles, choiceStyles, accountStyles];
  static override readonly parts: readonly Part[] = [
    { name: 'registrationNumber', size: 4, numeric: true },
    { name: 'accountNumber', size: 12, numeric: true },
  ];

  static override properties: PropertyDeclarations = {
    nemKonto: { type: Boolean, attribute: 'nem-konto' },
    allowIban: { type: Boolean, attribute: 'allow-iban' },
  };

  /** The citizen's NemKonto is offered. */
  declare nemKonto: boolean | undefined;
  /** An IBAN is taken too. */
  declare allowIban: boolean | undefined;

  get #ways(): AccountWay[] {
    return waysOf(this.spec);
  }

  /** The chosen way; with nothing to choose, the account. */
  get #way(): AccountWay | undefined {
    return this.#ways.length > 1 ? wayOf(this.input) : 'account';
  }

  protected override get parts(): readonly Part[] {
    const way = this.#way;
    return way === 'account' ? super.parts : way === 'iban' ? iban : [];
  }

  protected override partsOf(input: Json | undefined): Record<string, string> {
    if (typeof input === 'string') return splitAccount(input) ?? {};
    const { nemKonto: _, ...parts } = super.partsOf(input);
    return parts;
  }

  protected override get anchor(): HTMLElement | null {
    const way = this.#way;
    return way === undefined || way === 'nemKonto' ? this.find(`way-${way ?? this.#ways[0]!}`) : super.anchor;
  }

  constructor() {
    super();
    registerAccountWords();
  }

  protected override render(): TemplateResult {
    const ways = this.#ways;
    if (ways.length < 2) return super.render();
    const chosen = this.#way;
    // Only the answer, when it cannot be changed.
    const shown = this.readOnly ? ways.filter((way) => way === chosen) : ways;
    return this.legendAbove(html`<div class="choices" role="radiogroup" aria-labelledby="label" aria-required=${this.required ? 'true' : nothing} aria-invalid=${this.shownError && !chosen ? 'true' : nothing}>
      ${shown.map(
        (way) => html`<label class="choice"
            ><input
              id="way-${way}"
              type="radio"
              name="way"
              value=${way}
              aria-describedby=${way === 'nemKonto' ? 'nemKonto-hint' : nothing}
              @change=${this.#choose}
              @click=${this.#keep}
              @keydown=${submitOnEnter}
            /><span>${this.t(way === 'account' && !ways.includes('nemKonto') ? 'bank-account.account-only' : `bank-account.${way}`)}</span></label
          >${way === 'nemKonto' ? html`<div class="hint" id="nemKonto-hint">${this.t('bank-account.nemKonto-hint')}</div>` : nothing}${way === chosen && way !== 'nemKonto' ? html`<div class="under">${way === 'iban' ? this.#ibanInput() : this.partInputs()}</div>` : nothing}`,
      )}
    </div>`);
  }

  #ibanInput(): TemplateResult {
    return html`<label for="iban">${this.t('bank-account.iban-label')}</label>
      <div class="hint" id="iban-hint">${this.t('bank-account.iban-hint')}</div>
      <input
        id="iban"
        part="control"
        class="control"
        size="34"
        autocapitalize="characters"
        autocomplete="off"
        spellcheck="false"
        ?required=${this.required}
        ?readonly=${this.readOnly}
        aria-invalid=${this.shownError && this.wrong('iban') ? 'true' : nothing}
        aria-describedby=${['iban-hint', this.errorOf('iban')].filter(Boolean).join(' ')}
        @input=${this.typed}
        @change=${this.tellChange}
        @keydown=${submitOnEnter}
      />`;
  }

  protected override updated(): void {
    super.updated();
    const chosen = this.#way;
    for (const input of this.renderRoot.querySelectorAll<HTMLInputElement>('[name=way]')) input.checked = input.value === chosen;
  }

  /** What was typed for another way stays, so that a change of mind costs nothing. */
  readonly #choose = (event: Event): void => {
    const way = (event.target as HTMLInputElement).value;
    this.edit({ ...this.partsOf(this.input), way });
    this.tellChange();
  };

  /** Radio buttons know no native `readonly`. */
  readonly #keep = (event: Event): void => {
    if (this.readOnly) event.preventDefault();
  };
}

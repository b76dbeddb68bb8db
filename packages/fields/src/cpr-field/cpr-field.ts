import { html, nothing, type PropertyDeclarations } from 'lit';
import { cpr as cprKind } from '@faelles/form-engine/kinds/cpr.js';
import type { Kind } from '@faelles/form-engine/kinds/kind.js';
import { formatCpr } from '@faelles/schemas/identifiers/cpr.js';
import type { Json } from '@faelles/schemas/json.js';
import { InputField, type Control } from '../base/input-field.ts';
import { registerNumberWords } from '../base/number-words.ts';
import { cprStyles } from './cpr-styles.ts';

/**
 * A CPR number is confidential (databeskyttelsesloven § 11), so the browser keeps no state of it.
 * One without modulus 11 is most often a slip, and may as well be right: numbers have been issued without it since 2007.
 * So the field asks, once per number, and never keeps anybody from going on (CPR-kontoret).
 *
 * @summary A CPR number, with or without hyphen. The value is ten digits.
 * @tagname fk-cpr-field
 * @csspart dismiss - The button that says that the number is right.
 */
export class FkCprField extends InputField {
  static override readonly kind = 'cpr' as const;
  static override readonly reader: Kind = cprKind;
  static override readonly secret = true;
  static override readonly limits = ['allowReplacement'];
  static override readonly control: Control = { inputMode: 'numeric', autocomplete: 'off', identifier: true, size: 11 };

  static override styles = [...InputField.styles, cprStyles];

  static override properties: PropertyDeclarations = {
    allowReplacement: { type: Boolean, attribute: 'allow-replacement' },
    confirmed: { state: true },
  };

  /** Also takes a replacement number (first digit raised by six), for people without a CPR number. */
  declare allowReplacement: boolean | undefined;
  /** The number that the citizen has said is right. Only here, only as long as the page: it is a CPR number. */
  private declare confirmed: Json | undefined;

  protected override get warning(): string {
    const { hints, value } = this.outcome;
    if (!hints?.length || value === this.confirmed || !this.interaction.revealed || this.readOnly || this.off || this.shownError) return '';
    return this.t(hints.includes('future-birth-date') ? 'field.future-birth-date' : 'field.cpr-hint');
  }

  protected override warningNote(): unknown {
    const note = super.warningNote();
    // A warning of the page's own is not for the citizen to wave away.
    if (this.caution || note === nothing) return note;
    return html`${note}<button type="button" part="dismiss" class="dismiss" aria-describedby="warning" @click=${this.#confirm}
        >${this.t('field.cpr-right')}</button
      >`;
  }

  readonly #confirm = (): void => {
    this.confirmed = this.outcome.value;
    // The button goes; the focus stays where the number is.
    this.focus();
  };

  constructor() {
    super();
    registerNumberWords();
  }

  protected override show(input: Json | undefined): string {
    // One that was fetched is shown as a person writes it; what was typed stands as typed.
    return this.interaction.changed ? super.show(input) : formatCpr(super.show(input));
  }
}

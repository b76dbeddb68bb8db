import type { PropertyDeclarations } from 'lit';
import { cpr as cprKind } from '@faelles/form-engine/kinds/identifiers.js';
import type { Kind } from '@faelles/form-engine/kinds/kind.js';
import { formatCpr } from '@faelles/schemas/identifiers/cpr.js';
import type { Json } from '@faelles/schemas/json.js';
import { InputField, type Control } from '../base/input-field.ts';

/**
 * A CPR number is confidential (databeskyttelsesloven § 11), so the browser keeps no state of it.
 *
 * @summary A CPR number, with or without hyphen. The value is ten digits.
 * @tagname fk-cpr-field
 */
export class FkCprField extends InputField {
  static override readonly kind = 'cpr' as const;
  static override readonly reader: Kind = cprKind;
  static override readonly secret = true;
  static override readonly limits = ['allowReplacement'];
  static override readonly control: Control = { inputMode: 'numeric', autocomplete: 'off', identifier: true, size: 11 };

  static override properties: PropertyDeclarations = {
    allowReplacement: { type: Boolean, attribute: 'allow-replacement' },
  };

  /** Also takes a replacement number (first digit raised by six), for people without a CPR number. */
  declare allowReplacement: boolean | undefined;

  protected override show(input: Json | undefined): string {
    // One that was fetched is shown as a person writes it; what was typed stands as typed.
    return this.interaction.changed ? super.show(input) : formatCpr(super.show(input));
  }
}

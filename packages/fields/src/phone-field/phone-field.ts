import { phone as phoneKind } from '@faelles/form-engine/kinds/phone.js';
import type { Kind } from '@faelles/form-engine/kinds/kind.js';
import { formatPhone } from '@faelles/schemas/identifiers/phone.js';
import type { Json } from '@faelles/schemas/json.js';
import { InputField, type Control } from '../base/input-field.ts';

/**
 * @summary A phone number, Danish or foreign, written in any usual way. The value is E.164.
 * @tagname fk-phone-field
 */
export class FkPhoneField extends InputField {
  static override readonly kind = 'phone' as const;
  static override readonly reader: Kind = phoneKind;
  static override readonly control: Control = { type: 'tel', inputMode: 'tel', autocomplete: 'tel', identifier: true, size: 16 };

  protected override get warning(): string {
    return this.interaction.revealed && this.outcome.hints?.includes('unusual') ? this.t('field.phone-hint') : '';
  }

  protected override show(input: Json | undefined): string {
    // One that was fetched is shown as a person writes it; what was typed stands as typed.
    return this.interaction.changed ? super.show(input) : formatPhone(super.show(input));
  }
}

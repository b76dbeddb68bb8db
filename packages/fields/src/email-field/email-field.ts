import { email } from '@faelles/form-engine/kinds/email.js';
import type { Kind } from '@faelles/form-engine/kinds/kind.js';
import { InputField, type Control } from '../base/input-field.ts';

/**
 * @summary An e-mail address.
 * @tagname fk-email-field
 */
export class FkEmailField extends InputField {
  static override readonly kind = 'email' as const;
  static override readonly reader: Kind = email;
  static override readonly control: Control = { type: 'email', inputMode: 'email', autocomplete: 'email', identifier: true, size: 36 };
}

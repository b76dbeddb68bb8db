import { cvr } from '@faelles/form-engine/kinds/cvr.js';
import type { Kind } from '@faelles/form-engine/kinds/kind.js';
import { InputField, type Control } from '../base/input-field.ts';
import { registerNumberWords } from '../base/number-words.ts';

/**
 * @summary A CVR number of eight digits, checked by its check digit.
 * @tagname fk-cvr-field
 */
export class FkCvrField extends InputField {
  static override readonly kind = 'cvr' as const;
  static override readonly reader: Kind = cvr;
  static override readonly control: Control = { inputMode: 'numeric', autocomplete: 'off', identifier: true, size: 10 };

  constructor() {
    super();
    registerNumberWords();
  }
}

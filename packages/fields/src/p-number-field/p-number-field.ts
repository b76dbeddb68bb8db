import { pNumber } from '@faelles/form-engine/kinds/p-number.js';
import type { Kind } from '@faelles/form-engine/kinds/kind.js';
import { InputField, type Control } from '../base/input-field.ts';
import { registerNumberWords } from '../base/number-words.ts';

/**
 * @summary A production unit number (P-nummer) of ten digits.
 * @tagname fk-p-number-field
 */
export class FkPNumberField extends InputField {
  static override readonly kind = 'p-number' as const;
  static override readonly reader: Kind = pNumber;
  static override readonly control: Control = { inputMode: 'numeric', autocomplete: 'off', identifier: true, size: 12 };

  constructor() {
    super();
    registerNumberWords();
  }
}

import type { PropertyDeclarations } from 'lit';
import { number } from '@faelles/form-engine/kinds/number.js';
import type { Kind } from '@faelles/form-engine/kinds/kind.js';
import type { Json } from '@faelles/schemas/json.js';
import { InputField, type Control } from '../base/input-field.ts';
import { registerNumberWords } from '../base/number-words.ts';

/**
 * @summary A number with decimals, written with a comma.
 * @tagname fk-number-field
 */
export class FkNumberField extends InputField {
  static override readonly kind = 'number' as const;
  static override readonly reader: Kind = number;
  static override readonly limits = ['min', 'max', 'decimals'];
  static override readonly control: Control = { inputMode: 'decimal', identifier: true, size: 8 };

  static override properties: PropertyDeclarations = {
    min: { type: Number },
    max: { type: Number },
    decimals: { type: Number },
  };

  /** Smallest answer. */
  declare min: number | undefined;
  /** Largest answer. */
  declare max: number | undefined;
  /** Decimals it may have. */
  declare decimals: number | undefined;

  constructor() {
    super();
    registerNumberWords();
  }

  protected override show(input: Json | undefined): string {
    // A canonical number is shown as Danes write it; what was typed stays.
    return typeof input === 'number' ? input.toLocaleString('da', { useGrouping: false, maximumFractionDigits: 6 }) : super.show(input);
  }
}

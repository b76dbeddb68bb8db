import type { PropertyDeclarations } from 'lit';
import { money } from '@faelles/form-engine/kinds/money.js';
import type { Kind } from '@faelles/form-engine/kinds/kind.js';
import type { Json } from '@faelles/schemas/json.js';
import { InputField, type Control } from '../base/input-field.ts';
import { registerNumberWords } from '../base/number-words.ts';

/**
 * @summary An amount in kroner. The value is an integer of øre.
 * @tagname fk-money-field
 */
export class FkMoneyField extends InputField {
  static override readonly kind = 'money' as const;
  static override readonly reader: Kind = money;
  static override readonly limits = ['min', 'max'];
  static override readonly control: Control = { inputMode: 'decimal', identifier: true, size: 10 };

  static override properties: PropertyDeclarations = {
    min: { type: Number },
    max: { type: Number },
  };

  /** Smallest answer, in øre. */
  declare min: number | undefined;
  /** Largest answer, in øre. */
  declare max: number | undefined;

  constructor() {
    super();
    registerNumberWords();
  }

  protected override get unitText(): string {
    return super.unitText || this.t('field.currency');
  }

  protected override show(input: Json | undefined): string {
    // A canonical amount is øre; what was typed is kroner and stays.
    if (typeof input !== 'number') return super.show(input);
    return (input / 100).toLocaleString('da', { useGrouping: false, minimumFractionDigits: input % 100 ? 2 : 0 });
  }
}

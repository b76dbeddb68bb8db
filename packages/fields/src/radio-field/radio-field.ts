import { option } from '@faelles/form-engine/kinds/option.js';
import type { Kind } from '@faelles/form-engine/kinds/kind.js';
import type { Json } from '@faelles/schemas/json.js';
import { ChoiceField } from '../base/choice-field.ts';

/**
 * @summary One of few choices, all seen at once.
 * @tagname fk-radio-field
 */
export class FkRadioField extends ChoiceField {
  static override readonly kind = 'radio' as const;
  static override readonly reader: Kind = option;

  protected override chosen(value: string): boolean {
    return this.input === value;
  }

  protected override inputWith(value: string): Json {
    return value;
  }
}

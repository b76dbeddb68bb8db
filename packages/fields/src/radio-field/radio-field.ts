import type { Json } from '@faelles/schemas/json.js';
import { ChoiceField } from '../base/choice-field.ts';

/**
 * @summary One of few choices, all seen at once.
 * @tagname fk-radio-field
 */
export class FkRadioField extends ChoiceField {
  static override readonly kind = 'radio' as const;

  protected override chosen(value: string): boolean {
    return this.input === value;
  }

  protected override inputWith(value: string): Json {
    return value;
  }
}

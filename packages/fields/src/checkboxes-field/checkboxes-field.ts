import type { PropertyDeclarations } from 'lit';
import { checkboxes } from '@faelles/form-engine/kinds/option.js';
import type { Kind } from '@faelles/form-engine/kinds/kind.js';
import type { Json } from '@faelles/schemas/json.js';
import { ChoiceField } from '../base/choice-field.ts';

/**
 * @summary Any of several choices. The value is an array; a form gets one entry per choice under one name.
 * @tagname fk-checkboxes-field
 */
export class FkCheckboxesField extends ChoiceField {
  static override readonly kind = 'checkboxes' as const;
  static override readonly reader: Kind = checkboxes;
  static override readonly type = 'checkbox' as const;
  static override readonly limits = ['minCount', 'maxCount'];

  static override properties: PropertyDeclarations = {
    minCount: { type: Number, attribute: 'min-count' },
    maxCount: { type: Number, attribute: 'max-count' },
  };

  /** Fewest choices. */
  declare minCount: number | undefined;
  /** Most choices. */
  declare maxCount: number | undefined;

  protected override chosen(value: string): boolean {
    return Array.isArray(this.input) && this.input.includes(value);
  }

  /** In the order of the choices, so that the same answer is always the same value. */
  protected override inputWith(value: string, on: boolean): Json {
    return this.choices.map((choice) => choice.value).filter((known) => (known === value ? on : this.chosen(known)));
  }

  /** The `value` attribute lists values separated by spaces, as `class` does. */
  protected override fromAttribute(text: string): Json {
    return text.split(/\s+/).filter(Boolean);
  }
}

import { yesNo } from '@faelles/form-engine/kinds/yes.js';
import type { Kind } from '@faelles/form-engine/kinds/kind.js';
import type { FieldDefinition } from '@faelles/schemas/field.js';
import type { Json } from '@faelles/schemas/json.js';
import { ChoiceField, type Choice } from '../base/choice-field.ts';

/**
 * Two radio buttons rather than a box: an unticked box cannot tell "no" from "not answered".
 *
 * @summary Yes or no. The value is a boolean.
 * @tagname fk-yes-no-field
 */
export class FkYesNoField extends ChoiceField {
  static override readonly kind = 'yes-no' as const;
  static override readonly reader: Kind = yesNo;

  protected override get choices(): Choice[] {
    return [
      { value: 'true', label: this.t('field.yes') },
      { value: 'false', label: this.t('field.no') },
    ];
  }

  override get spec(): FieldDefinition {
    const { options: _, ...spec } = super.spec;
    return spec;
  }

  protected override chosen(value: string): boolean {
    return String(this.value) === value;
  }

  protected override inputWith(value: string): Json {
    return value === 'true';
  }

  protected override fromAttribute(text: string): Json {
    return text === 'true' || (text === 'false' ? false : text);
  }
}

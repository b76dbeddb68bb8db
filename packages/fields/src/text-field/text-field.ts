import type { PropertyDeclarations } from 'lit';
import { text } from '@faelles/form-engine/kinds/text.js';
import type { Kind } from '@faelles/form-engine/kinds/kind.js';
import { InputField, type Control } from '../base/input-field.ts';

/**
 * @summary A short answer in words.
 * @tagname fk-text-field
 */
export class FkTextField extends InputField {
  static override readonly kind = 'text' as const;
  static override readonly reader: Kind = text;
  static override readonly limits = ['minLength', 'maxLength'];
  static override readonly control: Control = {};

  static override properties: PropertyDeclarations = {
    minLength: { type: Number, attribute: 'minlength' },
    maxLength: { type: Number, attribute: 'maxlength' },
  };

  /** Fewest characters. */
  declare minLength: number | undefined;
  /** Most characters; never cuts off what is typed or pasted. */
  declare maxLength: number | undefined;
}

import type { PropertyDeclarations } from 'lit';
import { integer } from '@faelles/form-engine/kinds/integer.js';
import type { Kind } from '@faelles/form-engine/kinds/kind.js';
import { InputField, type Control } from '../base/input-field.ts';

/**
 * @summary A whole number. Never `type=number`: it drops what it cannot read and changes on scroll.
 * @tagname fk-integer-field
 */
export class FkIntegerField extends InputField {
  static override readonly kind = 'integer' as const;
  static override readonly reader: Kind = integer;
  static override readonly limits = ['min', 'max'];
  static override readonly control: Control = { inputMode: 'numeric', identifier: true, size: 8 };

  static override properties: PropertyDeclarations = {
    min: { type: Number },
    max: { type: Number },
  };

  /** Smallest answer. */
  declare min: number | undefined;
  /** Largest answer. */
  declare max: number | undefined;
}

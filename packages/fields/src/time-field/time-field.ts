import type { PropertyDeclarations } from 'lit';
import { time } from '@faelles/form-engine/kinds/time.js';
import type { Kind } from '@faelles/form-engine/kinds/kind.js';
import type { Json } from '@faelles/schemas/json.js';
import { InputField, type Control } from '../base/input-field.ts';

/**
 * One text input rather than `type=time`: that one shows twelve hours where the browser's own language does, and drops
 * what it cannot read.
 *
 * @summary A time of day, typed as `9.30`, `930` or `09:30`. The value is `HH:MM` in 24 hours.
 * @tagname fk-time-field
 */
export class FkTimeField extends InputField {
  static override readonly kind = 'time' as const;
  static override readonly reader: Kind = time;
  static override readonly limits = ['min', 'max'];
  static override readonly control: Control = { identifier: true, size: 7 };

  static override properties: PropertyDeclarations = {
    min: {},
    max: {},
  };

  /** Earliest time, `HH:MM`. */
  declare min: string | undefined;
  /** Latest time, `HH:MM`. */
  declare max: string | undefined;

  protected override show(input: Json | undefined): string {
    const shown = super.show(input);
    // One that was fetched is shown as Danes write it; what was typed stands as typed.
    return this.interaction.changed ? shown : shown.replace(/^(\d\d):(\d\d)$/, '$1.$2');
  }
}

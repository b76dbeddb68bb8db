import type { PropertyDeclarations } from 'lit';
import { date as dateKind } from '@faelles/form-engine/kinds/date.js';
import type { Kind } from '@faelles/form-engine/kinds/kind.js';
import type { Json } from '@faelles/schemas/json.js';
import { PartsField } from '../base/parts-field.ts';
import { dayParts, dayPartsOf } from './date-parts.ts';

/**
 * Three inputs, because a date one knows by heart is faster typed than found in a calendar; no jumping between them
 * (Det Fælles Designsystem, GOV.UK). A whole date pasted into any of them is understood.
 *
 * @summary A date as day, month and year. The value is `YYYY-MM-DD`.
 * @tagname fk-date-field
 */
export class FkDateField extends PartsField {
  static override readonly kind = 'date' as const;
  static override readonly reader: Kind = dateKind;
  static override readonly limits = ['min', 'max'];
  static override readonly parts = dayParts;

  static override properties: PropertyDeclarations = {
    min: {},
    max: {},
  };

  /** Earliest date, `YYYY-MM-DD`. */
  declare min: string | undefined;
  /** Latest date, `YYYY-MM-DD`. */
  declare max: string | undefined;

  protected override partsOf(input: Json | undefined): Record<string, string> {
    return dayPartsOf(input);
  }

  protected override tokenOf(part: string): string | undefined {
    const token = this.autocomplete ?? this.definition?.autocomplete;
    return token?.endsWith('bday') ? `${token}-${part}` : undefined;
  }

  /** An unfinished date is wrong wherever it is empty, not only where the parser stopped. */
  protected override wrong(part: string): boolean {
    if (this.issue?.code === 'date-incomplete') return !this.partsOf(this.input)[part]?.trim();
    return super.wrong(part);
  }
}

import type { PropertyDeclarations } from 'lit';
import type { Json } from '@faelles/schemas/json.js';
import { PartsField } from '../base/parts-field.ts';

/**
 * Three inputs, because a date one knows by heart is faster typed than found in a calendar; no jumping between them
 * (Det Fælles Designsystem, GOV.UK). A whole date pasted into any of them is understood.
 *
 * @summary A date as day, month and year. The value is `YYYY-MM-DD`.
 * @tagname fk-date-field
 */
export class FkDateField extends PartsField {
  static override readonly kind = 'date' as const;
  static override readonly limits = ['min', 'max'];
  static override readonly parts = [
    { name: 'day', size: 2, numeric: true },
    { name: 'month', size: 2, numeric: true },
    { name: 'year', size: 4, numeric: true },
  ];

  static override properties: PropertyDeclarations = {
    min: {},
    max: {},
  };

  /** Earliest date, `YYYY-MM-DD`. */
  declare min: string | undefined;
  /** Latest date, `YYYY-MM-DD`. */
  declare max: string | undefined;

  protected override partsOf(input: Json | undefined): Record<string, string> {
    if (typeof input !== 'string') return super.partsOf(input);
    const iso = /^(\d{4})-(\d\d)-(\d\d)$/.exec(input);
    const danish = /^(\d{1,2})[./ -]+(\d{1,2})[./ -]+(\d{4})$/.exec(input);
    const [day, month, year] = iso ? [iso[3], iso[2], iso[1]] : (danish?.slice(1) ?? []);
    return day ? { day, month: month!, year: year! } : {};
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

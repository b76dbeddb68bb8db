import type { PropertyDeclarations } from 'lit';
import { monthYear } from '@faelles/form-engine/kinds/month-year.js';
import type { Kind } from '@faelles/form-engine/kinds/kind.js';
import { normalise } from '@faelles/schemas/identifiers/normalise.js';
import type { Json } from '@faelles/schemas/json.js';
import { PartsField } from '../base/parts-field.ts';

/**
 * Two inputs and no calendar. The month may be typed as a number or by its Danish or English name.
 *
 * @summary A month of a year. The value is `YYYY-MM`.
 * @tagname fk-month-year-field
 */
export class FkMonthYearField extends PartsField {
  static override readonly kind = 'month-year' as const;
  static override readonly reader: Kind = monthYear;
  static override readonly limits = ['min', 'max'];
  static override readonly parts = [
    // Wide enough for "september", so no keyboard of digits alone either.
    { name: 'month', size: 9 },
    { name: 'year', size: 4, numeric: true },
  ];

  static override properties: PropertyDeclarations = {
    min: {},
    max: {},
  };

  /** First month, `YYYY-MM`. */
  declare min: string | undefined;
  /** Last month, `YYYY-MM`. */
  declare max: string | undefined;

  protected override partsOf(input: Json | undefined): Record<string, string> {
    if (typeof input !== 'string') return super.partsOf(input);
    const text = normalise(input);
    const iso = /^(\d{4})-(\d\d)$/.exec(text);
    const [month, year] = iso ? [iso[2], iso[1]] : (/^(\d{1,2}|\p{L}{3,}\.?) ?[-/. ] ?(\d{4})$/u.exec(text)?.slice(1) ?? []);
    return month ? { month, year: year! } : {};
  }
}

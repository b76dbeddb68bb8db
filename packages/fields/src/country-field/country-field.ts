import { country } from '@faelles/form-engine/kinds/country.js';
import type { Kind } from '@faelles/form-engine/kinds/kind.js';
import type { SearchChoice } from '../base/choice-box.ts';
import { SearchField } from '../base/search-field.ts';
import { countries } from './countries.ts';

/**
 * @summary One country, found by typing. The value is its ISO 3166-1 code of two letters.
 * @tagname fk-country-field
 */
export class FkCountryField extends SearchField {
  static override readonly kind = 'country' as const;
  static override readonly reader: Kind = country;

  protected override get choices(): readonly SearchChoice[] {
    return countries(this.words.language);
  }
}

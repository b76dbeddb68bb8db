import { municipality } from '@faelles/form-engine/kinds/municipality.js';
import type { Kind } from '@faelles/form-engine/kinds/kind.js';
import { municipalities } from '@faelles/schemas/identifiers/municipalities.js';
import type { SearchChoice } from '../base/choice-box.ts';
import { SearchField } from '../base/search-field.ts';

const choices = municipalities.map(
  ({ code, name }): SearchChoice => ({ value: code, label: name, also: [`${name} Kommune`, `${name}s Kommune`, code.slice(1)] }),
);

/**
 * @summary One of the 98 municipalities, found by typing. The value is its four-digit code.
 * @tagname fk-municipality-field
 */
export class FkMunicipalityField extends SearchField {
  static override readonly kind = 'municipality' as const;
  static override readonly reader: Kind = municipality;

  protected override get choices(): readonly SearchChoice[] {
    return choices;
  }
}

import { municipalities } from '@faelles/schemas/identifiers/municipalities.js';
import type { Choice } from '../base/choice-field.ts';
import { FkSelectField } from '../select-field/select-field.ts';

const choices = municipalities.map(({ code, name }): Choice => ({ value: code, label: name }));

/**
 * @summary One of the 98 municipalities. The value is its four-digit code.
 * @tagname fk-municipality-field
 */
export class FkMunicipalityField extends FkSelectField {
  static override readonly kind = 'municipality' as const;

  protected override get choices(): Choice[] {
    return choices;
  }

  protected override get chooseText(): string {
    return this.t('field.choose-municipality');
  }
}

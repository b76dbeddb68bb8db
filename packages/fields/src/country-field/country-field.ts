import { countryCodes } from '@faelles/form-engine/kinds/country.js';
import type { Choice } from '../base/choice-field.ts';
import { FkSelectField } from '../select-field/select-field.ts';

/** Countries by name in a language; made once per language, a browser takes some milliseconds for it. */
const made = new Map<string, Choice[]>();

function countries(language: string): Choice[] {
  let choices = made.get(language);
  if (!choices) {
    const names = new Intl.DisplayNames(language, { type: 'region' });
    const { compare } = new Intl.Collator(language);
    choices = countryCodes
      .map((value) => ({ value, label: names.of(value) ?? value }))
      .sort((a, b) => compare(a.label, b.label));
    made.set(language, choices);
  }
  return choices;
}

/**
 * @summary One country. The value is its ISO 3166-1 code of two letters.
 * @tagname fk-country-field
 */
export class FkCountryField extends FkSelectField {
  static override readonly kind = 'country' as const;

  protected override get choices(): Choice[] {
    return countries(this.words.language);
  }

  protected override get chooseText(): string {
    return this.t('field.choose-country');
  }
}

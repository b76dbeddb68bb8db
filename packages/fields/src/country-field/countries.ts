import { countryCodes } from '@faelles/form-engine/kinds/country.js';
import type { SearchChoice } from '../base/choice-box.ts';

/** Names people use that no list of countries has. */
const aliases: Record<string, string[]> = {
  AE: ['Emiraterne', 'UAE', 'Dubai'], BA: ['Bosnien'], BY: ['Belarus', 'Hviderusland'], CD: ['Zaire'], CI: ['Elfenbenskysten', 'Ivory Coast'],
  CV: ['Kap Verde'], CZ: ['Tjekkiet', 'Czech Republic'], FO: ['Færøerne'], GB: ['England', 'Skotland', 'Wales', 'Storbritannien', 'UK', 'Great Britain'],
  IR: ['Persien'], KR: ['Korea'], MK: ['Makedonien', 'Macedonia'], MM: ['Burma'], NL: ['Holland', 'Nederlandene'], SZ: ['Swaziland'],
  TL: ['Østtimor', 'East Timor'], TR: ['Tyrkiet', 'Turkey'], TW: ['Formosa'], US: ['USA', 'Amerika', 'America'], VA: ['Vatikanet'],
};

/** Countries by name in a language; made once per language, a browser takes some milliseconds for it. */
const made = new Map<string, readonly SearchChoice[]>();

/** All countries, named in `language` and found by their Danish and English names and by what people call them. */
export function countries(language: string): readonly SearchChoice[] {
  let choices = made.get(language);
  if (!choices) {
    const [own, ...others] = [language, 'da', 'en'].map((tag) => new Intl.DisplayNames(tag, { type: 'region' }));
    const { compare } = new Intl.Collator(language);
    choices = countryCodes
      .map((value): SearchChoice => ({
        value,
        label: own!.of(value) ?? value,
        also: [...others.map((names) => names.of(value) ?? value), ...(aliases[value] ?? [])],
      }))
      .sort((a, b) => compare(a.label, b.label));
    made.set(language, choices);
  }
  return choices;
}

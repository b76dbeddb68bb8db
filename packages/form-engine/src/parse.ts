import type { FieldDefinition, FieldKind } from '@faelles/schemas/field.js';
import { normalise } from '@faelles/schemas/identifiers/normalise.js';
import type { Json } from '@faelles/schemas/json.js';
import { address } from './kinds/address.ts';
import { bankAccount } from './kinds/bank-account.ts';
import { country } from './kinds/country.ts';
import { date } from './kinds/date.ts';
import { fetchedKind } from './kinds/fetched.ts';
import { file } from './kinds/file.ts';
import { cpr, cvr, email, municipality, pNumber, phone } from './kinds/identifiers.ts';
import { empty, type Kind, type ParseContext, type ParseResult } from './kinds/kind.ts';
import { integer, money, number } from './kinds/number.ts';
import { checkbox, checkboxes, consent, option, yesNo } from './kinds/option.ts';
import { text, textarea } from './kinds/text.ts';

export { holderKinds, type ParseContext, type ParseField, type ParseResult } from './kinds/kind.ts';

const kinds: Record<Exclude<FieldKind, 'information' | 'group' | 'list' | 'choice'>, Kind> = {
  text, textarea, integer, number, money, date, email, phone, cpr, cvr, address, file, country, municipality,
  checkbox, checkboxes, consent,
  'p-number': pNumber,
  'bank-account': bankAccount,
  'yes-no': yesNo,
  radio: option,
  select: option,
  declaration: checkbox,
  fetched: (...call) => fetchedKind(parseField)(...call),
};

/**
 * Reads one answer: what was typed becomes what is meant, or what is wrong with it.
 * Canonical values are legal inputs and mean themselves. Never throws.
 *
 * Empty (no value, no issues) is not judged here: whether an answer is required depends on others.
 * `information` and the kinds that hold fields are always empty.
 *
 * @param field the field's definition; only the members of its kind are looked at
 * @param input text as typed, or the structured input of the kind
 */
export function parseField(field: FieldDefinition, input: Json | undefined, context: ParseContext = {}): ParseResult {
  if (input === undefined || input === null) return empty;
  if (typeof input === 'string' && !normalise(input)) return empty;
  const kind: Kind | undefined = Object.hasOwn(kinds, field.kind) ? kinds[field.kind as keyof typeof kinds] : undefined;
  return kind ? kind(input, field, context) : empty;
}

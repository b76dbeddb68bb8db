import type { FieldDefinition, FieldKind } from '@faelles/schemas/field.js';
import type { Json } from '@faelles/schemas/json.js';
import { address } from './kinds/address.ts';
import { bankAccount } from './kinds/bank-account.ts';
import { country } from './kinds/country.ts';
import { date } from './kinds/date.ts';
import { monthYear } from './kinds/month-year.ts';
import { period } from './kinds/period.ts';
import { time } from './kinds/time.ts';
import { fetchedKind } from './kinds/fetched.ts';
import { file } from './kinds/file.ts';
import { cpr } from './kinds/cpr.ts';
import { cvr } from './kinds/cvr.ts';
import { email } from './kinds/email.ts';
import { municipality } from './kinds/municipality.ts';
import { pNumber } from './kinds/p-number.ts';
import { phone } from './kinds/phone.ts';
import type { Kind, ParseContext, ParseResult } from './kinds/kind.ts';
import { integer } from './kinds/integer.ts';
import { money } from './kinds/money.ts';
import { number } from './kinds/number.ts';
import { checkboxes, option } from './kinds/option.ts';
import { checkbox, consent, yesNo } from './kinds/yes.ts';
import { text, textarea } from './kinds/text.ts';
import { readAnswer } from './read-answer.ts';
import { learnOperations } from './rules/more.ts';

export { holderKinds, type ParseContext, type ParseField, type ParseResult } from './kinds/kind.ts';

// Limits may be rules.
learnOperations();

const kinds: Record<Exclude<FieldKind, 'information' | 'group' | 'list' | 'choice'>, Kind> = {
  text, textarea, integer, number, money, date, period, time, email, phone, cpr, cvr, address, file, country, municipality,
  checkbox, checkboxes, consent,
  'month-year': monthYear,
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
  return readAnswer(Object.hasOwn(kinds, field.kind) ? kinds[field.kind as keyof typeof kinds] : undefined, field, input, context);
}

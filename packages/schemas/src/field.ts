import * as z from 'zod/mini';
import { Block, Text } from './text.ts';
import { Json, Rule } from './json.ts';
import { FieldKind } from './field-kind.ts';
import { IssueCode } from './issue.ts';

export { FieldKind, fieldKinds } from './field-kind.ts';

/** A name that is safe in paths, rules and XML: a letter, then letters and digits. */
export const Name = z.string().check(z.regex(/^[a-z][a-zA-Z0-9]*$/), z.maxLength(60));
/** An id that is safe in URLs: lower case words with hyphens. */
export const Slug = z.string().check(z.regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/), z.maxLength(60));

/** One choice of a `select`, `radio` or `checkboxes`. */
export const Option = z.strictObject({
  value: z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/), z.maxLength(60)),
  label: Text,
  hint: z.optional(Text),
  /** The option is offered only while this holds. */
  when: z.optional(Rule),
  /** What the option is called elsewhere, as the value in a published XML schema: never shown, never evaluated. */
  meta: z.optional(z.record(z.string(), Json)),
});
export type Option = z.infer<typeof Option>;

/**
 * What must hold of an answer, with the words to show when it does not: a condition over the answers (`assert`), or the
 * name of a check that the server makes (`ask`). One of the two.
 */
export const Check = z.strictObject({
  assert: z.optional(Rule),
  ask: z.optional(Slug),
  message: Text,
  severity: z.optional(z.enum(['error', 'warning'])),
});
export type Check = z.infer<typeof Check>;

/** Where a fetched or prefilled answer comes from, said to the citizen (once-only principle). */
export const Source = z.strictObject({ id: Slug, label: Text });

/**
 * One question, or a holder of questions. Which members a kind may use is checked when a definition is loaded
 * (form-engine, `checkDefinition`); the shape is one so that tools can edit every kind alike.
 */
export type FieldDefinition = {
  name: string;
  kind: FieldKind;
  /** Mandatory for every kind but `information`. */
  label?: Text | undefined;
  hint?: Text | undefined;
  /** Longer help behind "Help with this question". */
  help?: Block[] | undefined;
  /** Running text of an `information`, or before the fields of a `group`. */
  content?: Block[] | undefined;
  /** Default true: a question that need not be answered is marked "(valgfrit)". */
  required?: Rule | undefined;
  when?: Rule | undefined;
  checks?: Check[] | undefined;
  options?: Option[] | undefined;
  /** Input the field begins with; the citizen may change it. */
  default?: Json | undefined;
  /** Value the field always has; shown, never asked. */
  fixed?: Json | undefined;
  /** Limits of a number, of an amount in øre, of a day, of both days of a period, of a month (`2026-11`) or of a time (`14:30`); a rule computes one. */
  min?: Rule | undefined;
  max?: Rule | undefined;
  minLength?: number | undefined;
  maxLength?: number | undefined;
  /** The only characters a `text` may have; `minLength` and `maxLength` say how many. */
  characters?: 'digits' | 'letters-and-digits' | undefined;
  /** Decimals a `number` may have. Default 2. */
  decimals?: number | undefined;
  /** Entries of a `list`, files of a `file`, ticks of `checkboxes`. */
  minCount?: number | undefined;
  maxCount?: number | undefined;
  /** Media types a `file` may have. */
  accept?: string[] | undefined;
  /** Bytes one file may have. */
  maxSize?: number | undefined;
  /** Words after the control, as "m²". */
  unit?: Text | undefined;
  /** Tokens for the browser's own help with filling in (HTML autocomplete). */
  autocomplete?: string | undefined;
  /** Own words per issue code, instead of the dictionary's. */
  messages?: Partial<Record<IssueCode, Text>> | undefined;
  /** Who answers: the applicant (default), the authority, or the id of a party. */
  filledBy?: string | undefined;
  /** Where a `fetched` field, or one with `prefill`, gets its data. */
  source?: z.infer<typeof Source> | undefined;
  /** Name of the datum of `source` that the field begins with; the citizen may change it. */
  prefill?: string | undefined;
  /** Free text and CPR numbers are always masked outside the session; this masks another answer too. */
  sensitive?: boolean | undefined;
  /** A `cpr` field that also takes replacement numbers (day raised by 60). Default false. */
  allowReplacement?: boolean | undefined;
  /** An `address` that may also be in another country. Default false. */
  allowForeign?: boolean | undefined;
  /** An `address` that was looked up brings its coordinates along. Default false: nobody keeps what nobody asked for. */
  coordinates?: boolean | undefined;
  /** A `bank-account` that offers the citizen's own NemKonto, for which no number is asked. Default false. */
  nemKonto?: boolean | undefined;
  /** A `bank-account` that may also be given as an IBAN. Default false. */
  allowIban?: boolean | undefined;
  /** Singular words for one entry of a `list`: "periode". */
  entryLabel?: Text | undefined;
  /** The consent or declaration of the definition that a field of that kind asks for. */
  ref?: string | undefined;
  /** Fields of a `group`, of each entry of a `list`, the data of a `fetched`; the branches of a `choice`, each a `group`. */
  fields?: FieldDefinition[] | undefined;
  /**
   * Tag of a vendor's own element that asks the question where one is registered; elsewhere the usual one of the kind
   * does. How the answer is read stays the kind's business, on the page and on the server.
   */
  element?: string | undefined;
  /** Free for tools, as the element name in a published XML schema: never shown, never evaluated. */
  meta?: Record<string, Json> | undefined;
};

export const FieldDefinition: z.ZodMiniType<FieldDefinition> = z.strictObject({
  name: Name,
  kind: FieldKind,
  label: z.optional(Text),
  hint: z.optional(Text),
  help: z.optional(z.array(Block)),
  content: z.optional(z.array(Block)),
  required: z.optional(Rule),
  when: z.optional(Rule),
  checks: z.optional(z.array(Check)),
  options: z.optional(z.array(Option).check(z.minLength(1))),
  default: z.optional(Json),
  fixed: z.optional(Json),
  min: z.optional(Rule),
  max: z.optional(Rule),
  minLength: z.optional(z.int().check(z.minimum(0))),
  maxLength: z.optional(z.int().check(z.minimum(1))),
  characters: z.optional(z.enum(['digits', 'letters-and-digits'])),
  decimals: z.optional(z.int().check(z.minimum(0), z.maximum(6))),
  minCount: z.optional(z.int().check(z.minimum(0))),
  maxCount: z.optional(z.int().check(z.minimum(1))),
  accept: z.optional(z.array(z.string().check(z.regex(/^[a-z]+\/[a-z0-9.+-]+$/))).check(z.minLength(1))),
  maxSize: z.optional(z.int().check(z.minimum(1))),
  unit: z.optional(Text),
  autocomplete: z.optional(z.string()),
  messages: z.optional(z.partialRecord(IssueCode, Text)),
  filledBy: z.optional(Slug),
  source: z.optional(Source),
  prefill: z.optional(Name),
  sensitive: z.optional(z.boolean()),
  allowReplacement: z.optional(z.boolean()),
  allowForeign: z.optional(z.boolean()),
  coordinates: z.optional(z.boolean()),
  nemKonto: z.optional(z.boolean()),
  allowIban: z.optional(z.boolean()),
  entryLabel: z.optional(Text),
  ref: z.optional(Slug),
  element: z.optional(z.string().check(z.regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/), z.maxLength(60))),
  meta: z.optional(z.record(z.string(), Json)),
  get fields(): z.ZodMiniOptional<z.ZodMiniArray<z.ZodMiniType<FieldDefinition>>> {
    return z.optional(z.array(FieldDefinition).check(z.minLength(0)));
  },
}) as never;

import * as z from 'zod/mini';
import { Text } from './text.ts';
import { ConsentParties } from './consent-rule.ts';
import { Slug } from './field.ts';

/** Special categories of personal data (GDPR art. 9). */
export const SpecialCategory = z.enum([
  'racial-or-ethnic-origin', 'political-opinions', 'religious-or-philosophical-beliefs', 'trade-union-membership',
  'genetic-data', 'biometric-data', 'health', 'sex-life-or-sexual-orientation',
]);
export type SpecialCategory = z.infer<typeof SpecialCategory>;

/**
 * One consent, for one purpose, as the citizen reads it (GDPR art. 7 and 13: specific, informed, separate).
 * `information-consent` is a permission to obtain information from somebody (forvaltningsloven § 29).
 */
export const ConsentRequest = z.strictObject({
  id: Slug,
  kind: z.enum(['gdpr-consent', 'information-consent']),
  /** Semantic version of the text: a changed text is a new version and never changes an old record. */
  version: z.string().check(z.regex(/^\d+\.\d+\.\d+$/)),
  title: Text,
  /** What it is for. */
  purpose: Text,
  /** Which data. */
  data: Text,
  /** Which of them are special (GDPR art. 9), for exports of the record. Default: none. */
  specialCategories: z.optional(z.array(SpecialCategory)),
  /** From whom it is obtained. */
  from: Text,
  /** Who gets it. */
  to: Text,
  /** How long it holds: words, and the ISO 8601 duration they stand for. */
  validity: z.strictObject({ text: Text, duration: z.string().check(z.regex(/^P(\d+D|\d+W|\d+M|\d+Y)$/)) }),
  /** What happens when the citizen says no. */
  refusal: Text,
  /** How to take it back. */
  withdrawal: Text,
  /** The words of the two answers: equal weight, nothing chosen beforehand. */
  accept: Text,
  refuse: Text,
  /** The party whose consent it is. Default: the applicant. */
  party: z.optional(Slug),
  /** Where several people answer it. The application then waits for them before it goes on. */
  parties: z.optional(ConsentParties),
});
export type ConsentRequest = z.infer<typeof ConsentRequest>;

/** A statement that cannot be taken back: "on my honour", "I have read", "I agree to the terms". */
export const Declaration = z.strictObject({
  id: Slug,
  kind: z.enum(['declaration', 'acknowledgement', 'agreement']),
  version: z.string().check(z.regex(/^\d+\.\d+\.\d+$/)),
  title: Text,
  /** The exact words that are declared. */
  text: Text,
  /** What follows from a false declaration. */
  consequence: z.optional(Text),
  /** The words beside the box. */
  accept: Text,
  party: z.optional(Slug),
});
export type Declaration = z.infer<typeof Declaration>;

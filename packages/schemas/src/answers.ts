import * as z from 'zod/mini';
import { Json, JsonObject } from './json.ts';

/**
 * Inputs: what the citizen typed or chose, per field name, as raw as it was typed, wrong things too.
 * A draft keeps inputs, so that nothing typed is ever lost.
 */
export const Inputs = JsonObject;
export type Inputs = JsonObject;

/** Answers: canonical values of the fields that apply, nested as the definition is; absent means not answered. */
export const Answers = JsonObject;
export type Answers = JsonObject;

/** A file that has been uploaded. The name is the citizen's own and counts as personal data. */
export const AttachmentRef = z.object({
  id: z.uuid(),
  name: z.string().check(z.minLength(1), z.maxLength(255)),
  /** Media type found in the content, never taken from the name. */
  type: z.string(),
  /** Bytes. */
  size: z.int().check(z.minimum(0)),
});
export type AttachmentRef = z.infer<typeof AttachmentRef>;

export { Address, DanishAddress, ForeignAddress } from './address.ts';

/** What a `bank-account` field answers with: a Danish account, the citizen's NemKonto, or an account by its IBAN. */
export const BankAccountAnswer = z.union([
  z.strictObject({ registrationNumber: z.string(), accountNumber: z.string() }),
  z.strictObject({ nemKonto: z.literal(true) }),
  z.strictObject({ iban: z.string() }),
]);
export type BankAccountAnswer = z.infer<typeof BankAccountAnswer>;

export { Json };

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

/** A Danish address typed by parts, or looked up; `source` says which. */
export const Address = z.object({
  street: z.string(),
  houseNumber: z.string(),
  floor: z.optional(z.string()),
  door: z.optional(z.string()),
  postalCode: z.string(),
  postalDistrict: z.string(),
  municipalityCode: z.optional(z.string()),
  source: z.enum(['register', 'manual']),
});
export type Address = z.infer<typeof Address>;

export { Json };

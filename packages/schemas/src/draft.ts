import * as z from 'zod/mini';
import { Inputs } from './answers.ts';

/** An application being written, kept on the server with a version so that nobody overwrites silently. */
export const Draft = z.object({
  id: z.uuid(),
  solution: z.string(),
  /** Version of the definition the draft began with. */
  definitionVersion: z.string(),
  /** Goes up by one at every save. */
  version: z.int().check(z.minimum(1)),
  inputs: Inputs,
  /** Step the citizen was on. */
  step: z.optional(z.string()),
  language: z.string(),
  savedAt: z.string(),
  expiresAt: z.string(),
});
export type Draft = z.infer<typeof Draft>;

export const DraftCreate = z.strictObject({
  solution: z.string(),
  definitionVersion: z.string(),
  inputs: Inputs,
  step: z.optional(z.string()),
  language: z.string(),
});
export type DraftCreate = z.infer<typeof DraftCreate>;

/** A save: `version` is the one the page has; another one on the server is a conflict (409 with the server's draft). */
export const DraftSave = z.strictObject({
  version: z.int(),
  /** The version the inputs are for, when it is another than the draft had: the newest, to which the page has carried them. */
  definitionVersion: z.optional(z.string()),
  inputs: Inputs,
  step: z.optional(z.string()),
  language: z.string(),
});
export type DraftSave = z.infer<typeof DraftSave>;

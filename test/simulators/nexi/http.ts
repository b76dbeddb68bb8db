import type { Answer } from '../shared/http.ts';

/** Published shape of a validation error: every field with its complaints. */
export type FieldErrors = Record<string, string[]>;

export const badRequest = (errors: FieldErrors): Answer => ({ status: 400, body: { errors } });
/** Published shape of 402, 409 and 500. The message is for a developer's log, never for a payer. */
export const refused = (status: number, code: string, message: string, source = 'internal'): Answer => ({
  status,
  body: { code, message, source },
});

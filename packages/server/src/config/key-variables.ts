import * as z from 'zod';
import { jsonOf } from './json-variable.ts';

const keyParts = { kid: z.string().regex(/^[\x21-\x7e]{1,100}$/, 'must be 1 to 100 visible characters'), x: z.string() };
/** The private key that signs receipts. */
export const signingKey = jsonOf(
  z.union([z.looseObject({ kty: z.literal('EC'), crv: z.literal('P-256'), y: z.string(), d: z.string(), ...keyParts }), z.looseObject({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), d: z.string(), ...keyParts })], {
    error: 'must be a private key with a kid: EC P-256 or OKP Ed25519 ("faelles keys new" makes one)',
  }),
);
/** Public keys from before. `d` is refused: a private key has no business among those that are told to everybody. */
export const oldKeys = jsonOf(
  z.array(z.looseObject({ kty: z.enum(['EC', 'OKP']), crv: z.enum(['P-256', 'Ed25519']), y: z.string().optional(), d: z.undefined(), nbf: z.int().optional(), exp: z.int().optional(), ...keyParts })),
);

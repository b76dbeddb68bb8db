import type { JWK } from 'jose';

/** `typ` of our signatures: one that a key of ours made for something else is no receipt. */
export const receiptType = 'faelles-receipt+jws';

/** The only algorithms that count: a signature must not choose how it is checked. */
export type SigningAlgorithm = 'ES256' | 'EdDSA';
export const algorithmOf = ({ kty }: JWK): SigningAlgorithm => (kty === 'OKP' ? 'EdDSA' : 'ES256');

/** The part of a signing key that everybody may have. */
export function publicKey({ kty, crv, x, y, kid }: JWK): JWK {
  return { kty, crv, x, ...(y !== undefined && { y }), kid, alg: algorithmOf({ kty }), use: 'sig' } as JWK;
}

/** Seconds since 1970. */
export const seconds = (at: Date): number => Math.floor(at.getTime() / 1000);

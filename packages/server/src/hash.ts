import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** SHA-256 as hex. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** HMAC-SHA-256 as hex: how secrets of cookies and links are stored, useless without the server's own secret. */
export function keyedHash(secret: string, content: string): string {
  return createHmac('sha256', secret).update(content).digest('hex');
}

/** A new secret of 256 bits, safe in a cookie, a header and a fragment. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Are two secrets the same? Takes the same time wherever they differ. */
export function sameSecret(given: string, kept: string): boolean {
  const one = createHash('sha256').update(given).digest();
  const other = createHash('sha256').update(kept).digest();
  return kept !== '' && timingSafeEqual(one, other);
}

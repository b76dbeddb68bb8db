import { createHash } from 'node:crypto';
import { DigitalPostError } from './error.ts';

// MeMo's schema takes version 4 only.
const version4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/** The id as it is. @throws DigitalPostError `uuid` */
export function checkedUuid(id: string): string {
  if (!version4.test(id)) throw new DigitalPostError('uuid');
  return id;
}

/**
 * A UUID of version 4 for something whose id may be of another version: the id itself when it fits, else one made of its
 * hash, the same every time, so that a calendar knows the appointment again when it comes a second time.
 */
export function uuidOf(id: string): string {
  if (version4.test(id)) return id;
  const hex = createHash('sha256').update(id).digest('hex');
  const variant = '89ab'[Number.parseInt(hex[16]!, 16) % 4]!;
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

import { normalise } from '@faelles/schemas/identifiers/normalise.js';
import type { Json } from '@faelles/schemas/json.js';

/** The inputs of a day, in the order Danes write it; no jumping between them. */
export const dayParts = [
  { name: 'day', size: 2, numeric: true },
  { name: 'month', size: 2, numeric: true },
  { name: 'year', size: 4, numeric: true },
] as const;

/** A day taken apart: parts as they were typed, ISO 8601, or a whole day as one pastes it. Nothing when it is no day. */
export function dayPartsOf(input: Json | undefined): Record<string, string> {
  if (typeof input !== 'string') return typeof input === 'object' ? (input as Record<string, string>) : {};
  const text = normalise(input);
  const iso = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  const danish = /^(\d{1,2})[./ -]+(\d{1,2})[./ -]+(\d{4})$/.exec(text);
  const [day, month, year] = iso ? [iso[3], iso[2], iso[1]] : (danish?.slice(1) ?? []);
  return day ? { day, month: month!, year: year! } : {};
}

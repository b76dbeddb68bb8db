import { normalise } from './normalise.ts';

/**
 * Does free text hold something that looks like a CPR number? For a warning beside the field, on the client only.
 * A number after `+` is a telephone number.
 */
export function containsCpr(text: string): boolean {
  return /(?<![\w+])\d{6}[- ]?\d{4}(?!\w)/.test(normalise(text));
}

import { parse } from 'lossless-json';

/**
 * Does this JSON hold no member twice with two values? Of such a text two readers may take two different things for what it
 * says (RFC 8259, 4). For text that is JSON and not nested beyond reason: the parser calls itself.
 */
export function hasMembersOnce(text: string): boolean {
  try {
    parse(text, null, Number);
    return true;
  } catch {
    return false;
  }
}

import { normalise } from './normalise.ts';
import { refuse, type Parsed } from './result.ts';

/**
 * Reads an e-mail address. Sensible rather than exotic: something, one `@`, a domain with a dot. Letters of every
 * alphabet are welcome (the Single Digital Gateway asks for them); quotes, comments and IP addresses are not.
 * Only a message that arrives proves an address, so nothing finer is tested.
 *
 * @returns the address with its domain in lower case, or `format`, `too-long`.
 */
export function parseEmail(input: string): Parsed {
  const text = normalise(input);
  const match = /^([^\s@"(),:;<>[\]\\]+)@((?:[\p{L}\d](?:[\p{L}\p{M}\d-]*[\p{L}\p{M}\d])?\.)+[\p{L}][\p{L}\p{M}\d-]*[\p{L}\p{M}\d])$/u.exec(text);
  if (!match || /^\.|\.$|\.\./.test(match[1]!)) return refuse('format');
  // RFC 5321: 64 for the part before @, 254 in all.
  if (text.length > 254 || match[1]!.length > 64) return refuse('too-long', { max: 254 });
  return { ok: true, value: `${match[1]}@${match[2]!.toLowerCase()}` };
}

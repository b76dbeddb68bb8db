import * as z from 'zod';
import { hasMembersOnce } from '../http/members-once.ts';
import { receiptType } from './signing-key.ts';

/**
 * A signature as somebody shows it, taken apart but not believed yet. `bare`: it has all but the signature itself.
 */
export type ShownSignature = { kid: string; alg: string; signedAt: Date | undefined; text: string; content: ShownContent; bare: boolean };
/** What the payload says of itself, for telling apart what is not ours. */
export type ShownContent = z.infer<typeof Content>;

/**
 * What our headers have, and nothing beside: a member that names or brings a key (`jwk`, `jku`, `x5u`, `x5c`), or asks for
 * rules of its own (`crit`, `b64`, `zip`), was never signed by us, and is not looked at by anything that could obey it.
 */
const Header = z.strictObject({
  alg: z.enum(['ES256', 'EdDSA']),
  kid: z.string().min(1).max(200),
  typ: z.literal(receiptType),
  iat: z.int().min(0).max(253_402_300_799).optional(),
});

const Content = z.object({
  id: z.string(),
  reference: z.string(),
  issuedAt: z.string().refine((at) => !Number.isNaN(Date.parse(at))),
  authority: z.object({ cvr: z.string() }),
});

/** Deepest nesting of a payload: it is read by a parser that calls itself. */
const maxDepth = 40;

/** Takes a compact JWS apart; undefined when it is none of ours in form. Never throws on what somebody shows us. */
export function readSignature(jws: string): ShownSignature | undefined {
  const parts = /^([\w-]+)\.([\w-]+)\.([\w-]*)$/.exec(jws.trim());
  if (!parts) return undefined;
  const [, head, body, signature] = parts as unknown as [string, string, string, string];
  const header = Header.safeParse(jsonOf(textOf(head)));
  const text = textOf(body);
  const content = Content.safeParse(jsonOf(text));
  if (!header.success || !content.success) return undefined;
  const { alg, kid, iat } = header.data;
  return { kid, alg, signedAt: iat === undefined ? undefined : new Date(iat * 1000), text: text!, content: content.data, bare: signature === '' };
}

/** Is this the receipt of somebody, as far as its form goes? */
export const looksLikeReceipt = (receipt: unknown): boolean => Content.safeParse(receipt).success;

/** UTF-8 behind base64url in its only spelling: with other bits at its end, the same content would have two signatures. */
function textOf(part: string): string | undefined {
  const bytes = Buffer.from(part, 'base64url');
  if (bytes.toString('base64url') !== part) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function jsonOf(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isShallow(value, 0) && hasMembersOnce(text) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isShallow(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return depth < maxDepth && Object.values(value).every((member) => isShallow(member, depth + 1));
}


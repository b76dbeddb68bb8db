import { randomBytes } from 'node:crypto';
import { groupCode, readVerificationCode, verificationCode } from '@faelles/receipt/model/verification-code.js';
import type { Verify } from '@faelles/schemas/receipt.js';
import type { ServerContext } from '../context.ts';
import { sha256 } from '../hash.ts';

/** A code for a new receipt: how the receipt carries it, and the hash it is found by. */
export type NewVerification = { verify: Verify; hash: string };

/** Makes the verification code of a receipt. A receipt that is renewed keeps the one it has: it stands on paper already. */
export function newVerification(ctx: Pick<ServerContext, 'config'>): NewVerification {
  const code = verificationCode(randomBytes(15));
  // In the fragment it reaches neither this server's log nor that of a proxy.
  return { verify: { code: groupCode(code), url: `${ctx.config.publicUrl}/verify.html#${code}` }, hash: codeHash(code) };
}

/**
 * What a code is looked up by. A hash without a key, so that a new SESSION_SECRET does not take the codes off all paper
 * there is; 75 random bits cannot be guessed back from it. The index compares hashes, so how long it takes says nothing
 * of how near a guess was.
 */
export function codeHash(code: string): string {
  return sha256(`receipt code ${code}`);
}

/** The hash of a code as somebody typed it; undefined when it is no code. */
export function typedCodeHash(typed: string): string | undefined {
  const { code } = readVerificationCode(typed);
  return code === undefined ? undefined : codeHash(code);
}

import * as z from 'zod/mini';
import { Text } from './text.ts';

/**
 * What a server can say of a receipt somebody shows it, or of the code on one:
 * `valid` it was issued here and is as it was issued ·
 * `replaced` the same, but it was issued again since, with the payment that came after it ·
 * `altered` something in it is not as it was signed ·
 * `stripped` there is no signature over it ·
 * `unknown-key` signed with a key nobody here knows ·
 * `outside-key-period` signed at a time its key did not sign ·
 * `withdrawn-key` signed with a key that got into other hands ·
 * `other-authority` it is of an authority that is not served here, or not the one that was expected ·
 * `erased` there is such a code, but what the receipt said was deleted when its time was over ·
 * `unknown` there is no such code ·
 * `malformed` it is no receipt, no signature or no code.
 */
export const receiptVerdicts = [
  'valid', 'replaced', 'altered', 'stripped', 'unknown-key', 'outside-key-period', 'withdrawn-key', 'other-authority', 'erased', 'unknown', 'malformed',
] as const;
export type ReceiptVerdictCode = (typeof receiptVerdicts)[number];

/**
 * The answer to whoever asks. The facts stand only where they are vouched for: all with `valid` and `replaced`, the authority also when it
 * is another than expected. Nobody's name and no answer is ever in it.
 */
export const ReceiptVerdict = z.object({
  verdict: z.enum(receiptVerdicts),
  kind: z.optional(z.enum(['acknowledgement', 'immediate-result', 'completion'])),
  authorityName: z.optional(Text),
  /** ISO 8601 date in Danish time. */
  receivedOn: z.optional(z.string()),
  solutionTitle: z.optional(Text),
});
export type ReceiptVerdict = z.infer<typeof ReceiptVerdict>;

/** CVR number of the authority the receipt should be of; any the server serves when left out. */
const authority = z.optional(z.string().check(z.regex(/^\d{8}$/)));

/** Most characters of a signature: that of a receipt of some 60 pages. */
const jws = z.string().check(z.maxLength(1_000_000));

/** What is asked: about a signature, about a receipt as it was saved (with its signature, or without), or about a code. */
export const ReceiptQuestion = z.union([
  z.object({ receipt: z.looseObject({}), jws: z.optional(jws), authority }),
  z.object({ jws, authority }),
  z.object({ code: z.string().check(z.maxLength(300)), authority }),
]);
export type ReceiptQuestion = z.infer<typeof ReceiptQuestion>;

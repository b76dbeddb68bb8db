import * as z from 'zod/mini';
import { Json } from './json.ts';

/**
 * What a source says about the one who asks. `found` brings the data by name, each with a proof that it came from there;
 * `protected` is name and address protection: nothing is shown. `unknown` knows nothing of the caller (as somebody who
 * is not signed in), `away` did not answer; then the citizen types the data.
 */
export const SourceAnswer = z.object({
  state: z.enum(['found', 'protected', 'unknown', 'away']),
  /** When it was fetched, ISO 8601 with offset. */
  fetchedAt: z.string(),
  /** By name of the datum; a datum the source does not have is absent. */
  data: z.record(z.string(), Json),
  /** By name of the datum; and `$whole` for all of them together. Opaque: only the server can make one. */
  proofs: z.record(z.string(), z.string()),
});
export type SourceAnswer = z.infer<typeof SourceAnswer>;

/**
 * The value of a `fetched` field. `from` says who gave the data: the source as it is, the source that may not show it,
 * or the citizen, because the source was away or knew nothing.
 */
export type FetchedValue = {
  from: 'source' | 'protected' | 'citizen';
  /** By name of the field inside; empty when protected. */
  data: { [name: string]: Json };
  /** ISO 8601; absent when the citizen typed. */
  fetchedAt?: string;
  proofs?: { [name: string]: string };
  /** The citizen's own words about what is wrong. */
  correction?: string;
};

/** Where a prefilled answer came from, and what it was then: kept beside the answer, whatever the citizen made of it. */
export const Origin = z.strictObject({
  source: z.string(),
  datum: z.string(),
  value: Json,
  fetchedAt: z.string(),
  proof: z.string(),
});
export type Origin = z.infer<typeof Origin>;

/** Origins of prefilled answers, by path. */
export const Origins = z.record(z.string(), Origin);
export type Origins = z.infer<typeof Origins>;

/** What a check on the server found. `unknown` never keeps anybody from going on. */
export const verdicts = ['ok', 'not-ok', 'unknown'] as const;
export const Verdict = z.enum(verdicts);
export type Verdict = z.infer<typeof Verdict>;

/** The body of `POST /api/checks/{check}`: one canonical value, nothing about who asks. */
export const CheckQuestion = z.strictObject({ value: Json });
export type CheckQuestion = z.infer<typeof CheckQuestion>;

export const CheckAnswer = z.object({ verdict: Verdict });
export type CheckAnswer = z.infer<typeof CheckAnswer>;

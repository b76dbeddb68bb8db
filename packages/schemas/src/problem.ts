import * as z from 'zod/mini';
import { Issue } from './issue.ts';
import { Json } from './json.ts';

/** Every kind of problem the HTTP contract knows; `type` is `/problems/<id>`. */
export const problemIds = [
  'invalid-request', 'invalid-answers', 'not-signed-in', 'not-allowed', 'not-found', 'gone', 'conflict', 'price-changed', 'text-changed',
  'definition-changed', 'idempotency-key-reused', 'too-large', 'unsupported-type', 'too-many-requests',
  'representation-ended', 'representation-insufficient', 'giver-too-young',
  'provider-unavailable', 'provider-mismatch', 'internal',
] as const;

/** RFC 9457 problem details. `title` and `detail` are for developers; the page finds its own words by `type`. */
export const Problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.optional(z.string()),
  /** 422: what is wrong with the answers, by path. */
  issues: z.optional(z.array(Issue)),
  /** 409: what the server has instead. */
  current: z.optional(Json),
});
export type Problem = z.infer<typeof Problem>;
export type ProblemId = (typeof problemIds)[number];

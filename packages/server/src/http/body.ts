import * as z from 'zod';
import type { Issue, IssueCode } from '@faelles/schemas/issue.js';
import { hasMembersOnce } from './members-once.ts';
import { ProblemError } from './problem.ts';

/** Deepest nesting of a JSON body; the deepest form has far less. */
const maxDepth = 40;

/**
 * Reads a body to the end, but never more than `limit` bytes of it, whatever its Content-Length says.
 * @throws ProblemError `too-large`
 */
export async function readBytes(request: Request, limit: number): Promise<Uint8Array> {
  const tooLarge = () => new ProblemError('too-large', { detail: `At most ${limit} bytes are accepted here.` });
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge();
  if (!request.body) return new Uint8Array();
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of request.body as unknown as AsyncIterable<Uint8Array>) {
      size += part.byteLength;
      if (size > limit) throw tooLarge();
      parts.push(part);
    }
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    // The sender went away in the middle: no fault of ours, and nobody reads the answer.
    throw new ProblemError('invalid-request', { detail: 'The body ended before its end.' });
  }
  return parts.length === 1 ? parts[0]! : new Uint8Array(Buffer.concat(parts, size));
}

/**
 * Bytes as JSON. Invalid UTF-8 and invalid JSON are 400; nesting beyond reason, and the member that would be taken for
 * a prototype, are 422 with their path.
 */
export function parseJson(bytes: Uint8Array, { membersOnce = false } = {}): unknown {
  let text: string;
  let value: unknown;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    value = JSON.parse(text);
  } catch {
    throw new ProblemError('invalid-request', { detail: 'The body is not JSON in UTF-8.' });
  }
  refuseHostile(value, [], 0);
  if (membersOnce && !hasMembersOnce(text)) throw new ProblemError('invalid-request', { status: 422, detail: 'A member stands twice in the body.' });
  return value;
}

function refuseHostile(value: unknown, path: (string | number)[], depth: number): void {
  if (typeof value === 'number' && !Number.isFinite(value)) throw unfit(path, 'too-large');
  if (typeof value !== 'object' || value === null) return;
  if (depth >= maxDepth) throw unfit(path.slice(0, 3), 'too-large', `Nested deeper than ${maxDepth}.`);
  for (const [key, member] of Object.entries(value)) {
    // `__proto__` from JSON is a plain member, but the first careless copy makes it a prototype.
    if (key === '__proto__') throw unfit([...path, key], 'unknown-field');
    refuseHostile(member, [...path, key], depth + 1);
  }
}

function unfit(path: (string | number)[], code: IssueCode, detail?: string): ProblemError {
  return new ProblemError('invalid-request', {
    status: 422,
    issues: [{ path: path.join('.'), code }],
    ...(detail === undefined ? {} : { detail }),
  });
}

/**
 * The value as its schema gives it.
 * @throws ProblemError `invalid-request`, 422 with a path for everything that does not fit.
 */
export function parseWith<S extends z.core.$ZodType>(schema: S, value: unknown): z.core.output<S> {
  const result = z.safeParse(schema, value);
  if (result.success) return result.data;
  throw new ProblemError('invalid-request', {
    status: 422,
    detail: 'The request does not fit its schema; see /api/openapi.json.',
    issues: result.error.issues.slice(0, 100).flatMap(toIssues),
  });
}

function toIssues(issue: z.core.$ZodIssue): Issue[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...issue.path, key].join('.'), code: 'unknown-field' as const }));
  }
  return [{ path: issue.path.join('.'), code: codeOf(issue) }];
}

function codeOf(issue: z.core.$ZodIssue): IssueCode {
  switch (issue.code) {
    case 'invalid_type':
      // Zod tells a missing member only by the words of its message.
      return issue.message.endsWith('received undefined') ? 'required' : 'type';
    case 'too_big':
      return issue.origin === 'string' ? 'too-long' : issue.origin === 'array' ? 'too-many' : 'too-large';
    case 'too_small':
      return issue.origin === 'string' ? 'too-short' : issue.origin === 'array' ? 'too-few' : 'too-small';
    case 'invalid_value':
      return 'option';
    case 'invalid_union':
      return 'type';
    default:
      return 'format';
  }
}

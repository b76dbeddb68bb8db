import type { Json } from '@faelles/schemas/json.js';
import type { Problem } from '@faelles/schemas/problem.js';
import { checked, type SchemaLoader } from './check.ts';
import { ContractError, ProblemError } from './errors.ts';

/**
 * What a successful answer holds; undefined for one without content.
 * @throws ContractError
 */
export async function contentOf<Value>(
  operation: string,
  answer: { status: number; text: string },
  schema: SchemaLoader<Value> | undefined,
  verify: boolean,
): Promise<Value | undefined> {
  if (answer.status === 204 || schema === undefined) return undefined;
  const value = parse(answer.text);
  if (value === undefined) throw new ContractError(operation, ['the whole: not JSON']);
  return verify ? checked(operation, schema, value) : (value as Value);
}

/** An unsuccessful answer as an error. What is no problem details, as a proxy's page, is told by its status. */
export function problemOf(answer: { status: number; text: string; retryAfter?: string | null }): ProblemError {
  const body = parse(answer.text);
  const given = typeof body === 'object' && body !== null && !Array.isArray(body) ? body : {};
  const known = typeof given.type === 'string' && typeof given.title === 'string';
  const problem: Problem = known
    ? { ...(given as unknown as Problem), status: answer.status }
    : { type: 'about:blank', title: `HTTP ${answer.status}`, status: answer.status };
  if (!Array.isArray(problem.issues)) delete problem.issues;
  return new ProblemError(problem, answer.retryAfter);
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

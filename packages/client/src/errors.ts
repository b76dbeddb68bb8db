import type { Problem, ProblemId } from '@faelles/schemas/problem.js';

/** The server answered with a problem (RFC 9457). `problem.issues` says what is wrong with the answers, by path. */
export class ProblemError extends Error {
  override name = 'ProblemError';
  readonly problem: Problem;
  /** HTTP status. */
  readonly status: number;
  /** Which problem of the contract it is; undefined for an answer that is no problem of ours, as a proxy's page. */
  readonly id: ProblemId | undefined;
  /** Seconds after which the server wants to be asked again; undefined where it does not say. */
  readonly retryAfter: number | undefined;
  constructor(problem: Problem, retryAfter?: string | null) {
    // The title is for developers and holds nothing the citizen wrote.
    super(problem.title);
    this.problem = problem;
    this.status = problem.status;
    this.retryAfter = Number(retryAfter) || undefined;
    this.id = /^\/problems\/([a-z-]+)$/.exec(problem.type)?.[1] as ProblemId | undefined;
  }
}

/** There was no answer: offline, connection lost, or none within the time. What was sent may or may not have arrived. */
export class NetworkError extends Error {
  override name = 'NetworkError';
  readonly reason: 'unreachable' | 'timeout';
  constructor(reason: 'unreachable' | 'timeout', cause?: unknown) {
    super(reason === 'timeout' ? 'The server did not answer in time' : 'The server cannot be reached', { cause });
    this.reason = reason;
  }
}

/** The server answered with success, but not as the contract says. `faults` name paths and rules, never values. */
export class ContractError extends Error {
  override name = 'ContractError';
  readonly faults: readonly string[];
  constructor(operation: string, faults: readonly string[]) {
    super(`${operation}: the server's answer is not as the contract says (${faults.join('; ')})`);
    this.faults = faults;
  }
}

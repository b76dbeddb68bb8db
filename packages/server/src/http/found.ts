import { ProblemError } from './problem.ts';

/**
 * What was looked for among the caller's own. What is somebody else's is answered as what is not there, so that nobody
 * learns of it.
 * @throws ProblemError `not-found`
 */
export function found<Row>(row: Row | undefined): Row {
  if (row === undefined) throw new ProblemError('not-found');
  return row;
}

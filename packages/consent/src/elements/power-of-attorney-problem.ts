/** Key of what is said when the number cannot be used. */
export const wrongNumber = 'power.problem.number';

interface Failure {
  name?: string;
  status?: number;
  id?: string;
  problem?: { issues?: readonly { path: string }[] };
}

/** Key of the words for what went wrong with a power of attorney. The errors of the client are known by name: two copies of it may be on a page. */
export function powerProblem(error: unknown): string {
  const { name, status, id, problem } = error as Failure;
  if (name === 'NetworkError' || error instanceof TypeError) return 'power.problem.offline';
  if (id === 'giver-too-young' || id === 'too-many-requests') return `power.problem.${id}`;
  if (problem?.issues?.some(({ path }) => path === 'number')) return wrongNumber;
  if (status === 401) return 'power.problem.signed-out';
  if (status === 404 || status === 409 || status === 410) return 'power.problem.conflict';
  return 'power.problem.failed';
}

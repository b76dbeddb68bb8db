import { ProblemError } from './problem.ts';

/**
 * Refuses a write that a page of another site made the browser send with our cookie. The browser itself says where it
 * comes from: `Sec-Fetch-Site`, or `Origin` in those that do not send it. A caller that says neither is no page of ours.
 * @throws ProblemError `not-allowed`
 */
export function checkOrigin(request: Request, ownOrigin: string): void {
  const site = request.headers.get('sec-fetch-site');
  if (site === 'same-origin') return;
  const origin = request.headers.get('origin');
  if (site === null && origin === ownOrigin) return;
  throw new ProblemError('not-allowed', { detail: 'Writes are taken only from pages of this server (Origin).' });
}

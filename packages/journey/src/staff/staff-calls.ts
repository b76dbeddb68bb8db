import { createCaller } from '@faelles/client/call.js';
import { staffCalls, type StaffCalls } from '@faelles/client/staff.js';

export type { StaffCalls } from '@faelles/client/staff.js';

/** The calls over the HTTP contract, with the cookie of whoever is signed in. */
export const staffOverHttp = (endpoint: string): StaffCalls => staffCalls(createCaller({ base: endpoint }));

/** What a call that failed means for whoever looks at the page. Errors are known by what they say: two copies of the client may be on a page. */
export function whatFailed(error: unknown): 'signed-out' | 'not-allowed' | 'gone' | 'offline' | 'conflict' | 'failed' {
  const { name, status } = error as { name?: string; status?: number };
  if (name === 'NetworkError' || error instanceof TypeError) return 'offline';
  if (status === 401) return 'signed-out';
  if (status === 403) return 'not-allowed';
  if (status === 404) return 'gone';
  return status === 409 ? 'conflict' : 'failed';
}

import { createCaller } from '@faelles/client/call.js';
import { verifyCalls, type VerifyCalls } from '@faelles/client/verify.js';

/** The calls over HTTP. Asked twice at most: whoever waits for a verdict would rather know that there is none. */
export function verifyCallsAt(endpoint: string): VerifyCalls {
  return verifyCalls(createCaller({ base: endpoint.replace(/\/$/, ''), timeout: 15_000, retry: { attempts: 2, longestPause: 3000 } }));
}

import type { Json } from '@faelles/schemas/json.js';
import type { Verdict } from '@faelles/schemas/sources.js';

/**
 * Says whether a canonical value is right. Rejects, or says `unknown`, when it cannot tell: neither ever keeps a
 * citizen from going on.
 */
export type ServerCheck = (value: Json, signal: AbortSignal) => Promise<Verdict>;

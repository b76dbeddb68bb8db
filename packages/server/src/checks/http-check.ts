import * as z from 'zod';
import { askOutside, at } from '../outside.ts';
import type { ServerCheck } from './check.ts';

/** How a service that checks values is reached and read (`CHECKS`, by id). */
export const HttpCheckConfig = z.strictObject({
  url: z.url({ protocol: /^https?$/ }),
  /** Sent as `Authorization: Bearer`. */
  key: z.string().min(1).optional(),
  /** Dot path in the answer that holds `true` or `false`. Without it an answer means yes, and 404 no. */
  okWhen: z.string().min(1).optional(),
  timeoutMs: z.int().min(100).max(5_000).default(2_000),
});
export type HttpCheckConfig = z.infer<typeof HttpCheckConfig>;

/** A check behind HTTP and JSON: it is sent `{"value": …}` and nothing about who asks. */
export function httpCheck(config: HttpCheckConfig, fetch: typeof globalThis.fetch): ServerCheck {
  return async (value, signal) => {
    const answer = await askOutside(fetch, config, { value }, signal);
    if (answer === undefined) return 'not-ok';
    const ok = config.okWhen === undefined ? true : at(answer, config.okWhen);
    return ok === true ? 'ok' : ok === false ? 'not-ok' : 'unknown';
  };
}

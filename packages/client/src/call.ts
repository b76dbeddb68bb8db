import { contentOf, problemOf } from './answer.ts';
import type { SchemaLoader } from './check.ts';
import { NetworkError } from './errors.ts';
import { defaultRetry, pauseBefore, wait, type RetryPolicy } from './retry.ts';

/** How the client reaches a server. */
export interface ClientOptions {
  /** Where the API is: `/api`, or a whole address on another origin. */
  base: string;
  /** Instead of the platform's own. */
  fetch?: typeof fetch | undefined;
  /** Send cookies to another origin too. Default: only to our own. */
  credentials?: RequestCredentials | undefined;
  /** Milliseconds one try may take. Default 20 000: a slow mobile network is no error. */
  timeout?: number | undefined;
  retry?: Partial<RetryPolicy> | undefined;
  /** Told with each answer how many seconds the session lives on without use, by the server's clock. */
  onSession?: ((seconds: number) => void) | undefined;
  /** Told with each answer while the session no longer may act for whom it says: a power of attorney is over. */
  onRepresentationEnded?: (() => void) | undefined;
  /** Check answers against the schemas of the contract. Default true; they are loaded with the first answer. */
  verify?: boolean | undefined;
}

/** What every call takes. */
export interface CallOptions {
  /** Ends the call; it then rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
}

/** One call of the contract. */
export interface CallRequest<Value> extends CallOptions {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below the base, with its query. Never holds what a citizen wrote. */
  path: string;
  body?: unknown;
  /** A body that is JSON text already, and goes as it stands. */
  text?: string | undefined;
  headers?: Record<string, string> | undefined;
  /** Makes a POST safe to repeat: the server answers the same key with the same answer. */
  idempotencyKey?: string | undefined;
  /** May be sent again when no answer came. Default: everything but a POST without key. */
  repeatable?: boolean | undefined;
  /** Of the answer; left out where there is none. */
  schema?: SchemaLoader<Value> | undefined;
}

/** Sends one call; answers its content, or undefined for 204. Throws ProblemError, NetworkError, ContractError. */
export type Call = <Value>(request: CallRequest<Value>) => Promise<Value | undefined>;

/** What a resource needs: the way to call, and the options for the one thing that calls in its own way (upload). */
export interface Caller {
  call: Call;
  options: ClientOptions;
}

// 429 and 503 say that nothing was done, so anything may be sent again. The others leave it open.
const refused = [429, 503];
const interrupted = [408, 502, 504];

/** Makes the function that all resources call through. */
export function createCaller(options: ClientOptions): Caller {
  const policy = { ...defaultRetry, ...options.retry };
  const call: Call = async (request) => {
    const repeatable = request.repeatable ?? (request.method !== 'POST' || request.idempotencyKey !== undefined);
    for (let tried = 1; ; tried++) {
      const result = await send(options, request).catch((error: unknown) => {
        if (error instanceof NetworkError) return error;
        throw error;
      });
      const again = result instanceof NetworkError ? repeatable : worthRepeating(result, repeatable);
      const pause = again ? pauseBefore(policy, tried, result instanceof NetworkError ? null : result.retryAfter) : undefined;
      if (pause !== undefined) {
        await wait(pause, request.signal);
        continue;
      }
      if (result instanceof NetworkError) throw result;
      // Gone already, because an earlier try arrived although its answer did not.
      if (request.method === 'DELETE' && result.status === 404 && tried > 1) return undefined;
      if (result.status < 200 || result.status > 299) throw problemOf(result);
      return contentOf(`${request.method} ${pattern(request.path)}`, result, request.schema, options.verify ?? true);
    }
  };
  return { call, options };
}

interface Sent {
  status: number;
  text: string;
  retryAfter: string | null;
}

const worthRepeating = ({ status }: Sent, repeatable: boolean) =>
  refused.includes(status) || (repeatable && interrupted.includes(status));

/** Ids out of a path, for messages: `/drafts/{id}`. */
const pattern = (path: string) => path.replace(/\?.*/, '').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '{id}');

/** One try. Throws NetworkError, or the signal's reason when the caller ended it. */
async function send(options: ClientOptions, request: CallRequest<unknown>): Promise<Sent> {
  const { signal } = request;
  signal?.throwIfAborted();
  const own = new AbortController();
  const end = () => own.abort(signal!.reason);
  signal?.addEventListener('abort', end, { once: true });
  const timer = setTimeout(() => own.abort(new NetworkError('timeout')), options.timeout ?? 20_000);
  try {
    const answer = await (options.fetch ?? fetch)(options.base + request.path, {
      method: request.method,
      credentials: options.credentials ?? 'same-origin',
      headers: headersOf(request),
      // An answer with a citizen's data has no business in the browser's cache.
      cache: 'no-store',
      signal: own.signal,
      ...(hasBody(request) && { body: request.text ?? JSON.stringify(request.body) }),
    });
    const left = answer.headers.get('session-seconds');
    if (left !== null) options.onSession?.(Number(left));
    if (answer.headers.get('representation') === 'ended') options.onRepresentationEnded?.();
    return { status: answer.status, text: await answer.text(), retryAfter: answer.headers.get('retry-after') };
  } catch (error) {
    signal?.throwIfAborted();
    throw own.signal.aborted ? own.signal.reason : new NetworkError('unreachable', error);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', end);
  }
}

const hasBody = ({ body, text }: CallRequest<unknown>) => body !== undefined || text !== undefined;

function headersOf(request: CallRequest<unknown>): Record<string, string> {
  return {
    accept: 'application/json',
    ...(hasBody(request) && { 'content-type': 'application/json' }),
    ...(request.idempotencyKey !== undefined && { 'idempotency-key': request.idempotencyKey }),
    ...request.headers,
  };
}

import { NetworkError } from './errors.ts';
import type { ClientOptions } from './call.ts';

/** A body on its way, and who is told how far it is. */
export interface Sending {
  method: 'POST' | 'PATCH' | 'HEAD';
  address: string;
  headers: Record<string, string>;
  content?: Blob | undefined;
  signal?: AbortSignal | undefined;
  onProgress?: ((sent: number, total: number) => void) | undefined;
}

export interface Sent {
  status: number;
  text: string;
  header(name: string): string | null;
}

/** Milliseconds without a byte moving, after which a connection counts as lost: in a tunnel nobody says so. */
const silence = 60_000;

/**
 * Sends a body and tells how far it has come. Only XMLHttpRequest can tell; a host that brings its own fetch is asked to
 * use that. Rejects with NetworkError, or with the signal's reason.
 */
export function send(options: ClientOptions, sending: Sending): Promise<Sent> {
  const byXhr = options.fetch === undefined && typeof XMLHttpRequest === 'function';
  return byXhr ? sendByXhr(options, sending) : sendByFetch(options, sending);
}

function sendByXhr({ credentials }: ClientOptions, { method, address, headers, content, signal, onProgress }: Sending): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    let timer: ReturnType<typeof setTimeout>;
    let silent = false;
    const alive = () => {
      clearTimeout(timer);
      timer = setTimeout(() => ((silent = true), request.abort()), silence);
    };
    request.open(method, address);
    request.withCredentials = credentials === 'include';
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    const abort = () => request.abort();
    signal?.addEventListener('abort', abort, { once: true });
    request.upload.onprogress = (event) => {
      alive();
      onProgress?.(event.loaded, event.total);
    };
    request.onload = () => resolve({ status: request.status, text: request.responseText, header: (name) => request.getResponseHeader(name) });
    request.onerror = () => reject(new NetworkError('unreachable'));
    request.onabort = () => reject(silent ? new NetworkError('timeout') : (signal!.reason as Error));
    request.onloadend = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    };
    alive();
    request.send(content);
  });
}

async function sendByFetch({ fetch: own = fetch, credentials }: ClientOptions, sending: Sending): Promise<Sent> {
  const { method, address, headers, content, signal, onProgress } = sending;
  onProgress?.(0, content?.size ?? 0);
  try {
    const init: RequestInit = { method, headers, body: content ?? null, credentials: credentials ?? 'same-origin', cache: 'no-store' };
    const answer = await own(address, signal ? { ...init, signal } : init);
    const text = await answer.text();
    onProgress?.(content?.size ?? 0, content?.size ?? 0);
    return { status: answer.status, text, header: (name) => answer.headers.get(name) };
  } catch (error) {
    signal?.throwIfAborted();
    throw new NetworkError('unreachable', error);
  }
}

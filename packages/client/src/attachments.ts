import type { AttachmentRef } from '@faelles/schemas/answers.js';
import { contentOf, problemOf } from './answer.ts';
import type { CallOptions, Caller } from './call.ts';
import { NetworkError } from './errors.ts';

const schema = () => import('@faelles/schemas/answers.js').then((module) => module.AttachmentRef);

/** A file and where it belongs. */
export interface Upload {
  draftId: string;
  /** Path of the field. */
  field: string;
  /** The citizen's own name of the file; travels in a header, never in an address. */
  name: string;
  content: Blob;
}

/** `onProgress` is told bytes sent and bytes in all. */
export interface UploadOptions extends CallOptions {
  onProgress?: ((sent: number, total: number) => void) | undefined;
}

/** Calls about files. An upload is not repeated by itself: the citizen sees that it stopped and says so. */
export function attachmentCalls({ call, options }: Caller) {
  return {
    /** Uploads one file. ProblemError `too-large`, `unsupported-type`; NetworkError when the connection broke. */
    async upload(upload: Upload, { signal, onProgress }: UploadOptions = {}): Promise<AttachmentRef> {
      signal?.throwIfAborted();
      const address = `${options.base}/drafts/${upload.draftId}/attachments?field=${encodeURIComponent(upload.field)}`;
      const headers = {
        accept: 'application/json',
        'content-type': upload.content.type || 'application/octet-stream',
        'x-file-name': encodeURIComponent(upload.name),
      };
      // Only XMLHttpRequest tells how far a body has been sent. A host that brings its own fetch is asked to use that.
      const byXhr = options.fetch === undefined && typeof XMLHttpRequest === 'function';
      const send = byXhr ? sendByXhr : sendByFetch(options.fetch ?? fetch);
      const answer = await send({ address, headers, content: upload.content, signal, onProgress, credentials: options.credentials });
      if (answer.status < 200 || answer.status > 299) throw problemOf(answer);
      const operation = 'POST /drafts/{id}/attachments';
      return (await contentOf(operation, answer, schema, options.verify ?? true))!;
    },
    /** Deletes a file that was not submitted. */
    async delete(id: string, callOptions: CallOptions = {}): Promise<void> {
      await call({ method: 'DELETE', path: `/attachments/${id}`, ...callOptions });
    },
    /** Where the session's own file can be downloaded. */
    address: (id: string): string => `${options.base}/attachments/${id}`,
  };
}

interface Sending extends UploadOptions {
  address: string;
  headers: Record<string, string>;
  content: Blob;
  credentials?: RequestCredentials | undefined;
}

type Send = (sending: Sending) => Promise<{ status: number; text: string }>;

const sendByXhr: Send = ({ address, headers, content, signal, onProgress, credentials }) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', address);
    request.withCredentials = credentials === 'include';
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    const abort = () => request.abort();
    signal?.addEventListener('abort', abort, { once: true });
    request.upload.onprogress = (event) => onProgress?.(event.loaded, event.total);
    request.onload = () => resolve({ status: request.status, text: request.responseText });
    request.onerror = () => reject(new NetworkError('unreachable'));
    request.onabort = () => reject(signal!.reason as Error);
    request.onloadend = () => signal?.removeEventListener('abort', abort);
    request.send(content);
  });

const sendByFetch =
  (own: typeof fetch): Send =>
  async ({ address, headers, content, signal, onProgress, credentials }) => {
    onProgress?.(0, content.size);
    try {
      const init: RequestInit = { method: 'POST', headers, body: content, credentials: credentials ?? 'same-origin', cache: 'no-store' };
      const answer = await own(address, signal ? { ...init, signal } : init);
      const text = await answer.text();
      onProgress?.(content.size, content.size);
      return { status: answer.status, text };
    } catch (error) {
      signal?.throwIfAborted();
      throw new NetworkError('unreachable', error);
    }
  };

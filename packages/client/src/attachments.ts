import type { AttachmentRef } from '@faelles/schemas/answers.js';
import { contentOf, problemOf } from './answer.ts';
import type { CallOptions, Caller } from './call.ts';
import { send } from './send.ts';

const schema = () => import('@faelles/schemas/answers.js').then((module) => module.AttachmentRef);

/** From this many bytes on a file is sent in parts; a smaller one is as quickly sent again as asked about. */
const worthParts = 1024 * 1024;

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

/** Calls about files. */
export function attachmentCalls(caller: Caller) {
  const { call, options } = caller;
  return {
    /**
     * Uploads one file. A large one goes in parts, survives a broken connection, and goes on where it stopped when it is
     * uploaded again; a small one is not repeated by itself: the citizen sees that it stopped and says so.
     * ProblemError `too-large`, `unsupported-type`; NetworkError when the connection broke and did not come back.
     */
    async upload(upload: Upload, { signal, onProgress }: UploadOptions = {}): Promise<AttachmentRef> {
      signal?.throwIfAborted();
      if (upload.content.size > worthParts) {
        const { uploadInParts } = await import('./upload-in-parts.ts');
        return uploadInParts(caller, upload, { signal, onProgress });
      }
      const address = `${options.base}/drafts/${upload.draftId}/attachments?field=${encodeURIComponent(upload.field)}`;
      const headers = {
        accept: 'application/json',
        'content-type': upload.content.type || 'application/octet-stream',
        'x-file-name': encodeURIComponent(upload.name.replace(/\p{Cs}/gu, '')),
      };
      const answer = await send(options, { method: 'POST', address, headers, content: upload.content, signal, onProgress });
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

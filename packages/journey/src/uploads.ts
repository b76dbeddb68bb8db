import type { Uploader } from '@faelles/fields';
import type { Draft } from '@faelles/schemas/draft.js';
import type { BackEnd } from './back-end.ts';

/** Sends the files of a form to the draft they belong to, which is begun if need be. */
export function uploaderFor(server: () => BackEnd, draft: () => Promise<Draft>): Uploader {
  return async (file, { field, signal, onProgress }) => {
    const [calls, { id }] = await Promise.all([server().attachments(), draft()]);
    const upload = { draftId: id, field, name: file.name, content: file };
    return calls.upload(upload, { signal, onProgress: (sent, total) => onProgress(total ? sent / total : 0) });
  };
}

import type { AttachmentRef } from '@faelles/schemas/answers.js';
import type { Upload, UploadOptions } from './attachments.ts';
import { contentOf, problemOf } from './answer.ts';
import type { Caller } from './call.ts';
import { NetworkError, ProblemError } from './errors.ts';
import { pauseBefore, wait, type RetryPolicy } from './retry.ts';
import { send, type Sending, type Sent } from './send.ts';

/** Bytes of a part: so much is sent twice when the line breaks. */
export const partBytes = 1024 * 1024;

/** About half a minute without a byte; then somebody is asked. */
const patience: RetryPolicy = { attempts: 8, firstPause: 400, longestPause: 8000 };
const tus = { 'tus-resumable': '1.0.0' };
const reference = () => import('@faelles/schemas/answers.js').then((module) => module.AttachmentRef);
const unfinished = () => import('@faelles/schemas/upload.js').then((module) => module.UnfinishedUploads);

/**
 * Sends a file in parts by tus 1.0.0 (https://tus.io/protocols/resumable-upload), each with its checksum. After a lost
 * connection the server is asked how far it came, and the rest is sent. A file that stopped earlier, before a reload or
 * in another tab, goes on where it stopped: the server tells what it has, and this file is it when it begins with the
 * same bytes. Nothing about it is kept in the browser.
 */
export async function uploadInParts(caller: Caller, upload: Upload, { signal, onProgress }: UploadOptions): Promise<AttachmentRef> {
  const { content } = upload;
  const { size } = content;
  let lost = 0;
  /** Until it works, a line that comes back within the patience is no failure. */
  const steadily = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    for (;;) {
      try {
        const result = await work();
        lost = 0;
        return result;
      } catch (error) {
        // Without any connection nothing is gained by trying: whoever shows the upload says so, and tries when it is back.
        const pause = isLost(error) && globalThis.navigator?.onLine !== false ? pauseBefore(patience, ++lost, null) : undefined;
        if (pause === undefined) throw error;
        await wait(pause, signal);
      }
    }
  };
  const ask = async (sending: Omit<Sending, 'signal'>): Promise<Sent> => {
    signal?.throwIfAborted();
    const answer = await send(caller.options, { ...sending, signal, headers: { ...tus, ...sending.headers } });
    if (answer.status < 200 || answer.status > 299) throw problemOf(answer);
    return answer;
  };

  const { id, offset: known } = (await steadily(() => stopped(caller, upload, signal))) ?? { id: await steadily(() => begin(caller, ask, upload)), offset: 0 };
  const address = `${caller.options.base}/uploads/${id}`;
  const offsetOf = (answer: Sent): number => Number(answer.header('upload-offset'));
  let offset = known;
  /** Whether an answer was missed, so that only the server knows where to go on. */
  let unsure = false;
  while (offset < size) {
    offset = await steadily(async () => {
      if (unsure) offset = offsetOf(await ask({ method: 'HEAD', address, headers: {} }));
      unsure = true;
      if (offset >= size) return offset;
      const part = content.slice(offset, offset + partBytes);
      const headers = { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset), ...(await checksum(part)) };
      const at = offset;
      const answer = await ask({ method: 'PATCH', address, headers, content: part, onProgress: (sent) => onProgress?.(at + Math.min(sent, part.size), size) });
      unsure = false;
      return offsetOf(answer);
    });
    onProgress?.(offset, size);
  }
  return steadily(async () => {
    const answer = await ask({ method: 'POST', address: `${address}/attachment`, headers: { accept: 'application/json' } });
    return (await contentOf('POST /uploads/{id}/attachment', answer, reference, caller.options.verify ?? true))!;
  });
}

/** The way failed, not the file: no answer, none in time, a part that arrived changed or elsewhere, a server that is busy. */
function isLost(error: unknown): boolean {
  return error instanceof NetworkError || (error instanceof ProblemError && [408, 409, 429, 460, 502, 503, 504].includes(error.status));
}

/** The upload of this very file that stopped on its way, if there is one. */
async function stopped({ call }: Caller, { draftId, field, content }: Upload, signal: AbortSignal | undefined): Promise<{ id: string; offset: number } | undefined> {
  // Without a secure context there is no SHA-256 to know a file by; it is sent from its beginning.
  if (!globalThis.crypto?.subtle) return undefined;
  const found = await call({ method: 'GET', path: `/drafts/${draftId}/uploads`, schema: unfinished, signal });
  for (const upload of found?.uploads ?? []) {
    if (upload.field !== field || upload.length !== content.size) continue;
    if ((await sha256(content.slice(0, upload.offset))).toHex() === upload.sha256) return upload;
  }
  return undefined;
}

type Ask = (sending: Omit<Sending, 'signal'>) => Promise<Sent>;

async function begin({ options }: Caller, ask: Ask, { draftId, field, name, content }: Upload): Promise<string> {
  const headers = { 'upload-length': String(content.size), 'upload-metadata': `filename ${base64(new TextEncoder().encode(name))}` };
  const answer = await ask({ method: 'POST', address: `${options.base}/drafts/${draftId}/uploads?field=${encodeURIComponent(field)}`, headers });
  return (answer.header('location') ?? '').split('/').at(-1)!;
}

async function checksum(part: Blob): Promise<Record<string, string>> {
  if (!globalThis.crypto?.subtle) return {};
  return { 'upload-checksum': `sha256 ${base64(new Uint8Array((await sha256(part)).bytes))}` };
}

async function sha256(content: Blob): Promise<{ bytes: ArrayBuffer; toHex(): string }> {
  const bytes = await crypto.subtle.digest('SHA-256', await content.arrayBuffer());
  return { bytes, toHex: () => Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('') };
}

const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));

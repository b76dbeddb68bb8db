import { createHash } from 'node:crypto';
import { ProblemError } from '../http/problem.ts';

// What of tus 1.0.0 is spoken here: the core protocol, and its extensions creation, expiration, checksum and
// termination (https://tus.io/protocols/resumable-upload). Not: OPTIONS, deferred length, concatenation.

const version = '1.0.0';

/** Headers of every answer of the protocol. */
export function tusHeaders(more: Record<string, string> = {}): Record<string, string> {
  return { 'tus-resumable': version, 'cache-control': 'no-store', ...more };
}

/** Where an upload stands. */
export function progress({ offset, length, expiresAt }: { offset: number; length: number; expiresAt: Date }): Record<string, string> {
  return { 'upload-offset': String(offset), 'upload-length': String(length), 'upload-expires': expiresAt.toUTCString() };
}

/** @throws ProblemError 412 when the caller speaks another version */
export function checkVersion(request: Request): void {
  if (request.headers.get('tus-resumable') === version) return;
  throw new ProblemError('invalid-request', { status: 412, detail: 'Send Tus-Resumable: 1.0.0.', headers: { 'tus-version': version } });
}

/** A header that holds a whole number of bytes. @throws ProblemError */
export function wholeNumber(request: Request, name: string): number {
  const text = request.headers.get(name) ?? '';
  if (!/^\d{1,15}$/.test(text)) throw new ProblemError('invalid-request', { detail: `The header ${name} must be a whole number of bytes.` });
  return Number(text);
}

/** A value of Upload-Metadata (`key base64,key base64`), or undefined. */
export function metadata(request: Request, wanted: string): string | undefined {
  for (const pair of (request.headers.get('upload-metadata') ?? '').split(',')) {
    const [key, value = ''] = pair.trim().split(' ');
    if (key === wanted) return Buffer.from(value, 'base64').toString('utf8');
  }
  return undefined;
}

/** Compares a part with its Upload-Checksum, when it has one. @throws ProblemError 460, the protocol's own status */
export function checkPart(request: Request, part: Uint8Array): void {
  const header = request.headers.get('upload-checksum');
  if (header === null) return;
  const [algorithm = '', sum] = header.split(' ');
  if (!['sha1', 'sha256'].includes(algorithm)) throw new ProblemError('invalid-request', { detail: 'Checksums are sha1 or sha256.' });
  if (createHash(algorithm).update(part).digest('base64') !== sum) {
    throw new ProblemError('invalid-request', { status: 460, detail: 'The part does not have its checksum; send it again.' });
  }
}

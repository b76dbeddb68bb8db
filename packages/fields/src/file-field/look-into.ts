import type { FieldDefinition } from '@faelles/schemas/field.js';

/** What can be seen to be wrong before a file is sent: the ending of a key of the words. */
export type Fault = 'field.file.empty' | 'field.file.unreadable' | 'field.file.disguised' | 'error.file.file-size.named' | 'error.file.file-type.named';

/** First bytes of a file by its type; `at` is where they stand. */
const signatures: readonly { type: string; bytes: readonly number[]; at?: number }[] = [
  { type: 'application/pdf', bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { type: 'image/png', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: 'image/jpeg', bytes: [0xff, 0xd8, 0xff] },
  { type: 'image/gif', bytes: [0x47, 0x49, 0x46, 0x38] },
  { type: 'image/webp', bytes: [0x57, 0x45, 0x42, 0x50], at: 8 },
  { type: 'image/tiff', bytes: [0x49, 0x49, 0x2a, 0x00] },
  { type: 'image/tiff', bytes: [0x4d, 0x4d, 0x00, 0x2a] },
  { type: 'image/bmp', bytes: [0x42, 0x4d] },
  { type: 'image/heic', bytes: [0x66, 0x74, 0x79, 0x70, 0x68, 0x65, 0x69], at: 4 },
  { type: 'image/heif', bytes: [0x66, 0x74, 0x79, 0x70, 0x6d, 0x69, 0x66, 0x31], at: 4 },
  { type: 'application/x-msdownload', bytes: [0x4d, 0x5a] },
  { type: 'application/zip', bytes: [0x50, 0x4b, 0x03, 0x04] },
];
const known = new Set(signatures.map(({ type }) => type));

/** Office documents are archives; which kind is written inside, where only the server looks. */
const archive = /zip$|openxmlformats|opendocument/;

/**
 * A light look, so that nobody waits for a file to be sent that will be refused. The server looks again and knows better:
 * this finds mistakes, not attacks.
 *
 * @returns what is wrong, or the type by content where it can be told (a browser guesses it from the name)
 */
export async function lookInto(file: File, { accept, maxSize }: Pick<FieldDefinition, 'accept' | 'maxSize'>): Promise<{ fault?: Fault; type: string }> {
  const { type } = file;
  if (file.size === 0) return { fault: 'field.file.empty', type };
  if (maxSize && file.size > maxSize) return { fault: 'error.file.file-size.named', type };
  let first: Uint8Array;
  try {
    first = new Uint8Array(await file.slice(0, 16).arrayBuffer());
  } catch {
    // A folder that was dropped, a file in the cloud that is not here, or changed since it was chosen.
    return { fault: 'field.file.unreadable', type };
  }
  const found = signatures.find(({ bytes, at = 0 }) => bytes.every((byte, index) => first[at + index] === byte))?.type;
  if (!accept?.length) return { type: found ?? type };
  if (found === 'application/zip') return accept.includes(type) && archive.test(type) ? { type } : { fault: 'error.file.file-type.named', type };
  if (found && accept.includes(found)) return { type: found };
  // It says it is one of those that are taken, and begins like something else.
  if (accept.includes(type)) return found || known.has(type) || archive.test(type) ? { fault: 'field.file.disguised', type } : { type };
  return { fault: 'error.file.file-type.named', type };
}

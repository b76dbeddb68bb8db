import type { AttachmentRef } from '@faelles/schemas/answers.js';
import type { Json } from '@faelles/schemas/json.js';
import { bad, empty, good, isObject, type Kind } from './kind.ts';
import { clean } from './text.ts';

/** A file as it was accepted by the server; an entry that is still on its way has no id yet. */
function reference(input: Json): AttachmentRef | undefined {
  if (!isObject(input)) return undefined;
  const { id, name, type, size } = input;
  const known =
    typeof id === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) &&
    typeof name === 'string' && name.length > 0 && name.length <= 255 && name === clean(name) &&
    typeof type === 'string' && typeof size === 'number' && Number.isSafeInteger(size) && size >= 0;
  return known ? { id, name, type, size } : undefined;
}

/** Files by reference. Only the server knows that a reference is true: it checks ids, types and sizes against its own. */
export const file: Kind = (input, field) => {
  if (!Array.isArray(input)) return bad('type');
  if (!input.length) return empty;
  const max = field.maxCount ?? 1;
  if (input.length > max) return bad('file-count', { max });
  const files = input.map(reference);
  if (files.includes(undefined)) return bad('file-missing');
  const value = files as AttachmentRef[];
  if (field.accept && value.some(({ type }) => !field.accept!.includes(type))) return bad('file-type');
  if (value.some(({ size }) => size > (field.maxSize ?? Infinity))) return bad('file-size', { max: field.maxSize! });
  if (value.length < (field.minCount ?? 0)) return bad('too-few', { min: field.minCount! });
  return good(value);
};

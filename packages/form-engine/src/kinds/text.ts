import { compact } from '@faelles/schemas/identifiers/normalise.js';
import type { FieldDefinition } from '@faelles/schemas/field.js';
import { bad, empty, good, textual, type ParseResult } from './kind.ts';

/** Characters a text may have when its definition says nothing. */
export const DEFAULT_MAX_LENGTH = { text: 255, textarea: 4000 };

const CHARACTERS = { digits: /^\d+$/, 'letters-and-digits': /^[\p{L}\d]+$/u };

/** Characters as people count them for a limit: an emoji is one, not two. */
export function textLength(text: string): number {
  return [...text].length;
}

/**
 * Takes away what no database keeps and nobody typed on purpose: control characters and halves of signs
 * (PostgreSQL's jsonb refuses both); composes accents, so that `å` is one sign wherever it was typed.
 */
export function clean(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000B-\u001F\u007F\uFEFF]|\p{Cs}/gu, '')
    .normalize('NFC');
}

function limited(value: string, field: FieldDefinition, standard: number): ParseResult {
  if (!value) return empty;
  const length = textLength(value);
  const max = field.maxLength ?? standard;
  if (field.minLength !== undefined && length < field.minLength) return bad('too-short', { min: field.minLength });
  return length > max ? bad('too-long', { max }) : good(value);
}

// Marks that came along with a copy and stand for nothing. Joiners stay: Persian words and some emoji need them.
const STOWAWAYS = /[\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F]/g;

/** Words on one line: runs of white space become one space, as in HTML, and nothing stands before, after or unseen. */
export function oneLine(text: string): string {
  return clean(text).replace(STOWAWAYS, '').replace(/\s+/g, ' ').trim();
}

/** One line of text. */
export const text = /* @__PURE__ */ textual((input, field) => {
  if (!field.characters) return limited(oneLine(input), field, DEFAULT_MAX_LENGTH.text);
  const value = compact(clean(input));
  return !value || CHARACTERS[field.characters].test(value)
    ? limited(value, field, DEFAULT_MAX_LENGTH.text)
    : bad('format', { characters: field.characters });
});

/** Text of several lines; line breaks are kept. */
export const textarea = /* @__PURE__ */ textual((input, field) =>
  limited(clean(input).replace(/[^\S\n]+$/gm, '').trim(), field, DEFAULT_MAX_LENGTH.textarea),
);

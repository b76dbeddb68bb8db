import type { FieldDefinition } from '@faelles/schemas/field.js';
import type { Issue, IssueCode } from '@faelles/schemas/issue.js';
import type { Json } from '@faelles/schemas/json.js';
import type { Parsed } from '@faelles/schemas/identifiers/result.js';

/** What reading an answer may lean on beside the definition of its field. */
export type ParseContext = {
  /** ISO date in Copenhagen, for hints and for limits such as "not before today". */
  today?: string | undefined;
  /** Limits already worked out; without them the field's own are used as far as they need no other answers. */
  min?: Json | undefined;
  max?: Json | undefined;
  /** Values of the options that are offered now; without them every option of the field counts. */
  options?: readonly string[] | undefined;
};

/**
 * What an input means. No value and no issues: the field is empty.
 * Issue paths are relative to the field: '' or a part of it, as `day` or `houseNumber`.
 */
export type ParseResult = {
  value?: Json;
  issues: Issue[];
  /** Things to tell that must not stop anybody, as `no-mod11`. */
  hints?: string[];
};

/** Reads an input of any kind: `parseField` of `parse.ts`. */
export type ParseField = (field: FieldDefinition, input: Json | undefined, context?: ParseContext) => ParseResult;

/** Kinds that hold further fields; their answers are made of those, so there is nothing to read in the holder itself. */
export const holderKinds: readonly string[] = ['group', 'list', 'choice'];

/** Reads an input of one kind. The input is never '', null or white space alone: those are empty for every kind. */
export type Kind = (input: Json, field: FieldDefinition, context: ParseContext) => ParseResult;

/** Nothing was answered. */
export const empty: ParseResult = { issues: [] };

/** An answer in its canonical form. */
export function good(value: Json, hints?: readonly string[]): ParseResult {
  return hints?.length ? { value, issues: [], hints: [...hints] } : { value, issues: [] };
}

/** One thing that is wrong. */
export function bad(code: IssueCode, params?: Issue['params'], path = ''): ParseResult {
  return { issues: [params ? { path, code, params } : { path, code }] };
}

/** The result of an identifier's own parse function as a result of ours. */
export function read(parsed: Parsed<Json, object>): ParseResult {
  if (!parsed.ok) return bad(parsed.code, parsed.params);
  return good(parsed.value, 'hints' in parsed ? (parsed.hints as string[]) : undefined);
}

/** A kind whose input is text and nothing else. */
export function textual(parse: (input: string, field: FieldDefinition, context: ParseContext) => ParseResult): Kind {
  return (input, field, context) => (typeof input === 'string' ? parse(input, field, context) : bad('type'));
}

/** Is this a JSON object, not an array? */
export function isObject(value: unknown): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A member of an object itself: a field may be called `constructor`. */
export function own(value: Json | undefined, key: string): Json | undefined {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

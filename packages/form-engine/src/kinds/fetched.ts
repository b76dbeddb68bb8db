import type { FieldDefinition } from '@faelles/schemas/field.js';
import type { Json } from '@faelles/schemas/json.js';
import { bad, empty, isObject, own, type Kind, type ParseField, type ParseResult } from './kind.ts';

/** What a citizen may write about what is wrong with fetched data. */
export const correctionField: FieldDefinition = { name: 'correction', kind: 'textarea', required: false, maxLength: 2000 };

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

const isText = (value: Json | undefined): value is string => typeof value === 'string';

/** As the source gave it: only its shape is looked at here, whether it is genuine is for the server that gave it. */
function delivered(input: { [name: string]: Json }, names: readonly string[], from: 'source' | 'protected'): ParseResult {
  const { data, proofs, fetchedAt } = input;
  const right =
    isObject(data) && isObject(proofs) && isText(fetchedAt) && INSTANT.test(fetchedAt) &&
    Object.keys(data).every((name) => names.includes(name)) && (from === 'source' || !Object.keys(data).length) &&
    Object.values(proofs).every(isText);
  return right ? { value: { from, data: { ...data! }, fetchedAt: fetchedAt!, proofs: { ...proofs! } }, issues: [] } : bad('type');
}

/** As the citizen typed it, because the source was away: every datum is an answer of its own kind, with faults at it. */
function typed(data: Json | undefined, fields: readonly FieldDefinition[], parse: ParseField, today: string | undefined): ParseResult {
  if (data !== undefined && !isObject(data)) return bad('type');
  if (Object.keys(data ?? {}).some((name) => !fields.some((field) => field.name === name))) return bad('type');
  const value: { [name: string]: Json } = {};
  const missing: string[] = [];
  const issues = fields.flatMap((field) => {
    const found = parse(field, own(data, field.name), { today });
    if (found.value !== undefined) value[field.name] = found.value;
    else if (!found.issues.length && field.required !== false) missing.push(field.name);
    return found.issues.map((issue) => ({ ...issue, path: field.name }));
  });
  if (!issues.length && !Object.keys(value).length) return empty;
  issues.push(...missing.flatMap((name) => bad('required', undefined, name).issues));
  return issues.length ? { issues } : { value: { from: 'citizen', data: value }, issues };
}

/**
 * Data from a source with its proofs, or typed by the citizen when the source was away; with either, what the citizen
 * says is wrong. Parts of its issues are the names of the fields inside.
 */
export function fetchedKind(parse: ParseField): Kind {
  return (input, field, { today }) => {
    if (!isObject(input)) return bad('type');
    const fields = field.fields ?? [];
    const { from = 'citizen' } = input;
    if (from !== 'source' && from !== 'protected' && from !== 'citizen') return bad('type');
    const found = from === 'citizen' ? typed(input.data, fields, parse, today) : delivered(input, fields.map(({ name }) => name), from);
    const correction = from === 'citizen' ? empty : parse(correctionField, input.correction);
    const issues = [...found.issues, ...correction.issues.map((issue) => ({ ...issue, path: 'correction' }))];
    if (issues.length || found.value === undefined) return { issues };
    return correction.value === undefined ? found : { value: { ...(found.value as object), correction: correction.value }, issues };
  };
}

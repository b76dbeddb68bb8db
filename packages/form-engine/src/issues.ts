import type { FieldDefinition } from '@faelles/schemas/field.js';
import type { Issue } from '@faelles/schemas/issue.js';
import type { Evaluation } from './evaluation.ts';
import { holderKinds } from './kinds/kind.ts';
import { truthy } from './rules/core.ts';

/** Entries a list may have; a hundred when its definition says nothing. */
export function maxCountOf({ maxCount = 100 }: FieldDefinition): number {
  return maxCount;
}

function ofAnswer(evaluation: Evaluation, path: string): Issue[] {
  const { value, issues } = evaluation.parsed(path);
  if (issues.length) return issues.map((issue) => ({ ...issue, path: issue.path ? `${path}.${issue.path}` : path }));
  return value === undefined && evaluation.required(path) ? [{ path, code: 'required' }] : [];
}

function ofChoice(evaluation: Evaluation, path: string): Issue[] {
  if (evaluation.branch(path) !== undefined) return [];
  const input = evaluation.input(`${path}.branch`);
  if (input !== undefined && input !== null && input !== '') return [{ path, code: 'option' }];
  return evaluation.required(path) ? [{ path, code: 'required' }] : [];
}

function ofList(evaluation: Evaluation, field: FieldDefinition, path: string): Issue[] {
  const given = evaluation.given(path);
  const max = maxCountOf(field);
  if (given > max) return [{ path, code: 'too-many', params: { max } }];
  const min = field.minCount ?? evaluation.least(path);
  // A list that may be left out, and was, has no least number.
  if (evaluation.count(path) >= min || (!given && !evaluation.required(path))) return [];
  return given ? [{ path, code: 'too-few', params: { min } }] : [{ path, code: 'required' }];
}

/** What is wrong at a field that applies, by itself: its answer or shape first, then its checks. Paths are from the root. */
export function issuesAt(evaluation: Evaluation, field: FieldDefinition, path: string): Issue[] {
  const holder = holderKinds.includes(field.kind);
  const found =
    !holder ? ofAnswer(evaluation, path)
    : field.kind === 'choice' ? ofChoice(evaluation, path)
    : field.kind === 'list' ? ofList(evaluation, field, path)
    : [];
  // An answer that is not there cannot fail a check.
  if (found.length || (!holder && evaluation.value(path) === undefined)) return found;
  return (field.checks ?? []).flatMap(({ assert, ask, severity }, check): Issue[] =>
    (ask === undefined ? truthy(evaluation.rule(assert, path)) : evaluation.verdict(path, ask) !== 'not-ok') ? [] : [{ path, code: 'check', ...(severity && { severity }), params: { check } }],
  );
}

import * as z from 'zod';
import type { Answers } from '@faelles/schemas/answers.js';
import type { Issue } from '@faelles/schemas/issue.js';
import type { FieldDefinition } from '@faelles/schemas/field.js';
import { type FetchedValue, Origins } from '@faelles/schemas/sources.js';
import { fieldAt, type Form } from '@faelles/form-engine/compile.js';
import { ORIGINS } from '@faelles/form-engine/origins.js';
import { eachAnswer } from '../solutions/each-answer.ts';
import { isProven, WHOLE, wholeOf } from './proof.ts';

type Who = { secret: string; actorId: string };

/** Data of a `fetched` field is what this server delivered, all of it, or typed by the citizen and said to be. */
function isGenuine(value: FetchedValue, { source, fields = [] }: FieldDefinition, { secret, actorId }: Who): boolean {
  if (value.from === 'citizen') return true;
  const state = value.from === 'protected' ? 'protected' : 'found';
  const whole = wholeOf(state, fields.map(({ name }) => name), value.data);
  const delivered = { actorId, source: source?.id ?? '', datum: WHOLE, value: whole, fetchedAt: value.fetchedAt ?? '' };
  return isProven(secret, delivered, value.proofs?.[WHOLE] ?? '');
}

/**
 * Holds what answers say came from a source against what this server fetched for this person. Fetched data must be
 * genuine; so must the origin of a prefilled answer, while the answer itself is the citizen's to change.
 * @param values canonical answers, as `validateAnswers` gives them
 */
export function verifySources(form: Form, values: Answers, who: Who): Issue[] {
  const issues: Issue[] = [];
  for (const { path, node, value } of eachAnswer(form, values)) {
    if (node.field.kind !== 'fetched') continue;
    if (!isGenuine(value as unknown as FetchedValue, node.field, who)) issues.push({ path, code: 'source-mismatch' });
  }
  const given = values[ORIGINS];
  if (given === undefined) return issues;
  const origins = z.safeParse(Origins, given);
  if (!origins.success) return [...issues, { path: '', code: 'source-mismatch' }];
  for (const [path, { source, datum, value, fetchedAt, proof }] of Object.entries(origins.data)) {
    const field = fieldAt(form, path)?.field;
    const right = field?.prefill === datum && field.source?.id === source;
    if (!right || !isProven(who.secret, { actorId: who.actorId, source, datum, value, fetchedAt }, proof)) {
      issues.push({ path: field ? path : '', code: 'source-mismatch' });
    }
  }
  return issues;
}

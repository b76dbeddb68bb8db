import * as z from 'zod';
import type { Answers } from '@faelles/schemas/answers.js';
import type { Issue } from '@faelles/schemas/issue.js';
import type { FieldDefinition } from '@faelles/schemas/field.js';
import { type FetchedValue, Origins } from '@faelles/schemas/sources.js';
import { fieldAt, type Form } from '@faelles/form-engine/compile.js';
import { ORIGINS } from '@faelles/form-engine/origins.js';
import { eachAnswer } from '../solutions/each-answer.ts';
import { isProven, WHOLE, wholeOf } from './proof.ts';

type Who = { secret: string; holder: string };

/** Data of a `fetched` field is what this server delivered, all of it, or typed by the citizen and said to be. */
function isGenuine(value: FetchedValue, { source, fields = [] }: FieldDefinition, { secret, holder }: Who): boolean {
  if (value.from === 'citizen') return true;
  const state = value.from === 'protected' ? 'protected' : 'found';
  const whole = wholeOf(state, fields.map(({ name }) => name), value.data);
  const delivered = { holder, source: source?.id ?? '', datum: WHOLE, value: whole, fetchedAt: value.fetchedAt ?? '' };
  return isProven(secret, delivered, value.proofs?.[WHOLE] ?? '');
}

/**
 * Holds what answers say came from a source against what this server fetched for this person. Fetched data must be
 * genuine. An origin that cannot be proven is dropped, as when a draft was opened by another session: the answer is the
 * citizen's to change, so it stands by itself.
 * @param given canonical answers, as `validateAnswers` gives them
 */
export function verifySources(form: Form, given: Answers, who: Who): { values: Answers; issues: Issue[] } {
  const issues: Issue[] = [];
  for (const { path, node, value } of eachAnswer(form, given)) {
    if (node.field.kind !== 'fetched') continue;
    if (!isGenuine(value as unknown as FetchedValue, node.field, who)) issues.push({ path, code: 'source-mismatch' });
  }
  const { [ORIGINS]: claimed, ...values } = given;
  const origins = z.safeParse(Origins, claimed);
  const genuine = Object.entries(origins.data ?? {}).filter(([path, { source, datum, value, fetchedAt, proof }]) => {
    const field = fieldAt(form, path)?.field;
    const asked = field?.prefill === datum && field.source?.id === source;
    return asked && isProven(who.secret, { holder: who.holder, source, datum, value, fetchedAt }, proof);
  });
  return { issues, values: genuine.length ? { ...values, [ORIGINS]: Object.fromEntries(genuine) } : values };
}

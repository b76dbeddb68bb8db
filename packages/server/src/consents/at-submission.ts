import { randomUUID } from 'node:crypto';
import type { Answers } from '@faelles/schemas/answers.js';
import type { ConsentRequest, Declaration } from '@faelles/schemas/consent-text.js';
import type { FieldDefinition } from '@faelles/schemas/field.js';
import type { Json } from '@faelles/schemas/json.js';
import type { Actor, Representation, Subject } from '@faelles/schemas/party.js';
import type { Form } from '@faelles/form-engine/compile.js';
import type { ServerContext } from '../context.ts';
import { consentCases, consents } from '../database/consents.ts';
import type { Database } from '../database/open.ts';
import { ProblemError } from '../http/problem.ts';
import { eachAnswer } from '../solutions/each-answer.ts';
import { takeChains, type ChainEnd, type NewEvent } from './chain.ts';
import { applicantNumber, type FoundCase, type FoundParty } from './parties.ts';
import { keyOf, keyOfActor, keyOfNumber, subjectOfNumber } from './persons.ts';
import { addEvent, after, type ConsentRow } from './record.ts';
import { documentHash, textRef } from './texts.ts';

/** An application that is being taken in: who answers, for whom, and when. */
export type ConsentGiver = {
  applicationId: string;
  solution: string;
  actor: Actor;
  subject: Subject;
  representation?: Representation | undefined;
  language: string;
  at: Date;
};

type Made = { consent: ConsentRow; persons: NewEvent['persons']; answer?: 'given' | 'refused' | undefined; request: ConsentRequest | Declaration };

/**
 * Records every consent and declaration among the answers: that it was asked for, and what was answered. What several
 * people answer becomes a case, in which the others are asked.
 * @returns whether there is a case the application may have to wait for
 */
export async function recordConsents(
  tx: Database,
  ctx: ServerContext,
  giver: ConsentGiver,
  form: Form,
  values: Answers,
  cases: readonly FoundCase[],
): Promise<boolean> {
  const own = { giver, subjectKey: keyOf(ctx, giver.subject), personKey: applicantKey(ctx, giver.actor, form, values) ?? null };
  const inCases = new Set(cases.filter(({ answer }) => answer !== undefined).map(({ request }) => request.id));
  const made: (Made & { subjectKey: string })[] = [];
  for (const { node, value } of eachAnswer(form, values)) {
    const request = textOf(form, node.field);
    if (!request || inCases.has(request.id)) continue;
    made.push({ ...ofApplicant(ctx, own, request, null, request.party ?? 'applicant'), answer: value === 'refused' ? 'refused' : 'given' });
  }
  for (const found of cases) {
    const caseId = randomUUID();
    await tx.insert(consentCases).values(caseRow(caseId, giver, found));
    for (const party of found.parties) {
      made.push(
        party.id === 'applicant'
          ? { ...ofApplicant(ctx, own, found.request, caseId, party.id, party), answer: found.answer }
          : ofParty(ctx, giver, found.request, caseId, party),
      );
    }
  }
  const chains = await takeChains(tx, made.map(({ subjectKey }) => subjectKey));
  for (const one of made) await write(tx, one, chains.get(one.subjectKey)!);
  return cases.length > 0;
}

/** Key of the applicant in person: by the number the form asks for, else by sign-in. */
export function applicantKey(ctx: ServerContext, actor: Actor, form: Form, values: Answers): string | undefined {
  const number = applicantNumber(form, values);
  return (number === undefined ? undefined : keyOfNumber(ctx, number)) ?? keyOfActor(ctx, actor);
}

/**
 * Refuses answers to other words than the server's.
 * @throws ProblemError `text-changed` with the reference of the text as it is now
 */
export function checkShownTexts(form: Form, shown: Readonly<Record<string, string>> | undefined, language: string): void {
  for (const [id, sha256] of Object.entries(shown ?? {})) {
    const text = form.consents.get(id) ?? form.declarations.get(id);
    const ref = text && textRef(text, language);
    if (ref?.sha256 === sha256) continue;
    throw new ProblemError('text-changed', {
      detail: `The consent text "${/^[\w-]{1,64}$/.test(id) ? id : '?'}" is not the one that was shown.`,
      ...(ref ? { current: ref as unknown as Json } : {}),
    });
  }
}

function textOf(form: Form, { kind, ref = '' }: FieldDefinition): ConsentRequest | Declaration | undefined {
  if (kind === 'consent') return form.consents.get(ref);
  if (kind === 'declaration') return form.declarations.get(ref);
  return undefined;
}

function caseRow(id: string, { applicationId, at }: ConsentGiver, { request, parties }: FoundCase): typeof consentCases.$inferInsert {
  const { required, count, deadline, whenRefused = 'stop' } = request.parties!;
  return {
    id, applicationId, request, required, whenRefused,
    // Of parties that take no part nobody can be asked for.
    count: required === 'n-of' ? Math.min(count ?? parties.length, parties.length) : null,
    status: 'pending',
    deadline: after(at, deadline),
  };
}

type Own = { giver: ConsentGiver; subjectKey: string; personKey: string | null };

function ofApplicant(
  ctx: ServerContext,
  { giver, subjectKey, personKey }: Own,
  request: ConsentRequest | Declaration,
  caseId: string | null,
  party: string,
  found?: FoundParty,
): Made & { subjectKey: string } {
  const { actor, subject, representation } = giver;
  const keys = { subjectKey, personKey, actorKey: keyOfActor(ctx, actor) ?? null };
  const consent = consentRow(giver, request, caseId, party, { ...keys, label: found?.label ?? null });
  return { consent, persons: { actor, subject, representation }, subjectKey, request };
}

function ofParty(ctx: ServerContext, giver: ConsentGiver, request: ConsentRequest, caseId: string, party: FoundParty): Made & { subjectKey: string } {
  const subject = subjectOfNumber(ctx, party.number!);
  if (!subject) throw new ProblemError('invalid-answers', { issues: [{ path: party.path ?? '', code: 'format' }] });
  const { remindAfter } = request.parties!;
  const subjectKey = keyOf(ctx, subject);
  const consent = consentRow(giver, request, caseId, party.id, {
    subjectKey, personKey: subjectKey, actorKey: null, label: party.label,
    reminderDueAt: remindAfter === undefined ? null : after(giver.at, remindAfter),
  });
  // Who asks is the applicant; whom it is about is the party.
  return { consent, persons: { actor: giver.actor, subject, representation: giver.representation }, subjectKey, request };
}

function consentRow(
  { applicationId, solution, language, at }: ConsentGiver,
  request: ConsentRequest | Declaration,
  caseId: string | null,
  party: string,
  who: Pick<ConsentRow, 'subjectKey' | 'personKey' | 'actorKey' | 'label'> & Partial<ConsentRow>,
): ConsentRow {
  return {
    id: randomUUID(), chain: '', applicationId, caseId, solution, party,
    text: textRef(request, language), textId: request.id, document: documentHash(request),
    state: 'requested', askedAt: at, answeredAt: null, validUntil: null, reason: null, remindedAt: null, reminderDueAt: null,
    ...who,
  };
}

async function write(tx: Database, { consent, persons, answer, request }: Made, end: ChainEnd): Promise<void> {
  const row = { ...consent, chain: end.id };
  const at = row.askedAt;
  await tx.insert(consents).values(row);
  await addEvent(tx, row, { type: 'requested', at, persons }, {}, end);
  if (answer === undefined) return;
  const validUntil = answer === 'given' && 'validity' in request ? after(at, request.validity.duration) : null;
  await addEvent(tx, row, { type: answer, at, persons, validUntil }, {}, end);
}

import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { ApplicationSubmit } from '@faelles/schemas/application.js';
import type { Issue } from '@faelles/schemas/issue.js';
import type { Answers } from '@faelles/schemas/answers.js';
import type { Json } from '@faelles/schemas/json.js';
import type { Order } from '@faelles/schemas/order.js';
import type { Form } from '@faelles/form-engine/compile.js';
import { orderOf, PriceError } from '@faelles/form-engine/price.js';
import type { Verdicts } from '@faelles/form-engine/verdicts.js';
import { validateAnswers } from '@faelles/form-engine/validate-answers.js';
import { canonicalJson } from '@faelles/receipt/model';
import { withAddressChecks, type AddressChecks } from '../addresses/confirm.ts';
import { applicantKey, checkShownTexts, recordConsents } from '../consents/at-submission.ts';
import { settleCases } from '../consents/cases.ts';
import { casesOf, partyIssues } from '../consents/parties.ts';
import { keyOfNumber } from '../consents/persons.ts';
import type { ServerContext } from '../context.ts';
import { applications } from '../database/applications.ts';
import { drafts } from '../database/drafts.ts';
import type { Database } from '../database/open.ts';
import { usableBy } from '../drafts/access.ts';
import { deleteDraft } from '../drafts/store.ts';
import { newSecret, sha256 } from '../hash.ts';
import { ProblemError } from '../http/problem.ts';
import type { StoredSession } from '../sessions/provider.ts';
import type { Solution } from '../solutions/load.ts';
import { holderOf } from '../sources/proof.ts';
import { verifySources } from '../sources/verify.ts';
import { today } from '../today.ts';
import { attachFiles } from './attach.ts';
import { completeApplication } from './complete.ts';
import { newReference } from './reference.ts';

/**
 * Takes an application in, whole or not at all: checks every answer again with the engine the page used, prices it,
 * ties its files, records its consents, deletes its draft. With nobody else to ask and nothing to pay it is complete at once.
 * @param verdicts what the server's checks said of these answers (`verdictsFor`), asked before the transaction
 * @param addresses what the register said of looked-up addresses (`confirmAddresses`), asked before it too
 * Call inside the transaction of its Idempotency-Key.
 * @returns the id of the application.
 * @throws ProblemError `definition-changed`, `invalid-answers` with paths, `price-changed` with the order it would be,
 * `text-changed` with the reference of the text it is.
 */
export async function submitApplication(
  tx: Database,
  ctx: ServerContext,
  session: StoredSession,
  body: ApplicationSubmit,
  verdicts: Verdicts = {},
  addresses: AddressChecks = new Map(),
): Promise<string> {
  const found = await solutionFor(tx, ctx, session, body);
  if ('sent' in found) return found.sent;
  const { solution, draftId } = found;
  const { definition, form } = solution;
  const day = today(ctx);
  refuse(unreadable(body.answers));
  const { values: given, issues } = validateAnswers(form, body.answers, { today: day, verdicts });
  refuse(issues.filter((issue) => issue.severity !== 'warning'));
  const { values: proven, issues: unproven } = verifySources(form, given, { secret: ctx.config.secrets.session, holder: holderOf(session) });
  refuse(unproven);
  const values = withAddressChecks(proven, addresses);
  const order = priced(form, values, day);
  if (order.totalOre !== body.shownTotalOre) {
    throw new ProblemError('price-changed', { current: order as unknown as Json });
  }
  checkShownTexts(form, body.shownTexts, body.language);
  const cases = casesOf(form, values, day);
  refuse(partyIssues(cases, (number) => keyOfNumber(ctx, number), applicantKey(ctx, session.actor, form, values)));

  const id = randomUUID();
  const at = ctx.clock();
  const actor = session.actor;
  const subject = session.onBehalfOf ?? { kind: 'self' as const, id: actor.id };
  const representation = session.representation;
  await insertApplication(tx, {
    id,
    sessionId: session.id,
    draftId: draftId ?? null,
    solution: definition.id,
    definitionVersion: definition.version,
    state: 'awaiting-payment',
    language: body.language,
    actor,
    subject,
    representation: representation ?? null,
    order,
    submittedAt: at,
    prefix: definition.receipt.referencePrefix,
    year: day.slice(0, 4),
  });
  refuse(await attachFiles(tx, id, session.id, form, values));
  const salt = newSecret();
  const answersHash = sha256(canonicalJson([salt, values]));
  await tx.update(applications).set({ answers: values, answersHash, answersSalt: salt }).where(eq(applications.id, id));
  const giver = { applicationId: id, solution: definition.id, actor, subject, representation, language: body.language, at };
  const waits = await recordConsents(tx, ctx, giver, form, values, cases);
  if (draftId !== undefined) await deleteDraft(tx, draftId);
  if (waits) {
    await tx.update(applications).set({ state: 'awaiting-consent' }).where(eq(applications.id, id));
    await settleCases(tx, ctx, id);
  } else if (order.totalOre === 0) await completeApplication(tx, ctx, id);
  return id;
}

/**
 * What this draft became when it was sent before, from another tab or with another key. A draft is one application:
 * the second sender is shown the first one's, instead of a second application with a second payment.
 */
async function sentAlready(tx: Database, session: StoredSession, draftId: string): Promise<string | undefined> {
  const own = and(eq(applications.draftId, draftId), eq(applications.sessionId, session.id));
  const [row] = await tx.select({ id: applications.id }).from(applications).where(own);
  return row?.id;
}

/** The order, or 422 when the answers lead beyond what the definition allows to cost: a fault, never a bill. */
function priced(form: Form, values: Answers, day: string): Order {
  try {
    return orderOf(form, values, { today: day });
  } catch (error) {
    if (error instanceof PriceError) throw new ProblemError('invalid-answers', { detail: error.message, issues: [] });
    throw error;
  }
}

function refuse(issues: Issue[]): void {
  if (issues.length > 0) throw new ProblemError('invalid-answers', { issues });
}

/**
 * The definition the answers are judged by: the newest, or an older one when the session's own draft began with it.
 * The draft is the one that is named; without a name it is none.
 */
async function solutionFor(
  tx: Database,
  ctx: ServerContext,
  session: StoredSession,
  body: ApplicationSubmit,
): Promise<{ solution: Solution; draftId?: string } | { sent: string }> {
  const newest = ctx.solutions.get(body.solution);
  if (!newest) throw new ProblemError('not-found', { detail: 'There is no such solution.' });
  const changed = () => new ProblemError('definition-changed', { current: { version: newest.definition.version } });
  if (body.draftId === undefined) {
    if (newest.definition.version !== body.definitionVersion) throw changed();
    return { solution: newest };
  }
  // Locked, so that another tab's save does not slip in between and get lost with the draft.
  const own = and(eq(drafts.id, body.draftId), usableBy(tx, session.id), eq(drafts.solution, body.solution));
  const [draft] = await tx.select({ id: drafts.id, version: drafts.definitionVersion }).from(drafts).where(own).for('update');
  if (!draft) {
    const sent = await sentAlready(tx, session, body.draftId);
    if (sent === undefined) throw new ProblemError('not-found', { detail: 'There is no such draft.' });
    return { sent };
  }
  if (draft.version !== body.definitionVersion) throw changed();
  const solution = await ctx.solutions.version(body.solution, draft.version, tx);
  if (!solution) throw changed();
  return { solution, draftId: draft.id };
}

/** Texts no database, PDF or signature can hold: U+0000 and half surrogates. Nobody types them. */
function unreadable(value: Json, path = ''): Issue[] {
  if (typeof value === 'string') {
    return value.isWellFormed() && !value.includes('\0') ? [] : [{ path, code: 'format' }];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => unreadable(member, path === '' ? name : `${path}.${name}`));
}

type NewApplication = Omit<
  typeof applications.$inferInsert,
  'reference' | 'answers' | 'answersHash' | 'answersSalt' | 'handOver' | 'receivedAt'
> & { prefix: string; year: string; order: Order };

/** Stores it under a reference that nobody has; with 390 million a year, a second try is rare and a fifth a fault. */
async function insertApplication(tx: Database, { prefix, year, ...row }: NewApplication): Promise<void> {
  for (let tries = 0; tries < 5; tries++) {
    const [stored] = await tx
      .insert(applications)
      .values({ ...row, reference: newReference(prefix, year), answersHash: '' })
      .onConflictDoNothing({ target: applications.reference })
      .returning({ id: applications.id });
    if (stored) return;
  }
  throw new Error('No free reference was found');
}

import type { ServerContext } from '../context.ts';
import type { Database } from '../database/open.ts';
import { ProblemError } from '../http/problem.ts';
import type { StoredSession } from '../sessions/provider.ts';
import { covers, grantOf } from './grants.ts';

/** Name of the header that tells a page, with any answer, that its session no longer may act for whom it says. */
export const REPRESENTATION = 'representation';

/**
 * What a session may do while its representation is over: read who it is and choose again, and keep what was typed and
 * sent. Everything else is refused, and stays refused until the citizen has chosen: what was meant for another must
 * never be submitted as one's own because nobody looked.
 */
const goesOn = /^\/api\/(session|drafts|draft-links|attachments|uploads|checks|powers-of-attorney|payments|receipts|events)(\/|$)/;

/** Has the representation of this session ended? */
export async function hasEnded(ctx: ServerContext, session: StoredSession | undefined): Promise<boolean> {
  if (!session?.representation) return false;
  return (await grantOf(ctx.db, ctx, session, session.representation.ref)) === undefined;
}

/** @throws ProblemError `representation-ended` on a route that does not go on without it */
export function refuseEnded(path: string): void {
  if (!goesOn.test(path)) throw ended();
}

/** The problem of a representation that is over. */
export function ended(): ProblemError {
  const detail = 'The power to act for the other was withdrawn or has expired. Choose whom to act for: PUT /api/session/on-behalf-of.';
  return new ProblemError('representation-ended', { detail, headers: { [REPRESENTATION]: 'ended' } });
}

/**
 * May this session submit a form of this solution for whom it acts for? Call inside the transaction that submits: a power of attorney
 * that is withdrawn at the same moment either comes too late or stops it, never something between.
 * @throws ProblemError `representation-ended`, `representation-insufficient` with why
 */
export async function refuseUnlessMayAct(tx: Database, ctx: ServerContext, session: StoredSession, solution: string): Promise<void> {
  if (!session.representation) return;
  const grant = await grantOf(tx, ctx, session, session.representation.ref, true);
  if (!grant) throw ended();
  if (grant.level !== 'act') throw insufficient('level', grant.level);
  const definition = ctx.solutions.get(solution)?.definition;
  if (definition && !covers(grant.scope, definition)) throw insufficient('area', grant.level);
}

function insufficient(why: 'level' | 'area', level: string): ProblemError {
  const detail = why === 'level' ? 'To submit for another, the power must be of level "act".' : 'The power does not cover this form.';
  return new ProblemError('representation-insufficient', { detail, current: { why, level } });
}

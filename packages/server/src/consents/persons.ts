import type { Actor, Subject } from '@faelles/schemas/party.js';
import type { ServerContext } from '../context.ts';
import { keyedHash } from '../hash.ts';
import { partyId } from '../representation/party-id.ts';

// How persons are told apart without being written down: keyed hashes, useless without the server's secret and erased
// with what they are for. The chain of events holds none of them.

type Keyed = Pick<ServerContext, 'config'>;

/** Key of a person or company by kind and opaque id. A child and somebody acted for are persons: signed in themselves, they meet their own. */
export function keyOf(ctx: Keyed, { kind, id }: Pick<Subject, 'kind' | 'id'>): string {
  return keyedHash(ctx.config.secrets.session, `consent ${kind === 'company' ? 'company' : 'person'} ${id}`);
}

/** The person or company of a CPR or CVR number however it is written, as a sign-in would name them; undefined for what is neither. */
export function subjectOfNumber(ctx: Keyed, number: string): Pick<Subject, 'id'> & { kind: 'person' | 'company' } | undefined {
  const digits = number.replace(/\D/g, '');
  if (digits.length !== 10 && digits.length !== 8) return undefined;
  const kind = digits.length === 10 ? 'person' : 'company';
  return { kind, id: partyId(ctx.config.secrets.session, kind, digits) };
}

/** Key of a CPR or CVR number; undefined for what is neither. */
export function keyOfNumber(ctx: Keyed, number: string): string | undefined {
  const subject = subjectOfNumber(ctx, number);
  return subject && keyOf(ctx, subject);
}

/** Key of somebody who is signed in; somebody who is not may be anybody. */
export function keyOfActor(ctx: Keyed, actor: Actor): string | undefined {
  return actor.kind === 'anonymous' ? undefined : keyOf(ctx, { kind: 'person', id: actor.id });
}

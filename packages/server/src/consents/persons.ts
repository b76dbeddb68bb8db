import type { Actor, Subject } from '@faelles/schemas/party.js';
import type { ServerContext } from '../context.ts';
import { keyedHash } from '../hash.ts';

// How persons are told apart without being written down: keyed hashes, useless without the server's secret and erased
// with what they are for. The chain of events holds none of them.

type Keyed = Pick<ServerContext, 'config'>;
const keyed = (ctx: Keyed, content: string) => keyedHash(ctx.config.secrets.session, content);

/** Key of whom a consent is about. A child and somebody acted for are persons: signed in themselves, they meet their own. */
export function subjectKeyOf(ctx: Keyed, { kind, id }: Pick<Subject, 'kind' | 'id'>): string {
  return keyed(ctx, `subject ${kind === 'company' ? 'company' : 'person'} ${id}`);
}

/** Key of a CPR or CVR number however it is written, or undefined when it is neither. */
export function personKeyOf(ctx: Keyed, number: string): string | undefined {
  const digits = number.replace(/\D/g, '');
  if (digits.length !== 10 && digits.length !== 8) return undefined;
  return keyed(ctx, `${digits.length === 10 ? 'cpr' : 'cvr'} ${digits}`);
}

/** Key of somebody who is signed in; somebody who is not may be anybody. */
export function actorKeyOf(ctx: Keyed, actor: Actor): string | undefined {
  return actor.kind === 'anonymous' ? undefined : keyed(ctx, `actor ${actor.id}`);
}

/** Key of a party who is known by number only: its own chain, apart from any sign-in. */
export function numberSubjectKey(ctx: Keyed, personKey: string): string {
  return keyed(ctx, `number ${personKey}`);
}

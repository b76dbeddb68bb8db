import type { Session } from '@faelles/schemas/party.js';
import type { MayActFor, PowerLevel } from '@faelles/schemas/power-of-attorney.js';

/** What acting here takes. */
export interface Need {
  level: PowerLevel;
  /** Id of the area or solution; `''` when any will do. */
  area: string;
  /** KLE subject number of it, as `05.01.00`; `''` when there is none. */
  kle: string;
}

/** Each includes the ones before. */
const levels: readonly PowerLevel[] = ['read', 'contact', 'act'];

/** What somebody's right to act does not reach; the server says the same when it is tried. */
export function shortfall({ scope, level }: MayActFor, need: Need): 'area' | 'level' | undefined {
  if (need.area && scope && !scope.some(({ id, kle }) => id === need.area || covers(kle, need.kle))) return 'area';
  if (level && levels.indexOf(level) < levels.indexOf(need.level)) return 'level';
  return undefined;
}

/** `25.*` covers everything that begins with `25.`. */
function covers(pattern: string | undefined, subject: string): boolean {
  if (!pattern || !subject) return false;
  const wanted = subject.split('.');
  return pattern.split('.').every((part, at) => part === '*' || part === wanted[at]);
}

/** Is somebody else acted for? */
export function actsForOther({ onBehalfOf }: Pick<Session, 'onBehalfOf'>): boolean {
  return onBehalfOf !== undefined && onBehalfOf.kind !== 'self';
}

/** The choice that holds now; none when the right to it has ended: nobody becomes another without having said so. */
export function chosenOf(session: Session): MayActFor | undefined {
  const { mayActFor = [], representation, representationEnded } = session;
  if (representationEnded) return undefined;
  if (!actsForOther(session)) return mayActFor.find(({ kind }) => kind === 'self');
  return mayActFor.find(({ ref }) => ref === representation?.ref);
}

import type { PowerEventType, PowerStatus } from '@faelles/schemas/power-of-attorney.js';

/** Which side of a power of attorney somebody is. */
export type Side = 'giver' | 'receiver';

/** One event, as far as the state depends on it. */
export type PowerEvent = { type: PowerEventType; by: Side };

/** What the events say, without the clock. `answered`: the one who was named by number has spoken. */
export type Folded = { status: Exclude<PowerStatus, 'expired'> | 'none'; answered: boolean };

type Move = { from: Folded['status']; type: PowerEventType; by: Side; to: Folded['status']; answers?: true };

/**
 * Everything that can happen; the rest cannot. The giver's own word makes it valid (rules of borger.dk: it is given, or
 * asked for and then given), and either side may end it at any time, without a reason.
 */
const moves: readonly Move[] = [
  { from: 'none', type: 'given', by: 'giver', to: 'active' },
  { from: 'none', type: 'requested', by: 'receiver', to: 'requested' },
  { from: 'requested', type: 'accepted', by: 'giver', to: 'active', answers: true },
  { from: 'requested', type: 'rejected', by: 'giver', to: 'rejected', answers: true },
  { from: 'requested', type: 'withdrawn', by: 'receiver', to: 'withdrawn' },
  { from: 'active', type: 'accepted', by: 'receiver', to: 'active', answers: true },
  { from: 'active', type: 'rejected', by: 'receiver', to: 'rejected', answers: true },
  { from: 'active', type: 'withdrawn', by: 'giver', to: 'withdrawn' },
  { from: 'active', type: 'withdrawn', by: 'receiver', to: 'withdrawn' },
];

/** The state after one more event, or undefined when that cannot happen. An answer is given once. */
export function follow(state: Folded, { type, by }: PowerEvent): Folded | undefined {
  const move = moves.find((one) => one.from === state.status && one.type === type && one.by === by);
  if (!move || (move.answers && state.answered)) return undefined;
  return { status: move.to, answered: state.answered || move.answers === true };
}

/** The state all events lead to. @throws RangeError when they do not follow from each other */
export function fold(events: readonly PowerEvent[]): Folded {
  let state: Folded = { status: 'none', answered: false };
  for (const event of events) {
    const next = follow(state, event);
    if (!next) throw new RangeError(`A power of attorney that is ${state.status} cannot be ${event.type} by its ${event.by}`);
    state = next;
  }
  return state;
}

/** The status on a day: what is open when its last day is over has expired, without any event. */
export function statusOn(day: string, status: Exclude<PowerStatus, 'expired'>, validTo: string | null): PowerStatus {
  const open = status === 'active' || status === 'requested';
  return open && validTo !== null && validTo < day ? 'expired' : status;
}

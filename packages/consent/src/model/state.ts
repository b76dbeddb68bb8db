import type { ConsentEvent, ConsentEventType, ConsentState } from '@faelles/schemas/consent-record.js';

// Transition table of the record: ISO/IEC TS 27560 event states. What is not in it is invalid.
// A refused, withdrawn, expired or invalidated consent is asked for anew under a new record (a new consentId).
const next: Record<ConsentState, Partial<Record<ConsentEventType, ConsentState>>> = {
  none: { requested: 'requested' },
  requested: { given: 'given', refused: 'refused', expired: 'expired' },
  given: { withdrawn: 'withdrawn', expired: 'expired', invalidated: 'invalidated', renewed: 'given' },
  refused: {},
  withdrawn: {},
  expired: {},
  invalidated: {},
};

/** May an event of this type come next in the same record? */
export function canFollow(state: ConsentState, type: ConsentEventType): boolean {
  return next[state][type] !== undefined;
}

/** Is this record closed, so that asking again takes a new record? */
export function needsNewRecord(state: ConsentState): boolean {
  return Object.keys(next[state]).length === 0;
}

/**
 * Where one record stands: the fold of its events in the order they were written.
 *
 * @param events the events of one consentId; an event that is there twice (same id) counts once
 * @param at ISO 8601 instant to judge by: a given consent whose `validUntil` has passed is expired. Default: not judged
 * @returns `none` without events
 * @throws RangeError when an event may not follow, or belongs to another record: the log is broken and must not be trusted
 */
export function consentState(events: readonly ConsentEvent[], at?: string): ConsentState {
  let state: ConsentState = 'none';
  let validUntil: string | undefined;
  const seen = new Set<string>();
  for (const event of events) {
    if (seen.has(event.id)) continue;
    seen.add(event.id);
    if (event.consentId !== events[0]?.consentId) throw new RangeError(`Event ${event.id} belongs to another consent`);
    const after: ConsentState | undefined = next[state][event.type];
    if (after === undefined) throw new RangeError(`Event ${event.id}: ${event.type} cannot follow ${state}`);
    state = after;
    if (event.type === 'given' || event.type === 'renewed') validUntil = event.validUntil;
  }
  const over = at !== undefined && validUntil !== undefined && Date.parse(validUntil) <= Date.parse(at);
  return state === 'given' && over ? 'expired' : state;
}

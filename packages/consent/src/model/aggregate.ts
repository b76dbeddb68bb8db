import type { ConsentStatus, PartyStatus } from '@faelles/schemas/consent-case.js';
import type { ConsentState } from '@faelles/schemas/consent-record.js';

/** How many of the parties must consent, and until when (ISO 8601). Both holders of custody: `all-of`. */
export type ConsentRule = ({ required: 'all-of' | 'any-of' } | { required: 'n-of'; count: number }) & {
  deadline?: string | undefined;
};

/** One party's status from the state of its record. An invalidated consent no longer holds, like an expired one. */
export function partyStatus(state: ConsentState): PartyStatus {
  if (state === 'none' || state === 'requested') return 'pending';
  return state === 'invalidated' ? 'expired' : state;
}

/**
 * The parties' consents taken together.
 *
 * @param states one per party: sole custody is a list of one
 * @param rule how many are needed; after `deadline` what is pending has expired
 * @param at ISO 8601 instant to judge the deadline by. Default: the deadline is not judged
 * @throws RangeError when there is no party, or more consents are asked for than there are parties
 */
export function aggregate(states: readonly ConsentState[], rule: ConsentRule, at?: string): ConsentStatus {
  const needed = rule.required === 'n-of' ? rule.count : rule.required === 'any-of' ? 1 : states.length;
  if (!Number.isInteger(needed) || needed < 1 || needed > states.length) throw new RangeError('Not a count of these parties');

  const late = rule.deadline !== undefined && at !== undefined && Date.parse(at) > Date.parse(rule.deadline);
  const parts = states.map(partyStatus).map((status) => (late && status === 'pending' ? 'expired' : status));
  const count = (status: PartyStatus) => parts.filter((part) => part === status).length;

  const given = count('given');
  if (given >= needed) return 'given';
  if (given + count('pending') >= needed) return given > 0 ? 'partly' : 'pending';
  // Out of reach. What a person decided says more than what time did.
  return count('refused') ? 'refused' : count('withdrawn') ? 'withdrawn' : 'expired';
}

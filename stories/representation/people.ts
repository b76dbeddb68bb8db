/** Sessions and powers of attorney of invented people, and back ends that answer with them. */
import { NetworkError, ProblemError } from '@faelles/client/errors.js';
import type { PowerCalls, RepresentationCalls } from '@faelles/consent/elements/representation-calls.js';
import type { Session } from '@faelles/schemas/party.js';
import type { MayActFor, PowerOfAttorney, PowersOfAttorney } from '@faelles/schemas/power-of-attorney.js';

const road = { id: 'road-permit', label: { da: 'Ansøg om at råde over vejareal', en: 'Apply to use a road area' } };
const garden = { id: 'sample', label: { da: 'Søg om en plads i haven', en: 'Apply for a place in the garden' } };

export const self: MayActFor = { ref: 'self', kind: 'self', displayName: 'Anna Prøve' };
export const child: MayActFor = { ref: 'c-1', kind: 'child', displayName: 'Bo Prøve', basis: 'parental', level: 'act', until: '2031-04-30' };
export const company: MayActFor = { ref: 'v-1', kind: 'company', displayName: 'Prøvens Cykler ApS', basis: 'company', level: 'act' };
export const friend: MayActFor = { ref: 'p-1', kind: 'person', displayName: 'Carl Test', basis: 'power-of-attorney', level: 'act', scope: [garden], until: '2026-12-31' };
export const reader: MayActFor = { ref: 'p-2', kind: 'person', displayName: 'Dagny Eksempel', basis: 'power-of-attorney', level: 'read', scope: [garden] };
export const elsewhere: MayActFor = { ref: 'p-3', kind: 'person', displayName: 'Emil Prøvesen', basis: 'power-of-attorney', level: 'act', scope: [road] };

export const everybody: MayActFor[] = [self, child, company, friend, reader, elsewhere];

/** The session of Anna, acting for herself or for `other`. */
export function sessionOf(mayActFor: MayActFor[], other?: MayActFor, changes: Partial<Session> = {}): Session {
  return {
    id: 's',
    actor: { kind: 'person', id: 'a', displayName: 'Anna Prøve', loa: 'Substantial' },
    expiresAt: '2030-01-01T00:00:00Z',
    mayActFor,
    ...(other && {
      onBehalfOf: { kind: other.kind, id: other.ref, displayName: other.displayName },
      representation: { basis: other.basis!, ref: other.ref },
    }),
    ...changes,
  };
}

export const never = (): Promise<never> => new Promise(() => undefined);
export const offline = (): Promise<never> => Promise.reject(new NetworkError('unreachable'));
export const refused = (id: string, status: number, extras: object = {}) => (): Promise<never> =>
  Promise.reject(new ProblemError({ type: `/problems/${id}`, title: id, status, ...extras }));

/** A back end that takes every choice. */
export function choosing(mayActFor: MayActFor[], changes: Partial<RepresentationCalls> = {}): RepresentationCalls {
  return {
    session: () => Promise.resolve(sessionOf(mayActFor)),
    actFor: (ref) => {
      const other = mayActFor.find((one) => one.ref === ref);
      return Promise.resolve(sessionOf(mayActFor, other?.kind === 'self' ? undefined : other));
    },
    ...changes,
  };
}

const me = { kind: 'person' as const, id: 'a', displayName: 'Anna Prøve' };
const carl = { kind: 'person' as const, id: 'b', displayName: 'Carl Test' };

/** One that Anna gave, unless told otherwise. */
export function powerOf(changes: Partial<PowerOfAttorney> = {}): PowerOfAttorney {
  return {
    id: '5d6f0f51-3a57-4c4c-8a67-36d5a5b2f301',
    giver: me,
    receiver: carl,
    scope: [garden],
    level: 'act',
    validFrom: '2026-11-01',
    validTo: '2026-12-31',
    status: 'active',
    basis: 'digital',
    mine: 'giver',
    mayAnswer: false,
    mayWithdraw: true,
    history: [
      { type: 'given', at: '2026-11-01T09:15:00Z' },
      { type: 'accepted', at: '2026-11-02T07:00:00Z' },
    ],
    ...changes,
  };
}

/** Carl asks Anna for one. */
export const request = powerOf({
  id: '5d6f0f51-3a57-4c4c-8a67-36d5a5b2f302',
  level: 'contact',
  status: 'requested',
  mayAnswer: true,
  history: [{ type: 'requested', at: '2026-11-18T12:00:00Z' }],
});

export const powers: PowerOfAttorney[] = [
  request,
  powerOf(),
  powerOf({
    id: '5d6f0f51-3a57-4c4c-8a67-36d5a5b2f303',
    receiver: { kind: 'person', id: 'c', displayName: '' },
    level: 'read',
    validTo: undefined,
    history: [{ type: 'given', at: '2026-11-19T09:15:00Z' }],
  } as Partial<PowerOfAttorney>),
  powerOf({
    id: '5d6f0f51-3a57-4c4c-8a67-36d5a5b2f304',
    giver: { kind: 'person', id: 'd', displayName: 'Dagny Eksempel' },
    receiver: me,
    mine: 'receiver',
    scope: [road],
    status: 'withdrawn',
    mayWithdraw: false,
    history: [
      { type: 'given', at: '2026-10-01T09:15:00Z' },
      { type: 'withdrawn', at: '2026-11-10T10:00:00Z' },
    ],
  }),
];

/** A back end that keeps what is done to these. */
export function keeping(list: PowerOfAttorney[], changes: Partial<PowerCalls> = {}): PowerCalls {
  let known = [...list];
  const move = (id: string, to: Partial<PowerOfAttorney>): Promise<PowerOfAttorney> => {
    known = known.map((one) => (one.id === id ? { ...one, ...to } : one));
    return Promise.resolve(known.find((one) => one.id === id)!);
  };
  return {
    list: (): Promise<PowersOfAttorney> => Promise.resolve({ powers: known, areas: [garden, road] }),
    request: ({ way, name, level, validFrom, validTo, scope }) => {
      const other = { kind: 'person' as const, id: 'n', displayName: name ?? '' };
      const made = powerOf({
        id: '5d6f0f51-3a57-4c4c-8a67-36d5a5b2f399',
        giver: way === 'give' ? me : other,
        receiver: way === 'give' ? other : me,
        mine: way === 'give' ? 'giver' : 'receiver',
        status: way === 'give' ? 'active' : 'requested',
        level,
        validFrom,
        validTo,
        scope: [garden, road].filter(({ id }) => scope.includes(id)),
        history: [{ type: way === 'give' ? 'given' : 'requested', at: '2026-11-20T10:00:00Z' }],
      } as Partial<PowerOfAttorney>);
      known = [made, ...known];
      return Promise.resolve(made);
    },
    answer: (id, answer) => move(id, { status: answer === 'accepted' ? 'active' : 'rejected', mayAnswer: false, mayWithdraw: answer === 'accepted' }),
    withdraw: (id) => move(id, { status: 'withdrawn', mayAnswer: false, mayWithdraw: false }),
    ...changes,
  };
}

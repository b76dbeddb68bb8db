import { test } from 'node:test';
import assert from 'node:assert/strict';
import { ConsentEvent, consentEventTypes, type ConsentEventType, type ConsentState } from '@faelles/schemas/consent-record.js';
import { canFollow, consentState, needsNewRecord } from '@faelles/consent/model';

const consentId = '7b0f9a36-1f0c-4f4d-9d53-0c3f3ad0c101';
let next = 0;
const event = (type: ConsentEventType, more: Partial<ConsentEvent> = {}): ConsentEvent =>
  ConsentEvent.parse({
    id: `7b0f9a36-1f0c-4f4d-9d53-${String(++next).padStart(12, '0')}`,
    consentId,
    type,
    at: '2026-11-20T10:00:00Z',
    actor: { kind: 'anonymous', id: 'a1' },
    subject: { kind: 'self', id: 'a1' },
    text: { id: 'debt', kind: 'information-consent', version: '1.0.0', language: 'da', sha256: 'a'.repeat(64) },
    channel: 'self-service',
    party: 'applicant',
    ...more,
  });
const path = (...types: ConsentEventType[]) => types.map((type) => event(type));

const table: Record<ConsentState, ConsentEventType[]> = {
  none: ['requested'],
  requested: ['given', 'refused', 'expired'],
  given: ['withdrawn', 'expired', 'renewed', 'invalidated'],
  refused: [],
  withdrawn: [],
  expired: [],
  invalidated: [],
};

for (const [state, allowed] of Object.entries(table) as [ConsentState, ConsentEventType[]][]) {
  for (const type of consentEventTypes) {
    test(`${type} after ${state} is ${allowed.includes(type) ? 'valid' : 'invalid'}`, () => {
      assert.equal(canFollow(state, type), allowed.includes(type));
    });
  }
}

test('the state is a fold of what happened', () => {
  assert.equal(consentState([]), 'none');
  assert.equal(consentState(path('requested')), 'requested');
  assert.equal(consentState(path('requested', 'refused')), 'refused');
  assert.equal(consentState(path('requested', 'given', 'renewed')), 'given');
  assert.equal(consentState(path('requested', 'given', 'withdrawn')), 'withdrawn');
});

test('a refused or withdrawn consent is asked for anew under a new record', () => {
  for (const state of ['refused', 'withdrawn', 'expired', 'invalidated'] as const) assert.ok(needsNewRecord(state), state);
  for (const state of ['none', 'requested', 'given'] as const) assert.ok(!needsNewRecord(state), state);
});

test('an event that is there twice counts once', () => {
  const [requested, given] = path('requested', 'given') as [ConsentEvent, ConsentEvent];
  assert.equal(consentState([requested, given, given]), 'given');
});

test('a log that cannot have happened is not trusted', () => {
  assert.throws(() => consentState(path('requested', 'refused', 'given')), RangeError);
  assert.throws(() => consentState(path('given')), RangeError);
  const other = event('given', { consentId: '7b0f9a36-1f0c-4f4d-9d53-0c3f3ad0c102' });
  assert.throws(() => consentState([event('requested'), other]), RangeError);
});

test('a given consent holds until its time is over, and a renewal sets a new time', () => {
  const given = [event('requested'), event('given', { validUntil: '2027-11-20T10:00:00Z' })];
  assert.equal(consentState(given, '2027-11-20T09:59:59Z'), 'given');
  assert.equal(consentState(given, '2027-11-20T10:00:00Z'), 'expired');
  const renewed = [...given, event('renewed', { validUntil: '2028-11-20T10:00:00Z' })];
  assert.equal(consentState(renewed, '2028-01-01T00:00:00Z'), 'given');
  assert.equal(consentState([...given, event('withdrawn')], '2029-01-01T00:00:00Z'), 'withdrawn');
});

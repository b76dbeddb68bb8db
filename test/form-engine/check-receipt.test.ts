import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Anything, changed as changedIn } from './faults.ts';

/** What is found in the road permit with one thing of its receipt changed, warnings marked. */
const changed = (change: (receipt: Anything, definition: Anything) => void) => changedIn((definition) => change(definition.receipt, definition), true);
const text = { da: 'Ord', en: 'Words' };
const href = 'https://example.org/';

describe('the promise of a receipt', () => {
  const promise = (time: Anything) => changed((receipt) => (receipt.processingTime = { basis: 'estimate', countsFrom: 'received', ...time }));
  it('is one length or one day', () => {
    assert.deepEqual(promise({}), ['receipt.processingTime: processing-time']);
    assert.deepEqual(promise({ duration: 'P3W', date: '2026-12-18' }), ['receipt.processingTime: processing-time']);
    for (const time of [{ duration: 'P3W' }, { date: '2026-12-18' }]) assert.deepEqual(promise(time), []);
  });
  it('is told once when its length cannot be read', () => assert.deepEqual(promise({ duration: 'P3X' }), ['receipt.processingTime.duration: format']));
  it('needs a calendar for working days that count from a day that is known', () => {
    assert.deepEqual(promise({ workingDays: 7 }), ['receipt.processingTime.workingDays: no-calendar']);
    assert.deepEqual(promise({ workingDays: 7, countsFrom: 'fully-informed' }), []);
    const calendar = { holidays: { '2026': ['2026-12-25'] } };
    assert.deepEqual(changed((receipt, definition) => {
      receipt.processingTime = { basis: 'statute', countsFrom: 'received', workingDays: 7 };
      definition.authority.calendar = calendar;
    }), []);
  });
  it('has holidays in their own year', () => {
    assert.deepEqual(changed((_, definition) => (definition.authority.calendar = { holidays: { '2026': ['2026-12-25', '2027-01-01'] } })), ['authority.calendar.holidays.2026.1: value']);
  });
});

describe('result, decision and complaint', () => {
  it('are not on an acknowledgement', () => {
    assert.deepEqual(changed((receipt) => Object.assign(receipt, { decision: true, result: [{ text }], complaint: { text } })), ['receipt.decision: decision-kind', 'receipt.result: decision-kind']);
  });
  it('go together', () => {
    assert.deepEqual(changed((receipt) => Object.assign(receipt, { kind: 'completion', result: [{ text }], complaint: { text } })), ['receipt.complaint: complaint-decision']);
    assert.deepEqual(changed((receipt) => Object.assign(receipt, { kind: 'immediate-result', decision: true, result: [{ text }] })), ['receipt.decision: no-complaint (warning)']);
    assert.deepEqual(changed((receipt) => Object.assign(receipt, { kind: 'immediate-result' })), ['receipt.result: no-result (warning)']);
    assert.deepEqual(changed((receipt) => Object.assign(receipt, { kind: 'completion', decision: true, result: [{ text }], complaint: { text, within: 'P4W' } })), []);
  });
  it('are for those who are there', () => {
    assert.deepEqual(changed((receipt) => Object.assign(receipt, { kind: 'completion', result: [{ text, when: { var: 'nobody' } }] })), ['receipt.result.0.when: unknown-variable']);
  });
});

describe('actions and appointments', () => {
  const action = (more: Anything) => changed((receipt) => (receipt.actions = [{ code: 'BEKRAEFT', label: text, href, ...more }]));
  it('end once, after they begin', () => {
    assert.deepEqual(action({ until: '2026-12-01', within: 'P7D' }), ['receipt.actions.0: action-end']);
    assert.deepEqual(action({ from: '2026-12-02', until: '2026-12-01' }), ['receipt.actions.0.until: limit']);
    assert.deepEqual(action({ from: 'tomorrow' }), ['receipt.actions.0.from: value']);
    assert.deepEqual(action({ from: '2026-12-01', until: '2026-12-01' }), []);
  });
  it('are named with one of the eight codes of Digital Post, and lead somewhere safe', () => {
    assert.deepEqual(action({ code: 'ANDET' }), ['receipt.actions.0.code: value']);
    assert.deepEqual(action({ href: 'javascript:alert(1)' }), ['receipt.actions.0.href: format']);
  });
  it('are told when nobody can get them', () => assert.deepEqual(action({ when: false }), ['receipt.actions.0.when: never-applies (warning)']));
  it('have a day and a time', () => {
    const visit = (more: Anything) => changed((receipt) => (receipt.appointments = [{ id: 'visit', title: text, location: text, day: { var: 'from' }, time: '10:00', minutes: 30, ...more }]));
    assert.deepEqual(visit({}), []);
    assert.deepEqual(visit({ day: '2026-02-30' }), ['receipt.appointments.0.day: value']);
    assert.deepEqual(visit({ time: '25:00' }), ['receipt.appointments.0.time: value']);
    assert.deepEqual(visit({ day: { var: 'nothing' } }), ['receipt.appointments.0.day: unknown-variable']);
  });
});

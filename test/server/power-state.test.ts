import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fold, follow, statusOn, type Folded, type PowerEvent } from '@faelles/server/representation/power-state.js';
import { covers } from '@faelles/server/representation/grants.js';

const types = ['requested', 'given', 'accepted', 'rejected', 'withdrawn'] as const;
const sides = ['giver', 'receiver'] as const;
const events = types.flatMap((type) => sides.map((by): PowerEvent => ({ type, by })));
const say = ({ type, by }: PowerEvent) => `${type} by ${by}`;

describe('the state of a power of attorney', () => {
  /** What may follow each beginning, all of it. */
  const table: [string, PowerEvent[], Record<string, Folded['status']>][] = [
    ['nothing', [], { 'given by giver': 'active', 'requested by receiver': 'requested' }],
    ['a request', [{ type: 'requested', by: 'receiver' }], { 'accepted by giver': 'active', 'rejected by giver': 'rejected', 'withdrawn by receiver': 'withdrawn' }],
    [
      'a gift',
      [{ type: 'given', by: 'giver' }],
      { 'accepted by receiver': 'active', 'rejected by receiver': 'rejected', 'withdrawn by giver': 'withdrawn', 'withdrawn by receiver': 'withdrawn' },
    ],
    ['a gift that was accepted', [{ type: 'given', by: 'giver' }, { type: 'accepted', by: 'receiver' }], { 'withdrawn by giver': 'withdrawn', 'withdrawn by receiver': 'withdrawn' }],
    ['a request that was granted', [{ type: 'requested', by: 'receiver' }, { type: 'accepted', by: 'giver' }], { 'withdrawn by giver': 'withdrawn', 'withdrawn by receiver': 'withdrawn' }],
    ['a withdrawal', [{ type: 'given', by: 'giver' }, { type: 'withdrawn', by: 'giver' }], {}],
    ['a refusal', [{ type: 'requested', by: 'receiver' }, { type: 'rejected', by: 'giver' }], {}],
  ];
  for (const [name, before, allowed] of table) {
    it(`after ${name} takes what it says here and nothing else`, () => {
      const state = fold(before);
      const found = events.flatMap((event) => {
        const next = follow(state, event);
        return next ? [[say(event), next.status]] : [];
      });
      assert.deepEqual(Object.fromEntries(found), allowed);
    });
  }

  it('is not made of events that cannot follow each other', () => {
    assert.throws(() => fold([{ type: 'accepted', by: 'giver' }]), RangeError);
    assert.throws(() => fold([{ type: 'given', by: 'giver' }, { type: 'withdrawn', by: 'giver' }, { type: 'accepted', by: 'receiver' }]), RangeError);
  });

  it('expires the day after its last, and only while it is open', () => {
    assert.equal(statusOn('2026-11-20', 'active', '2026-11-20'), 'active');
    assert.equal(statusOn('2026-11-21', 'active', '2026-11-20'), 'expired');
    assert.equal(statusOn('2026-11-21', 'requested', '2026-11-20'), 'expired');
    assert.equal(statusOn('2026-11-21', 'withdrawn', '2026-11-20'), 'withdrawn');
    assert.equal(statusOn('9999-12-31', 'active', null), 'active');
  });
});

describe('what a power of attorney covers', () => {
  const label = { da: 'x' };
  const form = (subject: string) => ({ id: 'road-permit', classification: { subject, facet: 'G01' } });
  it('is its own form or every one, no more of them than its KLE pattern', () => {
    assert.ok(covers([{ id: 'road-permit', label }], form('05.09.02')));
    assert.ok(!covers([{ id: 'other', label }], form('05.09.02')));
    for (const id of ['*', 'road-permit']) {
      for (const kle of ['05.*', '05.09.*', '05.09.02']) assert.ok(covers([{ id, label, kle }], form('05.09.02')), kle);
      for (const kle of ['25.*', '05.10.*', '05.09.03', '05', 'x']) assert.ok(!covers([{ id, label, kle }], form('05.09.02')), kle);
    }
    assert.ok(!covers([{ id: 'other', label, kle: '05.*' }], form('05.09.02')), 'the pattern narrows, it opens nothing');
    assert.ok(!covers([{ id: '*', label, kle: '05.09.02' }], form('05.09')), 'a wider form than the pattern');
    assert.ok(covers(undefined, form('05.09.02')), 'no limit');
    assert.ok(!covers([], form('05.09.02')), 'nothing');
  });
});

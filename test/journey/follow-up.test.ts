/** What the journey tells of a visit: in bundles, without anybody in it, and how it ended. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FollowUp } from '@faelles/journey/follow-up.js';
import { FollowUpEvent } from '@faelles/schemas/follow-up.js';

const visited = { solution: 'test-permit', definitionVersion: '1.0.0', language: 'da' };

function visit(of: typeof visited | 'unknown' = visited) {
  const sent: FollowUpEvent[] = [];
  const followUp = new FollowUp((events) => sent.push(...events), () => (of === 'unknown' ? undefined : of));
  return { followUp, sent, types: () => sent.map(({ type, step }) => `${type} ${step}`) };
}

describe('follow-up', () => {
  it('tells an application that is left as abandoned, one that was sent not', () => {
    const { followUp, types } = visit();
    followUp.tell({ type: 'started', step: 'one' });
    followUp.leave('one');
    assert.deepEqual(types(), ['started one', 'abandoned one']);
    const other = visit();
    other.followUp.tell({ type: 'resumed', step: 'two' });
    other.followUp.tell({ type: 'submitted', step: 'check' });
    other.followUp.leave('two');
    assert.deepEqual(other.types(), ['resumed two', 'submitted check']);
  });

  it('tells a second application on the same page as the first', () => {
    const { followUp, types } = visit();
    for (const type of ['started', 'submitted', 'paid', 'started'] as const) followUp.tell({ type, step: 'one' });
    followUp.leave('one');
    assert.equal(types().at(-1), 'abandoned one');
  });

  it('abandons nothing where nothing was begun, and tells nothing before the definition is known', () => {
    const { followUp, sent } = visit();
    followUp.leave('one');
    assert.deepEqual(sent, []);
    const unknown = visit('unknown');
    unknown.followUp.tell({ type: 'started', step: 'one' });
    unknown.followUp.leave('one');
    assert.deepEqual(unknown.sent, []);
  });

  it('tells what the contract takes, one visit by one random number', () => {
    const { followUp, sent } = visit();
    followUp.tell({ type: 'started', step: 'one' });
    followUp.tell({ type: 'error-shown', step: 'one', field: 'periods.0.from', rule: 'required' });
    followUp.send();
    for (const event of sent) assert.deepEqual(FollowUpEvent.parse(event), event);
    assert.equal(new Set(sent.map(({ visit: number }) => number)).size, 1);
  });
});

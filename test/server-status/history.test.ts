// The order of a case's history, and what contradicts it.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { caseStatuses, type CaseStatus, type CaseStatusReport } from '@faelles/schemas/case-status.js';
import { contradicted, goesBack, inOrder, type Told } from '@faelles/server/status/history.js';
import { reportIssues } from '@faelles/server/status/check-report.js';

const hour = (at: number) => new Date(Date.UTC(2026, 10, 20, at));
const told = (...entries: [CaseStatus, number][]): Told[] => entries.map(([status, at], position) => ({ status, at: hour(at), position }));

describe('the history of a case', () => {
  it('goes from created over processing to decided or rejected, and ends closed', () => {
    const forward: Record<CaseStatus, CaseStatus[]> = {
      created: ['processing', 'decided', 'rejected', 'closed'],
      processing: ['decided', 'rejected', 'closed'],
      decided: ['closed'],
      rejected: ['closed'],
      closed: [],
    };
    for (const from of caseStatuses) {
      for (const to of caseStatuses) assert.equal(goesBack(from, to), from !== to && !forward[from].includes(to), `${from} → ${to}`);
    }
  });

  it('is in the order of time, and of telling where two times are the same', () => {
    const history = told(['decided', 12], ['created', 9], ['processing', 10], ['processing', 10]);
    assert.deepEqual(inOrder(history).map(({ position }) => position), [1, 2, 3, 0]);
  });

  it('a report contradicts what stands before it or after it', () => {
    const history = told(['created', 9], ['processing', 11]);
    assert.equal(contradicted(history, { status: 'decided', at: hour(12) }), undefined);
    assert.equal(contradicted(history, { status: 'created', at: hour(12) })?.status, 'processing');
    // Late, and in its place: the case would have been decided before it was processed.
    assert.equal(contradicted(history, { status: 'decided', at: hour(10) })?.status, 'processing');
    assert.equal(contradicted(history, { status: 'created', at: hour(10) }), undefined);
  });

  it('a step back that is there already contradicts nothing that comes between', () => {
    const history = told(['decided', 10], ['processing', 12]);
    assert.equal(contradicted(history, { status: 'decided', at: hour(11) }), undefined);
    assert.equal(contradicted(history, { status: 'decided', at: hour(13) }), undefined);
  });

  it('told in any order is the same history, and never contradicts itself when it only goes forward', () => {
    const way = fc.array(fc.constantFrom(...caseStatuses), { minLength: 1, maxLength: 8 }).map((list) => list.filter((status, at) => at === 0 || !goesBack(list[at - 1]!, status)));
    const forward = way.filter((list) => list.every((status, at) => at === 0 || !goesBack(list[at - 1]!, status)));
    fc.assert(
      fc.property(forward.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list.map((_, at) => at), { minLength: list.length }))), ([list, order]) => {
        const arrived: Told[] = [];
        for (const at of order) {
          const report = { status: list[at]!, at: hour(at) };
          assert.equal(contradicted(arrived, report), undefined);
          arrived.push({ ...report, position: arrived.length });
        }
        assert.deepEqual(inOrder(arrived).map(({ status }) => status), list);
      }),
    );
  });
});

describe('a report', () => {
  const now = new Date('2026-11-21T12:00:00Z');
  const submittedAt = new Date('2026-11-20T10:00:00Z');
  const issues = (report: Partial<CaseStatusReport>) =>
    reportIssues({ status: 'processing', at: '2026-11-21T11:00:00Z', ...report }, { now, submittedAt }).map(({ path, code }) => `${path} ${code}`);

  it('is of now or before, with five minutes between two clocks', () => {
    assert.deepEqual(issues({ at: '2026-11-21T12:05:00Z' }), []);
    assert.deepEqual(issues({ at: '2026-11-21T12:05:01Z' }), ['at date-too-late']);
    assert.deepEqual(issues({ at: '2026-11-21T13:04:00+01:00' }), []);
  });

  it('is not of a day before the application was sent, in Danish time', () => {
    assert.deepEqual(issues({ at: '2026-11-20T00:00:00+01:00' }), []);
    assert.deepEqual(issues({ at: '2026-11-19T23:00:00Z' }), []);
    assert.deepEqual(issues({ at: '2026-11-19T22:59:59Z' }), ['at date-too-early']);
  });

  it('says whom it waits for and by when only while it is open', () => {
    assert.deepEqual(issues({ waitingFor: 'citizen', expectedBy: '2026-12-18' }), []);
    assert.deepEqual(issues({ status: 'decided', waitingFor: 'citizen', expectedBy: '2026-12-18' }), ['waitingFor not-applicable', 'expectedBy not-applicable']);
    assert.deepEqual(issues({ expectedBy: '2026-11-20' }), ['expectedBy date-too-early']);
  });

  it('has a decision only where something is decided', () => {
    for (const status of caseStatuses) {
      const expected = status === 'decided' || status === 'rejected' ? [] : ['decision not-applicable'];
      assert.deepEqual(issues({ status, decision: { outcome: 'granted' } }), expected, status);
    }
  });
});

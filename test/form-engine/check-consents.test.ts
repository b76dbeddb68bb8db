import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Anything, faults, text } from './faults.ts';
import { json } from './support.ts';

describe('consents of several people', () => {
  const pn151 = (change: (definition: Anything) => void) => {
    const definition = json<Anything>('docs/definitions/pn151.json');
    definition.steps[3].fields.splice(1, 1);
    definition.declarations.shift();
    change(definition);
    return faults(definition);
  };
  const rule = (change: (rule: Anything) => void) => pn151((d) => change(d.consents[0].parties));

  it('of the person cared for is right', () => assert.deepEqual(pn151(() => {}), []));

  it('names parties that are there, each once', () => {
    assert.deepEqual(rule((r) => (r.ids = ['neighbour'])), ['consents.0.parties.ids.0: unknown-party', 'consents.0.party: unknown-party']);
    assert.deepEqual(rule((r) => r.ids.push('care-recipient')), ['consents.0.parties.ids.1: duplicate-name']);
    assert.deepEqual(rule((r) => (r.ids = [])), ['consents.0.parties.ids: too-small', 'consents.0.party: unknown-party']);
  });

  it('asks for as many as there are', () => {
    assert.deepEqual(rule((r) => (r.required = 'n-of')), ['consents.0.parties.count: missing-member']);
    assert.deepEqual(rule((r) => Object.assign(r, { required: 'n-of', count: 2 })), ['consents.0.parties.count: limit']);
    assert.deepEqual(rule((r) => Object.assign(r, { required: 'n-of', count: 1 })), []);
    assert.deepEqual(rule((r) => (r.count = 1)), ['consents.0.parties.count: misplaced-member']);
  });

  it('reminds before the deadline, which leaves time', () => {
    for (const late of ['P14D', 'P2W', 'P15D', 'P1M']) assert.deepEqual(rule((r) => (r.remindAfter = late)), ['consents.0.parties.remindAfter: limit'], late);
    assert.deepEqual(rule((r) => Object.assign(r, { deadline: 'P1M', remindAfter: 'P30D' })), ['consents.0.parties.remindAfter: limit']);
    assert.deepEqual(rule((r) => Object.assign(r, { deadline: 'P1M', remindAfter: 'P27D' })), []);
    assert.deepEqual(rule((r) => Object.assign(r, { deadline: 'P0D', remindAfter: undefined })), ['consents.0.parties.deadline: limit']);
  });

  it('can find whom it invites', () => {
    assert.deepEqual(pn151((d) => delete d.parties[0].identifiedBy), ['parties.0: not-identified']);
    assert.deepEqual(pn151((d) => (d.steps[0].fields[0].when = { present: { var: 'applicant.phone' } })), ['parties.0.identifiedBy: may-be-absent']);
    assert.deepEqual(pn151((d) => Object.assign(d.parties[0], { when: { present: { var: 'careRecipient.cpr' } } })), []);
    assert.deepEqual(pn151((d) => (d.steps[0].fields[0].filledBy = 'authority')), ['parties.0.identifiedBy: not-asked']);
    const inList = pn151((d) => {
      d.steps[2].fields[0].fields.push({ name: 'cpr', kind: 'cpr', label: text('CPR') });
      d.parties[0].identifiedBy = 'periods.*.cpr';
    });
    assert.deepEqual(inList, ['parties.0.identifiedBy: in-list']);
  });

  it('asks the applicant exactly when they are a party', () => {
    assert.deepEqual(rule((r) => r.ids.push('applicant')), ['consents.0.parties.ids: no-field']);
    assert.deepEqual(pn151((d) => delete d.steps[3].fields[0].filledBy), ['consents.0.parties.ids: not-a-party']);
    assert.deepEqual(pn151((d) => { delete d.steps[3].fields[0].filledBy; d.consents[0].parties.ids.push('applicant'); }), []);
    assert.deepEqual(pn151((d) => d.steps[3].fields.shift()), [], 'an invitation needs no field');
  });

  it('of one other party that nobody asks is a warning', () => {
    assert.deepEqual(pn151((d) => delete d.consents[0].parties), ['consents.0.party: nobody-asks', 'steps.3.fields.0.filledBy: nobody-asks']);
    assert.deepEqual(pn151((d) => (d.steps[1].fields[0].fields[5].filledBy = 'care-recipient')), ['steps.1.fields.0.fields.5.filledBy: nobody-asks']);
  });
});

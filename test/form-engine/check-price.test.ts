import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Anything, changed as changedIn } from './faults.ts';

/** What is found in the road permit with one thing changed, warnings marked. */
const changed = (change: (definition: Anything) => void) => changedIn(change, true);

describe('ways to pay', () => {
  it('are known ones, each once', () => {
    assert.deepEqual(changed((d) => (d.price.methods = ['card', 'cash', 'slip'])), ['price.methods.1: value']);
    assert.deepEqual(changed((d) => (d.price.methods = ['card', 'slip', 'card'])), ['price.methods.2: duplicate-name']);
    assert.deepEqual(changed((d) => (d.price.methods = [])), ['price.methods: too-small', 'price.slip: slip-method']);
  });

  it('need not be named: card and MobilePay', () => {
    assert.deepEqual(changed((d) => ['methods', 'slip', 'payLater'].forEach((name) => delete d.price[name])), []);
  });

  it('include the slip’s terms, and no terms without a slip', () => {
    assert.deepEqual(changed((d) => delete d.price.slip), ['price.methods: slip-terms']);
    assert.deepEqual(changed((d) => (d.price.methods = ['card'])), ['price.slip: slip-method']);
    assert.deepEqual(changed((d) => delete d.price.methods), ['price.slip: slip-method']);
    assert.deepEqual(changed((d) => (d.price.slip = { type: '73', dueDays: 14 })), ['price.slip.type: value']);
    assert.deepEqual(changed((d) => (d.price.slip.dueDays = 0)), ['price.slip.dueDays: too-small']);
    assert.deepEqual(changed((d) => (d.price.slip.dueDays = 14.5)), ['price.slip.dueDays: type']);
    assert.deepEqual(changed((d) => (d.price.slip.creditor = '81234567')), ['price.slip: unknown-member']);
  });

  it('are not for people with a Danish bank only', () => {
    for (const methods of [['mobilepay'], ['mobilepay', 'slip'], ['slip']]) {
      const found = changed((d) => {
        d.price.methods = methods;
        if (!methods.includes('slip')) delete d.price.slip;
      });
      assert.deepEqual(found, ['price.methods: danish-only (warning)']);
    }
  });

  it('do not outlive the application they pay for', () => {
    assert.deepEqual(changed((d) => (d.price.payLater.days = 15)), ['price.payLater.days: outlives']);
    assert.deepEqual(changed((d) => (d.price.slip.waits = true)), ['price.slip.dueDays: outlives']);
    // Received when the slip is written, it does not wait.
    assert.deepEqual(changed((d) => (d.price.slip.dueDays = 60)), []);
    assert.deepEqual(changed((d) => Object.assign(d, { retention: { ...d.retention, unpaidDays: 30 } }) && Object.assign(d.price.slip, { waits: true })), []);
  });
});

describe('exemptions', () => {
  const exemption = (more: object) => (d: Anything) => (d.price.lines[0].exemption = { when: true, percent: 50, reason: { da: 'x', en: 'x' }, ...more });

  it('are above 0 and at most 100 percent', () => {
    for (const percent of [0, -1, 100.5, '50', null, [50]]) assert.deepEqual(changed(exemption({ percent })), ['price.lines.0.exemption.percent: limit'], String(percent));
    for (const percent of [1, 33.3, 100, { '+': [20, 30] }]) assert.deepEqual(changed(exemption({ percent })), []);
  });

  it('have rules that read what is there, and words in every language', () => {
    assert.deepEqual(changed(exemption({ when: { var: 'nobody' } })), ['price.lines.0.exemption.when: unknown-variable']);
    assert.deepEqual(changed(exemption({ percent: { var: 'calc.nothing' } })), ['price.lines.0.exemption.percent: unknown-variable']);
    assert.deepEqual(changed(exemption({ when: { '==': [{ var: 'what' }, 'circus'] } })), ['price.lines.0.exemption.when: unknown-option']);
    assert.deepEqual(changed(exemption({ reason: { da: 'x' } })), ['price.lines.0.exemption.reason.en: missing-text']);
    assert.deepEqual(changed((d) => delete d.price.lines[0].exemption.reason), ['price.lines.0.exemption.reason: type']);
  });

  it('that can never apply are told', () => {
    assert.deepEqual(changed(exemption({ when: { and: [{ '==': [{ var: 'what' }, 'crane'] }, { '==': [{ var: 'what' }, 'scaffold'] }] } })), ['price.lines.0.exemption.when: never-applies (warning)']);
  });
});

describe('the most an order may come to', () => {
  const line = (id: string, more: object) => ({ id, label: { da: 'x', en: 'x' }, ...more });

  it('is not below what everybody pays', () => {
    assert.deepEqual(changed((d) => d.price.lines.push(line('all', { unitPriceOre: 200_000_001 }))), ['price.maxOre: limit']);
    assert.deepEqual(changed((d) => d.price.lines.push(line('all', { quantity: 2, unitPriceOre: 90_000_000, vatRate: 2500 }))), ['price.maxOre: limit']);
    assert.deepEqual(changed((d) => d.price.lines.push(line('all', { quantity: 2, unitPriceOre: 80_000_000, vatRate: 2500 }))), []);
    assert.deepEqual(changed((d) => d.price.lines.push(line('some', { unitPriceOre: 200_000_001, when: { var: 'association' } }))), []);
  });
});

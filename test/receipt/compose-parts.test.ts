import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { Rule } from '@faelles/schemas/json.js';
import { Receipt } from '@faelles/schemas/receipt.js';
import type { ReceiptTexts } from '@faelles/schemas/receipt-settings.js';
import { appointmentsOf, composeReceipt, danishInstant, maskReceipt } from '@faelles/receipt/model';
import { receiptInput } from './fixture.ts';

const hash = 'a'.repeat(64);
const composed = (texts: Partial<ReceiptTexts>, more: Partial<ReturnType<typeof receiptInput>> = {}) => {
  const input = receiptInput();
  return Receipt.parse(composeReceipt({ ...input, definition: { ...input.definition, receipt: { ...input.definition.receipt, ...texts } }, ...more }));
};
const complaint = { text: { da: 'Skriv til os.' }, within: 'P4W', href: 'https://example.dk/klage' };

test('guidance on complaints is only on a decision, with its last day', () => {
  assert.equal('complaint' in composed({ decision: true, complaint }), false, 'an acknowledgement decides nothing');
  assert.equal('complaint' in composed({ kind: 'completion', complaint }), false, 'a completion that is no decision');
  const decision = composed({ kind: 'immediate-result', decision: true, complaint, result: [{ text: { da: 'Ja' } }, { text: { da: 'Nej' }, when: false }] });
  assert.deepEqual(decision.complaint, { text: { da: 'Skriv til os.' }, until: '2026-12-18', href: 'https://example.dk/klage' });
  assert.deepEqual(decision.result, [{ da: 'Ja' }]);
});

test('actions are for whom they are for, and last as long as they are said to', () => {
  const href = 'https://example.dk';
  const { actions } = composed({
    actions: [
      { code: 'BEKRAEFT', label: { da: 'Bekræft' }, href, within: 'P14D' },
      { code: 'TILMELDING', label: { da: 'Tilmeld' }, href, when: { var: 'never' } },
      { code: 'INFORMATION', label: { da: 'Læs' }, href, from: '2026-12-01', until: '2026-12-31' },
    ],
  });
  assert.deepEqual(actions, [
    { code: 'BEKRAEFT', label: { da: 'Bekræft' }, href, until: '2026-12-04' },
    { code: 'INFORMATION', label: { da: 'Læs' }, href, from: '2026-12-01', until: '2026-12-31' },
  ]);
});

test('the authority’s calendar stays out of the receipt, its promise is in', () => {
  const input = receiptInput();
  const authority = { ...input.definition.authority, calendar: { holidays: { '2026': [] } } };
  const receipt = composeReceipt({ ...input, definition: { ...input.definition, authority, receipt: { ...input.definition.receipt, processingTime: { basis: 'statute', workingDays: 5, countsFrom: 'received' } } } });
  assert.equal(receipt.expectedBy, '2026-11-27');
  assert.equal('calendar' in receipt.authority, false);
});

test('a receipt from before has none of the new members, and empty lists are none', () => {
  const receipt = composed({}, { attachments: [], consents: [], declarations: [], appointments: [] });
  for (const name of ['attachments', 'consents', 'declarations', 'appointments', 'complaint', 'decision', 'result', 'feedback', 'verify']) assert.equal(name in receipt, false, name);
});

test('who comes by a link sees that files were sent, not which', () => {
  const receipt = composed({}, { attachments: [{ label: { da: 'Plan' }, name: 'Åse.pdf', type: 'application/pdf', size: 12, sha256: hash }] });
  const masked = maskReceipt(receipt);
  assert.deepEqual(masked.attachments, [{ label: { da: 'Plan' }, name: '', type: 'application/pdf', size: 12 }]);
  assert.deepEqual(maskReceipt(masked), masked);
  assert.deepEqual(Receipt.parse(masked), masked);
});

test('appointments follow from the answers', () => {
  const answers: Record<string, string> = { day: '2026-12-01', time: '14:30' };
  const settings = [
    { id: 'visit', title: { da: 'Besøg' }, location: { da: 'Hos dig' }, day: { var: 'day' }, time: { var: 'time' }, minutes: 45 },
    { id: 'never', when: false, title: { da: 'Nej' }, location: { da: 'X' }, day: '2026-12-01', time: '10:00', minutes: 5 },
    { id: 'unknown', title: { da: 'Uden dag' }, location: { da: 'X' }, day: { var: 'nothing' }, time: '10:00', minutes: 5 },
  ];
  const value = (rule: Rule) => (typeof rule === 'object' ? (answers[(rule as { var: string }).var] ?? null) : rule);
  const found = appointmentsOf(settings, { holds: (rule) => rule === true, value, newId: () => '0b0f7a52-6c34-4d0e-8c7b-7d5c1d3e9a20', authority: { name: { da: 'Prøvekommunen' }, cvr: '99999004', contact: { email: 'a@example.dk' } } });
  assert.deepEqual(found, [{
    id: '0b0f7a52-6c34-4d0e-8c7b-7d5c1d3e9a20', title: { da: 'Besøg' }, location: { da: 'Hos dig' },
    from: '2026-12-01T13:30:00.000Z', until: '2026-12-01T14:15:00.000Z', organizerMail: 'a@example.dk', organizerName: 'Prøvekommunen',
  }]);
});

for (const [day, time, instant] of [
  ['2026-12-01', '14:30', '2026-12-01T13:30:00.000Z'],
  ['2026-07-01', '14:30', '2026-07-01T12:30:00.000Z'],
  ['2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'],
  ['2026-10-25', '03:00', '2026-10-25T02:00:00.000Z'],
  ['2027-03-28', '02:30', '2027-03-28T01:30:00.000Z'],
] as const) {
  test(`${day} ${time} in Denmark is ${instant}`, () => assert.equal(danishInstant(day, time)?.toISOString(), instant));
}

test('what is no day and time is no instant', () => {
  for (const [day, time] of [[null, '10:00'], ['2026-02-30', '10:00'], ['2026-12-01', '24:00'], ['2026-12-01', 10]] as const) assert.equal(danishInstant(day, time), undefined);
});

/** Receipts of every shape: whatever is in one or missing, its messages are what the schema says, and nothing goes unsaid. */
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import fc from 'fast-check';
import { actionCodes } from '@faelles/schemas/receipt-settings.js';
import type { Receipt } from '@faelles/schemas/receipt.js';
import { digitalPostMessage } from '@faelles/server/digital-post/message.js';
import { nemSms } from '@faelles/server/digital-post/nemsms.js';
import { hostileReceipt, hostileText } from '../support/hostile.ts';
import '../support/seed.ts';
import { messageInput, messageUuid } from './fixture.ts';
import { at, judge, read, textAt } from './judge.ts';

const ours = judge();
after(() => ours.dispose());

const words = () => fc.record({ da: hostileText() }).map(({ da }) => ({ da: da.trim() === '' ? 'x' : da }));
const time = () => fc.oneof(fc.date({ noInvalidDate: true, min: new Date('2020-01-01'), max: new Date('2099-01-01') }).chain((date) => fc.constantFrom(date.toISOString(), date.toISOString().slice(0, 10))), fc.constantFrom('', 'snart', '2026-02-30', '2026-11-20T10:15', '9999999'));
const href = () => fc.oneof(fc.webUrl({ validSchemes: ['http', 'https'] }), fc.constantFrom('/solutions/x/', '#payment', '/betal', '//a.example', `https://a.example/${'b'.repeat(300)}`, 'https://u:p@a.example/', 'mailto:a@example.dk', 'https://rødgrød.example/å?æ=ø'), hostileText());
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const bare = <Whole extends object>(whole: Whole): Whole => Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== undefined)) as Whole;

const shaped = (): fc.Arbitrary<Receipt> =>
  fc.tuple(
    hostileReceipt(),
    fc.constantFrom('acknowledgement' as const, 'immediate-result' as const, 'completion' as const),
    fc.boolean(),
    fc.array(fc.record({ code: fc.constantFrom(...actionCodes), label: words(), href: maybe(href()), from: maybe(time()), until: maybe(time()) }).map(bare), { maxLength: 5 }),
    fc.array(fc.record({ id: fc.uuid(), title: words(), description: maybe(words()), location: words(), from: time(), until: time(), organizerMail: maybe(hostileText()), organizerName: maybe(hostileText()) }).map(bare), { maxLength: 3 }),
  ).map(([receipt, kind, decision, actions, appointments]) => ({ ...receipt, kind, ...(kind !== 'acknowledgement' && { decision }), actions, appointments }) as Receipt);

describe('a receipt of any shape', () => {
  it('is a message the schema takes; each action and appointment stands in it or is told to be left out', () => {
    fc.assert(fc.property(shaped(), fc.constantFrom('da', 'en'), fc.constantFrom('https://selvbetjening.example', 'http://127.0.0.1:4173', undefined), (receipt, language, origin) => {
      const { receiptUrl: _page, baseUrl: _base, ...input } = messageInput(receipt, language);
      const { xml, leftOut } = digitalPostMessage({ ...input, ...(origin && { baseUrl: origin }) });
      assert.equal(ours.fault(xml), undefined);
      const message = read(xml);
      const actions = at(message, 'MessageBody/MainDocument/Action');
      const offered = input.document.blocks.reduce((sum, block) => sum + (block.kind === 'actions' ? block.items.length : 0), 0);
      assert.equal(actions.length + leftOut.length, offered + (receipt.appointments?.length ?? 0));
      for (const action of actions) {
        const one = [at(action, 'Reservation').length, at(action, 'EntryPoint').length];
        assert.deepEqual(one, textAt(action, 'actionCode') === 'AFTALE' ? [1, 0] : [0, 1]);
      }
      for (const { what, why } of leftOut) assert.match(`${what} ${why}`, /^[a-z-]+ [a-z-]+$/);
      assert.equal(textAt(message, 'MessageHeader/Recipient/recipientID'), '0101505006');
      assert.equal(textAt(message, 'MessageHeader/messageUUID'), messageUuid);
    }), { numRuns: 120 });
  });

  it('is a text message the schema takes', () => {
    fc.assert(fc.property(shaped(), fc.constantFrom('da', 'en', 'fr', ''), fc.boolean(), (receipt, language, digitalPost) => {
      const { xml, text } = nemSms({ key: 'nemsms-1', messageUuid, receipt, language, digitalPost, recipient: messageInput().recipient });
      assert.equal(ours.fault(xml), undefined);
      assert.equal(textAt(read(xml), 'MessageHeader/notification'), text);
      assert.ok([...text].length <= 150);
    }), { numRuns: 120 });
  });
});

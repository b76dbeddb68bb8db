/** Texts for the phone: short enough however one counts, and nothing in them but who writes and when. */
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import fc from 'fast-check';
import { nemSms, nemSmsText, type NemSmsAbout } from '@faelles/server/digital-post/nemsms.js';
import { measureSms, smsSigns } from '@faelles/server/digital-post/sms-text.js';
import { messageUuid, richReceipt } from './fixture.ts';
import { hostileText } from '../support/hostile.ts';
import '../support/seed.ts';
import { judge, read, textAt, at } from './judge.ts';

const ours = judge();
after(() => ours.dispose());
const receipt = richReceipt();
const about = (more: Partial<NemSmsAbout> = {}): NemSmsAbout => ({ receipt, language: 'da', ...more });
const named = (name: string): NemSmsAbout => about({ receipt: { ...receipt, authority: { ...receipt.authority, name: { da: name } } } });

describe('the length of a text message', () => {
  const cases: [text: string, expected: Partial<ReturnType<typeof measureSms>>][] = [
    ['a'.repeat(150), { characters: 150, encoding: 'gsm-7', units: 150, parts: 1, fits: true }],
    ['a'.repeat(151), { characters: 151, fits: false }],
    ['æøåÆØÅé', { encoding: 'gsm-7', units: 7 }],
    ['a'.repeat(148) + '€', { characters: 149, units: 150, fits: true }],
    ['a'.repeat(149) + '€', { characters: 150, units: 151, fits: false }],
    ['’', { encoding: 'ucs-2', units: 1 }],
    ['–'.repeat(71), { encoding: 'ucs-2', parts: 2, fits: true }],
    ['😀'.repeat(75), { characters: 75, units: 150, fits: true }],
    ['😀'.repeat(76), { characters: 76, units: 152, fits: false }],
    ['', { characters: 0, parts: 1, fits: true }],
  ];
  for (const [text, expected] of cases) {
    it(`${text.slice(0, 4)}… of ${text.length}`, () => assert.deepEqual({ ...measureSms(text), ...expected }, measureSms(text)));
  }
  it('keeps typographic signs from doubling the message', () => {
    assert.equal(smsSigns('“Køge’s” – nu…\u00a0ja'), '"Køge\'s" - nu... ja');
    assert.equal(measureSms(smsSigns('“Køge’s” – nu…\u00a0ja')).encoding, 'gsm-7');
  });
});

describe('a NemSMS', () => {
  const texts: [NemSmsAbout, string][] = [
    [about(), 'Prøvekommunen har modtaget en ansøgning fra dig. Kvitteringen ligger i Digital Post.'],
    [about({ digitalPost: false }), 'Prøvekommunen har modtaget en ansøgning fra dig.'],
    [about({ language: 'en' }), 'Prøvekommunen has received an application from you. The receipt is in your Digital Post.'],
    [about({ language: 'en-GB' }), 'Prøvekommunen has received an application from you. The receipt is in your Digital Post.'],
    [about({ language: 'ar' }), 'Prøvekommunen har modtaget en ansøgning fra dig. Kvitteringen ligger i Digital Post.'],
    [about({ receipt: { ...receipt, kind: 'completion' } }), 'Prøvekommunen har svaret dig. Svaret ligger i Digital Post.'],
    [about({ receipt: { ...receipt, kind: 'immediate-result' }, language: 'en' }), 'Prøvekommunen has answered you. The answer is in your Digital Post.'],
    [about({ appointment: receipt.appointments![0] }), 'Husk din aftale med Prøvekommunen 1. december 2026 kl. 10.00. Læs mere i Digital Post.'],
    [about({ appointment: receipt.appointments![0], language: 'en' }), 'Remember your appointment with Prøvekommunen on 1 December 2026 at 10:00. Read more in your Digital Post.'],
    [about({ appointment: receipt.appointments![0], digitalPost: false }), 'Husk din aftale med Prøvekommunen 1. december 2026 kl. 10.00.'],
  ];
  for (const [input, expected] of texts) {
    it(expected, () => {
      const text = nemSmsText(input);
      assert.equal(text, expected);
      assert.deepEqual([measureSms(text).encoding, measureSms(text).parts, measureSms(text).fits], ['gsm-7', 1, true]);
    });
  }

  it('names the authority whole or not at all', () => {
    const fitting = 'A'.repeat(150 - ' har modtaget en ansøgning fra dig. Kvitteringen ligger i Digital Post.'.length);
    assert.ok(nemSmsText(named(fitting)).startsWith(fitting));
    assert.equal(nemSmsText(named(`${fitting}A`)), 'Myndigheden har modtaget en ansøgning fra dig. Kvitteringen ligger i Digital Post.');
    assert.match(nemSmsText(named('Kommune 010150-5006')), /^Myndigheden /);
    assert.match(nemSmsText(named('Kommune\u0001')), /^Myndigheden /);
    assert.match(nemSmsText(named('{when}$&')), /^\{when\}\$& har/);
  });

  it('says nothing of person, case or answers: whatever they are, the text is the same', () => {
    fc.assert(fc.property(hostileText(), fc.constantFrom('da', 'en'), fc.boolean(), (secret, language, meeting) => {
      const appointment = receipt.appointments![0]!;
      const told = { ...appointment, title: { da: secret }, location: { da: secret }, description: { da: secret }, organizerName: secret };
      const other = {
        ...receipt, reference: secret, solution: { ...receipt.solution, title: { da: secret } }, result: [{ da: secret }], nextSteps: [{ da: secret }],
        actor: { ...receipt.actor, displayName: secret, id: secret }, subject: { ...receipt.subject, displayName: secret },
        sections: [{ step: 's', title: { da: secret }, lines: [{ path: 'a', kind: 'text' as const, label: { da: secret }, value: secret, privacy: 'free-text' as const }] }],
      };
      const text = nemSmsText({ receipt: other, language, appointment: meeting ? told : undefined });
      assert.equal(text, nemSmsText({ receipt, language, appointment: meeting ? appointment : undefined }));
      assert.doesNotMatch(text, /\d{6}-?\d{4}|https?:|www\./);
    }));
  });

  it('fits and is well formed, whatever an authority is called', () => {
    fc.assert(fc.property(hostileText(), (name) => {
      const made = nemSms({ key: 'k', messageUuid, recipient: { type: 'CPR', number: '0101505006' }, ...named(name || ' ') });
      assert.ok(measureSms(made.text).fits);
      assert.equal(ours.fault(made.xml), undefined);
      assert.equal(textAt(read(made.xml), 'MessageHeader/notification'), made.text);
    }), { numRuns: 50 });
  });

  it('is a message without a body, without the case, and with the recipient once', () => {
    const made = nemSms({ key: 'nemsms:1', messageUuid, recipient: { type: 'CPR', number: '010150-5006' }, ...about() });
    assert.equal(ours.fault(made.xml), undefined);
    const message = read(made.xml);
    assert.equal(textAt(message, 'MessageHeader/messageType'), 'NEMSMS');
    assert.equal(textAt(message, 'MessageHeader/notification'), made.text);
    assert.equal(textAt(message, 'MessageHeader/label'), 'Prøvekommunen');
    assert.deepEqual([at(message, 'MessageBody').length, at(message, 'MessageHeader/ContentData').length], [0, 0]);
    assert.equal(made.xml.split('0101505006').length, 2);
    assert.deepEqual([made.key, made.encoding, made.fileName], ['nemsms:1', 'gsm-7', `${messageUuid}.xml`]);
  });

  it('is refused for a time or a number it cannot be sent with', () => {
    assert.throws(() => nemSmsText(about({ appointment: { from: 'snart' } })), { code: 'time' });
    assert.throws(() => nemSms({ key: 'k', messageUuid, recipient: { type: 'CPR', number: '6101505006' }, ...about() }), { code: 'recipient' });
    assert.throws(() => nemSms({ key: 'k', messageUuid: 'x', recipient: { type: 'CPR', number: '0101505006' }, ...about() }), { code: 'uuid' });
  });
});

/** A message as MeMo 1.1 has it: judged by a schema and read by a parser that neither we nor our writer made. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { writeMemo } from '@faelles/server/digital-post/memo.js';
import { digitalPostMessage } from '@faelles/server/digital-post/message.js';
import { nemSms } from '@faelles/server/digital-post/nemsms.js';
import { messageInput, messageUuid, richReceipt } from './fixture.ts';
import { at, judge, read, textAt, type Read } from './judge.ts';

const vectors = join(import.meta.dirname, '../vectors/memo');
const example = readFileSync(join(vectors, 'example.xml'), 'utf8');
const ours = judge();
after(() => ours.dispose());

describe('the judge', () => {
  const wrong: [what: string, from: string | RegExp, to: string][] = [
    ['another order', /(<messageUUID>.*?<\/messageUUID>)\s*(<label>.*?<\/label>)/s, '$2$1'],
    ['a missing member', '<mandatory>false</mandatory>', ''],
    ['a moment with another zone than UTC', '10:15:00Z', '11:15:00+01:00'],
    ['an address that is not https', 'https://selvbetjening.example/sag', 'http://selvbetjening.example/sag'],
    ['an address that is not absolute', 'https://selvbetjening.example/sag', '/sag'],
    ['a name of a file Digital Post refuses', 'Kvittering 2026-1234.pdf', 'Kvittering: 2026/1234?.pdf'],
    ['a space that is none in a name of a file', 'Kvittering 2026-1234.pdf', 'Kvittering\u00a02026-1234.pdf'],
    ['an action that is none of the eight', 'SELVBETJENING', 'KLIK'],
    ['an action with nothing to act on', /<EntryPoint>.*?<\/EntryPoint>/s, ''],
    ['a CPR number with a hyphen', '0101505006', '010150-5006'],
    ['a UUID of another version', '4c55-9a3e', '7c55-9a3e'],
    ['content that is not base64', 'JVBERi0xLjc=', 'JVBERi0xLjc!'],
    ['a label of 257 characters', '<label>Kvittering</label>', `<label>${'a'.repeat(257)}</label>`],
    ['another namespace', 'https://DigitalPost.dk/MeMo-1', 'https://digitalpost.dk/memo-1'],
  ];
  it('takes the minimal example', () => assert.equal(ours.fault(example), undefined));
  for (const [what, from, to] of wrong) {
    it(`refuses ${what}`, () => {
      const changed = example.replace(from, to);
      assert.notEqual(changed, example);
      assert.notEqual(ours.fault(changed), undefined);
    });
  }
});

describe('the writer', () => {
  it('writes the minimal example, element for element', () => {
    const written = writeMemo(
      {
        messageType: 'DIGITALPOST', messageUUID: messageUuid, label: 'Kvittering for ansøgning',
        sender: { id: '99999004', idType: 'CVR', label: 'Eksempel Kommune' }, recipient: { id: '0101505006', idType: 'CPR' },
        case: { caseID: '2026-1234', caseSystem: 'selvbetjening' },
      },
      {
        createdDateTime: '2026-11-20T10:15:00Z',
        main: {
          label: 'Kvittering',
          files: [{ encodingFormat: 'application/pdf', filename: 'Kvittering 2026-1234.pdf', language: 'da', content: new TextEncoder().encode('%PDF-1.7') }],
          actions: [
            { label: 'Se din sag', actionCode: 'SELVBETJENING', url: 'https://selvbetjening.example/sag/2026-1234' },
            {
              label: 'Møde i Borgerservice', actionCode: 'AFTALE',
              reservation: {
                description: 'Medbring billedlegitimation', reservationUUID: '0b0f7a52-6c34-4d0e-8c7b-7d5c1d3e9a20', abstract: 'Pas til barn',
                location: 'Rådhuset, 1. sal', startDateTime: '2026-12-01T09:00:00Z', endDateTime: '2026-12-01T09:20:00Z',
              },
            },
          ],
        },
        technical: [],
      },
    );
    // Line ends between elements are for people; they are not content.
    const bare = (element: Read): Read => ({ ...element, text: element.children.length > 0 ? '' : element.text, children: element.children.map(bare) });
    assert.deepEqual(read(written), bare(read(example)));
  });

  it('writes the prefix memo, which Serviceplatformen asks for, and declares UTF-8', () => {
    const { xml } = digitalPostMessage(messageInput());
    assert.match(xml, /^<\?xml version="1\.0" encoding="UTF-8"\?><memo:Message xmlns:memo="https:\/\/DigitalPost\.dk\/MeMo-1" memoVersion="1\.1" memoSchVersion="1\.1\.0">/);
  });
});

describe('a receipt as a message', () => {
  const { xml, leftOut, fileName, key } = digitalPostMessage(messageInput());
  const message = read(xml);
  const header = at(message, 'MessageHeader')[0]!;
  const main = at(message, 'MessageBody/MainDocument')[0]!;

  it('is what the schema says', () => assert.equal(ours.fault(xml), undefined));

  it('says who sends what to whom, about which case', () => {
    assert.equal(textAt(header, 'messageUUID'), messageUuid);
    assert.equal(textAt(header, 'label'), messageInput().document.title);
    assert.equal(textAt(header, 'Sender/senderID'), '99999004');
    assert.equal(textAt(header, 'Sender/label'), 'Prøvekommunen');
    assert.equal(textAt(header, 'Recipient/recipientID'), '0101505006');
    assert.equal(textAt(header, 'Recipient/idType'), 'CPR');
    assert.equal(textAt(header, 'ContentData/CaseID/caseID'), 'RV-2026-4F7K2QD');
    assert.equal(textAt(message, 'MessageBody/createdDateTime'), '2026-11-20T10:15:00Z');
  });

  it('holds the same document in three formats', () => {
    const files = at(main, 'File').map((file) => ['encodingFormat', 'filename', 'language'].map((name) => textAt(file, name)));
    assert.deepEqual(files, [
      ['text/html', 'Kvittering RV-2026-4F7K2QD.html', 'da'],
      ['application/pdf', 'Kvittering RV-2026-4F7K2QD.pdf', 'da'],
      ['text/plain', 'Kvittering RV-2026-4F7K2QD.txt', 'da'],
    ]);
    const [html, pdf, text] = at(main, 'File').map((file) => Buffer.from(textAt(file, 'content'), 'base64').toString('utf8'));
    assert.equal(pdf, '%PDF-1.7');
    assert.match(html!, /^<!DOCTYPE html>/);
    assert.match(text!, /RV-2026-4F7K2QD/);
  });

  it('offers the appointment first, every action that leads somewhere, and the page of the receipt last', () => {
    const actions = at(main, 'Action').map((action) => [textAt(action, 'actionCode'), textAt(action, 'label'), at(action, 'EntryPoint/url')[0]?.text]);
    assert.deepEqual(actions, [
      ['AFTALE', 'Møde i Borgerservice', undefined],
      ['BEKRAEFT', 'Bekræft din adresse', 'https://selvbetjening.example/bekraeft'],
      ['BETALING', 'Betal', 'https://selvbetjening.example/betal'],
      ['FORBEREDELSE', 'Forbered mødet', 'https://selvbetjening.example/forbered'],
      ['INFORMATION', 'Læs om reglerne', 'https://selvbetjening.example/regler?a=1&b=2'],
      ['SELVBETJENING', 'Se din sag', 'https://selvbetjening.example/sag/2026-1234'],
      ['TILMELDING', 'Tilmeld dig', 'https://selvbetjening.example/tilmeld'],
      ['UNDERSKRIV', 'Underskriv', 'https://selvbetjening.example/underskriv'],
      ['INFORMATION', 'Se kvitteringen på nettet', 'https://selvbetjening.example/solutions/road-permit/receipt/5d6f0f51-3a57-4c4c-8a67-36d5a5b2f001#s1'],
    ]);
    assert.deepEqual(leftOut, [{ what: 'action', why: 'no-reservation' }]);
  });

  it('says from when and until when, in UTC', () => {
    const times = at(main, 'Action').map((action) => [at(action, 'startDateTime')[0]?.text, at(action, 'endDateTime')[0]?.text]);
    assert.deepEqual(times[2], [undefined, '2026-12-01T22:59:59Z']);
    assert.deepEqual(times[3], ['2026-11-24T23:00:00Z', '2026-12-01T08:00:00Z']);
    const reservation = at(main, 'Action/Reservation')[0]!;
    assert.deepEqual(reservation.children.map(({ name, text }) => [name, text]), [
      ['description', 'Medbring billedlegitimation'],
      ['reservationUUID', '0b0f7a52-6c34-4d0e-8c7b-7d5c1d3e9a20'],
      ['abstract', 'Møde i Borgerservice'],
      ['location', 'Rådhuset, 1. sal'],
      ['startDateTime', '2026-12-01T09:00:00Z'],
      ['endDateTime', '2026-12-01T09:20:00Z'],
      ['organizerMail', 'borgerservice@example.dk'],
      ['organizerName', 'Borgerservice'],
    ]);
  });

  it('is a file whose name says nothing of anybody, and the same bytes every time', () => {
    assert.equal(fileName, `${messageUuid}.xml`);
    assert.equal(key, messageInput().key);
    assert.equal(digitalPostMessage(messageInput()).xml, xml);
  });

  it('names the recipient once, as the recipient', () => {
    const receipt = richReceipt({ sections: [] });
    const { xml: plain } = digitalPostMessage({ ...messageInput(receipt), formats: ['html', 'text'] });
    assert.equal(plain.split('0101505006').length, 2);
  });

  it('is in English for who asked in English', () => {
    const english = digitalPostMessage(messageInput(richReceipt(), 'en'));
    assert.equal(ours.fault(english.xml), undefined);
    const read_ = at(read(english.xml), 'MessageBody/MainDocument')[0]!;
    assert.equal(textAt(read_, 'label'), 'Receipt');
    assert.deepEqual(at(read_, 'File/language').map(({ text }) => text), ['en', 'en', 'en']);
    assert.equal(at(read_, 'File/filename')[0]?.text, 'Receipt RV-2026-4F7K2QD.html');
  });

  it('can go to a company, be filed by KLE, and carry the signed receipt for machines', () => {
    const made = digitalPostMessage({
      ...messageInput(),
      recipient: { type: 'CVR', number: '99 99 90 04' },
      kle: { subjectKey: '05.01.02', version: 'November 2026', activityFacet: 'G01', label: 'Råden over vejareal' },
      technical: [{ fileName: 'RV-2026-4F7K2QD: signeret.json', type: 'application/json', content: new TextEncoder().encode('{}') }],
    });
    assert.equal(ours.fault(made.xml), undefined);
    const whole = read(made.xml);
    assert.equal(textAt(whole, 'MessageHeader/Recipient/recipientID'), '99999004');
    assert.equal(textAt(whole, 'MessageHeader/ContentData/KLEdata/subjectKey'), '05.01.02');
    assert.equal(textAt(whole, 'MessageBody/TechnicalDocument/File/filename'), 'RV-2026-4F7K2QD- signeret.json');
  });

  it('is a decision when it is one', () => {
    const made = read(digitalPostMessage(messageInput(richReceipt({ kind: 'completion', decision: true }))).xml);
    assert.equal(textAt(made, 'MessageBody/MainDocument/label'), 'Afgørelse');
  });
});

describe('what cannot be sent', () => {
  const refused = (change: Parameters<typeof digitalPostMessage>[0]) => () => digitalPostMessage(change);
  it('is refused with a code that says nothing of anybody', () => {
    const input = messageInput();
    for (const number of ['', '0101505', '3002505006', '6101505006', '99999004']) {
      assert.throws(refused({ ...input, recipient: { type: 'CPR', number } }), { name: 'DigitalPostError', code: 'recipient', message: 'The message cannot be written: recipient' });
    }
    assert.throws(refused({ ...input, recipient: { type: 'CVR', number: '99999005' } }), { code: 'recipient' });
    assert.throws(refused({ ...input, receipt: richReceipt({ authority: { ...richReceipt().authority, cvr: '12345678' } }) }), { code: 'sender' });
    assert.throws(refused({ ...input, messageUuid: '0199f1c2-7a3b-7c11-8a3e-2f4f0a6b7c11' }), { code: 'uuid' });
    assert.throws(refused({ ...input, createdAt: '20. november' }), { code: 'time' });
  });

  it('is left out of the actions and told, when it is only an action', () => {
    const local = digitalPostMessage({ ...messageInput(), baseUrl: 'http://127.0.0.1:4173', receiptUrl: 'http://127.0.0.1:4173/r' });
    assert.equal(ours.fault(local.xml), undefined);
    assert.deepEqual(local.leftOut, [
      { what: 'action', why: 'no-reservation' },
      { what: 'action', why: 'not-https' },
      { what: 'receipt-link', why: 'not-https' },
    ]);
    const odd = digitalPostMessage(messageInput(richReceipt({
      actions: [
        { code: 'BETALING', label: { da: 'Betal' } },
        { code: 'INFORMATION', label: { da: 'Læs' }, href: 'https://a.example/', from: '2026-12-02', until: '2026-12-01' },
        { code: 'INFORMATION', label: { da: 'Læs' }, href: 'https://a.example/', until: 'snart' },
      ],
      appointments: [{ id: '0199f1c2-7a3b-7c11-8a3e-2f4f0a6b7c11', title: { da: 'Møde' }, location: { da: ' ' }, from: '2026-12-01T10:00:00+01:00', until: '2026-12-01T09:00:00+01:00' }],
    })));
    assert.equal(ours.fault(odd.xml), undefined);
    assert.deepEqual(odd.leftOut.map(({ why }) => why), ['period', 'no-address', 'period', 'period']);
  });
});

describe('the published schema', () => {
  // Digitaliseringsstyrelsen's own files (MeMo_XSD.zip on digitaliser.dk) carry no licence we know of, so they are not kept here.
  const folder = process.env['MEMO_XSD'];
  const skip = folder && existsSync(join(folder, 'MeMo_core.xsd')) ? false : 'MEMO_XSD does not name a folder with MeMo_core.xsd of version 1.1';
  it('takes our messages', { skip }, () => {
    const published = judge(join(folder!, 'MeMo_core.xsd'));
    const sms = nemSms({ key: 'nemsms:1', messageUuid, receipt: richReceipt(), language: 'da', recipient: messageInput().recipient });
    for (const xml of [digitalPostMessage(messageInput()).xml, sms.xml, example]) assert.equal(published.fault(xml), undefined);
    published.dispose();
  });
});

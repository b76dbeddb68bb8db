// Receipts whose every word is hostile, through everything the server makes of one and hands out.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { XmlDocument, XmlElement } from 'libxml2-wasm';
import { receiptDocument, type ReceiptDocument } from '@faelles/receipt/model/document.js';
import type { Receipt } from '@faelles/schemas/receipt.js';
import { isFileName } from '@faelles/server/digital-post/file-name.js';
import { htmlPart } from '@faelles/server/digital-post/html.js';
import { digitalPostMessage } from '@faelles/server/digital-post/message.js';
import { nemSms } from '@faelles/server/digital-post/nemsms.js';
import { plainText } from '@faelles/server/digital-post/plain-text.js';
import { xmlText } from '@faelles/server/digital-post/text.js';
import { download } from '@faelles/server/http/download.js';
import { calendarFile } from '@faelles/server/receipts/calendar.js';
import { receiptWords } from '@faelles/server/receipts/words.js';
import { hostileReceipt, hostileRuns, hostileText } from '../support/hostile.ts';
import { piecesOf, squeezed, toldIn } from '../support/receipt-words.ts';

const origin = 'https://selvbetjening.example';
const documentOf = (receipt: Receipt): ReceiptDocument => receiptDocument(receipt, 'da', receiptWords('da'));
/** A text as an XML medium must show it: written out here once more, not asked of the code that writes it. */
const inXml = (text: string) => text.toWellFormed().replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd');

/** All elements under a root, itself first. */
function* elements(root: XmlElement): Generator<XmlElement> {
  yield root;
  for (let child = root.firstChild; child; child = child.next) if (child instanceof XmlElement) yield* elements(child);
}

function parsed<Result>(xml: string, read: (root: XmlElement) => Result): Result {
  const document = XmlDocument.fromString(xml);
  try {
    return read(document.root);
  } finally {
    document.dispose();
  }
}

const message = (receipt: Receipt) => ({
  key: `digital-post-${receipt.id}`,
  messageUuid: '6f1f2c9e-0c0b-4c55-9a3e-2f4f0a6b7c11',
  createdAt: '2026-11-20T10:00:01Z',
  receipt,
  document: documentOf(receipt),
  recipient: { type: 'CPR', number: '0101505006' } as const,
  baseUrl: origin,
  receiptUrl: `${origin}/solutions/road-permit/receipt/${receipt.id}`,
});

describe('a receipt of hostile words', () => {
  it('says all of them as a page for the mailbox, as text and nothing but text', () => {
    fc.assert(fc.property(hostileReceipt(), (receipt) => {
      const document = documentOf(receipt);
      parsed(htmlPart(document, origin), (root) => {
        const made = [...elements(root)];
        const names = ['html', 'head', 'title', 'meta', 'body', 'h1', 'h2', 'h3', 'h4', 'p', 'strong', 'dl', 'dt', 'dd', 'ul', 'ol', 'li', 'span', 'code', 'a', 'br', 'wbr', 'table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'];
        for (const element of made) {
          assert.ok(names.includes(element.name), element.name);
          for (const { name, value } of element.attrs) {
            assert.ok(['lang', 'dir', 'charset', 'scope', 'href', 'name', 'content'].includes(name), name);
            if (name === 'href') assert.match(value, /^(https:\/\/|mailto:|tel:)[!-~]+$/);
          }
        }
        const body = made.find(({ name }) => name === 'body')!;
        const told = toldIn(body.content, piecesOf(document), inXml);
        assert.equal(told.missing, undefined, `after ${told.after}`);
        assert.match(told.beside.join(''), /^[():\-–,.]*$/, 'nothing is said beside the document');
        // Lines stay lines, where a reader can see them.
        const lineEnds = document.blocks.flatMap((block) => (block.kind === 'facts' ? block.rows.map(({ value }) => inXml(value.text).split('\n').length - 1) : [])).reduce((sum, count) => sum + count, 0);
        assert.ok(made.filter(({ name }) => name === 'br').length >= lineEnds);
      });
    }), hostileRuns());
  });

  it('says all of them as plain text', () => {
    fc.assert(fc.property(hostileReceipt(), (receipt) => {
      const document = documentOf(receipt);
      const text = plainText(document);
      assert.ok(text.isWellFormed());
      assert.doesNotMatch(text, /[\0\r]/);
      const told = toldIn(text, piecesOf(document, { asText: true }), inXml);
      assert.equal(told.missing, undefined, `after ${told.after}`);
    }), hostileRuns());
  });

  it('goes into a message that another parser reads as it was meant', () => {
    fc.assert(fc.property(hostileReceipt(), (receipt) => {
      const made = digitalPostMessage(message(receipt));
      assert.match(made.fileName, /^[0-9a-f-]{36}\.xml$/);
      const plain = digitalPostMessage(message({ ...receipt, solution: { ...receipt.solution, title: { da: 'Titel' } }, authority: { ...receipt.authority, name: { da: 'Myndighed' } } }));
      const shape = (xml: string) => parsed(xml, (root) => [...elements(root)].map(({ name }) => name));
      assert.deepEqual(shape(made.xml), shape(plain.xml), 'no word made or ended an element');
      parsed(made.xml, (root) => {
        for (const element of elements(root)) {
          if (element.name === 'filename') assert.ok(isFileName(element.content), element.content);
          if (element.name === 'url') assert.match(element.content, /^https:\/\/[!-~]{1,248}$/);
          if (['label', 'caseID', 'abstract', 'location'].includes(element.name)) assert.ok([...element.content].length <= 256 && !/[\r\n]/.test(element.content), element.name);
          if (element.name !== 'content') continue;
          const bytes = Buffer.from(element.content, 'base64');
          assert.ok(bytes.length > 100);
          assert.ok(bytes.toString('utf8').isWellFormed());
        }
      });
    }), hostileRuns());
  });

  it('is told of by a text message of 150 signs without any of them', () => {
    fc.assert(fc.property(hostileReceipt(), fc.constantFrom('da', 'en'), (receipt, language) => {
      const { text, xml } = nemSms({ key: 'k', messageUuid: '6f1f2c9e-0c0b-4c55-9a3e-2f4f0a6b7c11', receipt, language, recipient: { type: 'CPR', number: '0101505006' } });
      assert.ok(text.length <= 150 && [...text].length > 20, text);
      assert.doesNotMatch(text, /[\r\n\0]/);
      assert.equal(xmlText(text), text);
      parsed(xml, () => {});
    }), hostileRuns());
  });

  it('gives a calendar that another parser reads as it was meant', () => {
    fc.assert(fc.property(hostileReceipt(), (receipt) => {
      const file = calendarFile(receipt, { language: 'da', host: 'selvbetjening.example' })!;
      const lines = file.split('\r\n');
      assert.ok(lines.every((line) => Buffer.byteLength(line) <= 75 && !/[\r\n\0]/.test(line)));
      const calendar = new ICAL.Component(ICAL.parse(file) as never);
      // The appointment, the last day of an action, and the day an answer is promised for.
      const events = calendar.getAllSubcomponents('vevent');
      assert.equal(events.length, 3);
      const allowed = ['uid', 'sequence', 'dtstamp', 'dtstart', 'dtend', 'summary', 'location', 'description', 'class', 'transp', 'url', 'x-microsoft-cdo-alldayevent', 'x-microsoft-msncalendar-alldayevent', 'x-microsoft-cdo-busystatus'];
      for (const property of events.flatMap((event) => event.getAllProperties())) assert.ok(allowed.includes(property.name), property.name);
      const [{ title, location }] = receipt.appointments as [NonNullable<Receipt['appointments']>[number]];
      const seen = (text: string) => text.toWellFormed().replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '\ufffd');
      const told = (name: string) => String(events[0]!.getFirstPropertyValue(name) ?? '');
      assert.equal(squeezed(told('summary')), squeezed(seen(title.da)));
      assert.equal(squeezed(told('location')), squeezed(seen(location.da)));
    }), hostileRuns());
  });

  it('is handed out under a name that ends no header and leads to no other folder', () => {
    fc.assert(fc.property(hostileText(), fc.constantFrom('pdf', 'json', 'ics'), (text, ending) => {
      const { headers } = download('x', 'application/octet-stream', `${text}.${ending}`);
      const value = headers.get('content-disposition')!;
      const [, encoded] = /^attachment; filename\*=UTF-8''([A-Za-z0-9!#$&+.^_`|~%-]+)$/.exec(value) ?? [];
      assert.ok(encoded, value);
      const name = decodeURIComponent(encoded);
      assert.doesNotMatch(name, /[/\\\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|^\./u);
      assert.ok(name === 'file' || name.endsWith(ending) || name.length <= 7, name);
    }), hostileRuns(300));
  });
});

/** Texts that break things go in everywhere a text goes in, and come out of independent parsers as they were, or visibly replaced. */
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import fc from 'fast-check';
import { parse, defaultTreeAdapter as tree, type DefaultTreeAdapterMap } from 'parse5';
import type { Receipt } from '@faelles/schemas/receipt.js';
import { digitalPostMessage } from '@faelles/server/digital-post/message.js';
import { isFileName } from '@faelles/server/digital-post/file-name.js';
import { oneLine, xmlText } from '@faelles/server/digital-post/text.js';
import { messageInput, richReceipt } from './fixture.ts';
import { hostileText } from '../support/hostile.ts';
import '../support/seed.ts';
import { at, judge, read, textAt } from './judge.ts';

const ours = judge();
after(() => ours.dispose());

type Node = DefaultTreeAdapterMap['node'];
const text = (node: Node): string =>
  tree.isTextNode(node) ? node.value : 'childNodes' in node ? node.childNodes.map((child) => (child.nodeName === 'br' ? '\n' : text(child))).join('') : '';
const tags = (node: Node): string[] => ('childNodes' in node ? node.childNodes.flatMap((child) => [child.nodeName, ...tags(child)]) : []);

/** A receipt with one hostile text in every place of it, and what stays in place when the text is harmless. */
function receiptWith(hostile: string): Receipt {
  const words = { da: hostile || ' ' };
  const plain = richReceipt();
  return {
    ...plain,
    reference: hostile,
    solution: { ...plain.solution, title: words },
    authority: { ...plain.authority, name: words },
    nextSteps: [words],
    sections: [{ step: 's', title: words, lines: [{ path: 'a', kind: 'textarea', label: words, value: hostile, privacy: 'free-text' }] }],
    actions: [{ code: 'INFORMATION', label: words, href: 'https://a.example/' }],
    appointments: [{ ...plain.appointments![0]!, title: words, description: words, location: words, organizerMail: hostile, organizerName: hostile }],
  };
}

const count = (whole: string, part: string): number => whole.split(part).length - 1;

describe('a hostile text', () => {
  const harmless = tags(parse(Buffer.from(textAt(read(digitalPostMessage({ ...messageInput(receiptWith('x')), formats: ['html'] }).xml), 'MessageBody/MainDocument/File/content'), 'base64').toString()));
  const structure = (names: string[]) => names.filter((name) => !['#text', 'br', 'wbr'].includes(name));

  it('everywhere in a receipt makes a message the schema takes, with the text in it', () => {
    fc.assert(fc.property(hostileText().filter((value) => value.trim() !== ''), (hostile) => {
      const input = messageInput(receiptWith(hostile));
      const { xml } = digitalPostMessage({
        ...input,
        kle: { subjectKey: '05.01.02', version: hostile, activityFacet: hostile, label: hostile },
        technical: [{ label: hostile, fileName: `${hostile}.json`, type: 'application/json', content: new Uint8Array([0, 255]) }],
      });
      assert.equal(ours.fault(xml), undefined);

      const message = read(xml);
      const header = at(message, 'MessageHeader')[0]!;
      const main = at(message, 'MessageBody/MainDocument')[0]!;
      const line = oneLine(hostile);
      assert.equal(textAt(header, 'Sender/label'), line);
      assert.equal(textAt(header, 'ContentData/CaseID/caseID'), line);
      assert.equal(textAt(header, 'ContentData/KLEdata/label'), line);
      assert.equal(textAt(header, 'Recipient/recipientID'), '0101505006');
      const [appointment, action] = at(main, 'Action');
      for (const name of ['abstract', 'description', 'location', 'organizerName']) assert.equal(textAt(appointment!, `Reservation/${name}`), line);
      assert.equal(textAt(action!, 'label'), line);
      for (const file of [...at(main, 'File'), ...at(message, 'MessageBody/TechnicalDocument/File')]) assert.ok(isFileName(textAt(file, 'filename')), textAt(file, 'filename'));

      const [html, , plain] = at(main, 'File').map((file) => Buffer.from(textAt(file, 'content'), 'base64').toString('utf8'));
      const page = parse(html!);
      const whole = xmlText(hostile);
      // Title, answer, label, next step, action, appointment: it is there again and again, as text only.
      assert.ok(count(text(page), whole) >= 5);
      assert.deepEqual(structure(tags(page)), structure(harmless));
      assert.ok(count(plain!.replace(/[\u2068\u2069]/g, '').replace(/\n {2}/g, '\n'), whole.replace(/[\u2068\u2069]/g, '').replace(/\n {2}/g, '\n')) >= 3);
      assert.ok([html, plain, xml].every((made) => made!.isWellFormed() && !made!.includes('\0')));
    }), { numRuns: 60 });
  });
});

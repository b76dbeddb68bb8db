// Receipts of many pages, and the PDF over HTTP.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { receiptDocument } from '@faelles/receipt/model/document.js';
import type { Receipt } from '@faelles/schemas/receipt.js';
import { receiptPdf } from '@faelles/server/receipts/pdf/index.js';
import { receiptWords } from '@faelles/server/receipts/words.js';
import { origin, Visitor, type TestServer } from '../server/app.ts';
import { databases } from '../support/database.ts';
import { received, startReceiptServer } from './citizen.ts';
import { answer, fullReceipt, longReceipt, wordsOfDocument } from './pdf-fixture.ts';
import { attachedIn, piecesUnder, readPdf, tagsOf, wordsOf } from './read-pdf.ts';

const publicUrl = 'https://selvbetjening.example';
const squeezed = (text: string) => text.replace(/\s+/g, '');

describe('a PDF of many pages', () => {
  it('says everything in order over 60 pages, and lets others have their turn meanwhile', async () => {
    const receipt = longReceipt(70);
    let turns = 0;
    const others = setInterval(() => turns++, 1);
    const bytes = await receiptPdf({ view: { receipt, masked: false }, language: 'da', publicUrl });
    clearInterval(others);
    assert.ok(turns > 5, `${turns} turns`);
    const pdf = await readPdf(bytes);
    assert.ok(pdf.pages >= 60, `${pdf.pages} pages`);
    assert.equal(squeezed(wordsOf(pdf)), squeezed(wordsOfDocument(receiptDocument(receipt, 'da', receiptWords('da')))));
    assert.deepEqual(pdf.loose, []);
    const inTree = pdf.trees.flatMap(piecesUnder);
    assert.equal(new Set(inTree).size, inTree.length);
    assert.deepEqual(inTree.filter((id) => pdf.tagged.has(id)), [...pdf.tagged.keys()]);
    assert.ok(pdf.artifacts.join('').includes(`Side ${pdf.pages} af ${pdf.pages}`));
    // The table is longer than a page: its head is drawn again, and read once.
    assert.equal(pdf.artifacts.filter((words) => words === 'Beløb').length, 7);
  });

  it('leaves no heading alone at the foot of a page, and keeps what is typed into a bank on one', async () => {
    for (let lines = 0; lines < 40; lines++) {
      // Pushes everything after it down by a line at a time.
      const receipt: Receipt = { ...fullReceipt, solution: { ...fullReceipt.solution, title: { da: `Vej${' og fortov'.repeat(lines * 6)}` } } };
      const pdf = await readPdf(await receiptPdf({ view: { receipt, masked: false }, language: 'da', publicUrl }));
      pdf.trees.forEach((tree, page) => {
        const drawn = tagsOf(tree).filter((tag) => tag.children.some((child) => 'id' in child));
        assert.doesNotMatch(drawn.at(-1)!.role, /^H\d$/, `page ${page + 1}, ${lines}`);
      });
      const pages = ['026 8401 4996 5328', '80000019', '+71<'].map((words) => pdf.trees.findIndex((tree) => piecesUnder(tree).some((id) => pdf.tagged.get(id)?.includes(words))));
      assert.equal(new Set(pages).size, 1, `${pages}`);
    }
  });

  it('breaks a word of 10,000 signs, an answer of pages, and one label longer than a page', async () => {
    const lines = [answer('Ord', 'å'.repeat(10_000)), answer('Linjer', 'ja\n'.repeat(300)), answer('Meget lang '.repeat(600), 'svar')];
    const receipt = { ...fullReceipt, sections: [{ step: 'a', title: { da: 'Svar' }, lines }] };
    const pdf = await readPdf(await receiptPdf({ view: { receipt, masked: false }, language: 'da', publicUrl }));
    assert.equal(squeezed(wordsOf(pdf)), squeezed(wordsOfDocument(receiptDocument(receipt, 'da', receiptWords('da')))));
  });
});

for (const database of databases) {
  describe(`the PDF of a receipt over HTTP on ${database.name}`, () => {
    let server: TestServer;
    before(async () => void (server = await startReceiptServer(database)));
    after(() => server.close());

    const fetched = async (visitor: Visitor, path: string, headers: Record<string, string> = {}) => {
      const response = await server.app.request(origin + path, { headers: { cookie: visitor.cookie, ...headers } });
      return { response, bytes: new Uint8Array(await response.arrayBuffer()) };
    };

    it('is whole for its session, masked for a link, and not there for others', async () => {
      const { visitor, receipt, jws, secret } = await receivedWithLink(server);
      const path = `/api/receipts/${receipt.id}.pdf`;
      const own = await fetched(visitor, path);
      assert.equal(own.response.status, 200);
      assert.equal(own.response.headers.get('content-type'), 'application/pdf');
      assert.equal(own.response.headers.get('content-disposition'), `attachment; filename*=UTF-8''${receipt.reference}.pdf`);
      assert.match(own.response.headers.get('cache-control')!, /no-store/);
      assert.equal(attachedIn(own.bytes, 'application/jose'), jws);
      assert.ok(wordsOf(await readPdf(own.bytes)).includes('010150-5006'));

      const linked = await fetched(new Visitor(server), path, { authorization: `Link ${secret}` });
      assert.equal(linked.response.status, 200);
      assert.equal(attachedIn(linked.bytes, 'application/jose'), undefined);
      assert.ok(!wordsOf(await readPdf(linked.bytes)).includes('010150'));

      assert.equal((await (await Visitor.begin(server)).get(path)).status, 404);
      assert.equal((await new Visitor(server).get(path)).status, 401);
    });

    it('speaks the language that is asked for', async () => {
      const { visitor, receipt } = await received(server);
      const { bytes } = await fetched(visitor, `/api/receipts/${receipt.id}.pdf?language=en`);
      assert.equal((await readPdf(bytes)).language, 'en');
    });
  });
}

async function receivedWithLink(server: TestServer) {
  const mine = await received(server);
  const { body } = await mine.visitor.post(`/api/receipts/${mine.receipt.id}/links`, {});
  return { ...mine, secret: body.secret as string };
}

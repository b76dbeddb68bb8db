// The PDF of a receipt, read by pdf.js: tags, order, words, properties, links and what is attached.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DOMParser } from '@xmldom/xmldom';
import { canonicalJson, maskReceipt } from '@faelles/receipt/model';
import { receiptDocument, type Block, type ReceiptDocument } from '@faelles/receipt/model/document.js';
import type { Receipt } from '@faelles/schemas/receipt.js';
import { receiptPdf } from '@faelles/server/receipts/pdf/index.js';
import { receiptWords } from '@faelles/server/receipts/words.js';
import { answer, fullReceipt, wordsOfDocument } from './pdf-fixture.ts';
import { attachedIn, piecesUnder, readPdf, tagsOf, wordsOf, type Outline, type ReadPdf } from './read-pdf.ts';

const jws = `${'eyJhbGciOiJFUzI1NiJ9'}.${'e30'.repeat(400)}.c2lnbmF0dXJl`;
const publicUrl = 'https://selvbetjening.example';
const whole = { receipt: fullReceipt, masked: false, jws };
const masked = { receipt: maskReceipt(fullReceipt), masked: true };
const documentOf = ({ receipt, masked: hidden }: { receipt: Receipt; masked: boolean }, language: string): ReceiptDocument =>
  receiptDocument(receipt, language, receiptWords(language), { masked: hidden });
const squeezed = (text: string) => text.replace(/\s+/g, '');
type Heading = Extract<Block, { kind: 'heading' }>;
const headingsOf = (document: ReceiptDocument) => document.blocks.filter((block): block is Heading => block.kind === 'heading');
const roles = (pdf: ReadPdf) => pdf.trees.flatMap((tree) => tagsOf(tree).map(({ role }) => role));

describe('the PDF of a receipt', () => {
  for (const [name, view, language] of [['whole', whole, 'da'], ['in English', whole, 'en'], ['masked', masked, 'da']] as const) {
    it(`${name}: says what the document says, in its order, to who walks through its tags`, async () => {
      const pdf = await readPdf(await receiptPdf({ view, language, publicUrl }));
      assert.equal(squeezed(wordsOf(pdf)), squeezed(wordsOfDocument(documentOf(view, language))));
      assert.equal(pdf.language, language);
    });
  }

  it('has every word in a tag or in what is said to be no content, and every tagged piece in the tree once and in order', async () => {
    const pdf = await readPdf(await receiptPdf({ view: whole, language: 'da', publicUrl }));
    assert.deepEqual(pdf.loose, []);
    const inTree = pdf.trees.flatMap(piecesUnder);
    assert.equal(new Set(inTree).size, inTree.length);
    assert.deepEqual(inTree.filter((id) => pdf.tagged.has(id)), [...pdf.tagged.keys()]);
    assert.ok(pdf.artifacts.join('').includes(`Side 1 af ${pdf.pages}`));
  });

  it('says of itself that it is PDF/UA-1, tagged, what it is called and in which language; its title is safe in XML', async () => {
    const pdf = await readPdf(await receiptPdf({ view: whole, language: 'da', publicUrl }));
    assert.equal(pdf.title, 'Kvittering RV-2026-4F7K2QD: Råden over vej & fortov <1 uge>');
    assert.deepEqual([pdf.marked, pdf.displayTitle, pdf.language], [true, true, 'da']);
    const xmp = new DOMParser({ onError: (level, message) => assert.fail(`${level}: ${message}`) }).parseFromString(pdf.xmp.trim(), 'text/xml');
    const first = (namespace: string, tag: string) => xmp.getElementsByTagNameNS(namespace, tag)[0]?.textContent?.trim();
    assert.equal(first('http://www.aiim.org/pdfua/ns/id/', 'part'), '1');
    assert.equal(first('http://purl.org/dc/elements/1.1/', 'title'), pdf.title);
    assert.ok(!pdf.xmp.includes('Prøve Person'), 'no person in the properties');
  });

  it('has headings that skip no level, lists with labels, a table with heads that say what they are heads of, and a described picture', async () => {
    const bytes = await receiptPdf({ view: whole, language: 'da', publicUrl });
    const pdf = await readPdf(bytes);
    const levels = roles(pdf).filter((role) => /^H\d$/.test(role)).map((role) => Number(role[1]));
    assert.deepEqual(levels, headingsOf(documentOf(whole, 'da')).map(({ level }) => level));
    assert.equal(levels[0], 1);
    levels.reduce((before, level) => (assert.ok(level <= before + 1), level));
    const count = (role: string) => roles(pdf).filter((other) => other === role).length;
    assert.ok(count('Table') === 1 && count('THead') === 1 && count('TR') >= 3 && count('Caption') === 1);
    assert.equal(count('LI'), count('Lbl'));
    assert.equal(count('LI'), count('LBody'));
    const raw = Buffer.from(bytes).toString('latin1');
    assert.equal(raw.match(/\/Scope \/(Column|Row)/g)?.length, count('TH'));
    assert.ok(raw.includes('/ListNumbering /None') && raw.includes('/ListNumbering /Disc'));
    const figures = pdf.trees.flatMap(tagsOf).filter(({ role }) => role === 'Figure');
    assert.equal(figures.length, 1);
    assert.match(figures[0]!.alt!, /^QR-kode/);
    assert.equal(raw.match(/\/Tabs \/S/g)?.length, pdf.pages, 'the tab key follows the tags');
  });

  it('says which words are in another language', async () => {
    const pdf = await readPdf(await receiptPdf({ view: whole, language: 'en', publicUrl }));
    const danish = pdf.trees.flatMap(tagsOf).filter(({ lang }) => lang === 'da').map((tag) => piecesUnder(tag).map((id) => pdf.tagged.get(id)).join(''));
    assert.ok(danish.some((words) => words.includes('Send tegningen')) && danish.some((words) => words.includes('Syn på stedet')));
  });

  it('has the headings as bookmarks', async () => {
    const pdf = await readPdf(await receiptPdf({ view: whole, language: 'da', publicUrl }));
    const flat = (items: Outline[], level = 1): string[] => items.flatMap(({ title, items: inner }) => [`${level} ${title}`, ...flat(inner, level + 1)]);
    assert.deepEqual(flat(pdf.outline), headingsOf(documentOf(whole, 'da')).map(({ level, text }) => `${level} ${text.text}`));
  });

  it('leads where the page leads: addresses whole, places in itself, and never to a script', async () => {
    const pdf = await readPdf(await receiptPdf({ view: whole, language: 'da', publicUrl }));
    const urls = pdf.links.map(({ url }) => url);
    for (const url of ['https://example.dk/tegning?a=1&b=2', `${publicUrl}/om`, 'mailto:vej@proevekommunen.example', 'https://proevekommunen.example/svar', fullReceipt.verify!.url]) assert.ok(urls.includes(url), url);
    assert.ok(pdf.links.some(({ place }) => place === 'payment'), 'what remains to be paid leads to how');
    assert.ok(pdf.links.every(({ words }) => words !== ''), 'every link is described');
    assert.equal(roles(pdf).filter((role) => role === 'Link').length, pdf.links.length);
    assert.ok(!urls.some((url) => url?.startsWith('javascript')));
  });

  it('carries the receipt as it was signed and the signature, to be found without a PDF reader; masked only what may be seen', async () => {
    const bytes = await receiptPdf({ view: whole, language: 'da', publicUrl });
    assert.deepEqual((await readPdf(bytes)).attachments, ['RV-2026-4F7K2QD.json', 'RV-2026-4F7K2QD.jws']);
    assert.equal(attachedIn(bytes, 'application/json'), canonicalJson(fullReceipt));
    assert.equal(attachedIn(bytes, 'application/jose'), jws);
    assert.ok(Buffer.from(bytes).includes('/AFRelationship /Source'));
    const hidden = await receiptPdf({ view: masked, language: 'da', publicUrl });
    assert.equal(attachedIn(hidden, 'application/json'), canonicalJson(maskReceipt(fullReceipt)));
    assert.equal(attachedIn(hidden, 'application/jose'), undefined);
    assert.ok(!wordsOf(await readPdf(hidden)).includes('Prøve Person'));
  });

  it('has every font in it, is small, and is the same file for the same receipt', async () => {
    const [bytes, again] = [await receiptPdf({ view: whole, language: 'da', publicUrl }), await receiptPdf({ view: whole, language: 'da', publicUrl })];
    assert.ok(Buffer.from(bytes).equals(again));
    assert.ok(bytes.length < 150_000, `${bytes.length} bytes`);
    const raw = Buffer.from(bytes).toString('latin1');
    assert.equal(raw.match(/\/Type \/FontDescriptor/g)?.length, raw.match(/\/FontFile2 /g)?.length);
    assert.equal(raw.match(/\/Subtype \/Type0/g)?.length, raw.match(/\/ToUnicode /g)?.length);
  });

  it('gives the scripts of many citizens in the order they are read, and none of their signs by its number', async () => {
    const said = ['كوبنهاغن شارع ليتجاوز', 'שלום עולם (בדיקה) 2026', '你好，世界！漢字', 'Hej مرحبا og שלום slut', 'A\u030Arhus', 'हिन्दी दुनिया', 'ስመይ ዮናስ እዩ።', 'என் பெயர் குமார்', 'ฉันชื่อสมชาย', 'আমার নাম রহিম', 'Zażółć gęślą jaźń, ığdır, Nguyễn Thị, Київ ґ', 'پچژگ می‌خواهم', 'میرا نام ٹھیک ڈاکٹر ے'];
    const receipt: Receipt = { ...fullReceipt, sections: [{ step: 'a', title: { da: 'Svar' }, lines: said.map((text, index) => answer(`Svar ${index}`, text)) }] };
    const words = squeezed(wordsOf(await readPdf(await receiptPdf({ view: { receipt, masked: false }, language: 'da', publicUrl })))).replaceAll('\u200D', '');
    const seen = (text: string) => squeezed(text).normalize('NFC').replaceAll('\u200C', '');
    for (const text of said) assert.ok(words.includes(seen(text)), text);
    assert.ok(!words.includes('‹U+'));
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deflateSync } from 'node:zlib';
import { pdfAttachments } from '@faelles/receipt/elements/pdf-attachments.js';
import { readReceiptFile, receiptIn } from '@faelles/receipt/elements/read-receipt-file.js';

const receipt = { id: 'a', reference: 'TP-2026-AAAAAA', sections: [], name: 'Øster Åby – ægte' };
const text = JSON.stringify(receipt);
const jws = `${Buffer.from('{}').toString('base64url')}.${Buffer.from(text).toString('base64url')}.c2ln`;

/** A stream object as PDF writers make it. */
function embedded(content: string | Buffer, { deflate = false, length = true, indirect = false, eol = '\n' } = {}): Buffer {
  const raw = deflate ? deflateSync(content) : Buffer.from(content);
  const says = indirect ? '/Length 9 0 R' : length ? `/Length ${raw.length}` : '';
  return Buffer.concat([
    Buffer.from(`7 0 obj${eol}<<${eol}/Type /EmbeddedFile /Subtype /application#2Fjson /Params << /Size 3 /CheckSum <AB> >>${eol}${deflate ? '/Filter /FlateDecode ' : ''}${says}${eol}>>${eol}stream\n`),
    raw,
    Buffer.from(`\nendstream${eol}endobj${eol}`),
  ]);
}
const pdf = (...objects: Buffer[]) =>
  new Uint8Array(Buffer.concat([Buffer.from('%PDF-1.7\n%\xff\xff\n1 0 obj\n<< /Type /Catalog >>\nendobj\n', 'latin1'), ...objects, Buffer.from('trailer\n<<>>\n%%EOF\n')]));
const file = (content: Uint8Array<ArrayBuffer> | string, name = 'a') => new File([content], name);

describe('attachments of a PDF', () => {
  it('are found as they are, deflated, with an indirect length, and in either line ending', async () => {
    for (const how of [{}, { deflate: true }, { length: false }, { indirect: true, deflate: true }, { eol: '\r\n', deflate: true }]) {
      assert.deepEqual(await pdfAttachments(pdf(embedded(text, how))), [text], JSON.stringify(how));
    }
    assert.deepEqual(await pdfAttachments(pdf(embedded(text), embedded(jws, { deflate: true }))), [text, jws]);
  });

  it('that are broken, of another filter, no text, or become too large are left out', async () => {
    const bomb = embedded(Buffer.alloc(50_000_000), { deflate: true });
    const binary = embedded(Buffer.from([0xff, 0xfe, 0xfd]));
    const broken = embedded('not deflated', {});
    const other = Buffer.from('8 0 obj\n<< /Type /EmbeddedFile /Filter /LZWDecode /Length 3 >>\nstream\nabc\nendstream\nendobj\n');
    const cut = Buffer.from('9 0 obj\n<< /Type /EmbeddedFile /Length 99999 >>\nstream\nabc');
    const wrong = Buffer.from(broken.toString('latin1').replace('/Params', '/Filter /FlateDecode /Params'), 'latin1');
    assert.deepEqual(await pdfAttachments(pdf(bomb, binary, wrong, other, cut)), []);
    assert.deepEqual(await pdfAttachments(new Uint8Array(Buffer.from('%PDF-1.4 /Type /EmbeddedFile'))), []);
  });
});

describe('a file that is to be a receipt', () => {
  it('is JSON as it was saved, kept to the letter', async () => {
    const saved = `{ "receipt":${text},\n "jws":"${jws}" }`;
    assert.deepEqual(await readReceiptFile(file(`\ufeff${saved}\n`)), { kind: 'saved', text: saved, pdf: false });
    assert.deepEqual(await readReceiptFile(file(text)), { kind: 'receipt', text, jws: undefined, pdf: false });
    assert.deepEqual(await readReceiptFile(file(jws)), { kind: 'jws', text: jws, pdf: false });
  });

  it('is a PDF with receipt, signature or both, whatever its name', async () => {
    assert.deepEqual(await readReceiptFile(file(pdf(embedded(text), embedded(jws)), 'a.json')), { kind: 'receipt', text, jws, pdf: true });
    assert.deepEqual(await readReceiptFile(file(pdf(embedded(text, { deflate: true })))), { kind: 'receipt', text, jws: undefined, pdf: true });
    assert.deepEqual(await readReceiptFile(file(pdf(embedded(jws)))), { kind: 'jws', text: jws, pdf: true });
  });

  it('gives what was signed, to be shown', async () => {
    for (const content of [text, jws, `{"receipt":${text},"jws":"${jws}"}`, `{"jws":"${jws}"}`]) {
      const found = await readReceiptFile(file(content));
      assert.ok(typeof found === 'object');
      assert.deepEqual(receiptIn(found), receipt, content.slice(0, 30));
    }
  });

  it('or is refused in a word: no receipt, two of them, too large, a picture of one', async () => {
    assert.equal(await readReceiptFile(file('{"a":1}')), 'type');
    assert.equal(await readReceiptFile(file('[]')), 'type');
    assert.equal(await readReceiptFile(file('')), 'type');
    assert.equal(await readReceiptFile(file(new Uint8Array([0xff, 0xd8, 0xff]))), 'type');
    assert.equal(await readReceiptFile(file(pdf())), 'bare-pdf');
    assert.equal(await readReceiptFile(file(pdf(embedded('{"a":1}')))), 'bare-pdf');
    const other = JSON.stringify({ ...receipt, reference: 'TP-2026-BBBBBB' });
    assert.equal(await readReceiptFile(file(pdf(embedded(text), embedded(other)))), 'several');
    assert.equal(await readReceiptFile(file(pdf(embedded(text), embedded(jws), embedded(`${jws}x`)))), 'several');
    assert.equal(await readReceiptFile(file(`"${'a'.repeat(2_100_000)}"`)), 'large');
    assert.equal(await readReceiptFile(file(new Uint8Array(21 * 1024 * 1024))), 'large');
  });
});

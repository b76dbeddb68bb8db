// The PDF and the message say what the page says, in the same order and nothing beside: every state of a receipt that the
// stories show, in both languages. The page itself is held to the same document in test/receipt/same-words.browser.ts.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { XmlDocument } from 'libxml2-wasm';
import { receiptDocument } from '@faelles/receipt/model/document.js';
import { htmlPart } from '@faelles/server/digital-post/html.js';
import { plainText } from '@faelles/server/digital-post/plain-text.js';
import { receiptPdf } from '@faelles/server/receipts/pdf/index.js';
import { receiptWords } from '@faelles/server/receipts/words.js';
import { asInPdf, pdfWords } from '../support/pdf-words.ts';
import { piecesOf, toldIn } from '../support/receipt-words.ts';
import { views } from '../receipt/views.ts';

const publicUrl = 'https://selvbetjening.example';

describe('the words of a receipt', () => {
  it('are tried in every state there is a story of', () => {
    assert.ok(Object.keys(views).length >= 8);
  });

  for (const [name, view] of Object.entries(views)) {
    for (const language of ['da', 'en']) {
      it(`are the same in PDF and message: ${name}, ${language}`, async () => {
        const document = receiptDocument(view.receipt, language, receiptWords(language), { masked: view.masked });
        const pieces = piecesOf(document);

        const pdf = await pdfWords(await receiptPdf({ view, language, publicUrl }));
        assert.equal(pdf.lang, language);
        const inPdf = toldIn(pdf.text, pieces, asInPdf);
        assert.equal(inPdf.missing, undefined, `PDF, after ${inPdf.after}`);
        assert.match(inPdf.beside.join(''), /^(•|\d\.)*$/, 'the PDF says nothing beside it');

        const page = XmlDocument.fromString(htmlPart(document, publicUrl));
        const inHtml = toldIn(page.root.find('//*[local-name()="body"]')[0]!.content, pieces);
        page.dispose();
        assert.equal(inHtml.missing, undefined, `message, after ${inHtml.after}`);
        assert.match(inHtml.beside.join(''), /^[()]*$/, 'the message says nothing beside it');

        const inText = toldIn(plainText(document, publicUrl), piecesOf(document, { asText: true }));
        assert.equal(inText.missing, undefined, `plain text, after ${inText.after}`);
      });
    }
  }
});

/** The page of a receipt says what its document says, in that order and nothing beside, in every state and language. */
import { expect, fixture, html } from '@open-wc/testing';
import { receiptDocument } from '@faelles/receipt/model';
import { createTranslator } from '@faelles/language/translator.js';
import { fields as fieldsDa } from '@faelles/language/dictionaries/da/fields.js';
import { order as orderDa } from '@faelles/language/dictionaries/da/order.js';
import { receipt as receiptDa } from '@faelles/language/dictionaries/da/receipt.js';
import { slip as slipDa } from '@faelles/language/dictionaries/da/slip.js';
import { fields as fieldsEn } from '@faelles/language/dictionaries/en/fields.js';
import { order as orderEn } from '@faelles/language/dictionaries/en/order.js';
import { receipt as receiptEn } from '@faelles/language/dictionaries/en/receipt.js';
import { slip as slipEn } from '@faelles/language/dictionaries/en/slip.js';
import '@faelles/receipt/elements/fk-receipt.js';
import { piecesOf, toldIn } from '../support/receipt-words.ts';
import { views } from './views.ts';
import { until } from '../support/until.ts';

const languages = {
  da: createTranslator({ ...fieldsDa, ...orderDa, ...slipDa, ...receiptDa }, 'da'),
  en: createTranslator({ ...fieldsEn, ...orderEn, ...slipEn, ...receiptEn }, 'en'),
};

describe('the words of the page of a receipt', () => {
  for (const [name, view] of Object.entries(views)) {
    for (const [language, words] of Object.entries(languages)) {
      it(`are those of its document: ${name}, ${language}`, async () => {
        const page = await fixture<HTMLElement>(html`<div lang=${language}><fk-receipt .view=${view}></fk-receipt></div>`);
        const root = page.querySelector('fk-receipt')!.shadowRoot!;
        await until(() => root.textContent!.includes(words('receipt.reference')), 'its words');
        const own = root.querySelector('article')!.cloneNode(true) as HTMLElement;
        // Not of the document: buttons, what they answer, and what the server found of the signature.
        for (const element of own.querySelectorAll('button, [role=status], [part=verification]')) element.remove();
        const told = toldIn(own.textContent!, piecesOf(receiptDocument(view.receipt, language, words, { masked: view.masked })));
        expect(told.missing, `after ${told.after}`).to.equal(undefined);
        expect(told.beside, 'nothing is said beside it').to.deep.equal([]);
      });
    }
  }
});

/** fk-receipt with hostile words: they are words, all of them in their order, and the page stays as wide as it is. */
import { expect, fixture, html } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import fc from 'fast-check';
import { maskReceipt, receiptDocument } from '@faelles/receipt/model';
import { createTranslator } from '@faelles/language/translator.js';
import { fields } from '@faelles/language/dictionaries/da/fields.js';
import { order } from '@faelles/language/dictionaries/da/order.js';
import { receipt as words } from '@faelles/language/dictionaries/da/receipt.js';
import { slip } from '@faelles/language/dictionaries/da/slip.js';
import '@faelles/receipt/elements/fk-receipt.js';
import type { FkReceipt } from '@faelles/receipt/elements/receipt.js';
import type { Receipt } from '@faelles/schemas/receipt.js';
import { everyHostileReceipt, hostileReceipt, hostileRuns } from '../support/hostile.ts';
import { piecesOf, toldIn } from '../support/receipt-words.ts';
import { until } from '../support/until.ts';

const t = createTranslator({ ...fields, ...order, ...slip, ...words }, 'da');
const parts = [
  'article', 'section', 'h1', 'h2', 'h3', 'h4', 'p', 'strong', 'span', 'bdi', 'a', 'dl', 'div', 'dt', 'dd', 'time', 'ul', 'ol', 'li', 'button', 'slot', 'svg', 'path',
  'table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td',
];

async function shown(receipt: Receipt, masked = false): Promise<FkReceipt> {
  const found = await fixture<FkReceipt>(html`<fk-receipt .view=${{ receipt, masked, ...(!masked && { jws: 'a.b.c' }), verification: 'verified' }}></fk-receipt>`);
  await until(() => found.shadowRoot!.textContent!.includes('Referencenummer'), 'its words');
  await until(() => found.shadowRoot!.querySelector('.qr'), 'its QR code');
  return found;
}

function judge(found: FkReceipt, receipt: Receipt, masked = false): void {
  const root = found.shadowRoot!;
  expect((globalThis as { hostile?: unknown }).hostile, 'a word that ran').to.equal(undefined);
  for (const element of root.querySelectorAll('*')) {
    expect(parts).to.include(element.localName);
    for (const { name, value } of element.attributes) {
      expect(name).not.to.match(/^on|^style$|^src/);
      if (name === 'href') expect(value).to.match(/^(https:\/\/|mailto:|tel:|\/(?!\/)|#)/);
    }
  }
  const own = root.querySelector('article')!.cloneNode(true) as HTMLElement;
  // Not of the document: buttons, what they answer, and what the server found of the signature.
  for (const element of own.querySelectorAll('button, [role=status], [part=verification]')) element.remove();
  const told = toldIn(own.textContent!, piecesOf(receiptDocument(receipt, 'da', t, { masked })));
  expect(told.missing, `after ${told.after}`).to.equal(undefined);
  expect(told.beside, 'nothing is said beside the document').to.deep.equal([]);

  const { scrollWidth, clientWidth } = document.scrollingElement!;
  for (const element of root.querySelectorAll<HTMLElement>('h1, h2, h3, p, dt, dd, li, th, td')) {
    const { left, right } = element.getBoundingClientRect();
    expect(left, element.localName).to.be.at.least(-0.5);
    expect(right, `${element.localName} ${element.textContent!.slice(0, 60)}`).to.be.at.most(clientWidth + 0.5);
    expect(element.scrollWidth, `${element.localName} ${element.textContent!.slice(0, 60)}`).to.be.at.most(element.clientWidth + 1);
  }
  expect(scrollWidth, 'the page is as wide as it is').to.be.at.most(clientWidth);
}

describe('fk-receipt with hostile words', () => {
  before(() => setViewport({ width: 320, height: 700 }));
  after(() => setViewport({ width: 800, height: 600 }));

  it('shows every known one, each as an answer of its own, at 320 px', async function () {
    this.timeout(60_000);
    const receipt = everyHostileReceipt();
    judge(await shown(receipt), receipt);
  });

  it('shows whatever comes, well formed or not', async function () {
    this.timeout(60_000);
    await fc.assert(fc.asyncProperty(hostileReceipt(), async (receipt) => {
      const found = await shown(receipt);
      judge(found, receipt);
      found.remove();
    }), hostileRuns(25));
  });

  it('shows whatever comes, masked', async function () {
    this.timeout(60_000);
    await fc.assert(fc.asyncProperty(hostileReceipt(), async (whole) => {
      const receipt = maskReceipt(whole);
      const found = await shown(receipt, true);
      judge(found, receipt, true);
      found.remove();
    }), hostileRuns(10));
  });
});

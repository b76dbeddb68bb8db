/** fk-receipt-files: a receipt as PDF, and its days for a calendar, fetched by a call. */
import { expect, fixture, html } from '@open-wc/testing';
import '@faelles/receipt/elements/fk-receipt-files.js';
import type { FkReceiptFiles } from '@faelles/receipt/elements/receipt-files.js';
import { composeReceipt } from '@faelles/receipt/model';
import { axNodes } from '../support/browser.ts';
import { receiptInput } from './fixture.ts';
import { until } from '../support/until.ts';

const receipt = composeReceipt(receiptInput());
const { expectedBy: _, ...undated } = receipt;
const text = (found: FkReceiptFiles) => found.shadowRoot!.textContent!.replace(/\s+/g, ' ').trim();
const buttons = (found: FkReceiptFiles) => [...found.shadowRoot!.querySelectorAll('button')];

async function element(file: FkReceiptFiles['file'], of = receipt): Promise<FkReceiptFiles> {
  const found = await fixture<FkReceiptFiles>(html`<fk-receipt-files .receipt=${of} .file=${file}></fk-receipt-files>`);
  await until(() => text(found).includes('Hent som PDF'), 'its words');
  return found;
}

/** Catches what would be saved. */
async function saved(work: () => Promise<void>): Promise<string[]> {
  const { click } = HTMLAnchorElement.prototype;
  const names: string[] = [];
  HTMLAnchorElement.prototype.click = function () {
    names.push(this.download);
  };
  try {
    await work();
  } finally {
    HTMLAnchorElement.prototype.click = click;
  }
  return names;
}

describe('fk-receipt-files', () => {
  it('offers a PDF, and a calendar only of a receipt that has days', async () => {
    const file = () => Promise.reject(new TypeError('not asked for'));
    await element(file);
    expect((await axNodes('button')).map(({ name }) => name)).to.deep.equal(['Hent som PDF', 'Føj datoerne til din kalender']);
    expect(buttons(await element(file, undated)).length).to.equal(1);
  });

  it('saves the file under the name the server gave it, in the language of the page, once', async () => {
    const asked: string[] = [];
    let answer!: () => void;
    const found = await element((kind, language) => {
      asked.push(`${kind} ${language}`);
      return new Promise((resolve) => (answer = () => resolve({ blob: new Blob(['%PDF']), name: `RV-1.${kind}` })));
    });
    const names = await saved(async () => {
      buttons(found)[0]!.click();
      buttons(found)[0]!.click();
      await until(() => text(found).includes('Henter kvitteringen som PDF'));
      answer();
      await until(() => text(found).includes('Filen RV-1.pdf er hentet'));
    });
    expect([asked, names]).to.deep.equal([['pdf da'], ['RV-1.pdf']]);
  });

  it('says what went wrong, and tries again', async () => {
    let error: Error = new TypeError('no connection');
    const found = await element(() => Promise.reject(error));
    buttons(found)[1]!.click();
    await until(() => text(found).includes('Filen kunne ikke hentes. Tjek din forbindelse, og prøv igen'));
    error = Object.assign(new Error('none'), { status: 404 });
    buttons(found)[1]!.click();
    await until(() => text(found).includes('Der er ikke længere nogen datoer i din sag'));
    await expect(found).to.be.accessible();
  });
});

/** Where a receipt is sent beside the page, in words: sent, on its way, failed, in both languages. */
import { expect, fixture, html } from '@open-wc/testing';
import '@faelles/receipt/elements/fk-receipt-deliveries.js';
import { loadLanguage } from '@faelles/foundation/dictionaries.js';
import type { FkReceiptDeliveries } from '@faelles/receipt/elements/receipt-deliveries.js';

const at = '2026-11-21T13:05:00.000Z';
const lines = (element: FkReceiptDeliveries) => [...element.shadowRoot!.querySelectorAll('li')].map((line) => line.textContent!.trim());

async function shown(deliveries: FkReceiptDeliveries['deliveries'], language = 'da'): Promise<FkReceiptDeliveries> {
  await loadLanguage(language);
  const holder = await fixture(html`<div lang=${language}><fk-receipt-deliveries .deliveries=${deliveries}></fk-receipt-deliveries></div>`);
  const element = holder.querySelector('fk-receipt-deliveries')!;
  await element.updateComplete;
  return element;
}

describe('fk-receipt-deliveries', () => {
  it('says when it was sent, in Danish time', async () => {
    const element = await shown([{ channel: 'digital-post', state: 'sent', at }]);
    expect(lines(element)).to.deep.equal(['Sendt til Digital Post 21. november 2026 kl. 14.05.']);
    await expect(element).to.be.accessible();
  });

  it('says what is on its way and what failed, without an alarm', async () => {
    const element = await shown([{ channel: 'digital-post', state: 'failed' }, { channel: 'nemsms', state: 'waiting' }]);
    expect(lines(element)[0]).to.contain('Din ansøgning er modtaget');
    expect(lines(element)[1]).to.contain('NemSMS');
    expect(element.shadowRoot!.querySelector('[role=alert]')).to.equal(null);
  });

  it('speaks English', async () => {
    expect(lines(await shown([{ channel: 'nemsms', state: 'sent', at }], 'en'))[0]).to.contain('sent as NemSMS 21 November 2026');
  });

  it('shows nothing where it is sent nowhere', async () => {
    expect((await shown([])).shadowRoot!.querySelector('h2')).to.equal(null);
  });
});

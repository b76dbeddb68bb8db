/** fk-payment on a page of its own: what it asks, where it sends, what it says. */
import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import '@faelles/payment/elements/fk-payment.js';
import type { FkPayment } from '@faelles/payment/elements/payment.js';
import { safeRedirect } from '@faelles/payment/elements/safe-redirect.js';
import { axNodes } from '../support/browser.ts';
import { expectConsole } from '../support/no-console.ts';
import { applicationId, calls, order, payment } from '../../stories/payment/fixture.ts';

async function element(properties: Partial<FkPayment>): Promise<FkPayment> {
  const found = await fixture<FkPayment>(html`<fk-payment application-id=${applicationId} .order=${order}></fk-payment>`);
  // Nobody leaves the test page; a test that wants to know where to asks the event.
  found.addEventListener('fk-before-pay', (event) => event.preventDefault());
  Object.assign(found, properties);
  await words(found);
  return found;
}
const text = (found: FkPayment) => found.shadowRoot!.textContent!.replace(/\s+/g, ' ');
const words = (found: FkPayment) => waitUntil(() => text(found).includes('Beløb') || text(found).includes('Der er ikke noget'), 'its words');
const pay = (found: FkPayment) => found.shadowRoot!.querySelector<HTMLButtonElement>('#pay');

describe('fk-payment', () => {
  beforeEach(() => sessionStorage.clear());

  it('shows the order as a table with its total, and terms before it sends anybody away', async () => {
    const found = await element({ calls: calls(payment('created')).calls });
    expect((await axNodes('columnheader')).map(({ name }) => name)).to.deep.equal(['Ydelse', 'Beløb']);
    expect(text(found)).to.match(/180 m² × dage à 6,00\skr\./).and.to.match(/I alt ?Momsfri ?1\.080,00\skr\./);
    expect(found.shadowRoot!.querySelector('a')!.href).to.equal('https://example.dk/terms');
    expect(pay(found)!.textContent!.trim()).to.match(/^Betal 1\.080,00\skr\.$/);
  });

  it('starts one payment however often the button is pressed, and names where it goes', async () => {
    const { calls: made, asked } = calls(payment('created'));
    const found = await element({ calls: made });
    const leaving = oneEvent(found, 'fk-before-pay');
    pay(found)!.click();
    pay(found)!.click();
    await found.updateComplete;
    expect(text(found)).to.include('Vi er allerede i gang');
    expect((await leaving).detail.url).to.equal('https://pay.example.dk/p/1');
    expect(asked.length).to.equal(1);
  });

  it('uses the same key again after a failure and a reload, and another one for another attempt', async () => {
    const { calls: made, asked } = calls(new Error('down'), payment('created'));
    const first = await element({ calls: made });
    pay(first)!.click();
    await waitUntil(() => text(first).includes('Din ansøgning er gemt'), 'says that nothing is lost');
    const reloaded = await element({ calls: made });
    pay(reloaded)!.click();
    await waitUntil(() => asked.length === 2, 'asked again');
    expect(asked[1]).to.equal(asked[0]);
    const again = await element({ calls: made, payment: payment('declined') });
    pay(again)!.click();
    await waitUntil(() => asked.length === 3, 'a new attempt');
    expect(asked[2]).not.to.equal(asked[0]);
  });

  it('keeps nothing about anybody in the browser: an attempt and a key', async () => {
    const found = await element({ calls: calls(payment('created')).calls });
    pay(found)!.click();
    await oneEvent(found, 'fk-payment');
    const kept = Object.entries({ ...sessionStorage });
    expect(kept.length).to.equal(1);
    expect(kept[0]![1]).to.match(/^1 [0-9a-f-]{36}$/);
  });

  it('calls a payment paid only when the provider has confirmed it', async () => {
    const { calls: made, asked } = calls(payment('started'), payment('captured'));
    const found = await element({ calls: made, payment: payment('started'), arrival: 'returned' });
    expect(text(found)).to.include('Vi venter på besked om din betaling');
    expect(pay(found)).to.equal(null);
    const { detail } = await oneEvent(found, 'fk-paid');
    expect(detail).to.deep.equal({ id: payment('captured').id, state: 'captured' });
    await found.updateComplete;
    expect(text(found)).to.include('Betalingen er gennemført');
    expect(asked.every((call) => call.startsWith('get '))).to.equal(true);
    expect(sessionStorage.length).to.equal(0);
  });

  it('closes the attempt when the citizen came back without paying, and offers another', async () => {
    const { calls: made, asked } = calls(payment('cancelled-by-user'));
    const found = await element({ calls: made, payment: payment('started'), arrival: 'cancelled' });
    await waitUntil(() => asked.length, 'told the provider');
    expect(asked[0]).to.match(/^cancel /);
    await waitUntil(() => pay(found)?.textContent?.includes('igen'), 'pay again');
    expect(text(found)).to.include('Du afbrød betalingen');
  });

  it('leaves the next attempt alone: that the citizen came back was about the one before', async () => {
    const { calls: made, asked } = calls(payment('cancelled-by-user'), payment('created', { id: 'p-2', attempt: 2 }));
    const found = await element({ calls: made, payment: payment('started'), arrival: 'cancelled' });
    await waitUntil(() => pay(found)?.textContent?.includes('igen'), 'pay again');
    pay(found)!.click();
    await waitUntil(() => found.payment?.id === 'p-2', 'the next attempt');
    await found.updateComplete;
    await new Promise((done) => setTimeout(done, 50));
    expect(asked.map((call) => call.split(' ')[0])).to.deep.equal(['cancel', 'start']);
    expect(found.payment!.state).to.equal('created');
  });

  it('leaves a next attempt alone that the page gives it, too', async () => {
    const { calls: made, asked } = calls(payment('cancelled-by-user'));
    const found = await element({ calls: made, payment: payment('started'), arrival: 'cancelled' });
    await waitUntil(() => found.payment?.finished, 'the attempt is closed');
    found.payment = payment('created', { id: 'p-2', attempt: 2 });
    await found.updateComplete;
    expect(asked.length).to.equal(1);
  });

  it('says that there is no news when it is asked again, and that it could not ask, with the button still there', async () => {
    const { calls: made } = calls(payment('mismatch'), new Error('down'));
    const found = await element({ calls: made, payment: payment('mismatch') });
    const status = found.shadowRoot!.querySelector('[role=status]')!;
    const again = status.querySelector('button')!;
    again.focus();
    again.click();
    await waitUntil(() => status.textContent!.includes('Vi har endnu ikke hørt fra betalingsudbyderen'), 'no news');
    again.click();
    await waitUntil(() => status.textContent!.includes('Vi kunne ikke spørge lige nu'), 'could not ask');
    expect(status.textContent).not.to.include('endnu ikke hørt');
    expect(found.shadowRoot!.activeElement).to.equal(again);
    expect(pay(found)).to.equal(null);
  });

  it('keeps asking while nobody knows how it went', async () => {
    const { calls: made, asked } = calls(payment('unknown'), payment('captured'));
    const found = await element({ calls: made, payment: payment('unknown') });
    const { detail } = await oneEvent(found, 'fk-paid');
    expect(detail.state).to.equal('captured');
    expect(asked.every((call) => call.startsWith('get '))).to.equal(true);
  });

  for (const [state, words, again] of [
    ['declined', 'Betalingen blev afvist', true],
    ['expired', 'Tiden til at betale løb ud', true],
    ['mismatch', 'Betal ikke igen', false],
    ['unknown', 'Vi ved ikke endnu', false],
    ['refunded', 'Beløbet er betalt tilbage', false],
  ] as const) {
    it(`says what ${state} means and ${again ? 'offers' : 'does not offer'} to pay again`, async () => {
      const found = await element({ calls: calls(payment(state)).calls, payment: payment(state) });
      expect(text(found)).to.include(words);
      expect(!!pay(found)).to.equal(again);
      expect(found.shadowRoot!.querySelector('[role=status]')!.textContent).to.include(words);
    });
  }

  it('has nothing to ask for when nothing is to be paid', async () => {
    const free = { ...order, lines: [], netOre: 0, totalOre: 0 };
    const found = await element({ order: free, calls: calls(payment('created')).calls });
    expect(text(found)).to.include('Der er ikke noget at betale');
    expect(pay(found)).to.equal(null);
  });

  it('sends nobody to an address that is neither https nor its own', async () => {
    expectConsole(/redirectUrl/);
    let left = false;
    const found = await element({ calls: calls(payment('created', { redirectUrl: 'javascript:alert(1)' })).calls });
    found.addEventListener('fk-before-pay', () => (left = true));
    pay(found)!.click();
    await waitUntil(() => text(found).includes('Din ansøgning er gemt'), 'says that it did not work');
    expect(left).to.equal(false);
    const page = 'http://127.0.0.1:4173/solutions/x/';
    expect(safeRedirect('http://elsewhere.example/', page)).to.equal(undefined);
    expect(safeRedirect('//elsewhere.example/', page)).to.equal(undefined);
    expect(safeRedirect('/simulator/pay/1', page)).to.equal('http://127.0.0.1:4173/simulator/pay/1');
    expect(safeRedirect('https://pay.example/', page)).to.equal('https://pay.example/');
  });
});

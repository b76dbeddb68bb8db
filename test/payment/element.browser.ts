/** fk-payment on a page of its own, with a back end that speaks the contract over HTTP: what it asks, where it sends, what it says. */
import { expect, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { ok, problem, type Script } from '../../stories/payment/endpoint.ts';
import { bySlip, card, dearer, exempt, mobilepay, payment, paymentId, situation, slip } from '../../stories/payment/fixture.ts';
import { axNodes } from '../support/browser.ts';
import { open, pay, putAway, radios, ready, says, starts, status, text } from '../support/payment-element.ts';
import { until } from '../support/until.ts';

describe('fk-payment', () => {
  afterEach(putAway);

  it('needs an application and an endpoint only: it asks once, and shows order, ways to pay, terms, button and day', async () => {
    const { found, calls } = await open({});
    const button = await ready(found);
    expect(await calls()).to.deep.equal(['situation']);
    expect((await axNodes('columnheader')).map(({ name }) => name)).to.deep.equal(['Ydelse', 'Beløb']);
    expect(text(found)).to.match(/180 m² × dage à 6,00\skr\./).and.to.match(/I alt ?Momsfri ?1\.080,00\skr\./);
    expect((await axNodes('radio')).map(({ name, description }) => [name, description])).to.deep.equal([
      ['Betalingskort', 'Danske og udenlandske kort.'],
      ['MobilePay', 'Du godkender betalingen i appen på din telefon.'],
    ]);
    expect(found.shadowRoot!.querySelector('a')!.href).to.equal('https://example.dk/terms');
    expect(button.textContent!.trim()).to.match(/^Betal 1\.080,00\skr\.$/);
    expect(text(found)).to.include('Du kan betale indtil 4. december 2026 kl. 23.59');
  });

  it('starts one payment however often the button is pressed, with the method and the total that were shown', async () => {
    const { found, ...back } = await open({ start: [ok(payment('created'))] });
    const button = await ready(found);
    const leaving = oneEvent(found, 'fk-before-pay');
    button.click();
    button.click();
    await says(found, 'Vi er allerede i gang');
    expect((await leaving).detail.url).to.equal('https://pay.example.dk/p/1');
    const [first, ...more] = await starts(back);
    expect(more).to.deep.equal([]);
    expect(first!.body).to.deep.equal({ method: 'card', shownTotalOre: 108000 });
    expect(first!.key).to.match(/^[0-9a-f-]{36}$/);
  });

  it('is chosen by keyboard, keeps the focus, and pays with what was chosen', async () => {
    const { found, ...back } = await open({ start: [ok(payment('created', { method: 'mobilepay', provider: 'vipps' }))] });
    await ready(found);
    expect(radios(found).map(({ checked }) => checked)).to.deep.equal([true, false]);
    radios(found)[0]!.focus();
    await sendKeys({ press: 'ArrowDown' });
    await found.updateComplete;
    expect(found.shadowRoot!.activeElement).to.equal(radios(found)[1]);
    pay(found)!.click();
    await oneEvent(found, 'fk-before-pay');
    expect((await starts(back))[0]!.body).to.deep.equal({ method: 'mobilepay', shownTotalOre: 108000 });
  });

  it('says the one way there is without asking for a choice', async () => {
    const { found } = await open({ situation: [ok(situation({ methods: [card] }))] });
    await ready(found);
    expect(radios(found)).to.deep.equal([]);
    expect(text(found)).to.include('Du betaler med Betalingskort');
  });

  it('uses the same key again after a failure and a reload, and another one for another attempt, method or price', async () => {
    const keys: (string | undefined)[] = [];
    const press = async (script: Script, choose = 0): Promise<void> => {
      const { found, ...back } = await open(script);
      const button = await ready(found);
      if (choose) radios(found)[choose]!.click();
      button.click();
      await until(async () => (await starts(back)).length, 'asked');
      keys.push((await starts(back))[0]!.key);
      found.remove();
    };
    await press({ start: [problem(500, 'internal')] });
    await press({ start: [ok(payment('created'))] });
    expect(keys[1]).to.equal(keys[0]);
    await press({ start: [ok(payment('created'))] }, 1);
    await press({ situation: [ok(situation({ order: dearer }))], start: [ok(payment('created'))] });
    await press({ situation: [ok(situation({ payment: payment('declined') }))], start: [ok(payment('created', { attempt: 2 }))] });
    expect(new Set(keys).size).to.equal(4);
  });

  it('keeps nothing about anybody in the browser: what was pressed, and a key', async () => {
    const { found } = await open({ start: [ok(payment('created'))] });
    (await ready(found)).click();
    await oneEvent(found, 'fk-payment');
    expect(Object.entries({ ...sessionStorage })).to.have.length(1);
    expect(Object.values({ ...sessionStorage })[0]).to.match(/^1\.card\.108000 [0-9a-f-]{36}$/);
    expect(localStorage).to.have.length(0);
  });

  describe('without a line', () => {
    it('says so, and goes on by itself when it is back', async () => {
      const { found } = await open({ situation: [ok(situation()), ok(situation({ payment: payment('captured') }))] });
      await ready(found);
      dispatchEvent(new Event('offline'));
      await says(found, 'Der er ikke forbindelse til internettet lige nu');
      dispatchEvent(new Event('online'));
      await says(found, 'Betalingen er gennemført');
    });

    it('says that it cannot fetch, offers to try, and shows the order when it can', async () => {
      const { found } = await open({ situation: [problem(500, 'internal'), problem(500, 'internal'), ok(situation())] });
      await says(found, 'Vi kan ikke hente betalingen lige nu');
      const button = found.shadowRoot!.querySelector<HTMLButtonElement>('#state button')!;
      button.click();
      await says(found, 'Vi kunne ikke spørge lige nu');
      button.focus();
      button.click();
      await ready(found);
      expect(found.shadowRoot!.activeElement?.id).to.equal('state');
    });

    it('says that nothing is lost when the provider is down, and tries with the same key', async () => {
      const { found, ...back } = await open({ start: [problem(500, 'internal'), ok(payment('created'))] });
      const button = await ready(found);
      button.focus();
      button.click();
      await says(found, 'Din ansøgning er gemt');
      expect(found.shadowRoot!.activeElement).to.equal(pay(found));
      pay(found)!.click();
      await oneEvent(found, 'fk-before-pay');
      const [first, second] = await starts(back);
      expect(second!.key).to.equal(first!.key);
    });
  });

  it('says that there is no news when it is asked again, with the button still there', async () => {
    const { found } = await open({ situation: [ok(situation({ payment: payment('mismatch') }))], get: [ok(payment('mismatch')), problem(500, 'internal')] });
    await says(found, 'Betal ikke igen');
    const again = found.shadowRoot!.querySelector<HTMLButtonElement>('#state button')!;
    again.focus();
    again.click();
    await says(found, 'Vi har endnu ikke hørt fra betalingsudbyderen');
    again.click();
    await says(found, 'Vi kunne ikke spørge lige nu');
    expect(status(found).textContent).not.to.include('endnu ikke hørt');
    expect(found.shadowRoot!.activeElement).to.equal(again);
    expect(pay(found)).to.equal(null);
  });

  it('keeps asking while nobody knows how it went', async () => {
    const { found, calls } = await open({ situation: [ok(situation({ payment: payment('unknown') }))], get: [ok(payment('unknown')), ok(payment('captured'))] });
    const { detail } = await oneEvent(found, 'fk-paid');
    expect(detail.state).to.equal('captured');
    expect(await calls()).to.deep.equal(['situation', 'get', 'get']);
  });

  for (const [state, words, again] of [
    ['declined', 'Betalingen blev afvist', true],
    ['cancelled-by-user', 'Du afbrød betalingen', true],
    ['expired', 'Tiden til at betale løb ud', true],
    ['error', 'Betalingen kunne ikke gennemføres', true],
    ['mismatch', 'Betal ikke igen', false],
    ['unknown', 'Vi ved ikke endnu', false],
    ['authorised', 'Betalingen er godkendt', false],
    ['captured', 'Betalingen er gennemført', false],
  ] as const) {
    it(`says what ${state} means and ${again ? 'offers' : 'does not offer'} to pay again, with any method`, async () => {
      const { found } = await open({ situation: [ok(situation({ payment: payment(state, { method: 'mobilepay' }) }))], get: [ok(payment(state))] });
      await says(found, words);
      expect(status(found).textContent).to.include(words);
      expect(!!pay(found)).to.equal(again);
      if (again) expect(radios(found).find(({ checked }) => checked)!.value).to.equal('mobilepay');
    });
  }

  it('says that all is given back, and offers to pay again only where the server awaits it', async () => {
    for (const [payUntil, again] of [[undefined, false], ['2026-12-04T22:59:00Z', true]] as const) {
      const { found } = await open({ situation: [ok(situation({ payment: payment('refunded'), payUntil }))] });
      await says(found, 'Beløbet er betalt tilbage');
      expect(status(found).textContent).to.include('Beløbet er betalt tilbage');
      if (again) await ready(found);
      expect(!!pay(found), `${payUntil}`).to.equal(again);
      found.remove();
    }
  });

  it('shows what has been given back: how much, why, and how far it is', async () => {
    const refund = { id: paymentId, amountOre: 40000, at: '2026-11-25T09:12:00Z', state: 'pending', reason: 'exempted-later' } as const;
    const { found } = await open({ situation: [ok(situation({ payment: payment('partly-refunded', { refunds: [refund] }) }))] });
    await says(found, /Penge tilbage 400,00\skr\. ?Du skal ikke betale det hele alligevel\. ?Bestilt 25\. november 2026 kl\. 10\.12\. Pengene er på vej/);
  });

  it('shows how much was taken of what was reserved', async () => {
    const amounts = { authorisedOre: 108000, capturedOre: 70000, refundedOre: 0, cancelledOre: 38000 };
    const { found } = await open({ situation: [ok(situation({ payment: payment('captured', { amounts }) }))] });
    await says(found, /Trukket ?700,00\skr\. ?Frigivet igen ?380,00\skr\./);
  });

  it('shows a slip, and lets the citizen choose another way after all', async () => {
    const now = payment('created', { method: 'slip', provider: 'invoice', slip });
    const { found } = await open({ situation: [ok(situation({ methods: [bySlip, mobilepay], payment: undefined }))], start: [ok(now)] });
    const button = await ready(found);
    expect(button.textContent).to.include('Få et indbetalingskort');
    button.focus();
    button.click();
    await says(found, 'Du har valgt at betale med indbetalingskort');
    expect(found.shadowRoot!.activeElement?.id).to.equal('state');
    const shown = await until(() => found.shadowRoot!.querySelector('fk-payment-slip'), 'the slip');
    expect(shown.slip).to.deep.equal(slip);
    [...found.shadowRoot!.querySelectorAll('button')].find((one) => one.textContent!.includes('en anden måde'))!.click();
    await ready(found);
    expect(radios(found).find(({ checked }) => checked)!.value).to.equal('mobilepay');
  });

  it('makes a link to pay later when it is asked for, and only one', async () => {
    const url = `${location.origin}/pay.html#secret`;
    const link = { id: paymentId, url, until: '2026-12-04T22:59:00Z' };
    const { found, calls } = await open({ situation: [ok(situation({ mayPayLater: true }))], payLater: [problem(500, 'internal'), ok(link)] });
    await ready(found);
    found.shadowRoot!.querySelector<HTMLButtonElement>('.plain')!.click();
    const later = await until(() => found.shadowRoot!.querySelector('fk-pay-later')?.shadowRoot, 'the part');
    const words = () => later.textContent!.replace(/\s+/g, ' ');
    await until(() => words().includes('Vi kunne ikke lave et link'), 'says that it did not work');
    later.querySelector('button')!.click();
    await until(() => later.querySelector('input')?.value === url, 'the link');
    expect(words()).to.match(/Linket gælder indtil 4\. december 2026 kl\. 23\.59\. Referencenummer: RV-2026-4F7K2QD/);
    expect((await calls()).filter((call) => call === 'payLater')).to.have.length(2);
  });

  it('sends the secret of a pay-later link with every call instead of relying on a session', async () => {
    const { found, asked } = await open({ start: [ok(payment('created'))] });
    await ready(found);
    found.link = 'the-secret';
    await found.updateComplete;
    await until(async () => (await asked()).length === 2, 'asked again');
    pay(found)!.click();
    await oneEvent(found, 'fk-before-pay');
    expect((await asked()).map(({ authorization }) => authorization)).to.deep.equal([undefined, 'Link the-secret', 'Link the-secret']);
  });

  it('has nothing to ask for when nothing is to be paid, and says why', async () => {
    const { found } = await open({ situation: [ok(situation({ order: exempt }))] });
    await says(found, 'Der er ikke noget at betale');
    expect(text(found)).to.include('Byfester er gratis');
    expect(pay(found)).to.equal(null);
  });
});

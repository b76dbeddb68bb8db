/** fk-payment when the citizen comes back from the provider, and when something happens elsewhere: another tab, another price. */
import { expect, oneEvent } from '@open-wc/testing';
import { ok, problem } from '../../stories/payment/endpoint.ts';
import { dearer, order, payment, paymentId, situation } from '../../stories/payment/fixture.ts';
import { open, pay, putAway, ready, says, starts, text } from '../support/payment-element.ts';
import { until } from '../support/until.ts';

describe('fk-payment', () => {
  afterEach(putAway);

  describe('coming back', () => {
    it('calls a payment paid only when the provider has confirmed it', async () => {
      const started = payment('started');
      const { found, calls } = await open(
        { situation: [ok(situation({ payment: started }))], get: [ok(started), ok(payment('captured'))] },
        { arrival: 'returned' },
      );
      await says(found, 'Vi venter på besked om din betaling');
      expect(pay(found)).to.equal(null);
      const { detail } = await oneEvent(found, 'fk-paid');
      expect(detail).to.deep.equal({ id: paymentId, state: 'captured' });
      await says(found, 'Betalingen er gennemført');
      expect(await calls()).to.deep.equal(['situation', 'get', 'get']);
      expect(sessionStorage).to.have.length(0);
    });

    it('knows from the address that the citizen came back, and asks the server all the same', async () => {
      history.replaceState(null, '', `${location.pathname}${location.search}&payment=${paymentId}`);
      try {
        const { found } = await open({ situation: [ok(situation({ payment: payment('started') }))], get: [ok(payment('started'))] });
        found.arrival = undefined;
        await says(found, 'Vi venter på besked om din betaling');
      } finally {
        history.replaceState(null, '', location.href.replace(`&payment=${paymentId}`, ''));
      }
    });

    it('shows in another browser, where nothing was pressed, what is true', async () => {
      const { found } = await open({ situation: [ok(situation({ payment: payment('authorised') }))] });
      await says(found, 'Betalingen er godkendt');
      expect(text(found)).to.include('Betalt med Visa **** 0004');
      expect(pay(found)).to.equal(null);
    });

    it('says that it takes longer, and goes on asking', async () => {
      const started = payment('started');
      const { found } = await open(
        { situation: [ok(situation({ payment: started }))], get: [ok(started), ok(started), ok(payment('captured'))] },
        { arrival: 'returned', patience: 1 },
      );
      await says(found, 'Det tager længere tid end normalt');
      const again = found.shadowRoot!.querySelector<HTMLButtonElement>('#state button')!;
      again.focus();
      again.click();
      await says(found, 'Betalingen er gennemført');
      // The button is gone, the focus is not lost.
      expect(found.shadowRoot!.activeElement?.id).to.equal('state');
    });

    it('closes the attempt when the citizen came back without paying, and leaves the next one alone', async () => {
      const cancelled = payment('cancelled-by-user');
      const second = payment('created', { id: '0b0e7c1a-6f5d-4c39-9a53-1d2f6a1f0009', attempt: 2 });
      const { found, calls } = await open(
        { situation: [ok(situation({ payment: payment('started') }))], cancel: [ok(cancelled)], start: [ok(second)] },
        { arrival: 'cancelled' },
      );
      await says(found, 'Du afbrød betalingen');
      await until(() => pay(found)?.textContent?.includes('igen'), 'pay again');
      pay(found)!.click();
      await until(() => found.payment?.id === second.id, 'the next attempt');
      await found.updateComplete;
      await new Promise((done) => setTimeout(done, 50));
      expect((await calls()).filter((call) => call !== 'situation')).to.deep.equal(['cancel', 'start']);
      expect(found.payment!.state).to.equal('created');
    });

    it('leaves a next attempt alone that the page gives it, too', async () => {
      const { found, calls } = await open({ situation: [ok(situation({ payment: payment('started') }))], cancel: [ok(payment('cancelled-by-user'))] }, { arrival: 'cancelled' });
      await until(() => found.payment?.finished, 'the attempt is closed');
      found.payment = payment('created', { id: '0b0e7c1a-6f5d-4c39-9a53-1d2f6a1f0009', attempt: 2 });
      await found.updateComplete;
      await new Promise((done) => setTimeout(done, 50));
      expect((await calls()).filter((call) => call !== 'situation')).to.deep.equal(['cancel']);
    });

    it('shows as paid what was paid although the citizen came back by cancelling', async () => {
      const { found } = await open(
        { situation: [ok(situation({ payment: payment('started') }))], cancel: [ok(payment('authorised'))] },
        { arrival: 'cancelled' },
      );
      await says(found, 'Betalingen er godkendt');
      expect(pay(found)).to.equal(null);
    });

    it('is of use again when the Back button brings the page back from memory', async () => {
      const { found } = await open({ start: ['never'], get: [ok(payment('created'))] });
      (await ready(found)).click();
      await says(found, 'Åbner betalingssiden');
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
      await until(() => found.view === 'ready', 'ready');
      expect(pay(found)).not.to.equal(null);
    });
  });

  describe('elsewhere', () => {
    it('follows another tab in which it was paid', async () => {
      const both = { situation: [ok(situation()), ok(situation({ payment: payment('authorised') }))], start: [ok(payment('authorised'))] };
      const { found: here } = await open({ ...both, situation: [ok(situation())] });
      const { found: there } = await open(both);
      await ready(here);
      await ready(there);
      pay(here)!.click();
      await says(here, 'Der var allerede betalt. Du har ikke betalt to gange');
      await says(there, 'Betalingen er godkendt');
      expect(pay(there)).to.equal(null);
    });

    it('asks again when the page is looked at again', async () => {
      const { found, calls } = await open({ situation: [ok(situation({ payment: payment('started') })), ok(situation({ payment: payment('captured') }))] });
      await ready(found);
      document.dispatchEvent(new Event('visibilitychange'));
      await says(found, 'Betalingen er gennemført');
      expect(await calls()).to.deep.equal(['situation', 'situation']);
    });

    it('shows what is true when there was nothing to pay any more', async () => {
      const { found } = await open({
        situation: [ok(situation()), ok(situation({ payment: payment('captured') }))],
        start: [problem(409, 'conflict')],
      });
      (await ready(found)).click();
      await says(found, 'Betalingen er gennemført');
    });

    it('asks for agreement to another price before anything is paid, and pays that', async () => {
      const { found, ...back } = await open({ start: [problem(409, 'price-changed', { current: dearer }), ok(payment('created', { order: dearer }))] });
      (await ready(found)).click();
      await says(found, /Prisen er nu 1\.370,00\skr\. og ikke 1\.080,00\skr\./);
      await says(found, /Brug af vejen: 1\.170,00\skr\. i stedet for 1\.080,00\skr\./);
      expect(text(found)).to.match(/Skiltning: 200,00\skr\. er kommet til/);
      expect(await starts(back)).to.have.length(1);
      expect(pay(found)!.textContent).to.match(/Betal den nye pris 1\.370,00\skr\./);
      pay(found)!.click();
      await oneEvent(found, 'fk-before-pay');
      const asked = await starts(back);
      expect(asked.map(({ body }) => body)).to.deep.equal([
        { method: 'card', shownTotalOre: 108000 },
        { method: 'card', shownTotalOre: 137000 },
      ]);
      expect(asked[0]!.key).not.to.equal(asked[1]!.key);
    });

    it('tells of another price that the server says by itself, too', async () => {
      const { found } = await open({ situation: [ok(situation({ order: dearer }))] }, { order });
      await says(found, 'Prisen er ændret');
    });
  });
});

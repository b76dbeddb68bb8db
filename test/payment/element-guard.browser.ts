/** fk-payment: what it never believes, and the provider's own checkout on the host's page. */
import { expect, html, oneEvent } from '@open-wc/testing';
import type { FkPayment } from '@faelles/payment/elements/payment.js';
import { safeRedirect } from '@faelles/payment/elements/safe-redirect.js';
import { ok, problem, type Script } from '../../stories/payment/endpoint.ts';
import { card, order, payment, paymentId, situation } from '../../stories/payment/fixture.ts';
import { expectConsole } from '../support/no-console.ts';
import { open, pay, putAway, ready, says, starts, text } from '../support/payment-element.ts';
import { until } from '../support/until.ts';

describe('fk-payment on its guard', () => {
  afterEach(putAway);

  describe('the provider’s own checkout', () => {
    const embedded = { checkoutKey: 'key', paymentId: 'p', scriptUrl: 'https://checkout.example/script.js' };
    const script: Script = {
      situation: [ok(situation({ methods: [{ ...card, flow: 'embedded' }] }))],
      start: [ok(payment('created', { embedded })), ok(payment('created', { id: '0b0e7c1a-6f5d-4c39-9a53-1d2f6a1f0009', attempt: 2 }))],
      get: [ok(payment('created', { embedded })), ok(payment('captured'))],
    };
    const place = html`<div slot="embedded"></div>`;

    it('is left to the host’s page, which gets what it needs, and is waited for', async () => {
      const { found, ...back } = await open(script, {}, place);
      let detail: unknown;
      found.addEventListener('fk-embedded', (event) => {
        event.preventDefault();
        ({ detail } = event as CustomEvent<unknown>);
      });
      (await ready(found)).click();
      await until(() => detail, 'told');
      expect(detail).to.deep.equal({ ...embedded, language: 'da-DK' });
      expect((await starts(back))[0]!.body).to.deep.equal({ method: 'card', shownTotalOre: 108000, flow: 'embedded' });
      expect(found.view).to.equal('embedded');
      found.returned();
      await says(found, 'Betalingen er gennemført');
      expect(document.querySelector('script[src*="checkout.example"]')).to.equal(null);
    });

    it('is not asked for where the host’s page has no place for it', async () => {
      const { found, ...back } = await open({ ...script, start: [ok(payment('created'))] });
      (await ready(found)).click();
      await oneEvent(found, 'fk-before-pay');
      expect((await starts(back))[0]!.body).to.deep.equal({ method: 'card', shownTotalOre: 108000 });
    });

    it('gives way to the provider’s page when the host’s page does not answer', async () => {
      const { found, ...back } = await open(script, {}, place);
      (await ready(found)).click();
      await oneEvent(found, 'fk-before-pay');
      expect((await starts(back)).map(({ body }) => (body as { flow?: string }).flow)).to.deep.equal(['embedded', undefined]);
    });
  });

  describe('what cannot be believed', () => {
    for (const [what, fault, properties] of [
      ['an order whose lines do not sum', /order\.totalOre/, { order: { ...order, totalOre: 100 } }],
      ['a fraction of an øre', /order\.lines\.0\.netOre/, { order: { ...order, lines: [{ ...order.lines[0]!, netOre: 0.5 }] } }],
      ['another currency', /order\.currency/, { order: { ...order, currency: 'EUR' as 'DKK' } }],
      ['an order that is none', /order\.lines/, { order: { currency: 'DKK' } as unknown as typeof order }],
      ['a payment for another application', /payment\.applicationId/, { order, payment: payment('captured', { applicationId: paymentId }) }],
    ] as const) {
      it(`shows calmly that ${what} cannot be shown, and never pays`, async () => {
        expectConsole(fault);
        const { found, calls } = await open({ situation: [problem(500, 'internal')] }, properties as Partial<FkPayment>);
        await says(found, 'Betalingen kan ikke vises');
        await found.pay();
        expect(pay(found)).to.equal(null);
        expect(await calls()).not.to.include('start');
      });
    }

    it('says the path when the server’s answer is not as the contract says', async () => {
      expectConsole(/order\.lines/);
      const { found } = await open({ situation: [ok({ ...situation(), order: { ...order, lines: 'none' } })] });
      await says(found, 'Betalingen kan ikke vises');
    });

    it('never takes a state it does not know for success', async () => {
      expectConsole(/state/);
      const { found } = await open({ situation: [ok(situation({ payment: { ...payment('captured'), state: 'paid-maybe' as 'captured' } }))] });
      await says(found, 'Betalingen kan ikke vises');
    });

    for (const [what, amounts] of [
      ['more than the order', { authorisedOre: 208000, capturedOre: 208000, refundedOre: 0, cancelledOre: 0 }],
      ['nothing', { authorisedOre: 0, capturedOre: 0, refundedOre: 0, cancelledOre: 0 }],
      ['more taken than reserved', { authorisedOre: 108000, capturedOre: 109000, refundedOre: 0, cancelledOre: 0 }],
    ] as const) {
      it(`never says paid when ${what} has been paid, whatever the state says`, async () => {
        let told = false;
        const { found } = await open({ situation: [problem(500, 'internal')] });
        found.addEventListener('fk-paid', () => (told = true));
        found.payment = payment('captured', { amounts });
        await says(found, 'Vi undersøger din betaling');
        expect(told).to.equal(false);
        expect(pay(found)).to.equal(null);
      });
    }

    it('sends nobody to an address that is neither https nor its own', async () => {
      expectConsole(/redirectUrl/);
      let left = false;
      const { found } = await open({ start: [ok(payment('created', { redirectUrl: 'javascript:alert(1)' }))] });
      found.addEventListener('fk-before-pay', () => (left = true));
      (await ready(found)).click();
      await says(found, 'Din ansøgning er gemt');
      expect(left).to.equal(false);
      const page = 'http://127.0.0.1:4173/solutions/x/';
      expect(safeRedirect('http://elsewhere.example/', page)).to.equal(undefined);
      expect(safeRedirect('//elsewhere.example/', page)).to.equal(undefined);
      expect(safeRedirect({ href: 'https://pay.example/' }, page)).to.equal(undefined);
      expect(safeRedirect('/simulator/pay/1', page)).to.equal('http://127.0.0.1:4173/simulator/pay/1');
      expect(safeRedirect('https://pay.example/', page)).to.equal('https://pay.example/');
    });

    it('says no to whoever has no right to see it, without guessing', async () => {
      const { found } = await open({ situation: [problem(404, 'not-found')] });
      await says(found, 'Vi kan ikke vise din betaling her');
      expect(text(found)).to.include('Betal ikke igen');
      expect(pay(found)).to.equal(null);
    });
  });
});

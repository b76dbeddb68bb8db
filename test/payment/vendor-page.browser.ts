/** The page of docs/for-vendors.md, as it stands there, with a back end that speaks the contract. */
import { expect } from '@open-wc/testing';
import type { FkPayment } from '@faelles/payment/elements/payment.js';
import { ok, problem, type Asked } from '../../stories/payment/endpoint.ts';
import { card, payment, situation } from '../../stories/payment/fixture.ts';
import { until } from '../support/until.ts';

const address = '/payment-api/vendor-page';
const embedded = { checkoutKey: 'key', paymentId: 'p', scriptUrl: 'https://checkout.example/script.js' };

describe('a page of a vendor', () => {
  it('pays with an id and an address, in the provider’s own checkout on the page', async () => {
    const open = payment('created', { embedded });
    const script = {
      situation: [ok(situation({ methods: [{ ...card, flow: 'embedded' }] }))],
      start: [problem(500, 'internal'), ok(open)],
      get: [ok(open), ok(payment('authorised'))],
    };
    await fetch(address, { method: 'PUT', body: JSON.stringify(script) });
    const frame = document.createElement('iframe');
    frame.src = new URL('vendor-page.html', import.meta.url).href;
    document.body.append(frame);
    try {
      const inside = () => frame.contentDocument?.querySelector<FkPayment>('fk-payment')?.shadowRoot;
      const words = () => inside()?.textContent?.replace(/\s+/g, ' ') ?? '';
      await until(() => inside()?.querySelector('#pay')?.textContent?.includes('Betal 1.080,00'), 'the button');
      expect(words()).to.include('Du betaler i et felt her på siden');
      inside()!.querySelector<HTMLButtonElement>('#pay')!.click();
      await until(() => words().includes('Din ansøgning er gemt'), 'says that nothing is lost');
      inside()!.querySelector<HTMLButtonElement>('#pay')!.click();
      const checkout = () => frame.contentDocument!.querySelector<HTMLButtonElement>('#checkout button');
      await until(checkout, 'the provider’s checkout');
      expect(checkout()!.textContent).to.equal('key p da-DK');
      checkout()!.click();
      await until(() => words().includes('Betalingen er godkendt'), 'says that it is paid');
      expect(frame.contentDocument!.querySelector<HTMLElement>('#done')!.hidden).to.equal(false);
      const asked = ((await (await fetch(address)).json()) as Asked[]).filter(({ call }) => call === 'start');
      expect(asked.map(({ body }) => body)).to.deep.equal(Array(2).fill({ method: 'card', shownTotalOre: 108000, flow: 'embedded' }));
      expect(asked[0]!.key).to.equal(asked[1]!.key);
    } finally {
      frame.remove();
    }
  });
});

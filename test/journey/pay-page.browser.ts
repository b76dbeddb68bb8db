import { expect, fixture, html } from '@open-wc/testing';
import '@faelles/journey/pay/fk-pay-page.js';
import { ProblemError } from '@faelles/client/errors.js';
import type { LinkCalls } from '@faelles/journey/pay/link-calls.js';
import type { FkPayPage, OpenedDetail } from '@faelles/journey/pay/pay-page.js';
import type { FkEvent } from '@faelles/foundation/events.js';
import type { PaymentByLink } from '@faelles/schemas/payment.js';
import { ids, orderOf } from './fixture.ts';
import { until } from '../support/until.ts';

const secret = 'S'.repeat(43);
const here = location.pathname + location.search;

const link = (payUntil?: string): PaymentByLink => ({
  situation: { applicationId: ids.application, reference: 'RV-2026-4F7K2QD', order: orderOf(25_000), methods: [{ id: 'card', provider: 'nexi', flow: 'redirect' }], ...(payUntil && { payUntil }), mayPayLater: true },
  authority: { name: { da: 'Prøvekommunen' }, cvr: '99999004' },
  title: { da: 'Prøve' },
  solution: 'sample',
  language: 'en',
  until: '2026-12-04T10:00:00Z',
});
const never = () => new Promise<never>(() => undefined);
const refused = (status: number) => () => Promise.reject(new ProblemError({ type: '/problems/not-found', title: 'no', status }));

describe('fk-pay-page', () => {
  let asked: string[] = [];
  let opened: OpenedDetail[] = [];

  beforeEach(() => {
    sessionStorage.removeItem('faelles.pay-link');
    asked = [];
    opened = [];
  });
  afterEach(() => {
    history.replaceState(null, '', here);
    sessionStorage.removeItem('faelles.pay-link');
  });

  async function show(byLink: () => Promise<PaymentByLink>, address: string): Promise<FkPayPage> {
    history.replaceState(null, '', location.pathname + address);
    const calls = (given: string): Promise<LinkCalls> => {
      asked.push(given);
      return Promise.resolve({ byLink, situation: () => byLink().then(({ situation }) => situation), start: never, get: never, cancel: never });
    };
    const tell = (event: Event): void => void opened.push((event as FkEvent<OpenedDetail>).detail);
    const page = await fixture<FkPayPage>(html`<fk-pay-page .calls=${calls} @fk-opened=${tell}></fk-pay-page>`);
    await until(() => page.shadowRoot!.querySelector('h1'), 'a heading');
    return page;
  }
  const heading = (page: FkPayPage): string => page.shadowRoot!.querySelector('h1')!.textContent!;

  it('takes the secret out of the address, keeps it for this tab, and offers no other link', async () => {
    const page = await show(() => Promise.resolve(link('2030-12-04T10:00:00Z')), `#${secret}`);
    expect(heading(page)).to.equal('Betal for en ansøgning');
    expect(location.hash).to.equal('');
    expect(asked).to.deep.equal([secret]);
    expect(opened.map(({ language }) => language)).to.deep.equal(['en']);
    const payment = page.shadowRoot!.querySelector('fk-payment')!;
    await until(() => payment.shadowRoot!.querySelector('#pay'), 'the button');
    expect(payment.shadowRoot!.textContent).not.to.contain('link til at betale senere');
    await expect(page).to.be.accessible();
    // A reload, or the way back from the provider: the address has nothing any more.
    page.remove();
    await show(() => Promise.resolve(link('2030-12-04T10:00:00Z')), `?payment=${ids.application}`);
    expect(asked).to.deep.equal([secret, secret]);
    expect(location.search).to.equal('');
  });

  it('takes another link that is put into the address of the same tab', async () => {
    const page = await show(() => Promise.resolve(link('2030-12-04T10:00:00Z')), `#${secret}`);
    location.hash = 'T'.repeat(43);
    await until(() => asked.length === 2, 'the other link');
    expect(asked[1]).to.equal('T'.repeat(43));
    await until(() => location.hash === '', 'the address to be clean');
    page.remove();
  });

  it('says that there is nothing to pay any more, and lets nobody try', async () => {
    const page = await show(() => Promise.resolve(link()), `#${secret}`);
    await until(() => heading(page) === 'Der skal ikke længere betales her');
    expect(page.shadowRoot!.querySelector('fk-payment')).to.equal(null);
  });

  for (const status of [401, 403, 404, 410]) {
    it(`says what to do with a link that opens nothing, and forgets it (${status})`, async () => {
      const page = await show(refused(status), `#${secret}`);
      await until(() => heading(page) === 'Linket virker ikke længere');
      expect(sessionStorage.getItem('faelles.pay-link')).to.equal(null);
      await expect(page).to.be.accessible();
    });
  }

  it('tries again when the line is back', async () => {
    let down = true;
    const page = await show(() => (down ? Promise.reject(new TypeError('Failed to fetch')) : Promise.resolve(link('2030-12-04T10:00:00Z'))), `#${secret}`);
    await until(() => heading(page) === 'Vi kan ikke få forbindelse');
    down = false;
    page.shadowRoot!.querySelector('button')!.click();
    await until(() => heading(page) === 'Betal for en ansøgning');
  });

  it('explains a page without a whole link, and a return in another browser, without asking anybody', async () => {
    for (const address of ['', '#', '#short', '#<script>alert(1)</script>']) {
      const page = await show(refused(500), address);
      expect(heading(page)).to.equal('Åbn dit link for at betale');
      expect(location.hash).to.equal('');
      page.remove();
    }
    const page = await show(refused(500), `?payment=${ids.application}`);
    expect(heading(page)).to.equal('Din betaling vises der, hvor du åbnede linket');
    expect(asked).to.deep.equal([]);
  });
});

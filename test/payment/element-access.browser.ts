/** fk-payment for whoever does not see it, sees it large, in few colours, or on paper. */
import { expect } from '@open-wc/testing';
import { ok, problem, type Script } from '../../stories/payment/endpoint.ts';
import { bySlip, card, mobilepay, payment, situation } from '../../stories/payment/fixture.ts';
import { axNodes, emulateMedia, resetMedia } from '../support/browser.ts';
import { open, pay, putAway, radios, ready, says, status } from '../support/payment-element.ts';
import { until } from '../support/until.ts';

const long: Script = { situation: [ok(situation({ methods: [card, mobilepay, bySlip], mayPayLater: true }))] };

describe('fk-payment for everybody', () => {
  afterEach(putAway);
  afterEach(resetMedia);

  it('has a heading to begin at, a named group of choices, and a status that is there before its words', async () => {
    const { found } = await open({ situation: ['never'] });
    expect(status(found)).not.to.equal(null);
    found.remove();
    const { found: second } = await open(long);
    await ready(second);
    second.focus();
    expect(second.shadowRoot!.activeElement?.id).to.equal('heading');
    expect((await axNodes('group')).map(({ name }) => name)).to.include.members(['Hvordan vil du betale?', 'Hvor langt er betalingen']);
    expect(await axNodes('status')).to.have.length(1);
    expect((await axNodes('button', (await axNodes('status'))[0])).length).to.equal(0);
  });

  it('begins at its state where the page has the heading', async () => {
    const { found } = await open(long, { hideHeading: true });
    await ready(found);
    found.focus();
    expect(found.shadowRoot!.activeElement?.id).to.equal('state');
  });

  it('says each state once: drawing it again changes nothing in the status', async () => {
    const { found } = await open({ ...long, start: [problem(500, 'internal')] });
    (await ready(found)).click();
    await says(found, 'Betalingen kan ikke åbnes lige nu');
    let changes = 0;
    const watch = new MutationObserver((all) => (changes += all.length));
    watch.observe(status(found), { subtree: true, childList: true, characterData: true });
    found.requestUpdate();
    await found.updateComplete;
    radios(found)[1]!.click();
    await found.updateComplete;
    document.dispatchEvent(new Event('visibilitychange'));
    await new Promise((done) => setTimeout(done, 200));
    watch.disconnect();
    expect(changes).to.equal(0);
  });

  it('fits 320 px with text of twice the size', async () => {
    const { found } = await open({
      ...long,
      situation: [ok(situation({ methods: [card, mobilepay, bySlip], payment: payment('declined'), mayPayLater: true }))],
    });
    await ready(found);
    document.documentElement.style.fontSize = '200%';
    found.style.width = '320px';
    try {
      await found.updateComplete;
      const wide = [...found.shadowRoot!.querySelectorAll<HTMLElement>('*')].filter((one) => one.getBoundingClientRect().right > found.getBoundingClientRect().right + 1);
      expect(wide.map(({ localName, className }) => `${localName}.${className}`)).to.deep.equal([]);
    } finally {
      document.documentElement.style.fontSize = '';
    }
  });

  it('shows in forced colours which way is chosen, by the native control', async () => {
    await emulateMedia({ 'forced-colors': 'active' });
    const { found } = await open(long);
    await ready(found);
    expect(getComputedStyle(radios(found)[0]!).appearance).to.equal('auto');
    const [chosen, other] = [...found.shadowRoot!.querySelectorAll('.card')].map((one) => getComputedStyle(one).borderTopWidth);
    expect(chosen).not.to.equal(other);
  });

  it('prints order, state and day, and nothing to press', async () => {
    const { found } = await open(long);
    await ready(found);
    await emulateMedia({ media: 'print' });
    const shown = (selector: string) => found.shadowRoot!.querySelector<HTMLElement>(selector)!.checkVisibility();
    expect(shown('table')).to.equal(true);
    expect(shown('[role=status]')).to.equal(true);
    expect(pay(found)!.checkVisibility()).to.equal(false);
    expect(radios(found)[0]!.checkVisibility()).to.equal(false);
    expect([...found.shadowRoot!.querySelectorAll('button')].filter((button) => button.checkVisibility())).to.deep.equal([]);
  });

  it('prints the address of a pay-later link whole', async () => {
    const url = `${location.origin}/pay.html#${'s'.repeat(43)}`;
    const { found } = await open({ ...long, payLater: [ok({ id: payment('created').id, url, until: '2026-12-04T22:59:00Z' })] });
    await ready(found);
    found.shadowRoot!.querySelector<HTMLButtonElement>('.plain')!.click();
    const printed = () => found.shadowRoot!.querySelector('fk-pay-later')?.shadowRoot?.querySelector<HTMLElement>('.printed');
    await until(printed, 'the link');
    await emulateMedia({ media: 'print' });
    expect(printed()!.checkVisibility()).to.equal(true);
    expect(printed()!.textContent).to.equal(url);
  });
});

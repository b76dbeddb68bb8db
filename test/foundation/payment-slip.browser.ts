/** fk-payment-slip: what is typed into a bank, to be read, copied and printed. */
import { expect, fixture, html } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import '@faelles/foundation/fk-payment-slip.js';
import type { FkPaymentSlip } from '@faelles/foundation/payment-slip.js';
import type { PaymentSlip } from '@faelles/schemas/payment.js';
import { axNodes, emulateMedia, resetMedia } from '../support/browser.ts';
import { until } from '../support/until.ts';

const slip: PaymentSlip = {
  type: '71', paymentId: '026840149965328', creditor: '80000019', dueDate: '2026-12-04', amountOre: 123450, line: '+71<026840149965328+80000019<',
};

async function element(more: Partial<FkPaymentSlip> = {}, language = 'da'): Promise<FkPaymentSlip> {
  const { paidOre = 0, payee = '' } = more;
  const around = await fixture(html`<div lang=${language}><fk-payment-slip .slip=${slip} .paidOre=${paidOre} .payee=${payee}></fk-payment-slip></div>`);
  const found = around.querySelector('fk-payment-slip')!;
  await until(() => /Husk betaling|Remember to pay/.test(text(found)), 'its words');
  return found;
}
const text = (found: FkPaymentSlip) => found.shadowRoot!.textContent!.replace(/\s+/g, ' ');
const answer = (found: FkPaymentSlip, id: string) => found.shadowRoot!.querySelector(`#${id}`)!.textContent;
const status = (found: FkPaymentSlip) => found.shadowRoot!.querySelector('[role=status]')!.textContent!.trim();

/** Stands in for the clipboard, which a test page may not use. */
function clipboard(write: (text: string) => Promise<void>): () => void {
  const own = Object.getOwnPropertyDescriptor(navigator, 'clipboard');
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: write } });
  return () => (own ? Object.defineProperty(navigator, 'clipboard', own) : Reflect.deleteProperty(navigator, 'clipboard'));
}

describe('fk-payment-slip', () => {
  it('says what to pay, by when, and every figure a bank asks for', async () => {
    const found = await element({ payee: { da: 'Prøvekommunen' } });
    expect(text(found)).to.include('Betal 1.234,50 kr. senest 4. december 2026.');
    expect(answer(found, 'type')).to.equal('+71');
    expect(answer(found, 'paymentId')).to.equal('026 8401 4996 5328');
    expect(answer(found, 'creditor')).to.equal('80000019');
    expect(answer(found, 'amount')).to.equal('1.234,50');
    expect(answer(found, 'line')).to.equal(slip.line);
    expect(text(found)).to.include('Prøvekommunen').and.to.include('Sådan betaler du');
  });

  it('asks for the rest when a part has come', async () => {
    const found = await element({ paidOre: 23450 });
    expect(text(found)).to.include('Vi har modtaget 234,50 kr. indtil nu. Betal resten, 1.000,00 kr., senest 4. december 2026.');
    expect(answer(found, 'amount')).to.equal('1.000,00');
  });

  it('speaks English', async () => {
    const found = await element({}, 'en');
    expect(text(found)).to.include('Remember to pay').and.to.include('betalings-id');
    // A Danish bank writes it so in any language.
    expect(answer(found, 'amount')).to.equal('1.234,50');
  });

  it('copies what a bank takes, each by a button with a name of its own, and says so', async () => {
    const copied: string[] = [];
    const restore = clipboard(async (what) => void copied.push(what));
    const found = await element();
    const names = (await axNodes('button')).map(({ name }) => name);
    expect(names).to.deep.equal(['Kopiér Betalings-id', 'Kopiér Kreditornummer', 'Kopiér Beløb i kroner', 'Kopiér Betalingslinje']);
    for (const button of found.shadowRoot!.querySelectorAll('button')) {
      button.click();
      const label = button.closest('div')!.querySelector('dt')!.textContent;
      await until(() => status(found) === `${label} er kopieret.`, 'it says so');
    }
    expect(copied).to.deep.equal(['026840149965328', '80000019', '1234,50', slip.line]);
    restore();
  });

  it('marks the figures when the browser does not let it copy', async () => {
    const restore = clipboard(() => Promise.reject(new DOMException('no', 'NotAllowedError')));
    const found = await element();
    found.shadowRoot!.querySelector('button')!.click();
    await until(() => status(found).includes('Kopiér det med tastaturet'), 'it says what to do');
    restore();
  });

  it('holds at 320 px and is accessible', async () => {
    await setViewport({ width: 320, height: 640 });
    const found = await element({ payee: 'Prøvekommunen' });
    expect(document.documentElement.scrollWidth).to.be.at.most(320);
    await expect(found).to.be.accessible();
    await setViewport({ width: 1280, height: 800 });
  });

  it('prints its figures and no buttons', async () => {
    const found = await element();
    await emulateMedia({ media: 'print' });
    expect([...found.shadowRoot!.querySelectorAll('button, [role=status]')].some((one) => one.checkVisibility())).to.equal(false);
    expect(found.shadowRoot!.querySelector('#paymentId')!.checkVisibility()).to.equal(true);
    await resetMedia();
  });
});

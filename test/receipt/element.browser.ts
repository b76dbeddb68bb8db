/** fk-receipt: a document from its data alone, whole or masked, on screen and on paper. */
import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { composeReceipt, maskReceipt, receiptDocument, type Block, type Said } from '@faelles/receipt/model';
import '@faelles/receipt/elements/fk-receipt.js';
import type { FkReceipt } from '@faelles/receipt/elements/receipt.js';
import type { ReceiptView } from '@faelles/schemas/receipt.js';
import { axNodes, emulateMedia, resetMedia } from '../support/browser.ts';
import { createTranslator } from '@faelles/language/translator.js';
import { fields } from '@faelles/language/dictionaries/da/fields.js';
import { order as orderWords } from '@faelles/language/dictionaries/da/order.js';
import { receipt as receiptWords } from '@faelles/language/dictionaries/da/receipt.js';
import { slip as slipWords } from '@faelles/language/dictionaries/da/slip.js';
import { receiptInput } from './fixture.ts';
import { until } from '../support/until.ts';

const receipt = composeReceipt(receiptInput());
const whole: ReceiptView = { receipt, masked: false, jws: 'a.b.c', verification: 'verified' };
const full = composeReceipt({
  ...receiptInput(),
  attachments: [{ label: { da: 'Trafikplan', en: 'Traffic plan' }, name: `${'lang'.repeat(40)}.pdf`, type: 'application/pdf', size: 2048, sha256: 'c'.repeat(64) }],
  consents: [{ id: 'debt', title: { da: 'Må vi se gæld?', en: 'May we see debt?' }, state: 'given', at: '2026-11-20T09:50:00Z', textHash: 'a'.repeat(64), language: 'da', version: '1.0.0' }],
  verify: { code: 'K7M2-9XT4-0QRB-V3HE', url: 'https://selvbetjening.example/verify.html#K7M29XT40QRBV3HE' },
});
const masked: ReceiptView = { receipt: maskReceipt(receipt), masked: true, verification: 'verified' };

async function element(view: ReceiptView): Promise<FkReceipt> {
  const found = await fixture<FkReceipt>(html`<fk-receipt .view=${view}></fk-receipt>`);
  await until(() => text(found).includes('Referencenummer'), 'its words');
  return found;
}
const text = (found: FkReceipt) => found.shadowRoot!.textContent!.replace(/\s+/g, ' ');
const shown = (found: FkReceipt, selector: string) =>
  [...found.shadowRoot!.querySelectorAll(selector)].filter((one) => one.checkVisibility());

describe('fk-receipt', () => {
  it('says what was received, when in Danish time, what comes next and when', async () => {
    const found = await element(whole);
    expect(text(found)).to.include('RV-2026-4F7K2QD').and.to.include('20. november 2026 kl. 11.00 dansk tid');
    expect(text(found)).to.include('Vi ser på din ansøgning.').and.not.to.include('trafikplan.');
    expect(text(found)).to.include('Du kan forvente svar senest 18. december 2026');
    expect(text(found)).to.include('Kvitteringen er ægte og uændret');
  });

  it('is a document: one h1, headings in order, answers as terms and definitions', async () => {
    const found = await element(whole);
    const levels = [...found.shadowRoot!.querySelectorAll('h1, h2, h3')].map((one) => Number(one.tagName[1]));
    expect(levels[0]).to.equal(1);
    expect(levels.filter((level) => level === 1).length).to.equal(1);
    levels.forEach((level, at) => expect(level - (levels[at - 1] ?? 0)).to.be.at.most(1));
    expect(text(found)).to.include('010150-5006').and.to.include('10 m²');
  });

  it('takes the focus to its heading when it is asked to', async () => {
    const found = await element(whole);
    found.focus();
    expect(found.shadowRoot!.activeElement!.textContent).to.equal('Ansøgningen er sendt');
    expect((await axNodes('heading')).find(({ focused }) => focused)?.name).to.equal('Ansøgningen er sendt');
  });

  it('says that it is masked, and shows no number and no free text, to who came by a link', async () => {
    const found = await element(masked);
    expect(text(found)).to.include('Nogle oplysninger er skjult').and.to.include('Skjult');
    for (const secret of ['0101505006', '010150-5006', 'Prøve Person', 'proeve@example.dk', 'Hemmeligt']) {
      expect(found.shadowRoot!.textContent).not.to.include(secret);
    }
    expect([...found.shadowRoot!.querySelectorAll('button')].some((one) => one.textContent!.includes('JSON'))).to.equal(false);
  });

  it('says when the signature does not hold', async () => {
    const found = await element({ ...whole, verification: 'unverified' });
    expect(found.shadowRoot!.querySelector('[part=verification]')!.className).to.include('error');
  });

  it('saves the receipt with its signature as a file named by the reference', async () => {
    const found = await element(whole);
    const { click } = HTMLAnchorElement.prototype;
    const { createObjectURL } = URL;
    let name = '';
    let file: Blob | undefined;
    HTMLAnchorElement.prototype.click = function () {
      name = this.download;
    };
    URL.createObjectURL = (blob) => {
      file = blob as Blob;
      return createObjectURL.call(URL, blob);
    };
    try {
      const told = oneEvent(found, 'fk-receipt-saved');
      [...found.shadowRoot!.querySelectorAll('button')].find((one) => one.textContent!.includes('JSON'))!.click();
      await told;
      expect(name).to.equal('RV-2026-4F7K2QD.json');
      expect(JSON.parse(await file!.text())).to.deep.equal({ receipt, jws: 'a.b.c' });
    } finally {
      HTMLAnchorElement.prototype.click = click;
      URL.createObjectURL = createObjectURL;
    }
  });

  it('prints as paper: every answer, no buttons', async () => {
    const found = await element(whole);
    expect(shown(found, 'button').length).to.be.greaterThan(1);
    await emulateMedia({ media: 'print' });
    try {
      expect(shown(found, 'button')).to.deep.equal([]);
      expect(shown(found, 'dd').length).to.equal(found.shadowRoot!.querySelectorAll('dd').length);
    } finally {
      await resetMedia();
    }
  });

  it('begins what wraps beside the reference where the reference begins', async () => {
    await setViewport({ width: 320, height: 640 });
    try {
      const found = await element(whole);
      const reference = found.shadowRoot!.querySelector('#reference')!.getBoundingClientRect();
      const copy = [...found.shadowRoot!.querySelectorAll('button')].find((one) => one.textContent!.includes('Kopiér'))!.getBoundingClientRect();
      expect(copy.top).to.be.at.least(reference.bottom - 1);
      expect(copy.left).to.be.closeTo(reference.left, 0.5);
    } finally {
      await setViewport({ width: 800, height: 600 });
    }
  });

  it('is in the language of the page', async () => {
    const page = await fixture<HTMLElement>(html`<div lang="en"><fk-receipt .view=${whole}></fk-receipt></div>`);
    const found = page.querySelector('fk-receipt')!;
    await until(() => text(found).includes('Reference number'), 'English words');
    expect(text(found)).to.include('20 November 2026');
  });

  it('asks for what remains to be paid before it says what was sent, with the slip to pay it by', async () => {
    const slip = { type: '71', paymentId: '026840149965328', creditor: '80000019', dueDate: '2026-12-04', amountOre: 10000, line: '+71<026840149965328+80000019<' } as const;
    const none = { authorisedOre: 0, capturedOre: 0, refundedOre: 0, cancelledOre: 0 };
    const payment = { ...receipt.payment!, state: 'created', amounts: none, slip, remainingOre: 10000, paidAt: undefined, paidWith: undefined, transactionId: undefined } as const;
    const found = await element({ ...whole, receipt: { ...receipt, payment } });
    expect(text(found)).to.include('Mangler at blive betalt 100,00 kr.').and.to.include('Indbetalingskort').and.not.to.include('Betalt til');
    const headings = [...found.shadowRoot!.querySelectorAll('h2')].map((one) => one.textContent);
    expect(headings.indexOf('Betaling')).to.be.below(headings.indexOf('Det har du sendt'));
    expect(text(found)).to.include('Husk betaling').and.to.include(slip.line);
    const link = found.shadowRoot!.querySelector<HTMLElement>('[data-code=BETALING] a')!;
    expect(link.parentElement!.textContent).to.match(/Betal 100,00.kr\. \(senest 4\. december 2026\)/);
    const { hash } = location;
    link.click();
    expect(location.hash, 'the fragment may hold a link’s secret').to.equal(hash);
    expect(found.shadowRoot!.activeElement!.textContent).to.equal('Betaling');
    await expect(found).to.be.accessible();
  });

  it('says what the document says, in the same order, and nothing else', async () => {
    const found = await element({ ...whole, receipt: full });
    const root = found.shadowRoot!.querySelector('article')!.cloneNode(true) as HTMLElement;
    // What the page adds: things to press, and what the server found just now.
    root.querySelectorAll('button, [role=status], slot, [part=verification], svg').forEach((one) => one.remove());
    const words = createTranslator({ ...fields, ...orderWords, ...slipWords, ...receiptWords }, 'da');
    const flat = (value: string) => value.replace(/\s+/g, '');
    expect(flat(root.textContent)).to.equal(flat(receiptDocument(full, 'da', words).blocks.flatMap(textsOf).join('')));
  });

  it('shows where it can be checked, with a code to type and one to scan', async () => {
    const found = await element({ ...whole, receipt: full });
    const qr = await until(() => found.shadowRoot!.querySelector('svg.qr'), 'the QR code');
    expect(qr.getAttribute('aria-label')).to.include('QR-kode');
    expect(text(found)).to.include('K7M2-9XT4-0QRB-V3HE').and.to.include('selvbetjening.example/verify.html');
    await expect(found).to.be.accessible();
  });

  it('holds names and hashes of any length at 320 px, and words of any direction', async () => {
    await setViewport({ width: 320, height: 640 });
    try {
      const lines = [{ path: 'a', kind: 'textarea', label: { da: 'Ord' }, value: `<b>x</b>\nשלום (1)\n${'x'.repeat(10_000)}`, privacy: 'free-text' } as const];
      const found = await element({ ...whole, receipt: { ...full, sections: [{ step: 's', title: { da: 'Trin' }, lines }] } });
      expect(document.scrollingElement!.scrollWidth).to.be.at.most(320);
      const answer = found.shadowRoot!.querySelector('#answers dd bdi')!;
      expect(answer.textContent).to.equal(lines[0]!.value);
      expect(answer.childElementCount, 'markup is words').to.equal(0);
    } finally {
      await setViewport({ width: 800, height: 600 });
    }
  });

  it('fetches nothing: the receipt is there without a network', async () => {
    const { fetch } = window;
    let asked = 0;
    window.fetch = (...call) => (asked++, fetch(...call));
    try {
      await element({ ...whole, receipt: full });
      expect(asked).to.equal(0);
    } finally {
      window.fetch = fetch;
    }
  });

  it('says why there was nothing to pay', async () => {
    const [line] = receipt.payment!.order.lines;
    const reason = { da: 'Foreninger er fri for gebyr', en: 'Associations pay no fee' };
    const order = { ...receipt.payment!.order, lines: [{ ...line!, exemption: { percent: 100, ore: 10000, reason }, netOre: 0, grossOre: 0 }], netOre: 0, totalOre: 0 };
    const none = { authorisedOre: 0, capturedOre: 0, refundedOre: 0, cancelledOre: 0 };
    const found = await element({ ...whole, receipt: { ...receipt, payment: { state: 'not-required', order, amounts: none, remainingOre: 0 } } });
    expect(text(found)).to.include('Nedsat 100 % (100,00 kr.): Foreninger er fri for gebyr').and.to.include('Der er ikke noget at betale.');
    expect(text(found)).not.to.include('Betalt til');
  });
});

/** What a block says, in reading order. */
function textsOf(block: Block): string[] {
  const said = ({ text: words }: Said) => words;
  switch (block.kind) {
    case 'heading':
    case 'lead':
    case 'paragraph':
    case 'notice':
      return [said(block.text)];
    case 'facts':
      return block.rows.flatMap(({ term, value, detail = '' }) => [said(term), said(value), detail]);
    case 'table':
      return [said(block.caption), ...block.head.map(said), ...[...block.rows, ...block.foot].flatMap(({ label, notes, amount }) => [said(label), ...notes.map(said), amount])];
    case 'list':
      return block.items.map(said);
    case 'links':
      return block.items.map(({ label }) => said(label));
    case 'actions':
      return block.items.flatMap(({ label, when = '' }) => [said(label), when]);
  }
}

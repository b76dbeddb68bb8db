/** fk-receipt-verifier: every verdict in words, by code, file and signature; what stops a question; what goes wrong on the way. */
import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { NetworkError, ProblemError } from '@faelles/client/errors.js';
import { verifyCalls, type VerifyCalls } from '@faelles/client/verify.js';
import { createCaller } from '@faelles/client/call.js';
import { composeReceipt } from '@faelles/receipt/model';
import '@faelles/receipt/elements/fk-receipt-verifier.js';
import type { FkReceiptVerifier, VerdictDetail } from '@faelles/receipt/elements/receipt-verifier.js';
import type { FkEvent } from '@faelles/foundation/events.js';
import { receiptVerdicts, type ReceiptVerdict } from '@faelles/schemas/receipt-verdict.js';
import { axNodes, emulateMedia, resetMedia } from '../support/browser.ts';
import { receiptInput } from './fixture.ts';
import { until } from '../support/until.ts';

const code = '1357-9BDF-HKNQ-SVXW';
const facts = { kind: 'acknowledgement', authorityName: { da: 'Demokommunen', en: 'Demo' }, receivedOn: '2026-11-20', solutionTitle: { da: 'Tilladelse', en: 'Permit' } } as const;
const receipt = composeReceipt(receiptInput());
const base64 = (text: string) => btoa(String.fromCharCode(...new TextEncoder().encode(text))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
const jws = `${base64('{}')}.${base64(JSON.stringify(receipt))}.c2ln`;

/** A server over a real caller: what it was sent, and what it answers. */
function server(answer: () => Response | Promise<Response>) {
  const asked: { body: string; url: string }[] = [];
  const send = async (url: RequestInfo | URL, init?: RequestInit) => {
    asked.push({ body: String(init!.body), url: String(url) });
    return answer();
  };
  return { asked, calls: verifyCalls(createCaller({ base: 'https://kommune.example/api', fetch: send as typeof fetch, retry: { attempts: 1 } })) };
}
const says = (verdict: ReceiptVerdict) => server(() => Response.json(verdict));
const always = (answer: () => Promise<ReceiptVerdict>): VerifyCalls => ({ code: answer, jws: answer, file: answer, receipt: answer });

async function element(calls: VerifyCalls, more: { code?: string; authority?: string; lang?: string } = {}): Promise<FkReceiptVerifier> {
  const holder = await fixture(html`<div lang=${more.lang ?? 'da'}><fk-receipt-verifier .calls=${calls} .code=${more.code} .authority=${more.authority}></fk-receipt-verifier></div>`);
  const found = holder.firstElementChild as FkReceiptVerifier;
  await until(() => found.shadowRoot!.querySelector('h1'), 'its words');
  return found;
}
const text = (found: FkReceiptVerifier) => found.shadowRoot!.textContent!.replace(/\s+/g, ' ');
const one = <Found extends HTMLElement = HTMLElement>(found: FkReceiptVerifier, selector: string) => found.shadowRoot!.querySelector<Found>(selector)!;
const answered = (found: FkReceiptVerifier) => until(() => one(found, '#answer'), 'an answer');
const focused = (found: FkReceiptVerifier) => found.shadowRoot!.activeElement;

function choose(found: FkReceiptVerifier, name: string, content: string): void {
  const chosen = new DataTransfer();
  chosen.items.add(new File([content], name));
  const input = one<HTMLInputElement>(found, 'input[type="file"]');
  input.files = chosen.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}
const pdf = (content: string) => `%PDF-1.7\n1 0 obj\n<< /Type /EmbeddedFile /Length ${new TextEncoder().encode(content).length} >>\nstream\n${content}\nendstream\nendobj\n%%EOF`;

describe('fk-receipt-verifier', () => {
  it('asks by a code as it is typed, on Enter, and gives the answer the focus', async () => {
    const { asked, calls } = says({ verdict: 'valid', ...facts });
    const found = await element(calls);
    one(found, '#code').focus();
    await sendKeys({ type: '1357 9bdf hknq svxw' });
    const told = oneEvent(found, 'fk-verdict');
    await sendKeys({ press: 'Enter' });
    await answered(found);
    expect(asked.map(({ body }) => JSON.parse(body))).to.deep.equal([{ code: '13579BDFHKNQSVXW' }]);
    expect(((await told) as FkEvent<VerdictDetail>).detail).to.deep.equal({ verdict: 'valid', by: 'code' });
    expect(focused(found)).to.equal(one(found, '#answer'));
    expect(text(found)).to.include('Der findes en ægte kvittering med denne kode').and.to.include('Demokommunen').and.to.include('Tilladelse').and.to.include('20. november 2026').and.to.include(code);
    // What was asked is in no address.
    expect(asked[0]!.url).to.equal('https://kommune.example/api/receipts/verify');
  });

  it('asks at once about a code it is given, and about another one later', async () => {
    const { asked, calls } = says({ verdict: 'unknown' });
    const found = await element(calls, { code: code.replaceAll('-', ''), authority: '99999004' });
    await answered(found);
    found.code = '1000-0000-0000-000Z';
    await until(() => asked.length === 2, 'the second question');
    expect(asked.map(({ body }) => JSON.parse(body))).to.deep.equal([
      { code: code.replaceAll('-', ''), authority: '99999004' },
      { code: '100000000000000Z', authority: '99999004' },
    ]);
  });

  for (const lang of ['da', 'en']) {
    it(`has words for every verdict, however it was asked (${lang})`, async () => {
      for (const verdict of receiptVerdicts) {
        for (const by of ['code', 'file', 'pdf'] as const) {
          const { calls } = says({ verdict, ...(verdict === 'valid' && facts) });
          const found = await element(calls, { lang, ...(by === 'code' && { code }) });
          if (by !== 'code') choose(found, 'a', by === 'pdf' ? pdf(jws) : jws);
          await answered(found);
          const paragraphs = [...one(found, '.notice').children].map((part) => part.textContent!.trim());
          expect(paragraphs.length).to.equal(3);
          for (const words of paragraphs) expect(words).to.match(/^\S.{12,}$/).and.not.to.include('verifier.').and.not.to.include('{');
        }
      }
    });
  }

  it('says of another authority than expected whose it is', async () => {
    const found = await element(says({ verdict: 'other-authority', authorityName: facts.authorityName }).calls, { code });
    await answered(found);
    expect(text(found)).to.include('den er fra Demokommunen');
  });

  it('sends a saved file as it stands, also what stands in it twice', async () => {
    const { asked, calls } = says({ verdict: 'altered' });
    const found = await element(calls, { authority: '99999004' });
    const saved = `{"receipt":{"reference":"A","reference":"B","sections":[]},"jws":"${jws}"}`;
    choose(found, 'a.json', saved);
    await answered(found);
    expect(asked[0]!.body).to.equal(saved.replace('{', '{"authority":"99999004",'));
    expect(text(found)).to.include('Kvitteringen er ændret').and.to.include('filen a.json');
  });

  it('takes receipt and signature out of a PDF, warns that pages can lie, and shows what was signed', async () => {
    const { asked, calls } = says({ verdict: 'valid', ...facts });
    const found = await element(calls);
    choose(found, 'kvittering.pdf', pdf(jws));
    await answered(found);
    expect(JSON.parse(asked[0]!.body)).to.deep.equal({ jws });
    expect(text(found)).to.include('kan være ændret af andre');
    one<HTMLDetailsElement>(found, 'details.content').open = true;
    const content = one(found, 'fk-receipt');
    await until(() => content.shadowRoot?.textContent?.includes(receipt.reference), 'the content');
  });

  it('asks by a dropped file, and by a pasted signature with line breaks', async () => {
    const { asked, calls } = says({ verdict: 'stripped' });
    const found = await element(calls);
    const dropped = new DataTransfer();
    dropped.items.add(new File([JSON.stringify(receipt)], 'r.json'));
    one(found, '.drop').dispatchEvent(new DragEvent('drop', { dataTransfer: dropped, bubbles: true, cancelable: true }));
    await answered(found);
    expect(JSON.parse(asked[0]!.body)).to.deep.equal({ receipt: JSON.parse(JSON.stringify(receipt)) });
    one<HTMLButtonElement>(found, 'section .actions button').click();
    await until(() => !one(found, '#answer'));
    expect(focused(found)).to.equal(one(found, '#code'));
    one<HTMLDetailsElement>(found, '.ways details').open = true;
    const field = one(found, '#signature');
    field.focus();
    const control = field.shadowRoot!.querySelector('textarea')!;
    control.value = jws.replace(/\./g, '.\n ');
    control.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    one<HTMLButtonElement>(found, '.ways details button').click();
    await answered(found);
    expect(JSON.parse(asked[1]!.body)).to.deep.equal({ jws });
  });

  it('does not ask about what is no code, says why in the field, and takes it back when it is mended', async () => {
    const { asked, calls } = says({ verdict: 'valid', ...facts });
    const found = await element(calls);
    const press = () => one<HTMLButtonElement>(found, '.ways form button').click();
    const type = async (typed: string) => {
      (one(found, '#code') as HTMLElement & { input: string }).input = typed;
      one(found, '#code').dispatchEvent(new Event('input', { bubbles: true }));
      await found.updateComplete;
    };
    const error = () => (one(found, '#code') as HTMLElement & { shownError: string }).shownError;
    press();
    await until(() => error() !== '');
    expect(error()).to.equal('Skriv kontrolkoden fra kvitteringen');
    await until(() => focused(found) === one(found, '#code'), 'the focus in the field');
    await type('1357-9BDF');
    expect(error()).to.include('du har skrevet 8');
    await type('1357-9BDF-HKNQ-SVX2');
    expect(error()).to.include('byttet plads');
    await type('1357-9BDF-HKNQ-SVXU');
    expect(error()).to.include('aldrig bogstavet U');
    expect(asked.length).to.equal(0);
    const [node] = await axNodes('textbox');
    expect(node!.name).to.equal('Kontrolkode');
    expect(node!['invalid']).to.equal('true');
    expect(node!.description).to.include('aldrig bogstavet U');
    await type(code);
    expect(error()).to.equal('');
  });

  it('says what is wrong with a file at the file, and asks nothing', async () => {
    const { asked, calls } = says({ verdict: 'valid', ...facts });
    const found = await element(calls);
    choose(found, 'ferie.jpg', 'JFIF');
    await until(() => one(found, '#file-error'), 'the error');
    expect(one(found, '#file-error').textContent).to.include('ferie.jpg er noget andet');
    await until(() => focused(found) === one(found, '#file'), 'the focus on the file');
    expect(one(found, '#file').getAttribute('aria-describedby')).to.equal('file-error file-hint');
    choose(found, 'scan.pdf', '%PDF-1.4\n%%EOF');
    await until(() => text(found).includes('scan.pdf har ingen data'), 'the other error');
    choose(found, 'to.pdf', pdf(jws) + pdf(`${jws}x`));
    await until(() => text(found).includes('to.pdf har flere forskellige kvitteringer'), 'the third error');
    expect(asked.length).to.equal(0);
  });

  it('too often, off the line, a fault: never a word against the receipt, nothing is lost, and it can be asked again', async () => {
    let answer: () => Response | Promise<Response> = () => Response.json({ type: '/problems/too-many-requests', title: 'Too many requests', status: 429 }, { status: 429, headers: { 'retry-after': '42' } });
    const { calls, asked } = server(() => answer());
    const found = await element(calls, { code });
    await answered(found);
    expect(text(found)).to.include('Vent 42 sekunder').and.to.include('Det siger ikke noget om kvitteringen');
    expect(focused(found)).to.equal(one(found, '#answer'));
    expect((one(found, '#code') as HTMLElement & { input: string }).input).to.equal(code);
    const again = async (words: string) => {
      const before = asked.length;
      one<HTMLButtonElement>(found, '.notice button').click();
      await until(() => asked.length > before, 'the question');
      // The words of the answer before are gone with the next frame.
      await new Promise((frame) => requestAnimationFrame(frame));
      await found.updateComplete;
      await until(() => one(found, '#answer') && text(found).includes(words), words);
    };
    answer = () => new Response('<h1>Bad gateway</h1>', { status: 502 });
    await again('Vi kan ikke tjekke kvitteringer lige nu');
    answer = () => Response.json({ verdict: 'certainly' });
    await again('Vi kan ikke tjekke kvitteringer lige nu');
    answer = () => Promise.reject(new TypeError('failed to fetch'));
    await again('Vi kan ikke tjekke kvitteringer lige nu');
    Object.defineProperty(navigator, 'onLine', { configurable: true, value: false });
    await again('Du er ikke på nettet');
    delete (navigator as { onLine?: boolean }).onLine;
    answer = () => Response.json({ verdict: 'valid', ...facts });
    await again('Der findes en ægte kvittering');
  });

  it('says that it asks, in a region that was there before; the last question wins', async () => {
    const waiting: ((verdict: ReceiptVerdict) => void)[] = [];
    const found = await element(always(() => new Promise((resolve) => waiting.push(resolve))));
    const status = one(found, '[role="status"]');
    expect(status.textContent).to.equal('');
    found.code = code;
    await until(() => status.textContent === 'Tjekker …', 'that it asks');
    found.code = '1000-0000-0000-000Z';
    await until(() => waiting.length === 2);
    waiting[1]!({ verdict: 'unknown' });
    await answered(found);
    waiting[0]!({ verdict: 'valid', ...facts });
    await found.updateComplete;
    expect(text(found)).to.include('Der er ingen kvittering med den kode');
    expect(status.textContent).to.equal('');
  });

  it('is accessible in every state, at 320 pixels and in forced colours', async () => {
    await setViewport({ width: 320, height: 800 });
    try {
      for (const verdict of ['valid', 'altered', 'unknown'] as const) {
        const found = await element(says({ verdict, ...(verdict === 'valid' && facts) }).calls, { code });
        await expect(found).to.be.accessible();
        await answered(found);
        await expect(found).to.be.accessible();
        expect(document.documentElement.scrollWidth).to.be.at.most(320);
      }
      const found = await element(says({ verdict: 'altered' }).calls);
      choose(found, `${'navn'.repeat(60)}.jpg`, 'JFIF');
      await until(() => one(found, '#file-error'));
      expect(document.documentElement.scrollWidth).to.be.at.most(320);
      await expect(found).to.be.accessible();
      await emulateMedia({ 'forced-colors': 'active' });
      expect(getComputedStyle(one(found, '.drop')).borderStyle).to.equal('dashed');
    } finally {
      await resetMedia();
      await setViewport({ width: 1280, height: 800 });
    }
  });

  it('prints the answer, what it was about and when, without questions and buttons', async () => {
    const found = await element(says({ verdict: 'valid', ...facts }).calls);
    const shown = (selector: string) => [...found.shadowRoot!.querySelectorAll<HTMLElement>(selector)].filter((part) => part.checkVisibility());
    try {
      expect(shown('#code, #file, button').length, 'on the screen').to.be.above(2);
      await emulateMedia({ media: 'print' });
      expect(shown('.ways *, .asking, button'), 'a question that nobody asked is not printed').to.deep.equal([]);
      expect(shown('h1').length).to.equal(1);
      await resetMedia();
      choose(found, 'RV-2026-4F7K2QD.json', JSON.stringify({ receipt, jws }));
      await answered(found);
      await emulateMedia({ media: 'print' });
      expect(shown('button, .ways *')).to.deep.equal([]);
      const paper = shown('h1, #answer, .notice p, dt, dd').map((part) => part.textContent!.trim()).join('\n');
      for (const words of ['Kvitteringen er ægte', 'Demokommunen', 'Tilladelse', '20. november 2026', 'filen RV-2026-4F7K2QD.json', 'Tjekket']) expect(paper).to.include(words);
    } finally {
      await resetMedia();
    }
  });
});

describe('fk-receipt-verifier without a server', () => {
  it('cannot be reached: said as it is', async () => {
    const found = await element(always(() => Promise.reject(new NetworkError('unreachable'))), { code });
    await answered(found);
    expect(text(found)).to.include('Vi kan ikke tjekke kvitteringer lige nu');
    const busy = await element(always(() => Promise.reject(new ProblemError({ type: 'about:blank', title: 'HTTP 429', status: 429 }))), { code });
    await answered(busy);
    expect(text(busy)).to.include('Vent 60 sekunder');
  });
});

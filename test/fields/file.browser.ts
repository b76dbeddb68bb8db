import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import '@faelles/fields/file-field/fk-file-field.js';
import { loadLanguage } from '@faelles/foundation/dictionaries.js';
import type { FkFileField } from '@faelles/fields/file-field/file-field.js';
import type { Uploader } from '@faelles/fields/file-field/upload.js';
import { axNodes } from '../support/browser.ts';
import { expectConsole } from '../support/no-console.ts';

before(() => loadLanguage('da'));

const pdf = (name = 'plan.pdf', size = 1200): File => new File([new Uint8Array(size)], name, { type: 'application/pdf' });
const ref = (file: File, n = 1) => ({ id: `0198a1b2-0000-4000-8000-00000000000${n}`, name: file.name, type: file.type, size: file.size });

/** An uploader the test decides about. */
function held() {
  const calls: { file: File; signal: AbortSignal; onProgress: (share: number) => void; done: () => void; fail: () => void }[] = [];
  const uploader: Uploader = (file, { signal, onProgress }) =>
    new Promise((resolve, reject) => {
      const answer = ref(file, calls.length + 1);
      calls.push({ file, signal, onProgress, done: () => resolve(answer), fail: () => reject(new Error('down')) });
    });
  return { calls, uploader };
}

async function place(options: Partial<FkFileField> = {}): Promise<{ field: FkFileField; form: HTMLFormElement; choose: (...files: File[]) => Promise<unknown> }> {
  const form = await fixture<HTMLFormElement>(html`<form><fk-file-field name="plan" label="Trafikplan" required></fk-file-field></form>`);
  const field = Object.assign(form.querySelector('fk-file-field')!, { accept: ['application/pdf', 'image/png'], maxSize: 10_000, ...options });
  await field.updateComplete;
  const choose = (...files: File[]): Promise<unknown> => {
    const input = field.shadowRoot!.querySelector<HTMLInputElement>('input')!;
    const transfer = new DataTransfer();
    for (const file of files) transfer.items.add(file);
    input.files = transfer.files;
    input.dispatchEvent(new Event('change'));
    return field.updateComplete;
  };
  return { field, form, choose };
}
const text = (field: FkFileField): string => field.shadowRoot!.querySelector('ul')!.textContent!.replace(/\s+/g, ' ');
const button = (field: FkFileField, words: string): HTMLButtonElement =>
  [...field.shadowRoot!.querySelectorAll('button')].find((one) => one.textContent!.includes(words))!;

describe('a file', () => {
  it('says beforehand what can be received', async () => {
    await place();
    expect((await axNodes('group'))[0]?.name).to.match(/PDF eller PNG.*10\s?kB/);
    expect((await axNodes('button'))[0]?.name).to.contain('Vælg fil');
  });

  it('is sent when chosen, shows how far, and is the answer when done', async () => {
    const { calls, uploader } = held();
    const { field, form, choose } = await place({ uploader });
    const told: string[] = [];
    for (const type of ['input', 'change']) form.addEventListener(type, () => told.push(type));
    await choose(pdf());
    calls[0]!.onProgress(0.4);
    await field.updateComplete;
    expect(field.shadowRoot!.querySelector('progress')!.value).to.equal(0.4);
    expect(form.checkValidity(), 'not while it is under way').to.equal(false);
    expect(told).to.deep.equal([]);
    calls[0]!.done();
    await waitUntil(() => field.value);
    expect(field.value).to.deep.equal([ref(pdf())]);
    expect(told).to.deep.equal(['input', 'change']);
    expect(form.checkValidity()).to.equal(true);
    await field.updateComplete;
    expect(text(field)).to.contain('plan.pdf');
    expect(field.shadowRoot!.querySelector('[role=status]')!.textContent).to.equal('plan.pdf er vedhæftet');
  });

  it('is refused before it is sent when its type or size is wrong', async () => {
    const { calls, uploader } = held();
    const { field, form, choose } = await place({ uploader });
    await choose(new File(['x'], 'plan.exe', { type: 'application/x-msdownload' }));
    expect(text(field)).to.contain('plan.exe er af en type');
    expect(form.checkValidity()).to.equal(false);
    await choose(pdf('stor.pdf', 10_001));
    expect(text(field)).to.contain('stor.pdf er for stor');
    expect(calls.length).to.equal(0);
    button(field, 'Fjern').click();
    await field.updateComplete;
    expect(text(field).trim()).to.equal('');
    expect(field.matches(':focus-within')).to.equal(true);
  });

  it('can be cancelled', async () => {
    const { calls, uploader } = held();
    const { field, choose } = await place({ uploader });
    await choose(pdf());
    button(field, 'Annuller').click();
    expect(calls[0]!.signal.aborted).to.equal(true);
    calls[0]!.done();
    await field.updateComplete;
    expect(field.value).to.equal(undefined);
    expect(text(field).trim()).to.equal('');
  });

  it('can be tried again when the way failed', async () => {
    const { calls, uploader } = held();
    const { field, choose } = await place({ uploader });
    await choose(pdf());
    calls[0]!.fail();
    await waitUntil(() => button(field, 'Prøv igen'));
    expect(text(field)).to.contain('blev ikke sendt');
    button(field, 'Prøv igen').click();
    calls[1]!.done();
    await waitUntil(() => field.value);
  });

  it('is replaced by another when only one is asked for', async () => {
    const { calls, uploader } = held();
    const { field, choose } = await place({ uploader });
    await choose(pdf('en.pdf'));
    calls[0]!.done();
    await waitUntil(() => field.value);
    await choose(pdf('to.pdf'));
    expect((field.value as { name: string }[])[0]!.name, 'until the new one is there').to.equal('en.pdf');
    calls[1]!.done();
    await waitUntil(() => (field.value as { name: string }[])[0]!.name === 'to.pdf');
  });

  it('of several, not more than allowed, each removable', async () => {
    const { calls, uploader } = held();
    const { field, form, choose } = await place({ uploader, maxCount: 2 });
    await choose(pdf('en.pdf'), pdf('to.pdf'), pdf('tre.pdf'));
    expect(calls.length).to.equal(2);
    expect(text(field)).to.contain('højst vedhæfte 2 filer');
    calls[0]!.done();
    calls[1]!.done();
    await waitUntil(() => (field.value as unknown[])?.length === 2);
    await field.updateComplete;
    button(field, 'Fjern').click();
    await field.updateComplete;
    expect([...new FormData(form)].length).to.equal(1);
  });

  it('is aborted when the field leaves the page', async () => {
    const { calls, uploader } = held();
    const { field, choose } = await place({ uploader });
    await choose(pdf());
    field.remove();
    expect(calls[0]!.signal.aborted).to.equal(true);
  });

  it('can be dropped', async () => {
    const { calls, uploader } = held();
    const { field } = await place({ uploader });
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(pdf());
    field.shadowRoot!.querySelector('.drop')!.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    expect(calls[0]!.file.name).to.equal('plan.pdf');
  });

  it('tells the developer when nobody can send it, and the citizen that it was not sent', async () => {
    expectConsole(/needs its `uploader`/);
    const { field, choose } = await place();
    await choose(pdf());
    await waitUntil(() => text(field).includes('blev ikke sendt'));
  });
});

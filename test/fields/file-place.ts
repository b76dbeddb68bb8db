/** A file field in a form, files to give it, and an uploader the test decides about. */
import { fixture, html } from '@open-wc/testing';
import '@faelles/fields/file-field/fk-file-field.js';
import { loadLanguage } from '@faelles/foundation/dictionaries.js';
import type { FkFileField } from '@faelles/fields/file-field/file-field.js';
import type { Uploader } from '@faelles/fields/file-field/upload.js';
import { until } from '../support/until.ts';

/** What a file begins with is what it is. */
export const pdf = (name = 'plan.pdf', size = 1200): File => new File(['%PDF-1.7', new Uint8Array(size - 8)], name, { type: 'application/pdf' });
export const ref = (file: File, n = 1) => ({ id: `0198a1b2-0000-4000-8000-00000000000${n}`, name: file.name, type: file.type, size: file.size });
export async function png(name = 'foto.png', size = 32): Promise<File> {
  const canvas = Object.assign(document.createElement('canvas'), { width: size, height: size });
  const pen = canvas.getContext('2d')!;
  pen.fillStyle = '#ff0000';
  pen.fillRect(0, 0, size, size);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  return new File([blob!], name, { type: 'image/png' });
}

/** An uploader the test decides about. */
export function held() {
  const calls: { file: File; signal: AbortSignal; onProgress: (share: number) => void; done: () => void; fail: (error?: unknown) => void }[] = [];
  const uploader: Uploader = (file, { signal, onProgress }) =>
    new Promise((resolve, reject) => {
      const answer = ref(file, calls.length + 1);
      calls.push({ file, signal, onProgress, done: () => resolve(answer), fail: (error = new Error('down')) => reject(error as Error) });
    });
  /** The file of that number is under way. */
  const call = async (n: number) => {
    await until(() => calls.length > n, `upload ${n}`);
    return calls[n]!;
  };
  return { calls, call, uploader };
}

export interface Placed {
  field: FkFileField;
  form: HTMLFormElement;
  /** Chooses files as the browser's own dialogue does. */
  choose: (...files: File[]) => Promise<unknown>;
  /** Waits until these words stand in the list of files. */
  reads: (words: string) => Promise<unknown>;
}

export async function place(options: Partial<FkFileField> = {}): Promise<Placed> {
  const form = await fixture<HTMLFormElement>(html`<form><fk-file-field name="plan" label="Trafikplan" required></fk-file-field></form>`);
  const field = Object.assign(form.querySelector('fk-file-field')!, { accept: ['application/pdf', 'image/png'], maxSize: 10_000, ...options });
  // The first field of a page brings its words with it.
  await loadLanguage('da');
  await field.updateComplete;
  const choose = (...files: File[]): Promise<unknown> => {
    const input = field.shadowRoot!.querySelector<HTMLInputElement>('#files')!;
    input.files = transfer(files).files;
    input.dispatchEvent(new Event('change'));
    return field.updateComplete;
  };
  const reads = (words: string) => until(() => text(field).includes(words), `“${words}”`, () => text(field));
  return { field, form, choose, reads };
}
export function transfer(files: File[]): DataTransfer {
  const data = new DataTransfer();
  for (const file of files) data.items.add(file);
  return data;
}
export const text = (field: FkFileField): string => field.shadowRoot!.querySelector('ul')!.textContent!.replace(/\s+/g, ' ');
export const status = (field: FkFileField): Element => field.shadowRoot!.querySelector('[role=status]')!;
export const button = (field: FkFileField, words: string): HTMLButtonElement =>
  [...field.shadowRoot!.querySelectorAll('button')].find((one) => one.textContent!.includes(words))!;

/** Says to the page that there is, or is no, connection. */
export function line(on: boolean): void {
  Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => on });
  dispatchEvent(new Event(on ? 'online' : 'offline'));
}

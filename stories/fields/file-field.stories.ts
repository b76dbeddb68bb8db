import type { Meta } from '@storybook/web-components-vite';
import '@faelles/fields/file-field/fk-file-field.js';
import type { FkFileField } from '@faelles/fields/file-field/file-field.js';
import { longLabel, renderField, type FieldArgs, type FieldStory } from './render-field.ts';

const plan = { id: '0198a1b2-0000-4000-8000-000000000001', name: 'trafikplan.pdf', type: 'application/pdf', size: 734_003 };
const photo = { id: '0198a1b2-0000-4000-8000-000000000002', name: 'fortov-set-fra-nord.jpeg', type: 'image/jpeg', size: 2_411_724 };

/** Chooses files as the citizen would, so that the story shows the field's own way, and waits until it says something of them. */
const take =
  (make: () => Promise<File[]>): NonNullable<FieldStory['play']> =>
  async ({ canvasElement }) => {
    const field = canvasElement.querySelector<FkFileField>('fk-file-field')!;
    await field.updateComplete;
    const input = field.shadowRoot!.querySelector<HTMLInputElement>('input')!;
    const transfer = new DataTransfer();
    for (const file of await make()) transfer.items.add(file);
    input.files = transfer.files;
    input.dispatchEvent(new Event('change'));
    const settled = (): boolean => [...field.shadowRoot!.querySelectorAll('li')].every((item) => item.querySelector('.error, canvas, .sign, div.hint, [value]'));
    for (let frames = 0; frames < 120 && !settled(); frames++) await new Promise((done) => requestAnimationFrame(done));
  };
/** One file that begins as its type does, unless told otherwise. */
const choose = (name: string, type: string, size = 1200, begins = type === 'application/pdf' ? '%PDF-1.7' : ''): NonNullable<FieldStory['play']> =>
  take(async () => [new File([begins, new Uint8Array(Math.max(0, size - begins.length))], name, { type })]);

/** A photo, drawn here: a road, and what stands on it. */
async function photoFile(name: string): Promise<File> {
  const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 480 });
  const pen = canvas.getContext('2d')!;
  for (const [colour, ...box] of [['#bcd7e8', 0, 0, 640, 200], ['#7b8a6b', 0, 200, 640, 80], ['#4c4c50', 0, 280, 640, 200], ['#b0522d', 220, 190, 220, 130]] as const) {
    pen.fillStyle = colour;
    pen.fillRect(...(box as unknown as [number, number, number, number]));
  }
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  return new File([blob!], name, { type: 'image/png' });
}

const meta: Meta<FieldArgs> = {
  title: 'Fields/File',
  component: 'fk-file-field',
  render: renderField('fk-file-field'),
  args: {
    name: 'answer',
    label: 'Trafikplan',
    required: true,
    accept: ['application/pdf', 'image/png', 'image/jpeg'],
    maxSize: 10 * 1024 * 1024,
    uploader: async (file: File) => ({ ...plan, id: crypto.randomUUID(), name: file.name, type: file.type, size: file.size }),
  },
};
export default meta;

export const Empty: FieldStory = {};
export const WithHint: FieldStory = { args: { hint: 'En tegning med skilte og mål.' } };
export const Filled: FieldStory = { args: { value: [plan] } };
export const Several: FieldStory = { args: { maxCount: 5, value: [plan, photo] } };
export const UnderWay: FieldStory = {
  args: {
    uploader: (_: File, { onProgress }: { onProgress(share: number): void }) => {
      onProgress(0.4);
      return new Promise(() => {});
    },
  },
  play: choose('trafikplan.pdf', 'application/pdf'),
};
export const NotSent: FieldStory = {
  args: { uploader: () => Promise.reject(new Error('offline')) },
  play: choose('trafikplan.pdf', 'application/pdf'),
};
export const WrongType: FieldStory = { play: choose('trafikplan.docx', 'application/msword') };
export const Disguised: FieldStory = { play: choose('trafikplan.pdf', 'application/pdf', 1200, 'MZ') };
export const EmptyFile: FieldStory = { play: choose('trafikplan.pdf', 'application/pdf', 0, '') };
export const Infected: FieldStory = {
  args: { uploader: () => Promise.reject(Object.assign(new Error('infected'), { problem: { issues: [{ path: 'answer', code: 'file-infected' }] } })) },
  play: choose('trafikplan.pdf', 'application/pdf'),
};
export const Pictures: FieldStory = {
  args: { maxCount: 5, value: [plan] },
  play: take(async () => [await photoFile('fortov-set-fra-nord.png'), await photoFile(`${'meget-langt-navn-paa-et-billede-'.repeat(6)}af-fortovet.png`)]),
};
/** The same file chosen again: said, not added. */
export const Duplicate: FieldStory = { args: { maxCount: 5, value: [{ ...plan, size: 1200 }] }, play: choose('trafikplan.pdf', 'application/pdf') };
/** No uploader: the file travels with the form of the page. */
export const Alone: FieldStory = { args: { uploader: undefined }, play: choose('trafikplan.pdf', 'application/pdf') };
export const TooLarge: FieldStory = { args: { maxSize: 1000 }, play: choose('trafikplan.pdf', 'application/pdf') };
export const Missing: FieldStory = { args: { inError: true } };
export const Disabled: FieldStory = { args: { value: [plan], disabled: true } };
export const ReadOnly: FieldStory = { args: { value: [plan], readOnly: true } };
export const Optional: FieldStory = { args: { required: false } };
export const LongLabel: FieldStory = { args: { label: longLabel, inError: true } };
export const English: FieldStory = { globals: { language: 'en' }, args: { label: 'Traffic plan', required: false, maxCount: 5, value: [plan] } };

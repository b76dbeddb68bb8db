import type { Meta } from '@storybook/web-components-vite';
import '@faelles/fields/file-field/fk-file-field.js';
import type { FkFileField } from '@faelles/fields/file-field/file-field.js';
import { longLabel, renderField, type FieldArgs, type FieldStory } from './render-field.ts';

const plan = { id: '0198a1b2-0000-4000-8000-000000000001', name: 'trafikplan.pdf', type: 'application/pdf', size: 734_003 };
const photo = { id: '0198a1b2-0000-4000-8000-000000000002', name: 'fortov-set-fra-nord.jpeg', type: 'image/jpeg', size: 2_411_724 };

/** Chooses a file as the citizen would, so that the story shows the field's own way. */
const choose =
  (name: string, type: string, size = 1200): NonNullable<FieldStory['play']> =>
  async ({ canvasElement }) => {
    const field = canvasElement.querySelector<FkFileField>('fk-file-field')!;
    await field.updateComplete;
    const input = field.shadowRoot!.querySelector<HTMLInputElement>('input')!;
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array(size)], name, { type }));
    input.files = transfer.files;
    input.dispatchEvent(new Event('change'));
  };

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
    uploader: async (file: File) => ({ ...plan, name: file.name, size: file.size }),
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
export const TooLarge: FieldStory = { args: { maxSize: 1000 }, play: choose('trafikplan.pdf', 'application/pdf') };
export const Missing: FieldStory = { args: { inError: true } };
export const Disabled: FieldStory = { args: { value: [plan], disabled: true } };
export const ReadOnly: FieldStory = { args: { value: [plan], readOnly: true } };
export const Optional: FieldStory = { args: { required: false } };
export const LongLabel: FieldStory = { args: { label: longLabel, inError: true } };
export const English: FieldStory = { globals: { language: 'en' }, args: { label: 'Traffic plan', required: false, maxCount: 5, value: [plan] } };

import type { Meta } from '@storybook/web-components-vite';
import '@faelles/fields/fetched-field/fk-fetched-field.js';
import type { Asker } from '@faelles/fields/fetched-field/asker.js';
import type { FkFetchedField } from '@faelles/fields/fetched-field/fetched-field.js';
import { renderField, type FieldArgs, type FieldStory } from './render-field.ts';

const fetchedAt = '2026-11-20T09:05:00Z';
const text = (da: string, en: string) => ({ da, en });
const definition = {
  name: 'person',
  kind: 'fetched',
  label: text('Dine oplysninger', 'Your information'),
  source: { id: 'person', label: text('CPR-registeret', 'the CPR register') },
  fields: [
    { name: 'name', kind: 'text', label: text('Navn', 'Name') },
    { name: 'birthDate', kind: 'date', label: text('Fødselsdato', 'Date of birth') },
    { name: 'address', kind: 'textarea', label: text('Adresse', 'Address'), required: false },
  ],
};
const found = {
  state: 'found' as const,
  fetchedAt,
  data: { name: 'Test Testesen', birthDate: '2050-01-01', address: 'Eksempelvej 1\n9999 Eksempelby' },
  proofs: { $whole: 'x' },
};
const answering = (answer: () => ReturnType<Asker['fetch']>): Asker => ({ fetch: answer, check: async () => 'unknown' });
const without = (state: 'protected' | 'unknown' | 'away') => answering(async () => ({ state, fetchedAt, data: {}, proofs: {} }));
const { data, proofs } = found;

const meta: Meta<FieldArgs> = {
  title: 'Fields/Fetched data',
  component: 'fk-fetched-field',
  render: renderField('fk-fetched-field'),
  args: { definition, asker: answering(async () => found) },
};
export default meta;

/** Says that something is wrong, when the field offers it; in whatever language it does. */
const doubting: NonNullable<FieldStory['play']> = async ({ canvasElement }) => {
  const field = canvasElement.querySelector<FkFetchedField>('fk-fetched-field')!;
  for (let tries = 0; tries < 250; tries++) {
    const button = field.shadowRoot!.querySelector<HTMLButtonElement>('button.plain');
    if (button) return button.click();
    await new Promise((done) => setTimeout(done, 20));
  }
  throw new Error('Nothing can be said to be wrong');
};

export const Found: FieldStory = {};
export const Fetching: FieldStory = { args: { asker: answering(() => new Promise(() => {})) } };
export const Away: FieldStory = { args: { asker: answering(() => Promise.reject(new Error('away'))) } };
export const Unknown: FieldStory = { args: { asker: without('unknown') } };
export const Protected: FieldStory = { args: { asker: without('protected') } };
export const WithoutServer: FieldStory = { args: { asker: undefined } };
export const TypedInError: FieldStory = { args: { asker: undefined, inError: true } };
export const TypedAndFilled: FieldStory = { args: { asker: undefined, input: { from: 'citizen', data: { name: 'Test Testesen', birthDate: '2050-01-01' } } } };
export const Doubted: FieldStory = { play: doubting };
export const Corrected: FieldStory = { args: { input: { from: 'source', data, proofs, fetchedAt, correction: 'Jeg er flyttet til Prøvevej 2' } } };
export const NotConfirmed: FieldStory = { args: { error: 'Oplysningerne i “Dine oplysninger” kunne ikke bekræftes. Hent dem igen' } };
export const ReadOnly: FieldStory = { args: { readOnly: true } };
export const Disabled: FieldStory = { args: { disabled: true } };
export const English: FieldStory = { globals: { language: 'en' } };

import type { Meta } from '@storybook/web-components-vite';
import '@faelles/fields/country-field/fk-country-field.js';
import { searching } from './searching.ts';
import { longLabel, renderField, type FieldArgs, type FieldStory } from './render-field.ts';

const meta: Meta<FieldArgs> = {
  title: 'Fields/Country',
  component: 'fk-country-field',
  render: renderField('fk-country-field'),
  args: { name: 'answer', label: 'Land', required: true },
};
export default meta;

export const Empty: FieldStory = {};
export const WithHint: FieldStory = { args: { hint: 'Der, hvor du bor' } };
export const WithHelp: FieldStory = { args: { hint: 'Der, hvor du bor', help: 'Vi bruger kun oplysningen til at behandle din ansøgning.' } };
export const Filled: FieldStory = { args: { value: 'DK' } };
export const Missing: FieldStory = { args: { hint: 'Der, hvor du bor', inError: true } };
export const Wrong: FieldStory = { args: { input: '9999', inError: true } };
export const Disabled: FieldStory = { args: { value: 'DK', disabled: true } };
export const ReadOnly: FieldStory = { args: { value: 'DK', readOnly: true } };
export const Optional: FieldStory = { args: { required: false } };
export const LongLabel: FieldStory = { args: { label: longLabel, hint: 'Der, hvor du bor', inError: true } };
export const English: FieldStory = {
  globals: { language: 'en' },
  args: { label: 'Country', hint: 'Where you live', required: false, inError: true, input: '9999' },
};

export const Suggestions: FieldStory = { play: searching('fk-country-field', 'land') };
export const NothingFits: FieldStory = { play: searching('fk-country-field', 'Atlantis') };

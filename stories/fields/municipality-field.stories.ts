import type { Meta } from '@storybook/web-components-vite';
import '@faelles/fields/municipality-field/fk-municipality-field.js';
import { searching } from './searching.ts';
import { longLabel, renderField, type FieldArgs, type FieldStory } from './render-field.ts';

const meta: Meta<FieldArgs> = {
  title: 'Fields/Municipality',
  component: 'fk-municipality-field',
  render: renderField('fk-municipality-field'),
  args: { name: 'answer', label: 'Kommune', required: true },
};
export default meta;

export const Empty: FieldStory = {};
export const WithHint: FieldStory = { args: { hint: 'Der, hvor du bor' } };
export const WithHelp: FieldStory = { args: { hint: 'Der, hvor du bor', help: 'Vi bruger kun oplysningen til at behandle din ansøgning.' } };
export const Filled: FieldStory = { args: { value: '0101' } };
export const Missing: FieldStory = { args: { hint: 'Der, hvor du bor', inError: true } };
export const Wrong: FieldStory = { args: { input: '9999', inError: true } };
export const Disabled: FieldStory = { args: { value: '0101', disabled: true } };
export const ReadOnly: FieldStory = { args: { value: '0101', readOnly: true } };
export const Optional: FieldStory = { args: { required: false } };
export const LongLabel: FieldStory = { args: { label: longLabel, hint: 'Der, hvor du bor', inError: true } };
export const English: FieldStory = {
  globals: { language: 'en' },
  args: { label: 'Municipality', hint: 'Where you live', required: false, inError: true, input: '9999' },
};

export const Suggestions: FieldStory = { play: searching('fk-municipality-field', 'fred') };
export const NothingFits: FieldStory = { play: searching('fk-municipality-field', 'Atlantis') };

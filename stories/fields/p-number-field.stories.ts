import type { Meta } from '@storybook/web-components-vite';
import '@faelles/fields/p-number-field/fk-p-number-field.js';
import { longLabel, renderField, type FieldArgs, type FieldStory } from './render-field.ts';

const meta: Meta<FieldArgs> = {
  title: 'Fields/PNumber',
  component: 'fk-p-number-field',
  render: renderField('fk-p-number-field'),
  args: { name: 'answer', label: 'P-nummer', required: true },
};
export default meta;

export const Empty: FieldStory = {};
export const WithHint: FieldStory = { args: { hint: '10 cifre' } };
export const WithHelp: FieldStory = { args: { hint: '10 cifre', help: 'Vi bruger kun oplysningen til at behandle din ansøgning.' } };
export const Filled: FieldStory = { args: { value: '1000000000' } };
export const Missing: FieldStory = { args: { hint: '10 cifre', inError: true } };
export const Wrong: FieldStory = { args: { input: '123', inError: true } };
export const Disabled: FieldStory = { args: { value: '1000000000', disabled: true } };
export const ReadOnly: FieldStory = { args: { value: '1000000000', readOnly: true } };
export const Optional: FieldStory = { args: { required: false } };
export const LongLabel: FieldStory = { args: { label: longLabel, hint: '10 cifre', inError: true } };
export const English: FieldStory = {
  globals: { language: 'en' },
  args: { label: 'P number', hint: '10 digits', required: false, inError: true, input: '123' },
};

import type { Meta } from '@storybook/web-components-vite';
import '@faelles/fields/cvr-field/fk-cvr-field.js';
import { longLabel, renderField, type FieldArgs, type FieldStory } from './render-field.ts';

const meta: Meta<FieldArgs> = {
  title: 'Fields/Cvr',
  component: 'fk-cvr-field',
  render: renderField('fk-cvr-field'),
  args: { name: 'answer', label: 'CVR-nummer', required: true },
};
export default meta;

export const Empty: FieldStory = {};
export const WithHint: FieldStory = { args: { hint: '8 cifre' } };
export const WithHelp: FieldStory = { args: { hint: '8 cifre', help: 'Vi bruger kun oplysningen til at behandle din ansøgning.' } };
export const Filled: FieldStory = { args: { value: '99999004' } };
export const Missing: FieldStory = { args: { hint: '8 cifre', inError: true } };
export const Wrong: FieldStory = { args: { input: '99999005', inError: true } };
export const Disabled: FieldStory = { args: { value: '99999004', disabled: true } };
export const ReadOnly: FieldStory = { args: { value: '99999004', readOnly: true } };
export const Optional: FieldStory = { args: { required: false } };
export const LongLabel: FieldStory = { args: { label: longLabel, hint: '8 cifre', inError: true } };
export const English: FieldStory = {
  globals: { language: 'en' },
  args: { label: 'CVR number', hint: '8 digits', required: false, inError: true, input: '99999005' },
};

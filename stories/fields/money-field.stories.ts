import type { Meta } from '@storybook/web-components-vite';
import '@faelles/fields/money-field/fk-money-field.js';
import { longLabel, renderField, type FieldArgs, type FieldStory } from './render-field.ts';

const meta: Meta<FieldArgs> = {
  title: 'Fields/Money',
  component: 'fk-money-field',
  render: renderField('fk-money-field'),
  args: { name: 'answer', label: 'Husleje om måneden', required: true },
};
export default meta;

export const Empty: FieldStory = {};
export const WithHint: FieldStory = { args: { hint: 'Uden varme og el' } };
export const WithHelp: FieldStory = { args: { hint: 'Uden varme og el', help: 'Vi bruger kun oplysningen til at behandle din ansøgning.' } };
export const Filled: FieldStory = { args: { value: 750050 } };
export const Missing: FieldStory = { args: { hint: 'Uden varme og el', inError: true } };
export const Wrong: FieldStory = { args: { input: '7,500.50', inError: true } };
export const Disabled: FieldStory = { args: { value: 750050, disabled: true } };
export const ReadOnly: FieldStory = { args: { value: 750050, readOnly: true } };
export const Optional: FieldStory = { args: { required: false } };
export const LongLabel: FieldStory = { args: { label: longLabel, hint: 'Uden varme og el', inError: true } };
export const English: FieldStory = {
  globals: { language: 'en' },
  args: { label: 'Rent per month', hint: 'Without heating and electricity', required: false, inError: true, input: '7,500.50' },
};

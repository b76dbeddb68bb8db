import type { Meta } from '@storybook/web-components-vite';
import '@faelles/fields/cpr-field/fk-cpr-field.js';
import { longLabel, renderField, type FieldArgs, type FieldStory } from './render-field.ts';

const meta: Meta<FieldArgs> = {
  title: 'Fields/Cpr',
  component: 'fk-cpr-field',
  render: renderField('fk-cpr-field'),
  args: { name: 'answer', label: 'CPR-nummer', required: true },
};
export default meta;

export const Empty: FieldStory = {};
export const WithHint: FieldStory = { args: { hint: '10 cifre' } };
export const WithHelp: FieldStory = { args: { hint: '10 cifre', help: 'Vi bruger kun oplysningen til at behandle din ansøgning.' } };
export const Filled: FieldStory = { args: { value: '0101505006' } };
export const Missing: FieldStory = { args: { hint: '10 cifre', inError: true } };
export const Wrong: FieldStory = { args: { input: '310250', inError: true } };
export const Disabled: FieldStory = { args: { value: '0101505006', disabled: true } };
export const ReadOnly: FieldStory = { args: { value: '0101505006', readOnly: true } };
export const Optional: FieldStory = { args: { required: false } };
export const LongLabel: FieldStory = { args: { label: longLabel, hint: '10 cifre', inError: true } };
export const English: FieldStory = {
  globals: { language: 'en' },
  args: { label: 'CPR number', hint: '10 digits', required: false, inError: true, input: '310250' },
};
/** Without modulus 11: asked about, never refused. */
export const Doubtful: FieldStory = { args: { input: '010150-5000', today: '2075-01-01', inError: true } };
export const DoubtfulInEnglish: FieldStory = {
  globals: { language: 'en' },
  args: { label: 'CPR number', input: '010150-5000', today: '2075-01-01', inError: true },
};

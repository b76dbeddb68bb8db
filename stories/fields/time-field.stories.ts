import type { Meta } from '@storybook/web-components-vite';
import '@faelles/fields/time-field/fk-time-field.js';
import { longLabel, renderField, type FieldArgs, type FieldStory } from './render-field.ts';

const meta: Meta<FieldArgs> = {
  title: 'Fields/Time',
  component: 'fk-time-field',
  render: renderField('fk-time-field'),
  args: { name: 'answer', label: 'Klokkeslæt', required: true },
};
export default meta;

export const Empty: FieldStory = {};
export const WithHint: FieldStory = { args: { hint: 'For eksempel 9.30' } };
export const WithHelp: FieldStory = { args: { hint: 'For eksempel 9.30', help: 'Vi bruger kun oplysningen til at behandle din ansøgning.' } };
export const Filled: FieldStory = { args: { value: '09:30' } };
export const Missing: FieldStory = { args: { hint: 'For eksempel 9.30', inError: true } };
export const Wrong: FieldStory = { args: { input: '9:30 pm', inError: true } };
export const Disabled: FieldStory = { args: { value: '09:30', disabled: true } };
export const ReadOnly: FieldStory = { args: { value: '09:30', readOnly: true } };
export const Optional: FieldStory = { args: { required: false } };
export const LongLabel: FieldStory = { args: { label: longLabel, hint: 'For eksempel 9.30', inError: true } };
export const English: FieldStory = {
  globals: { language: 'en' },
  args: { label: 'Time', hint: 'For example 9:30', required: false, inError: true, input: '9:30 pm' },
};

import type { Meta } from '@storybook/web-components-vite';
import '@faelles/fields/date-field/fk-date-field.js';
import { longLabel, renderField, type FieldArgs, type FieldStory } from './render-field.ts';

const meta: Meta<FieldArgs> = {
  title: 'Fields/Date',
  component: 'fk-date-field',
  render: renderField('fk-date-field'),
  args: { name: 'answer', label: 'Fra dato', required: true },
};
export default meta;

export const Empty: FieldStory = {};
export const WithHint: FieldStory = { args: { hint: 'For eksempel 20 11 2026' } };
export const WithHelp: FieldStory = { args: { hint: 'For eksempel 20 11 2026', help: 'Vi bruger kun oplysningen til at behandle din ansøgning.' } };
export const Filled: FieldStory = { args: { value: '2026-12-24' } };
export const Missing: FieldStory = { args: { hint: 'For eksempel 20 11 2026', inError: true } };
export const Wrong: FieldStory = { args: { input: { day: '31', month: '4', year: '2026' }, inError: true } };
export const Disabled: FieldStory = { args: { value: '2026-12-24', disabled: true } };
export const ReadOnly: FieldStory = { args: { value: '2026-12-24', readOnly: true } };
export const Optional: FieldStory = { args: { required: false } };
export const LongLabel: FieldStory = { args: { label: longLabel, hint: 'For eksempel 20 11 2026', inError: true } };
export const English: FieldStory = {
  globals: { language: 'en' },
  args: { label: 'From date', hint: 'For example 20 11 2026', required: false, inError: true, input: { day: '31', month: '4', year: '2026' } },
};

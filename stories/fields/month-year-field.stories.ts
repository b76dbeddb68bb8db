import type { Meta } from '@storybook/web-components-vite';
import '@faelles/fields/month-year-field/fk-month-year-field.js';
import { longLabel, renderField, type FieldArgs, type FieldStory } from './render-field.ts';

const meta: Meta<FieldArgs> = {
  title: 'Fields/MonthYear',
  component: 'fk-month-year-field',
  render: renderField('fk-month-year-field'),
  args: { name: 'answer', label: 'Flyttemåned', required: true },
};
export default meta;

export const Empty: FieldStory = {};
export const WithHint: FieldStory = { args: { hint: 'For eksempel 11 2026 eller november 2026' } };
export const WithHelp: FieldStory = { args: { hint: 'For eksempel 11 2026 eller november 2026', help: 'Vi bruger kun oplysningen til at behandle din ansøgning.' } };
export const Filled: FieldStory = { args: { value: '2026-12' } };
export const Missing: FieldStory = { args: { hint: 'For eksempel 11 2026 eller november 2026', inError: true } };
export const Wrong: FieldStory = { args: { input: { month: '13', year: '2026' }, inError: true } };
export const Disabled: FieldStory = { args: { value: '2026-12', disabled: true } };
export const ReadOnly: FieldStory = { args: { value: '2026-12', readOnly: true } };
export const Optional: FieldStory = { args: { required: false } };
export const LongLabel: FieldStory = { args: { label: longLabel, hint: 'For eksempel 11 2026 eller november 2026', inError: true } };
export const English: FieldStory = {
  globals: { language: 'en' },
  args: { label: 'Month of moving', hint: 'For example 11 2026 or November 2026', required: false, inError: true, input: { month: '13', year: '2026' } },
};

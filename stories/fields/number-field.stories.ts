import type { Meta } from '@storybook/web-components-vite';
import '@faelles/fields/number-field/fk-number-field.js';
import { longLabel, renderField, type FieldArgs, type FieldStory } from './render-field.ts';

const meta: Meta<FieldArgs> = {
  title: 'Fields/Number',
  component: 'fk-number-field',
  render: renderField('fk-number-field'),
  args: { name: 'answer', label: 'Længde', required: true, unit: 'm', decimals: 1 },
};
export default meta;

export const Empty: FieldStory = {};
export const WithHint: FieldStory = { args: { hint: 'Med højst én decimal' } };
export const WithHelp: FieldStory = { args: { hint: 'Med højst én decimal', help: 'Vi bruger kun oplysningen til at behandle din ansøgning.' } };
export const Filled: FieldStory = { args: { value: 12.5 } };
export const Missing: FieldStory = { args: { hint: 'Med højst én decimal', inError: true } };
export const Wrong: FieldStory = { args: { input: '12.5', inError: true } };
export const Disabled: FieldStory = { args: { value: 12.5, disabled: true } };
export const ReadOnly: FieldStory = { args: { value: 12.5, readOnly: true } };
export const Optional: FieldStory = { args: { required: false } };
export const LongLabel: FieldStory = { args: { label: longLabel, hint: 'Med højst én decimal', inError: true } };
export const English: FieldStory = {
  globals: { language: 'en' },
  args: { label: 'Length', hint: 'At most one decimal', required: false, inError: true, input: '12.5' },
};

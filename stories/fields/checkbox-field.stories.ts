import type { Meta } from '@storybook/web-components-vite';
import '@faelles/fields/checkbox-field/fk-checkbox-field.js';
import { longLabel, renderField, type FieldArgs, type FieldStory } from './render-field.ts';

const meta: Meta<FieldArgs> = {
  title: 'Fields/Checkbox',
  component: 'fk-checkbox-field',
  render: renderField('fk-checkbox-field'),
  args: { name: 'answer', label: 'Jeg har læst vilkårene', required: true },
};
export default meta;

export const Empty: FieldStory = {};
export const WithHint: FieldStory = { args: { hint: 'De står i brevet fra kommunen' } };
export const WithHelp: FieldStory = { args: { hint: 'De står i brevet fra kommunen', help: 'Vi bruger kun oplysningen til at behandle din ansøgning.' } };
export const Filled: FieldStory = { args: { value: true } };
export const Missing: FieldStory = { args: { hint: 'De står i brevet fra kommunen', inError: true } };
export const Disabled: FieldStory = { args: { value: true, disabled: true } };
export const ReadOnly: FieldStory = { args: { value: true, readOnly: true } };
export const Optional: FieldStory = { args: { required: false } };
export const LongLabel: FieldStory = { args: { label: longLabel, hint: 'De står i brevet fra kommunen', inError: true } };
export const English: FieldStory = {
  globals: { language: 'en' },
  args: { label: 'I have read the terms', hint: 'They are in the letter from the municipality', required: false },
};

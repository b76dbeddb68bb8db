import type { Meta } from '@storybook/web-components-vite';
import '@faelles/fields/yes-no-field/fk-yes-no-field.js';
import { longLabel, renderField, type FieldArgs, type FieldStory } from './render-field.ts';

const meta: Meta<FieldArgs> = {
  title: 'Fields/YesNo',
  component: 'fk-yes-no-field',
  render: renderField('fk-yes-no-field'),
  args: { name: 'answer', label: 'Bliver kørebanen spærret?', required: true },
};
export default meta;

export const Empty: FieldStory = {};
export const WithHint: FieldStory = { args: { hint: 'Også hvis det kun er om natten' } };
export const WithHelp: FieldStory = { args: { hint: 'Også hvis det kun er om natten', help: 'Vi bruger kun oplysningen til at behandle din ansøgning.' } };
export const Filled: FieldStory = { args: { value: true } };
export const Missing: FieldStory = { args: { hint: 'Også hvis det kun er om natten', inError: true } };
export const Disabled: FieldStory = { args: { value: true, disabled: true } };
export const ReadOnly: FieldStory = { args: { value: true, readOnly: true } };
export const Optional: FieldStory = { args: { required: false } };
export const LongLabel: FieldStory = { args: { label: longLabel, hint: 'Også hvis det kun er om natten', inError: true } };
export const English: FieldStory = {
  globals: { language: 'en' },
  args: { label: 'Will the carriageway be blocked?', hint: 'Also if only at night', required: false },
};

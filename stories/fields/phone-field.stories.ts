import type { Meta } from '@storybook/web-components-vite';
import '@faelles/fields/phone-field/fk-phone-field.js';
import { longLabel, renderField, type FieldArgs, type FieldStory } from './render-field.ts';

const meta: Meta<FieldArgs> = {
  title: 'Fields/Phone',
  component: 'fk-phone-field',
  render: renderField('fk-phone-field'),
  args: { name: 'answer', label: 'Telefon', required: true },
};
export default meta;

export const Empty: FieldStory = {};
export const WithHint: FieldStory = { args: { hint: 'Også udenlandske numre' } };
export const WithHelp: FieldStory = { args: { hint: 'Også udenlandske numre', help: 'Vi bruger kun oplysningen til at behandle din ansøgning.' } };
export const Filled: FieldStory = { args: { value: '+4520123456' } };
export const Missing: FieldStory = { args: { hint: 'Også udenlandske numre', inError: true } };
export const Wrong: FieldStory = { args: { input: '1234', inError: true } };
export const Disabled: FieldStory = { args: { value: '+4520123456', disabled: true } };
export const ReadOnly: FieldStory = { args: { value: '+4520123456', readOnly: true } };
export const Optional: FieldStory = { args: { required: false } };
export const LongLabel: FieldStory = { args: { label: longLabel, hint: 'Også udenlandske numre', inError: true } };
export const English: FieldStory = {
  globals: { language: 'en' },
  args: { label: 'Phone', hint: 'Foreign numbers, too', required: false, inError: true, input: '1234' },
};

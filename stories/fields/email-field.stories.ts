import type { Meta } from '@storybook/web-components-vite';
import '@faelles/fields/email-field/fk-email-field.js';
import { longLabel, renderField, type FieldArgs, type FieldStory } from './render-field.ts';

const meta: Meta<FieldArgs> = {
  title: 'Fields/Email',
  component: 'fk-email-field',
  render: renderField('fk-email-field'),
  args: { name: 'answer', label: 'E-mail', required: true },
};
export default meta;

export const Empty: FieldStory = {};
export const WithHint: FieldStory = { args: { hint: 'Vi skriver kun om din ansøgning' } };
export const WithHelp: FieldStory = { args: { hint: 'Vi skriver kun om din ansøgning', help: 'Vi bruger kun oplysningen til at behandle din ansøgning.' } };
export const Filled: FieldStory = { args: { value: 'navn@eksempel.dk' } };
export const Missing: FieldStory = { args: { hint: 'Vi skriver kun om din ansøgning', inError: true } };
export const Wrong: FieldStory = { args: { input: 'navn.eksempel.dk', inError: true } };
export const Disabled: FieldStory = { args: { value: 'navn@eksempel.dk', disabled: true } };
export const ReadOnly: FieldStory = { args: { value: 'navn@eksempel.dk', readOnly: true } };
export const Optional: FieldStory = { args: { required: false } };
export const LongLabel: FieldStory = { args: { label: longLabel, hint: 'Vi skriver kun om din ansøgning', inError: true } };
export const English: FieldStory = {
  globals: { language: 'en' },
  args: { label: 'E-mail', hint: 'We only write about your application', required: false, inError: true, input: 'navn.eksempel.dk' },
};

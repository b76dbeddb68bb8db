import type { Meta } from '@storybook/web-components-vite';
import '@faelles/fields/text-field/fk-text-field.js';
import { longLabel, renderField, type FieldArgs, type FieldStory } from './render-field.ts';

const meta: Meta<FieldArgs> = {
  title: 'Fields/Text',
  component: 'fk-text-field',
  render: renderField('fk-text-field'),
  args: { name: 'answer', label: 'Fulde navn', required: true },
};
export default meta;

export const Empty: FieldStory = {};
export const WithHint: FieldStory = { args: { hint: 'Som det står i dit pas' } };
export const WithHelp: FieldStory = { args: { hint: 'Som det står i dit pas', help: 'Vi bruger kun oplysningen til at behandle din ansøgning.' } };
export const Filled: FieldStory = { args: { value: 'Åse Ærø' } };
export const Missing: FieldStory = { args: { hint: 'Som det står i dit pas', inError: true } };
export const Disabled: FieldStory = { args: { value: 'Åse Ærø', disabled: true } };
export const ReadOnly: FieldStory = { args: { value: 'Åse Ærø', readOnly: true } };
export const Optional: FieldStory = { args: { required: false } };
export const LongLabel: FieldStory = { args: { label: longLabel, hint: 'Som det står i dit pas', inError: true } };
export const English: FieldStory = {
  globals: { language: 'en' },
  args: { label: 'Full name', hint: 'As in your passport', required: false },
};

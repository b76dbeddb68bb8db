import type { Meta } from '@storybook/web-components-vite';
import '@faelles/fields/checkboxes-field/fk-checkboxes-field.js';
import { longLabel, renderField, type FieldArgs, type FieldStory } from './render-field.ts';

const options = [
  { value: 'container', label: 'Container' },
  { value: 'scaffold', label: 'Stillads', hint: 'Også rullestillads' },
  { value: 'crane', label: 'Kran eller lift' },
];

const meta: Meta<FieldArgs> = {
  title: 'Fields/Checkboxes',
  component: 'fk-checkboxes-field',
  render: renderField('fk-checkboxes-field'),
  args: { name: 'answer', label: 'Hvad bliver spærret?', required: true, options },
};
export default meta;

export const Empty: FieldStory = {};
export const WithHint: FieldStory = { args: { hint: 'Vælg alle, der passer' } };
export const WithHelp: FieldStory = { args: { hint: 'Vælg alle, der passer', help: 'Vi bruger kun oplysningen til at behandle din ansøgning.' } };
export const Filled: FieldStory = { args: { value: ['container', 'crane'] } };
export const Missing: FieldStory = { args: { hint: 'Vælg alle, der passer', inError: true } };
export const Disabled: FieldStory = { args: { value: ['container', 'crane'], disabled: true } };
export const ReadOnly: FieldStory = { args: { value: ['container', 'crane'], readOnly: true } };
export const Optional: FieldStory = { args: { required: false } };
export const LongLabel: FieldStory = { args: { label: longLabel, hint: 'Vælg alle, der passer', inError: true } };
export const English: FieldStory = {
  globals: { language: 'en' },
  args: { label: 'What will be blocked?', hint: 'Choose all that apply', required: false, options: [
    { value: 'container', label: 'Container' },
    { value: 'scaffold', label: 'Scaffold', hint: 'Also on wheels' },
    { value: 'crane', label: 'Crane or lift' },
  ] },
};

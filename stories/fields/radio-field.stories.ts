import type { Meta } from '@storybook/web-components-vite';
import '@faelles/fields/radio-field/fk-radio-field.js';
import { longLabel, renderField, type FieldArgs, type FieldStory } from './render-field.ts';

const options = [
  { value: 'container', label: 'Container' },
  { value: 'scaffold', label: 'Stillads', hint: 'Også rullestillads' },
  { value: 'crane', label: 'Kran eller lift' },
];

const meta: Meta<FieldArgs> = {
  title: 'Fields/Radio',
  component: 'fk-radio-field',
  render: renderField('fk-radio-field'),
  args: { name: 'answer', label: 'Hvad vil du stille på vejen?', required: true, options },
};
export default meta;

export const Empty: FieldStory = {};
export const WithHint: FieldStory = { args: { hint: 'Vælg det, der fylder mest' } };
export const WithHelp: FieldStory = { args: { hint: 'Vælg det, der fylder mest', help: 'Vi bruger kun oplysningen til at behandle din ansøgning.' } };
export const Filled: FieldStory = { args: { value: 'scaffold' } };
export const Missing: FieldStory = { args: { hint: 'Vælg det, der fylder mest', inError: true } };
export const Disabled: FieldStory = { args: { value: 'scaffold', disabled: true } };
export const ReadOnly: FieldStory = { args: { value: 'scaffold', readOnly: true } };
export const Optional: FieldStory = { args: { required: false } };
export const LongLabel: FieldStory = { args: { label: longLabel, hint: 'Vælg det, der fylder mest', inError: true } };
export const English: FieldStory = {
  globals: { language: 'en' },
  args: { label: 'What will you put on the road?', hint: 'Choose what takes most room', required: false, options: [
    { value: 'container', label: 'Container' },
    { value: 'scaffold', label: 'Scaffold', hint: 'Also on wheels' },
    { value: 'crane', label: 'Crane or lift' },
  ] },
};

import type { Meta } from '@storybook/web-components-vite';
import '@faelles/fields/integer-field/fk-integer-field.js';
import { longLabel, renderField, type FieldArgs, type FieldStory } from './render-field.ts';

const meta: Meta<FieldArgs> = {
  title: 'Fields/Integer',
  component: 'fk-integer-field',
  render: renderField('fk-integer-field'),
  args: { name: 'answer', label: 'Areal', required: true, unit: 'm²', min: 1 },
};
export default meta;

export const Empty: FieldStory = {};
export const WithHint: FieldStory = { args: { hint: 'Rund op til hele kvadratmeter' } };
export const WithHelp: FieldStory = { args: { hint: 'Rund op til hele kvadratmeter', help: 'Vi bruger kun oplysningen til at behandle din ansøgning.' } };
export const Filled: FieldStory = { args: { value: 12 } };
export const Missing: FieldStory = { args: { hint: 'Rund op til hele kvadratmeter', inError: true } };
export const Wrong: FieldStory = { args: { input: 'tolv', inError: true } };
export const Disabled: FieldStory = { args: { value: 12, disabled: true } };
export const ReadOnly: FieldStory = { args: { value: 12, readOnly: true } };
export const Optional: FieldStory = { args: { required: false } };
export const LongLabel: FieldStory = { args: { label: longLabel, hint: 'Rund op til hele kvadratmeter', inError: true } };
export const English: FieldStory = {
  globals: { language: 'en' },
  args: { label: 'Area', hint: 'Round up to whole square metres', required: false, inError: true, input: 'tolv' },
};

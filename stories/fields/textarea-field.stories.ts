import type { Meta } from '@storybook/web-components-vite';
import '@faelles/fields/textarea-field/fk-textarea-field.js';
import { longLabel, renderField, type FieldArgs, type FieldStory } from './render-field.ts';

const meta: Meta<FieldArgs> = {
  title: 'Fields/Textarea',
  component: 'fk-textarea-field',
  render: renderField('fk-textarea-field'),
  args: { name: 'answer', label: 'Beskriv, hvad du vil stille på vejen', required: true, maxLength: 500 },
};
export default meta;

export const Empty: FieldStory = {};
export const WithHint: FieldStory = { args: { hint: 'Skriv ikke CPR-numre' } };
export const WithHelp: FieldStory = { args: { hint: 'Skriv ikke CPR-numre', help: 'Vi bruger kun oplysningen til at behandle din ansøgning.' } };
export const Filled: FieldStory = { args: { value: 'En container til byggeaffald ud for nummer 12.' } };
export const Missing: FieldStory = { args: { hint: 'Skriv ikke CPR-numre', inError: true } };
export const Wrong: FieldStory = { args: { input: 'x'.repeat(520), inError: true } };
export const Disabled: FieldStory = { args: { value: 'En container til byggeaffald ud for nummer 12.', disabled: true } };
export const ReadOnly: FieldStory = { args: { value: 'En container til byggeaffald ud for nummer 12.', readOnly: true } };
export const Optional: FieldStory = { args: { required: false } };
export const LongLabel: FieldStory = { args: { label: longLabel, hint: 'Skriv ikke CPR-numre', inError: true } };
export const English: FieldStory = {
  globals: { language: 'en' },
  args: { label: 'Describe what you will put on the road', hint: 'Do not write CPR numbers', required: false, inError: true, input: 'x'.repeat(520) },
};

import type { Meta } from '@storybook/web-components-vite';
import '@faelles/fields/period-field/fk-period-field.js';
import { longLabel, renderField, type FieldArgs, type FieldStory } from './render-field.ts';

const meta: Meta<FieldArgs> = {
  title: 'Fields/Period',
  component: 'fk-period-field',
  render: renderField('fk-period-field'),
  args: { name: 'answer', label: 'Hvornår skal containeren stå der?', required: true },
};
export default meta;

export const Empty: FieldStory = {};
export const WithHint: FieldStory = { args: { hint: 'Begge dage er med' } };
export const WithHelp: FieldStory = { args: { hint: 'Begge dage er med', help: 'Vi bruger kun oplysningen til at behandle din ansøgning.' } };
export const Filled: FieldStory = { args: { value: { from: '2026-12-24', to: '2027-01-02' } } };
export const Missing: FieldStory = { args: { hint: 'Begge dage er med', inError: true } };
export const Wrong: FieldStory = { args: { input: { from: { day: '31', month: '4', year: '2026' }, to: { day: '1', month: '', year: '2026' } }, inError: true } };
export const Disabled: FieldStory = { args: { value: { from: '2026-12-24', to: '2027-01-02' }, disabled: true } };
export const ReadOnly: FieldStory = { args: { value: { from: '2026-12-24', to: '2027-01-02' }, readOnly: true } };
export const Optional: FieldStory = { args: { required: false } };
export const LongLabel: FieldStory = { args: { label: longLabel, hint: 'Begge dage er med', inError: true } };
export const English: FieldStory = {
  globals: { language: 'en' },
  args: { label: 'When will the skip be there?', hint: 'Both days are included', required: false, inError: true, input: { from: { day: '31', month: '4', year: '2026' }, to: { day: '1', month: '', year: '2026' } } },
};
export const Backwards: FieldStory = { args: { input: { from: '2026-12-24', to: '2026-12-01' }, inError: true } };
export const Caution: FieldStory = { args: { value: { from: '2026-11-20', to: '2027-02-20' }, caution: 'Det er mere end to måneder. Er det rigtigt?' } };

import type { Meta } from '@storybook/web-components-vite';
import '@faelles/fields/address-field/fk-address-field.js';
import { longLabel, renderField, type FieldArgs, type FieldStory } from './render-field.ts';

const meta: Meta<FieldArgs> = {
  title: 'Fields/Address',
  component: 'fk-address-field',
  render: renderField('fk-address-field'),
  args: { name: 'answer', label: 'Adresse', required: true },
};
export default meta;

export const Empty: FieldStory = {};
export const WithHint: FieldStory = { args: { hint: 'Der, hvor du vil bruge vejen' } };
export const WithHelp: FieldStory = { args: { hint: 'Der, hvor du vil bruge vejen', help: 'Vi bruger kun oplysningen til at behandle din ansøgning.' } };
export const Filled: FieldStory = { args: { value: { street: 'Vesterbrogade', houseNumber: '12', floor: '2', door: 'tv', postalCode: '1620', postalDistrict: 'København V', source: 'manual' } } };
export const Missing: FieldStory = { args: { hint: 'Der, hvor du vil bruge vejen', inError: true } };
export const Wrong: FieldStory = { args: { input: { street: 'Vesterbrogade', houseNumber: '', postalCode: '16', postalDistrict: 'København V' }, inError: true } };
export const Disabled: FieldStory = { args: { value: { street: 'Vesterbrogade', houseNumber: '12', floor: '2', door: 'tv', postalCode: '1620', postalDistrict: 'København V', source: 'manual' }, disabled: true } };
export const ReadOnly: FieldStory = { args: { value: { street: 'Vesterbrogade', houseNumber: '12', floor: '2', door: 'tv', postalCode: '1620', postalDistrict: 'København V', source: 'manual' }, readOnly: true } };
export const Optional: FieldStory = { args: { required: false } };
export const LongLabel: FieldStory = { args: { label: longLabel, hint: 'Der, hvor du vil bruge vejen', inError: true } };
export const English: FieldStory = {
  globals: { language: 'en' },
  args: { label: 'Address', hint: 'Where you will use the road', required: false, inError: true, input: { street: 'Vesterbrogade', houseNumber: '', postalCode: '16', postalDistrict: 'København V' } },
};

import type { Meta } from '@storybook/web-components-vite';
import '@faelles/fields/bank-account-field/fk-bank-account-field.js';
import { longLabel, renderField, type FieldArgs, type FieldStory } from './render-field.ts';

const meta: Meta<FieldArgs> = {
  title: 'Fields/BankAccount',
  component: 'fk-bank-account-field',
  render: renderField('fk-bank-account-field'),
  args: { name: 'answer', label: 'Konto', required: true },
};
export default meta;

export const Empty: FieldStory = {};
export const WithHint: FieldStory = { args: { hint: 'Den, pengene skal ind på' } };
export const WithHelp: FieldStory = { args: { hint: 'Den, pengene skal ind på', help: 'Vi bruger kun oplysningen til at behandle din ansøgning.' } };
export const Filled: FieldStory = { args: { value: { registrationNumber: '1234', accountNumber: '0012345678' } } };
export const Missing: FieldStory = { args: { hint: 'Den, pengene skal ind på', inError: true } };
export const Wrong: FieldStory = { args: { input: { registrationNumber: '12', accountNumber: '' }, inError: true } };
export const Disabled: FieldStory = { args: { value: { registrationNumber: '1234', accountNumber: '0012345678' }, disabled: true } };
export const ReadOnly: FieldStory = { args: { value: { registrationNumber: '1234', accountNumber: '0012345678' }, readOnly: true } };
export const Optional: FieldStory = { args: { required: false } };
export const LongLabel: FieldStory = { args: { label: longLabel, hint: 'Den, pengene skal ind på', inError: true } };
export const English: FieldStory = {
  globals: { language: 'en' },
  args: { label: 'Account', hint: 'Where the money is to be paid', required: false, inError: true, input: { registrationNumber: '12', accountNumber: '' } },
};

export const Ways: FieldStory = { args: { nemKonto: true, allowIban: true } };
export const NemKonto: FieldStory = { args: { nemKonto: true, allowIban: true, value: { nemKonto: true } } };
export const AnotherAccount: FieldStory = { args: { nemKonto: true, input: { way: 'account', registrationNumber: '1234' } } };
export const AnotherAccountWrong: FieldStory = { args: { nemKonto: true, input: { way: 'account', registrationNumber: '12' }, inError: true } };
export const Iban: FieldStory = { args: { nemKonto: true, allowIban: true, value: { iban: 'DK5000400440116243' } } };
export const IbanWrong: FieldStory = { args: { allowIban: true, input: { way: 'iban', iban: 'DK5000400440116244' }, inError: true } };
export const NoWayChosen: FieldStory = { args: { nemKonto: true, inError: true } };
export const NemKontoReadOnly: FieldStory = { args: { nemKonto: true, value: { nemKonto: true }, readOnly: true } };

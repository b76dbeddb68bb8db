import type { Meta } from '@storybook/web-components-vite';
import '@faelles/fields/address-field/fk-address-field.js';
import { away, found, register, slow } from './address-register.ts';
import { longLabel, renderField, type FieldArgs, type FieldStory } from './render-field.ts';

/** Types into the search as somebody does, and waits for what comes of it. */
const typing =
  (text: string, until: string): FieldStory['play'] =>
  async ({ canvasElement }) => {
    const root = canvasElement.querySelector('fk-address-field')!.shadowRoot!;
    const come = async <Found>(find: () => Found | null | undefined | false): Promise<Found> => {
      for (;;) {
        const there = find();
        if (there) return there;
        await new Promise(requestAnimationFrame);
      }
    };
    // The list comes with the search itself; before it only text is taken.
    const input = await come(() => root.querySelector<HTMLInputElement>('#search'));
    input.focus();
    input.value = text;
    input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    await come(() => root.querySelector(until)?.textContent);
  };

const meta: Meta<FieldArgs> = {
  title: 'Fields/Address search',
  component: 'fk-address-field',
  render: renderField('fk-address-field'),
  args: { name: 'answer', label: 'Adresse', required: true, lookup: register },
};
export default meta;

export const Idle: FieldStory = {};
export const WithHint: FieldStory = { args: { hint: 'Der, hvor du vil bruge vejen' } };
export const Streets: FieldStory = { play: typing('Prøve', '[role=listbox]:not([hidden]) [role=option]') };
export const HouseNumbers: FieldStory = { play: typing('Prøvegade 1', '[role=listbox]:not([hidden]) [role=option]') };
export const Searching: FieldStory = { args: { lookup: slow }, play: typing('Prøvegade', '.search > .hint:not(#search-hint)') };
export const NoneFound: FieldStory = { play: typing('Atlantis', '.search > .hint:not(#search-hint)') };
export const Away: FieldStory = { args: { lookup: away }, play: typing('Prøvegade 12', '.warning') };
export const Chosen: FieldStory = { args: { value: found } };
export const NotChosen: FieldStory = { args: { input: { search: 'Prøvegade 12' }, inError: true } };
export const Missing: FieldStory = { args: { inError: true } };
export const ByHand: FieldStory = { args: { input: { street: 'Prøvegade', houseNumber: '', postalCode: '' } } };
export const ByHandWrong: FieldStory = { args: { input: { street: 'Prøvegade', houseNumber: '', postalCode: '10' }, inError: true } };
export const MayBeForeign: FieldStory = { args: { allowForeign: true } };
export const Foreign: FieldStory = { args: { allowForeign: true, value: { country: 'DE', lines: ['Teststrasse 1', 'Hinterhaus'], postalCode: '10115', city: 'Berlin' } } };
export const ForeignMissing: FieldStory = { args: { allowForeign: true, input: { country: '', lines: '', city: 'Berlin' }, inError: true } };
export const ForeignReadOnly: FieldStory = { args: { allowForeign: true, value: { country: 'DE', lines: ['Teststrasse 1'], postalCode: '10115', city: 'Berlin' }, readOnly: true } };
export const ReadOnly: FieldStory = { args: { value: found, readOnly: true } };
export const Disabled: FieldStory = { args: { value: found, disabled: true } };
export const Optional: FieldStory = { args: { required: false } };
export const LongLabel: FieldStory = { args: { label: longLabel, inError: true } };
export const English: FieldStory = {
  globals: { language: 'en' },
  args: { label: 'Address', allowForeign: true, lookup: away },
  play: typing('Prøvegade 12', '.warning'),
};

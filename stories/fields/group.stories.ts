import { html } from 'lit';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import '@faelles/fields/group/fk-group.js';
import '@faelles/fields/text-field/fk-text-field.js';
import '@faelles/fields/phone-field/fk-phone-field.js';

const meta: Meta = {
  title: 'Fields/Group',
  component: 'fk-group',
  render: ({ label, hint }) => html`<fk-group .label=${label} .hint=${hint ?? ''}>
    <fk-text-field name="name" label="Navn" required></fk-text-field>
    <fk-phone-field name="phone" label="Telefon" required></fk-phone-field>
  </fk-group>`,
  args: { label: 'Kontakt på pladsen' },
};
export default meta;

export const Plain: StoryObj = {};
export const WithHint: StoryObj = { args: { hint: 'En, vi kan ringe til dag og nat' } };

import { html } from 'lit';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import '@faelles/consent/elements/fk-consent.js';
import type { FkConsent } from '@faelles/consent/elements/consent.js';
import { consentRequest } from './texts.ts';

type Args = Partial<Pick<FkConsent, 'request' | 'input' | 'error' | 'required' | 'readOnly' | 'disabled'>>;
type Story = StoryObj<Args>;

const meta: Meta<Args> = {
  title: 'Consent/Consent',
  component: 'fk-consent',
  args: { request: consentRequest, required: true },
  render: ({ request, input, error = '', required = false, readOnly = false, disabled = false }) =>
    html`<form>
      <fk-consent name="debt" .request=${request} .input=${input} .error=${error} ?required=${required} ?readonly=${readOnly} ?disabled=${disabled}></fk-consent>
    </form>`,
};
export default meta;

export const NotAnswered: Story = {};
export const Given: Story = { args: { input: 'given' } };
export const Refused: Story = { args: { input: 'refused' } };
export const Missing: Story = { args: { error: 'Vælg, om du giver samtykke' } };
export const ReadOnly: Story = { args: { input: 'given', readOnly: true } };
export const Disabled: Story = { args: { input: 'given', disabled: true } };
export const WithoutText: Story = { args: { request: undefined } };
export const English: Story = { globals: { language: 'en' }, args: { input: 'refused' } };

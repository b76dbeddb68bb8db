import { html } from 'lit';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import '@faelles/consent/elements/fk-declaration.js';
import type { FkDeclaration } from '@faelles/consent/elements/declaration.js';
import { declaration } from './texts.ts';

type Args = Partial<Pick<FkDeclaration, 'request' | 'input' | 'error' | 'required' | 'readOnly' | 'disabled'>>;
type Story = StoryObj<Args>;

const meta: Meta<Args> = {
  title: 'Consent/Declaration',
  component: 'fk-declaration',
  args: { request: declaration, required: true },
  render: ({ request, input, error = '', required = false, readOnly = false, disabled = false }) =>
    html`<form>
      <fk-declaration name="truth" .request=${request} .input=${input} .error=${error} ?required=${required} ?readonly=${readOnly} ?disabled=${disabled}></fk-declaration>
    </form>`,
};
export default meta;

export const NotDeclared: Story = {};
export const Declared: Story = { args: { input: true } };
export const Missing: Story = { args: { error: 'Sæt kryds for at erklære det' } };
export const ReadOnly: Story = { args: { input: true, readOnly: true } };
export const Disabled: Story = { args: { disabled: true } };
export const WithoutConsequence: Story = { args: { request: { ...declaration, consequence: undefined } } };
export const English: Story = { globals: { language: 'en' } };

import { html } from 'lit';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import '@faelles/receipt/elements/fk-verification-code.js';
import type { FkVerificationCode } from '@faelles/receipt/elements/verification-code.js';

type Args = Pick<FkVerificationCode, 'verify' | 'hideHeading'>;
type Story = StoryObj<Args>;

const meta: Meta<Args> = {
  title: 'Receipt/Verification code',
  component: 'fk-verification-code',
  args: { verify: { code: '1357-9BDF-HKNQ-SVXW', url: 'https://selvbetjening.kommune.example/verify.html#13579BDFHKNQSVXW' }, hideHeading: false },
  render: ({ verify, hideHeading }) => html`<fk-verification-code .verify=${verify} ?hide-heading=${hideHeading}></fk-verification-code>`,
};
export default meta;

export const Code: Story = {};
export const LongAddress: Story = {
  args: { verify: { code: '1000-0000-0000-000Z', url: `https://${'meget-lange-navne.'.repeat(5)}kommune.example/verify.html#100000000000000Z` } },
};
export const WithoutHeading: Story = { args: { hideHeading: true } };
export const English: Story = { globals: { language: 'en' } };

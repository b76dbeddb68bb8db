import { html } from 'lit';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import '@faelles/foundation/fk-payment-slip.js';
import type { FkPaymentSlip } from '@faelles/foundation/payment-slip.js';
import { slip } from '../receipt/view.ts';

type Args = Pick<FkPaymentSlip, 'slip' | 'paidOre' | 'payee'>;
type Story = StoryObj<Args>;

const meta: Meta<Args> = {
  title: 'Foundation/Payment slip',
  component: 'fk-payment-slip',
  args: { slip, paidOre: 0, payee: { da: 'Testkommunen', en: 'The test municipality' } },
  render: ({ slip: shown, paidOre, payee }) => html`<h1>Betaling</h1><h2>Dit indbetalingskort</h2><fk-payment-slip .slip=${shown} .paidOre=${paidOre} .payee=${payee}></fk-payment-slip>`,
};
export default meta;

export const Type71: Story = {};
export const Type75: Story = {
  args: { slip: { ...slip, type: '75', paymentId: '1234567890123452', creditor: '12345678', line: '+75<1234567890123452+12345678<', amountOre: 123456789 } },
};
export const RestToPay: Story = { args: { paidOre: 20000 } };
export const WithoutPayee: Story = { args: { payee: undefined } };
export const English: Story = { globals: { language: 'en' } };

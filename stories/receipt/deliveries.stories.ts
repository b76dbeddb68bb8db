import { html } from 'lit';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import '@faelles/receipt/elements/fk-receipt-deliveries.js';
import type { FkReceiptDeliveries } from '@faelles/receipt/elements/receipt-deliveries.js';

type Args = Pick<FkReceiptDeliveries, 'deliveries'>;
type Story = StoryObj<Args>;
const at = '2026-11-21T13:05:00.000Z';

const meta: Meta<Args> = {
  title: 'Receipt/Deliveries',
  component: 'fk-receipt-deliveries',
  args: { deliveries: [{ channel: 'digital-post', state: 'sent', at }] },
  render: ({ deliveries }) => html`<fk-receipt-deliveries .deliveries=${deliveries}></fk-receipt-deliveries>`,
};
export default meta;

export const Sent: Story = {};
export const OnTheirWay: Story = { args: { deliveries: [{ channel: 'digital-post', state: 'waiting' }, { channel: 'nemsms', state: 'waiting' }] } };
export const Failed: Story = { args: { deliveries: [{ channel: 'digital-post', state: 'failed' }, { channel: 'nemsms', state: 'sent', at }] } };
export const English: Story = { args: OnTheirWay.args!, globals: { language: 'en' } };

import { html } from 'lit';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import '@faelles/payment/elements/fk-payment.js';
import type { FkPayment } from '@faelles/payment/elements/payment.js';
import { applicationId, calls, order, payment } from './fixture.ts';

type Args = Partial<Pick<FkPayment, 'order' | 'payment' | 'calls' | 'arrival' | 'authority'>>;
type Story = StoryObj<Args>;

const meta: Meta<Args> = {
  title: 'Payment/Payment',
  component: 'fk-payment',
  args: { order, calls: calls(payment('started')).calls, authority: { da: 'Testkommunen', en: 'The test municipality' } },
  render: ({ order, payment, calls, arrival = '', authority }) =>
    html`<fk-payment
      application-id=${applicationId}
      .order=${order}
      .payment=${payment}
      .calls=${calls}
      .arrival=${arrival}
      .authority=${authority}
      @fk-before-pay=${(event: Event) => event.preventDefault()}
    ></fk-payment>`,
};
export default meta;

const never = { start: () => new Promise<never>(() => {}), get: () => new Promise<never>(() => {}), cancel: () => new Promise<never>(() => {}) };
const press = async ({ canvasElement }: { canvasElement: HTMLElement }) => {
  const element = canvasElement.querySelector('fk-payment')!;
  await element.updateComplete;
  void element.pay();
};

export const Ready: Story = {};
export const GoingToPayment: Story = { args: { calls: never }, play: press };
export const Waiting: Story = { args: { payment: payment('started'), arrival: 'returned', calls: never } };
export const Authorised: Story = { args: { payment: payment('authorised') } };
export const Paid: Story = { args: { payment: payment('captured') } };
export const Declined: Story = { args: { payment: payment('declined') } };
export const CancelledByTheCitizen: Story = { args: { payment: payment('cancelled-by-user') } };
export const CancelledByTheAuthority: Story = { args: { payment: payment('cancelled-by-service') } };
export const Expired: Story = { args: { payment: payment('expired') } };
export const ProviderDown: Story = { args: { calls: calls(new Error('down')).calls }, play: press };
export const Mismatch: Story = { args: { payment: payment('mismatch') } };
export const Unknown: Story = { args: { payment: payment('unknown') } };
export const PartlyRefunded: Story = {
  args: { payment: payment('partly-refunded', { amounts: { authorisedOre: 108000, capturedOre: 108000, refundedOre: 40000, cancelledOre: 0 } }) },
};
export const NothingToPay: Story = { args: { order: { ...order, lines: [], netOre: 0, totalOre: 0 } } };
export const WithVat: Story = {
  args: {
    order: {
      ...order, vatText: undefined, taxOre: 27000, totalOre: 135000,
      lines: [{ ...order.lines[0]!, vatRate: 2500, taxOre: 27000, grossOre: 135000 }],
    },
  },
};
export const English: Story = { globals: { language: 'en' }, args: { payment: payment('declined') } };

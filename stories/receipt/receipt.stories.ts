import { html } from 'lit';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import '@faelles/receipt/elements/fk-receipt.js';
import type { FkReceipt } from '@faelles/receipt/elements/receipt.js';
import { exempted, masked, paidBySlip, restBySlip, toPayBySlip, whole } from './view.ts';

type Args = Pick<FkReceipt, 'view'>;
type Story = StoryObj<Args>;

const meta: Meta<Args> = {
  title: 'Receipt/Receipt',
  component: 'fk-receipt',
  args: { view: whole },
  render: ({ view }) => html`<fk-receipt .view=${view}></fk-receipt>`,
};
export default meta;

const { payment, ...unpaid } = whole.receipt;

export const Whole: Story = {};
export const Masked: Story = { args: { view: masked } };
export const Unverified: Story = { args: { view: { ...whole, verification: 'unverified' } } };
export const NotChecked: Story = { args: { view: { ...whole, verification: 'unknown' } } };
export const NothingPaid: Story = { args: { view: { ...whole, receipt: unpaid } } };
export const PartlyRefunded: Story = {
  args: {
    view: {
      ...whole,
      receipt: { ...whole.receipt, payment: { ...payment!, state: 'partly-refunded', amounts: { ...payment!.amounts, refundedOre: 40000 } } },
    },
  },
};
export const NoPromisedDate: Story = {
  args: { view: { ...whole, receipt: { ...whole.receipt, expectedBy: undefined, processingTime: { basis: 'estimate', duration: 'P3W', countsFrom: 'fully-informed' } } } },
};
export const ImmediateResult: Story = { args: { view: { ...whole, receipt: { ...whole.receipt, kind: 'immediate-result' } } } };
export const RemainingBySlip: Story = { args: { view: toPayBySlip } };
export const RestBySlip: Story = { args: { view: restBySlip } };
export const PaidBySlip: Story = { args: { view: paidBySlip } };
export const NothingToPayAndWhy: Story = { args: { view: exempted } };
export const RemainingInEnglish: Story = { args: { view: toPayBySlip }, globals: { language: 'en' } };
export const English: Story = { globals: { language: 'en' } };

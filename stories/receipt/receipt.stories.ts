import { html } from 'lit';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import '@faelles/receipt/elements/fk-receipt.js';
import '@faelles/receipt/elements/fk-receipt-files.js';
import '@faelles/receipt/elements/fk-case-status.js';
import type { FkReceipt } from '@faelles/receipt/elements/receipt.js';
import { cases, today } from './case-status.fixture.ts';
import { completed, decided, exempted, hostile, masked, paidBySlip, restBySlip, toPayBySlip, whole } from './view.ts';

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
/** The year of the promise is not in the authority's calendar: no day is promised, but how long it takes is said. */
export const WorkingDays: Story = {
  args: { view: { ...whole, receipt: { ...whole.receipt, expectedBy: undefined, processingTime: { basis: 'statute', workingDays: 7, countsFrom: 'received', lateNotice: true } } } },
};
export const ImmediateResult: Story = { args: { view: decided } };
export const ImmediateResultInEnglish: Story = { args: { view: decided }, globals: { language: 'en' } };
export const Completion: Story = { args: { view: completed } };
export const HostileAnswers: Story = { args: { view: hostile } };
const { attachments: _a, consents: _c, declarations: _d, verify: _v, feedback: _f, ...before } = whole.receipt;
/** Signed before receipts had codes, files and consents in them. */
export const FromBefore: Story = { args: { view: { ...whole, receipt: { ...before, actions: [] } } } };
/** What the page adds: buttons for files, where it was sent, where the case stands, words of its own. */
export const WithPlacesFilled: Story = {
  args: { view: { ...whole, deliveries: [{ channel: 'digital-post', state: 'sent', at: '2026-11-20T13:32:00Z' }, { channel: 'nemsms', state: 'waiting' }] } },
  render: ({ view }) => html`<fk-receipt .view=${view}>
    <fk-receipt-files slot="files" .receipt=${view!.receipt} .file=${(kind: string) => Promise.resolve({ blob: new Blob([kind]), name: `kvittering.${kind}` })}></fk-receipt-files>
    <fk-case-status slot="status" .status=${cases.waitingForCitizen} .today=${today}></fk-case-status>
    <p>Tak, fordi du brugte løsningen.</p>
  </fk-receipt>`,
};
export const RemainingBySlip: Story = { args: { view: toPayBySlip } };
export const RestBySlip: Story = { args: { view: restBySlip } };
export const PaidBySlip: Story = { args: { view: paidBySlip } };
export const NothingToPayAndWhy: Story = { args: { view: exempted } };
export const RemainingInEnglish: Story = { args: { view: toPayBySlip }, globals: { language: 'en' } };
export const English: Story = { globals: { language: 'en' } };

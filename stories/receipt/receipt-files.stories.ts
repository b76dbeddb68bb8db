import { html } from 'lit';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import '@faelles/receipt/elements/fk-receipt-files.js';
import type { FkReceiptFiles } from '@faelles/receipt/elements/receipt-files.js';
import { whole } from './view.ts';

type Args = Pick<FkReceiptFiles, 'receipt' | 'file'>;
type Story = StoryObj<Args>;

const meta: Meta<Args> = {
  title: 'Receipt/Files',
  component: 'fk-receipt-files',
  args: { receipt: whole.receipt, file: (kind) => Promise.resolve({ blob: new Blob([kind]), name: `RV-2026-4F7K2QD.${kind}` }) },
  render: ({ receipt, file }) => html`<fk-receipt-files .receipt=${receipt} .file=${file}></fk-receipt-files>`,
};
export default meta;

const { expectedBy: _, ...undated } = whole.receipt;

export const PdfAndCalendar: Story = {};
export const WithoutDays: Story = { args: { receipt: undated } };
export const CannotBeFetched: Story = {
  args: { file: () => Promise.reject(new TypeError('no connection')) },
  play: ({ canvasElement }) => canvasElement.querySelector('fk-receipt-files')!.updateComplete.then(() => canvasElement.querySelector('fk-receipt-files')!.shadowRoot!.querySelector('button')!.click()),
};
export const English: Story = { globals: { language: 'en' } };

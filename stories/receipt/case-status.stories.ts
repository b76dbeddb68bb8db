import { html } from 'lit';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import '@faelles/receipt/elements/fk-case-status.js';
import type { FkCaseStatus } from '@faelles/receipt/elements/case-status.js';
import { cases, today } from './case-status.fixture.ts';

type Args = Pick<FkCaseStatus, 'status' | 'load'>;
type Story = StoryObj<Args>;

const meta: Meta<Args> = {
  title: 'Receipt/Case status',
  component: 'fk-case-status',
  args: { status: cases.processing, load: undefined },
  render: ({ status, load }) => html`<fk-case-status .status=${status} .load=${load} .today=${today}></fk-case-status>`,
};
export default meta;

const never = () => Promise.reject(new TypeError('no connection'));

export const Created: Story = { args: { status: cases.created } };
export const Processing: Story = {};
export const WaitingForCitizen: Story = { args: { status: cases.waitingForCitizen, load: () => Promise.resolve(cases.waitingForCitizen) } };
export const WaitingForAuthority: Story = { args: { status: cases.waitingForAuthority } };
export const WaitingForThirdParty: Story = { args: { status: cases.waitingForThirdParty } };
export const Late: Story = { args: { status: cases.late } };
export const Granted: Story = { args: { status: cases.granted } };
export const RefusedWithComplaint: Story = { args: { status: cases.refused } };
export const ClosedWithItsDecision: Story = { args: { status: cases.closed } };
export const Rejected: Story = { args: { status: cases.rejected } };
export const MovedBack: Story = { args: { status: cases.movedBack } };
export const FromALink: Story = { args: { status: cases.masked } };
export const Withdrawn: Story = { args: { status: cases.withdrawn } };
export const CannotBeFetched: Story = { args: { status: undefined, load: never } };
export const NothingReported: Story = { args: { status: cases.nothing } };
export const English: Story = { args: { status: cases.refused }, globals: { language: 'en' } };
export const WaitingForCitizenInEnglish: Story = { args: { status: cases.waitingForCitizen }, globals: { language: 'en' } };

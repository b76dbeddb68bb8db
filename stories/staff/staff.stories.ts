import { html, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import '@faelles/journey/staff/fk-staff-payments.js';
import type { FieldElement } from '@faelles/fields/base/field-element.js';
import type { StaffCalls } from '@faelles/journey/staff/staff-calls.js';
import { answering, maySee, mayRefund, never, offline, partlyRefunded, payment, payout, reconciliation, refused, stuck } from './people.ts';

const meta: Meta = { title: 'Staff/Payments', component: 'fk-staff-payments' };
export default meta;

type Story = StoryObj;

let count = 0;
const fresh = (content: TemplateResult) => html`${keyed(++count, content)}`;
const page = (calls: StaffCalls): Story => ({ render: () => fresh(html`<fk-staff-payments .calls=${calls}></fk-staff-payments>`) });
const one = (calls: StaffCalls, mayGive = true): Story => ({
  render: () => fresh(html`<fk-staff-payment .calls=${calls} .paymentId=${payment.id} .mayRefund=${mayGive}></fk-staff-payment>`),
});

export const SignIn: Story = page(answering({ demo: [mayRefund, maySee] }));
export const SignInElsewhere: Story = page(answering({ signInUrl: '/sign-in' }));
export const NoSignIn: Story = page(answering({}));
export const Loading: Story = page(answering({}, { session: never }));
export const Failed: Story = page(answering({}, { session: offline }));
export const Overview: Story = page(answering());
/** Whoever may only look is offered nothing else. */
export const OnlySee: Story = page(answering({ staff: maySee }));
export const AllAgrees: Story = page(answering(undefined, { reconciliations: async () => ({ newest: { ...reconciliation, differences: [] }, earlier: [] }) }));
export const NeverCompared: Story = page(answering(undefined, { reconciliations: async () => ({ earlier: [] }) }));
export const Comparing: Story = page(answering(undefined, { reconciliations: async () => ({ underWay: { ...reconciliation, state: 'running', checked: 12 }, earlier: [] }), reconciliation: never }));
export const Payment: Story = one(answering());
export const PartlyRefunded: Story = one(answering(undefined, { payment: async () => partlyRefunded }));
export const CannotBeTaken: Story = one(answering(undefined, { payment: async () => stuck }));
export const NoSuchPayment: Story = one(answering(undefined, { payment: refused(404) }));

export const ToTransfer: Story = { render: () => fresh(html`<fk-staff-payouts .calls=${answering(undefined, { slipPayouts: async () => ({ payouts: [payout] }) })}></fk-staff-payouts>`) };
export const SlipIn: Story = { render: () => fresh(html`<fk-staff-slip .calls=${answering()}></fk-staff-slip>`) };

export const Outbox: Story = { render: () => fresh(html`<fk-staff-outbox .calls=${answering()}></fk-staff-outbox>`) };
export const OutboxAllSent: Story = {
  render: () => fresh(html`<fk-staff-outbox .calls=${answering(undefined, { outbox: async () => ({ counts: { waiting: 0, sending: 0, sent: 214, dead: 0 }, messages: [] }) })}></fk-staff-outbox>`),
};
export const OutboxFailed: Story = { render: () => fresh(html`<fk-staff-outbox .calls=${answering(undefined, { outbox: offline })}></fk-staff-outbox>`) };

/** Fills the refund in, up to its confirmation, and presses it. */
const refunding = (calls: StaffCalls, press: boolean): Story => ({
  render: () => fresh(html`<fk-staff-refund .calls=${calls} .payment=${payment}></fk-staff-refund>`),
  play: async ({ canvasElement }) => {
    const element = canvasElement.querySelector('fk-staff-refund')!;
    await element.updateComplete;
    const field = (name: string) => element.shadowRoot!.querySelector<FieldElement>(`[name="${name}"]`)!;
    field('how-much').value = 'all';
    field('reason').value = 'rejected';
    element.shadowRoot!.querySelector('form')!.requestSubmit();
    await element.updateComplete;
    if (press) element.shadowRoot!.querySelector<HTMLElement>('.actions .primary')!.click();
  },
});
export const Confirming: Story = refunding(answering(), false);
export const Refunding: Story = refunding(answering(), true);
/** Somebody else gave some of it back meanwhile. */
export const TooMuch: Story = refunding(answering(undefined, { refund: refused(409, { refundableOre: 20_000 }) }), true);
export const NoAnswer: Story = refunding(answering(undefined, { refund: offline }), true);

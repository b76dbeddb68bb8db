import { html } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import '@faelles/journey/pay/fk-pay-page.js';
import type { LinkCalls } from '@faelles/journey/pay/link-calls.js';
import type { Payment, PaymentByLink } from '@faelles/schemas/payment.js';
import { application, definition, never, offline, refused } from './back-end.ts';

interface Args {
  calls: () => Promise<LinkCalls>;
  /** A secret came with the address. */
  opened: boolean;
  /** Back from the provider. */
  back?: boolean;
}

const { id: applicationId, reference, order } = application;

const payment: Payment = {
  id: '5d6f0f51-3a57-4c4c-8a67-36d5a5b2f203',
  applicationId,
  attempt: 1,
  state: 'captured',
  finished: true,
  order,
  amounts: { authorisedOre: order.totalOre, capturedOre: order.totalOre, refundedOre: 0, cancelledOre: 0 },
  method: 'card',
  provider: 'nexi',
  paidWith: 'Dankort **** 0004',
  refunds: [],
  createdAt: '2026-11-20T10:00:00Z',
  updatedAt: '2026-11-20T10:01:00Z',
};

/** What the link opens, by what became of the payment. */
function opening(paid: Payment | undefined, payUntil: string | undefined): () => Promise<LinkCalls> {
  const link: PaymentByLink = {
    situation: {
      applicationId,
      reference,
      order,
      methods: [
        { id: 'card', provider: 'nexi', flow: 'redirect' },
        { id: 'mobilepay', provider: 'vipps', flow: 'redirect' },
        { id: 'slip', provider: 'invoice', flow: 'slip' },
      ],
      ...(paid && { payment: paid }),
      ...(payUntil && { payUntil }),
      mayPayLater: true,
    },
    authority: { name: definition.authority.name, cvr: definition.authority.cvr },
    title: definition.title,
    solution: definition.id,
    language: 'da',
    until: '2026-12-04T10:00:00Z',
  };
  return () => Promise.resolve({ byLink: () => Promise.resolve(link), situation: () => Promise.resolve(link.situation), start: never, get: never, cancel: never });
}

const failing = (byLink: () => Promise<never>) => (): Promise<LinkCalls> => Promise.resolve({ byLink, situation: never, start: never, get: never, cancel: never });

let count = 0;

const meta: Meta<Args> = {
  title: 'Journey/Pay by a link',
  component: 'fk-pay-page',
  parameters: { docs: { description: { component: 'The page a pay-later link leads to. Whoever holds the link sees what is to be paid, never answers or names.' } } },
  argTypes: { calls: { control: false }, opened: { control: false }, back: { control: false } },
  render: ({ calls, opened, back }) => {
    sessionStorage.removeItem('faelles.pay-link');
    const query = new URLSearchParams(location.search);
    query.delete('payment');
    if (back) query.set('payment', payment.id);
    history.replaceState(history.state, '', `${location.pathname}?${query.toString()}${opened ? `#${'S'.repeat(43)}` : ''}`);
    return html`${keyed(++count, html`<fk-pay-page .calls=${calls}></fk-pay-page>`)}`;
  },
};
export default meta;

type Story = StoryObj<Args>;

/** The link is good, and nobody has paid. */
export const ToPay: Story = { args: { calls: opening(undefined, '2026-12-04T10:00:00Z'), opened: true } };

/** Paid: the same link says so to whoever opens it again. */
export const Paid: Story = { args: { calls: opening(payment, undefined), opened: true } };

/** The application was withdrawn, or its time is over. */
export const Over: Story = { args: { calls: opening(undefined, undefined), opened: true } };

/** The link has expired, was closed, or a part of it is missing: a stranger is told no more. */
export const Lost: Story = { args: { calls: failing(refused('not-found', 404)), opened: true } };

/** The page without a link. */
export const Missing: Story = { args: { calls: failing(never), opened: false } };

/** Back from the provider in another browser than the one the link was opened in. */
export const Elsewhere: Story = { args: { calls: failing(never), opened: false, back: true } };

/** No connection. */
export const Away: Story = { args: { calls: failing(offline), opened: true } };

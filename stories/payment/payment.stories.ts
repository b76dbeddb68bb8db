import { html, nothing } from 'lit';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import '@faelles/payment/elements/fk-payment.js';
import type { FkPayment } from '@faelles/payment/elements/payment.js';
import { applicationId } from './fixture.ts';
import { answerInPage } from './in-page.ts';
import type { Scenario } from './scenarios.ts';

// A built Storybook has no server to write to.
if (import.meta.env.PROD) answerInPage();

interface Args {
  /** What the endpoint answers; see `scenarios.ts`. */
  scenario: Scenario;
  arrival?: FkPayment['arrival'];
  patience?: number;
  /** Words of the page where the provider's own checkout would be. */
  checkout?: string;
}
type Story = StoryObj<Args>;

const meta: Meta<Args> = {
  title: 'Payment/Payment',
  component: 'fk-payment',
  args: { scenario: 'several-methods' },
  render: ({ scenario, arrival = '', patience = 120, checkout }) =>
    html`<fk-payment
      application-id=${applicationId}
      endpoint="payment-api/${scenario}"
      arrival=${arrival}
      patience=${patience}
      .authority=${{ da: 'Testkommunen', en: 'The test municipality' }}
      @fk-before-pay=${(event: Event) => event.preventDefault()}
      @fk-embedded=${(event: Event) => checkout && event.preventDefault()}
    >
      ${checkout ? html`<div slot="embedded">${checkout}</div>` : nothing}
    </fk-payment>`,
};
export default meta;

type Played = { canvasElement: HTMLElement };

/** Waits for a control of the element and presses it, as a citizen would. */
const press =
  (selector: string) =>
  async ({ canvasElement }: Played): Promise<void> => {
    const element = canvasElement.querySelector('fk-payment')!;
    let found: HTMLElement | null = null;
    for (let tried = 0; !found && tried < 200; tried++) {
      found = element.shadowRoot?.querySelector<HTMLElement>(selector) ?? null;
      if (!found) await new Promise((done) => setTimeout(done, 20));
    }
    found!.click();
    await element.updateComplete;
  };
const of = (scenario: Scenario, more: Partial<Story> = {}): Story => ({ args: { scenario }, ...more });
const pressed = (scenario: Scenario): Story => of(scenario, { play: press('#pay') });

export const Ready: Story = {};
export const OneMethod: Story = of('one-method');
export const OnlyASlip: Story = of('slip-chosen');
export const WithVat: Story = of('with-vat');
export const PartlyExempt: Story = of('halved');
export const WhollyExempt: Story = of('exempt');
export const NothingToPay: Story = of('free');

export const Loading: Story = of('loading');
export const GoingToPayment: Story = pressed('going');
export const ProviderDown: Story = pressed('provider-down');
export const PriceChanged: Story = pressed('price-changed');
export const PaidInTheMeantime: Story = pressed('paid-elsewhere');
export const Embedded: Story = {
  args: { scenario: 'embedded', checkout: 'Her viser siden betalingsudbyderens felt.' },
  play: press('#pay'),
};
export const PayLater: Story = of('pay-later', { play: press('.plain') });
export const Slip: Story = of('slip');

export const Waiting: Story = { args: { scenario: 'started', arrival: 'returned' } };
export const Slow: Story = { args: { scenario: 'started', arrival: 'returned', patience: 0 } };
export const Declined: Story = of('declined');
export const CancelledByTheCitizen: Story = of('cancelled');
export const CancelledByTheAuthority: Story = of('cancelled-by-authority');
export const Expired: Story = of('expired');
export const Failed: Story = of('error');
export const Unknown: Story = of('unknown');
export const Mismatch: Story = of('mismatch');
export const AmountsOverTheOrder: Story = of('amounts-over-order');
export const Closed: Story = of('closed');
export const Lost: Story = of('lost');
export const Away: Story = of('away');

/** The browser lost its line while the page was open. */
export const Offline: Story = { play: async () => void dispatchEvent(new Event('offline')) };

export const Authorised: Story = of('authorised');
export const Paid: Story = of('captured');
export const PartlyCaptured: Story = of('partly-captured');
export const PartlyRefunded: Story = of('partly-refunded');
export const Refunded: Story = of('refunded');

export const English: Story = of('partly-refunded', { globals: { language: 'en' } });
export const EnglishReady: Story = { globals: { language: 'en' } };

import { html } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import '@faelles/consent/elements/fk-consent-overview.js';
import type { ConsentCalls } from '@faelles/consent/elements/consents-calls.js';
import { entry, never, offline, people, problem } from './people.ts';

type Story = StoryObj;
const meta: Meta = { title: 'Consent/Overview', component: 'fk-consent-overview' };
export default meta;

let count = 0;
const page = (consents: Partial<ConsentCalls['consents']>) => html`${keyed(++count, html`<fk-consent-overview .calls=${people({ consents })}></fk-consent-overview>`)}`;
const second = '5d6f0f51-3a57-4c4c-8a67-36d5a5b2f399';
const several = [
  entry(),
  entry({
    consentId: second,
    state: 'withdrawn',
    withdrawable: false,
    request: { ...entry().request, id: 'photo', kind: 'gdpr-consent', title: { da: 'Må vi bruge et billede?', en: 'May we use a photo?' } },
    until: undefined,
    history: [...entry().history, { type: 'withdrawn', at: '2026-11-21T08:00:00Z' }],
  }),
];
const pressing = (consents: Partial<ConsentCalls['consents']>, ...presses: string[]): Story => ({
  render: () => page(consents),
  play: async ({ canvasElement }) => {
    const element = canvasElement.querySelector('fk-consent-overview')!;
    for (const press of presses) {
      await new Promise((done) => setTimeout(done, 50));
      await element.updateComplete;
      element.shadowRoot!.querySelector<HTMLElement>(press)!.click();
    }
    await new Promise((done) => setTimeout(done, 50));
    await element.updateComplete;
  },
});

export const Several: Story = { render: () => page({ mine: () => Promise.resolve(several) }) };
/** The consequence stands before the second press. */
export const Withdrawing: Story = pressing({}, '[class^=withdraw]');
export const Withdrawn: Story = pressing({}, '[class^=withdraw]', '.ask button');
export const WithdrawOffline: Story = pressing({ withdraw: offline }, '[class^=withdraw]', '.ask button');
export const Renewed: Story = pressing({}, '[aria-describedby^=renew]');
export const Empty: Story = { render: () => page({ mine: () => Promise.resolve([]) }) };
export const Loading: Story = { render: () => page({ mine: never }) };
export const Offline: Story = { render: () => page({ mine: offline }) };
export const Failed: Story = { render: () => page({ mine: problem('internal', 500) }) };
export const SignedOut: Story = { render: () => page({ mine: problem('not-signed-in', 401) }) };
export const English: Story = { render: () => page({ mine: () => Promise.resolve(several) }), globals: { language: 'en' } };

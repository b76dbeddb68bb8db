import { html } from 'lit';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import '@faelles/consent/elements/fk-consent-list.js';
import '@faelles/consent/elements/fk-declaration.js';
import '@faelles/journey/consents/fk-consent-wait.js';
import type { ConsentCase } from '@faelles/schemas/consent-case.js';
import type { Application } from '@faelles/schemas/application.js';
import { applicant, consentCase, offline, people, relative, waiting } from './people.ts';
import { consentRequest, declaration } from './texts.ts';

type Story = StoryObj;
const meta: Meta = { title: 'Consent/Several' };
export default meta;

const photo = { ...consentRequest, id: 'photo', kind: 'gdpr-consent' as const, title: { da: 'Må vi bruge et billede?', en: 'May we use a photo?' } };

/** "Yes to all" stands only beside "no to all". */
export const List: Story = {
  render: () =>
    html`<form>
      <fk-consent-list><fk-consent name="debt" .request=${consentRequest}></fk-consent><fk-consent name="photo" .request=${photo}></fk-consent></fk-consent-list>
    </form>`,
};
export const ListOfOne: Story = { render: () => html`<fk-consent-list><fk-consent name="debt" .request=${consentRequest}></fk-consent></fk-consent-list>` };

/** What each of the five kinds says of itself: what it binds to, whether it can be taken back, what is kept. */
export const FiveKinds: Story = {
  render: () =>
    html`<fk-consent name="gdpr" .request=${photo} .asks=${{ da: 'Prøvekommunen', en: 'Test Municipality' }}></fk-consent><br />
      <fk-consent name="information" .request=${consentRequest}></fk-consent><br />
      ${(['declaration', 'acknowledgement', 'agreement'] as const).map((kind) => html`<fk-declaration name=${kind} .request=${{ ...declaration, kind }}></fk-declaration><br />`)}`,
};

const wait = (cases: () => Promise<ConsentCase[]>, application: () => Promise<Application> = () => Promise.resolve(waiting)): Story => ({
  render: () =>
    html`<fk-consent-wait .application=${waiting} .watch=${{ cases, application, withdraw: () => Promise.resolve({ ...waiting, state: 'withdrawn' as const }) }} .calls=${people()} .overviewHref=${'#'}></fk-consent-wait>`,
});

export const Awaiting: Story = wait(() => Promise.resolve([consentCase()]));
export const AwaitingOffline: Story = wait(offline);
export const AwaitingRefused: Story = wait(() =>
  Promise.resolve([consentCase({ status: 'refused', parties: [applicant, { ...relative, status: 'refused', answeredAt: '2026-11-21T09:30:00Z', reason: 'Jeg vil gerne tale med jer først.' }] })]),
);
export const AwaitingExpired: Story = wait(() => Promise.resolve([consentCase({ status: 'expired', parties: [applicant, { ...relative, status: 'expired' }] })]));
export const ApplicationWithdrawn: Story = wait(
  () => Promise.resolve([]),
  () => Promise.resolve({ ...waiting, state: 'withdrawn' }),
);

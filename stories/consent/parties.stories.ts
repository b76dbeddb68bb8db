import { html } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import '@faelles/consent/elements/fk-consent-parties.js';
import type { ConsentCase } from '@faelles/schemas/consent-case.js';
import { applicant, consentCase, parent, people, problem, relative } from './people.ts';

interface Args {
  case: ConsentCase;
  viewOnly?: boolean;
}
type Story = StoryObj<Args>;

let count = 0;
const meta: Meta<Args> = {
  title: 'Consent/Parties',
  component: 'fk-consent-parties',
  args: { case: consentCase() },
  render: ({ case: one, viewOnly = false }) => html`${keyed(++count, html`<fk-consent-parties .case=${one} .calls=${people()} ?view-only=${viewOnly}></fk-consent-parties>`)}`,
};
export default meta;

/** Nobody is invited yet: making the link is what comes next. */
export const NotInvited: Story = {};
export const Invited: Story = { args: { case: consentCase({ canRemind: true, parties: [applicant, { ...relative, invitedUntil: '2026-12-04T22:59:59Z', remindedAt: '2026-11-21T08:00:00Z' }] }) } };
/** The link is shown this once. */
export const LinkShown: Story = {
  play: async ({ canvasElement }) => {
    const element = canvasElement.querySelector('fk-consent-parties')!;
    await element.updateComplete;
    element.shadowRoot!.querySelector('button')!.click();
    await new Promise((done) => setTimeout(done));
    await element.updateComplete;
  },
};
export const ReminderTooSoon: Story = {
  render: () =>
    html`<fk-consent-parties
      .case=${consentCase({ canRemind: true, parties: [applicant, { ...relative, invitedUntil: '2026-12-04T22:59:59Z' }] })}
      .calls=${people({ consents: { remind: problem('too-many-requests', 429) } })}
    ></fk-consent-parties>`,
  play: async ({ canvasElement }) => {
    const element = canvasElement.querySelector('fk-consent-parties')!;
    await element.updateComplete;
    element.shadowRoot!.querySelectorAll('button')[1]!.click();
    await new Promise((done) => setTimeout(done));
    await element.updateComplete;
  },
};
export const TwoOfThree: Story = { args: { case: consentCase({ required: 'n-of', count: 2, parties: [applicant, relative, parent] }) } };
export const AllGiven: Story = { args: { case: consentCase({ status: 'given', parties: [applicant, { ...relative, status: 'given', answeredAt: '2026-11-21T09:30:00Z' }] }) } };
/** The refusal path: what the one who said no let the others know, and what can be done now. */
export const Refused: Story = {
  args: { case: consentCase({ status: 'refused', parties: [applicant, { ...relative, status: 'refused', answeredAt: '2026-11-21T09:30:00Z', reason: 'Jeg vil gerne tale med jer, før I henter noget.' }] }) },
};
export const RefusedWithoutReason: Story = { args: { case: consentCase({ status: 'refused', parties: [applicant, { ...relative, status: 'refused', answeredAt: '2026-11-21T09:30:00Z' }] }) } };
/** A no that does not stop the application. */
export const RefusedGoesOn: Story = {
  args: {
    case: consentCase({
      status: 'refused',
      request: { ...consentCase().request, parties: { ids: ['applicant', 'relative'], required: 'all-of', deadline: 'P14D', whenRefused: 'go-on' } },
      parties: [applicant, { ...relative, status: 'refused', answeredAt: '2026-11-21T09:30:00Z' }],
    }),
  },
};
export const Withdrawn: Story = { args: { case: consentCase({ status: 'withdrawn', parties: [applicant, { ...relative, status: 'withdrawn', answeredAt: '2026-11-21T09:30:00Z' }] }) } };
export const Expired: Story = { args: { case: consentCase({ status: 'expired', parties: [applicant, { ...relative, status: 'expired' }] }) } };
export const ForTheInvited: Story = { args: { viewOnly: true } };
export const English: Story = { globals: { language: 'en' } };

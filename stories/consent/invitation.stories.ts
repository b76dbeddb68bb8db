import { html } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import '@faelles/consent/elements/fk-consent-invitation.js';
import type { FkConsentInvitation } from '@faelles/consent/elements/consent-invitation.js';
import type { ConsentCalls } from '@faelles/consent/elements/consents-calls.js';
import type { Invitation } from '@faelles/schemas/consent-case.js';
import { invitation, never, offline, people, problem, theirCase } from './people.ts';

type Story = StoryObj;
const meta: Meta = {
  title: 'Consent/Invitation',
  component: 'fk-consent-invitation',
  parameters: { docs: { description: { component: 'The page of somebody who was sent a link. Nothing about anybody is on it before they have shown who they are.' } } },
};
export default meta;

let count = 0;
const page = (calls: ConsentCalls) => html`${keyed(++count, html`<fk-consent-invitation .secret=${'secret'} solution="care-for-relative" .calls=${calls}></fk-consent-invitation>`)}`;
const standing = (one: Invitation): Story => ({ render: () => page(people({ invitations: { get: () => Promise.resolve(one) } })) });
const settled = async (element: FkConsentInvitation) => {
  await new Promise((done) => setTimeout(done, 50));
  await element.updateComplete;
};
const open = (invitations: Partial<ConsentCalls['invitations']> = {}) => page(people({ invitations: { get: () => Promise.resolve(invitation('open', { case: theirCase('pending') })), ...invitations } }));
const answering = (which: 0 | 1, send: boolean, invitations: Partial<ConsentCalls['invitations']> = {}): Story => ({
  render: () => open(invitations),
  play: async ({ canvasElement }) => {
    const element = canvasElement.querySelector('fk-consent-invitation')!;
    await settled(element);
    element.shadowRoot!.querySelector('fk-consent')!.shadowRoot!.querySelectorAll('input')[which]!.click();
    await settled(element);
    if (send) element.shadowRoot!.querySelector<HTMLButtonElement>('[type=submit]')!.click();
    await settled(element);
  },
});
const identifying = (number: string, identify: ConsentCalls['invitations']['identify']): Story => ({
  render: () => page(people({ invitations: { identify } })),
  play: async ({ canvasElement }) => {
    const element = canvasElement.querySelector('fk-consent-invitation')!;
    await settled(element);
    element.shadowRoot!.querySelector<HTMLInputElement>('#number')!.value = number;
    element.shadowRoot!.querySelector<HTMLButtonElement>('[type=submit]')!.click();
    await settled(element);
  },
});

export const Loading: Story = { render: () => page(people({ invitations: { get: never } })) };
export const Identify: Story = standing(invitation('identify'));
export const NumberTooShort: Story = identifying('0101', never);
export const NumberOfSomebodyElse: Story = identifying('010150-5006', problem('not-allowed', 403));
/** Five wrong numbers: the link rests, it is not closed. */
export const Resting: Story = identifying('010150-5006', problem('too-many-requests', 429));
export const Open: Story = { render: () => open() };
export const NothingChosen: Story = {
  render: () => open(),
  play: async ({ canvasElement }) => {
    const element = canvasElement.querySelector('fk-consent-invitation')!;
    await settled(element);
    element.shadowRoot!.querySelector<HTMLButtonElement>('[type=submit]')!.click();
    await settled(element);
  },
};
/** The refusal path begins: no reason has to be given. */
export const SayingNo: Story = answering(1, false);
export const SaidNo: Story = answering(1, true);
export const SaidYes: Story = answering(0, true);
/** The text was changed meanwhile: it is shown anew, and nothing is answered. */
export const TextChanged: Story = answering(0, true, { answer: problem('text-changed', 409) });
export const ProofIsOver: Story = answering(0, true, { answer: problem('not-signed-in', 401) });
export const AnswerOffline: Story = answering(1, true, { answer: offline });
export const AnsweredBefore: Story = standing(invitation('answered', { answer: 'given', case: theirCase('given') }));
export const Withdrawn: Story = standing(invitation('withdrawn'));
export const Expired: Story = standing(invitation('expired'));
export const Completed: Story = standing(invitation('completed'));
export const UnknownLink: Story = { render: () => page(people({ invitations: { get: problem('not-found', 404) } })) };
export const Offline: Story = { render: () => page(people({ invitations: { get: offline } })) };
export const English: Story = { ...answering(1, false), globals: { language: 'en' } };

import { html } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import '@faelles/journey/fk-journey.js';
import type { JourneyCalls } from '@faelles/journey/calls.js';
import { application, backEnd, draft, never, offline, refused } from './back-end.ts';

interface Args {
  client: JourneyCalls;
  /** What the browser remembers of an earlier visit. */
  visit?: { begun: boolean; applicationId?: string };
}

let count = 0;

const meta: Meta<Args> = {
  title: 'Journey/Journey',
  component: 'fk-journey',
  parameters: { docs: { description: { component: 'A whole solution; each story is a moment on the way. The page around it is the shell of the pages.' } } },
  argTypes: { client: { control: false }, visit: { control: false } },
  render: ({ client, visit }) => {
    if (visit) localStorage.setItem('faelles.visit.sample', JSON.stringify(visit));
    else localStorage.removeItem('faelles.visit.sample');
    history.replaceState(history.state, '', location.pathname + location.search);
    return html`${keyed(++count, html`<fk-journey solution="sample" .client=${client}></fk-journey>`)}`;
  },
};
export default meta;

type Story = StoryObj<Args>;

/** The definition is on its way. Words come only when it takes longer than a moment. */
export const Loading: Story = { args: { client: backEnd({ definition: never }) } };

/** The first step, for somebody who was never here. */
export const Form: Story = { args: { client: backEnd() } };

/** A draft of an earlier visit was found: go on, or begin again. */
export const DraftFound: Story = { args: { client: backEnd({ draft }), visit: { begun: true } } };

/** An application of an earlier visit waits to be paid. */
export const UnpaidFound: Story = { args: { client: backEnd(), visit: { begun: true, applicationId: application.id } } };

/** No connection: nothing is lost, and trying again may help. */
export const Offline: Story = { args: { client: backEnd({ definition: offline }) } };

/** The definition has faults: closed, and whom to call. Trying again would not help. */
export const Closed: Story = { args: { client: backEnd({ definition: refused('internal', 503) }) } };

/** A solution that does not exist. */
export const NotFound: Story = { args: { client: backEnd({ definition: refused('not-found', 404) }) } };

/** The answers are on their way. */
export const Submitting: Story = { args: { client: backEnd({ draft, submit: never }), visit: { begun: true } }, play: ({ canvasElement }) => send(canvasElement) };

/** The answers did not arrive: they are still here, and can be sent again. */
export const NotSent: Story = { args: { client: backEnd({ draft, submit: offline }), visit: { begun: true } }, play: ({ canvasElement }) => send(canvasElement) };

/** The price has changed meanwhile: both prices, and the citizen decides. */
export const PriceChanged: Story = {
  args: { client: backEnd({ draft, submit: refused('price-changed', 409, { current: { ...application.order, totalOre: 30_000 } }) }), visit: { begun: true } },
  play: ({ canvasElement }) => send(canvasElement),
};

/** Submitted; now it is to be paid. */
export const Payment: Story = {
  args: { client: backEnd({ draft, submit: () => Promise.resolve(application) }), visit: { begun: true } },
  play: ({ canvasElement }) => send(canvasElement),
};

/** Through the one step and check-your-answers. */
async function send(canvas: HTMLElement): Promise<void> {
  const wizard = await found(() => canvas.querySelector('fk-journey')?.shadowRoot?.querySelector('fk-form-wizard'));
  const button = () => wizard.shadowRoot?.querySelector<HTMLButtonElement>('[type=submit]');
  await found(() => wizard.shadowRoot?.querySelector('fk-radio-field'));
  (await found(button)).click();
  await found(() => wizard.step === 'check' && wizard.shadowRoot?.querySelector('.answers'));
  (await found(button)).click();
}

async function found<Found>(look: () => Found | false | null | undefined): Promise<Found> {
  for (let tries = 0; tries < 250; tries++) {
    const result = look();
    if (result) return result;
    await new Promise((done) => setTimeout(done, 20));
  }
  throw new Error('The page never came so far.');
}

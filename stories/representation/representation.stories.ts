import { html } from 'lit';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import '@faelles/consent/elements/fk-representation.js';
import type { FkRepresentation } from '@faelles/consent/elements/representation.js';
import { child, choosing, company, elsewhere, everybody, friend, never, offline, reader, refused, self, sessionOf } from './people.ts';

type Args = Partial<Pick<FkRepresentation, 'session' | 'calls' | 'needs' | 'area' | 'started'>>;
type Story = StoryObj<Args>;

const meta: Meta<Args> = {
  title: 'Representation/Whom I act for',
  component: 'fk-representation',
  args: { session: sessionOf(everybody), calls: choosing(everybody), area: 'sample', needs: 'act' },
  render: ({ session, calls, needs = 'act', area = '', started = false }) =>
    html`<fk-representation .session=${session} .calls=${calls} needs=${needs} area=${area} ?started=${started}></fk-representation>`,
};
export default meta;

/** Presses as the citizen does. */
const press = (wanted: string): NonNullable<Story['play']> => async ({ canvasElement }) => {
  const element = canvasElement.querySelector('fk-representation')!;
  await element.updateComplete;
  const root = element.shadowRoot!;
  if (wanted) root.querySelector<HTMLInputElement>(`input[value="${wanted}"]`)!.click();
  await element.updateComplete;
  root.querySelector<HTMLButtonElement>('.primary')!.click();
};

/** Nothing is ticked beforehand. Two of them it does not reach for here. */
export const Choice: Story = {};
export const NothingChosen: Story = { play: press('') };
export const OnlyMyself: Story = { args: { session: sessionOf([self]) } };
/** A professional, for a company. */
export const Company: Story = { args: { session: sessionOf([company], company) } };
export const OnlyToRead: Story = { args: { session: sessionOf([self, reader]) } };
export const AnotherArea: Story = { args: { session: sessionOf([self, elsewhere]) } };
/** In the middle of a form: what happens to it is said when another one is ticked. */
export const Changing: Story = { args: { session: sessionOf(everybody, child), started: true } };
export const ChangingToMyself: Story = {
  args: { session: sessionOf(everybody, child), started: true },
  play: async ({ canvasElement }) => {
    const element = canvasElement.querySelector('fk-representation')!;
    await element.updateComplete;
    element.shadowRoot!.querySelector<HTMLInputElement>('input[value="self"]')!.click();
  },
};
/** The power of attorney was withdrawn while the citizen was writing. */
export const Ended: Story = { args: { session: sessionOf([self, child], friend, { representationEnded: true }), started: true } };
export const NoConnection: Story = { args: { calls: choosing(everybody, { actFor: offline }) }, play: press('c-1') };
export const EndedMeanwhile: Story = { args: { calls: choosing(everybody, { actFor: refused('representation-ended', 403) }) }, play: press('p-1') };
export const ServerDown: Story = { args: { calls: choosing(everybody, { actFor: refused('internal', 500) }) }, play: press('c-1') };
export const Busy: Story = { args: { calls: choosing(everybody, { actFor: never }) }, play: press('c-1') };
/** Alone on a page: asks who may be acted for. */
export const Loading: Story = { args: { session: undefined, calls: choosing(everybody, { session: never }) } };
export const NotLoaded: Story = { args: { session: undefined, calls: choosing(everybody, { session: offline }) } };
export const SignedOut: Story = { args: { session: undefined, calls: choosing(everybody, { session: () => Promise.resolve(undefined) }) } };
export const English: Story = { globals: { language: 'en' } };

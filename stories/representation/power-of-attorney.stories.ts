import { html, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import '@faelles/consent/elements/fk-power-of-attorney.js';
import type { PowerCalls } from '@faelles/consent/elements/representation-calls.js';
import type { FkPowerOfAttorney } from '@faelles/consent/elements/power-of-attorney.js';
import { keeping, never, offline, powers, refused, request } from './people.ts';

const meta: Meta = { title: 'Representation/Power of attorney', component: 'fk-power-of-attorney' };
export default meta;

type Story = StoryObj;
type Step = (root: ShadowRoot, element: FkPowerOfAttorney) => void;

let count = 0;
const fresh = (content: TemplateResult) => html`${keyed(++count, content)}`;

/** The element with these calls, after the citizen has taken these steps. */
const story = (calls: PowerCalls, ...steps: Step[]): Story => ({
  render: () => fresh(html`<fk-power-of-attorney .calls=${calls} .today=${'2026-11-20'}></fk-power-of-attorney>`),
  play: async ({ canvasElement }) => {
    const element = canvasElement.querySelector('fk-power-of-attorney')!;
    for (const step of steps) {
      await settle(element);
      step(element.shadowRoot!, element);
    }
  },
});

async function settle(element: FkPowerOfAttorney): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await Promise.resolve(element.updateComplete);
}

const click = (selector: string): Step => (root) => root.querySelector<HTMLElement>(selector)!.click();
const fill: Step = (root) => {
  const set = (name: string, value: string) => {
    root.querySelector<HTMLElement & { value: string }>(`form [name="${name}"]`)!.value = value;
  };
  set('number', '0101505006');
  set('name', 'Min nabo');
  set('area', 'sample');
  set('level', 'act');
  set('from', '2026-11-20');
};
const person: Step = (root) => {
  const field = root.querySelector<HTMLElement & { value: string }>('form [name="kind"]')!;
  field.value = 'person';
  field.dispatchEvent(new Event('change', { bubbles: true }));
};
const filled = [click('#give'), person, fill, click('[type="submit"]')];

/** One waits for an answer; given and received below. */
export const List: Story = story(keeping(powers));
export const Empty: Story = story(keeping([]));
export const Loading: Story = story(keeping([], { list: never }));
export const Failed: Story = story(keeping([], { list: offline }));
export const SignedOut: Story = story(keeping([], { list: refused('not-signed-in', 401) }));
/** The consequence is said before it is done. */
export const Withdrawing: Story = story(keeping(powers.slice(1, 2)), click('.power .actions button'));
export const Accepting: Story = story(keeping([request]), click('.power .actions button'));
export const Rejecting: Story = story(keeping([request]), click('.power .actions button:nth-of-type(2)'));
export const Withdrawn: Story = story(keeping(powers.slice(1, 2)), click('.power .actions button'), click('.notice .actions button'));
export const NotWithdrawn: Story = story(keeping(powers.slice(1, 2), { withdraw: offline }), click('.power .actions button'), click('.notice .actions button'));
export const Give: Story = story(keeping([]), click('#give'));
export const Ask: Story = story(keeping([]), click('#ask'));
export const GiveUnfinished: Story = story(keeping([]), click('#give'), click('[type="submit"]'));
export const GiveConfirm: Story = story(keeping([]), ...filled);
export const Given: Story = story(keeping([]), ...filled, click('.confirm ~ .actions .primary'));
export const GiverTooYoung: Story = story(keeping([], { request: refused('giver-too-young', 422) }), ...filled, click('.confirm ~ .actions .primary'));
export const WrongNumber: Story = story(
  keeping([], { request: refused('invalid-request', 422, { issues: [{ path: 'number', code: 'same-person' }] }) }),
  ...filled,
  click('.confirm ~ .actions .primary'),
);
export const English: Story = { ...story(keeping(powers)), globals: { language: 'en' } };

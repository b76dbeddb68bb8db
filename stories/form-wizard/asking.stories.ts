import { html } from 'lit';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import '@faelles/form-wizard/fk-form-wizard.js';
import type { Asker } from '@faelles/fields/fetched-field/asker.js';
import type { FormDefinition } from '@faelles/schemas/definition.js';
import { definition as base } from './definition.ts';

const text = (da: string, en: string) => ({ da, en });
const source = { id: 'person', label: text('CPR-registeret', 'the CPR register') };
const { price: _, ...free } = base;
const definition: FormDefinition = {
  ...free,
  steps: [
    {
      id: 'applicant',
      title: text('Hvem er du', 'Who are you'),
      fields: [
        { name: 'name', kind: 'text', label: text('Navn', 'Name'), source, prefill: 'name' },
        {
          name: 'cvr', kind: 'cvr', label: text('CVR-nummer', 'CVR number'), hint: text('8 cifre', '8 digits'),
          checks: [{ ask: 'cvr-exists', severity: 'warning', message: text('Vi kan ikke finde CVR-nummeret. Er det rigtigt, kan du bare gå videre', 'We cannot find the CVR number. If it is right, just go on') }],
        },
      ],
    },
  ],
};
const asker: Asker = {
  fetch: async () => ({ state: 'found', fetchedAt: '2026-11-20T09:05:00Z', data: { name: 'Test Testesen' }, proofs: { name: 'x' } }),
  check: async (_ask, value) => (value === '99999004' ? 'ok' : 'not-ok'),
};
const slow: Asker = { ...asker, check: () => new Promise(() => {}) };

type Args = { asker: Asker };
const meta: Meta<Args> = {
  title: 'Form wizard/Asking the server',
  component: 'fk-form-wizard',
  args: { asker },
  render: ({ asker }) => html`<fk-form-wizard without-page today="2026-11-20" .definition=${definition} .asker=${asker}></fk-form-wizard>`,
};
export default meta;
type Story = StoryObj<Args>;

/** Waits for a field of the wizard that has come, and has what it begins with. */
async function field(canvas: HTMLElement, name: string): Promise<HTMLElement & { input: unknown }> {
  const root = () => canvas.querySelector('fk-form-wizard')!.shadowRoot;
  for (let tries = 0; tries < 200; tries++) {
    const filled = root()?.querySelector<HTMLElement & { input: unknown }>('#field-name')?.input;
    if (filled) return root()!.querySelector<HTMLElement & { input: unknown }>(`#field-${name}`)!;
    await new Promise((done) => setTimeout(done, 20));
  }
  throw new Error('The form was not filled in');
}
const say = (element: HTMLElement & { input: unknown }, input: string) => {
  element.input = input;
  element.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
};

export const Prefilled: Story = { play: async ({ canvasElement }) => void (await field(canvasElement, 'name')) };
export const Changed: Story = { play: async ({ canvasElement }) => say(await field(canvasElement, 'name'), 'Test Nytnavn') };
export const Warned: Story = {
  play: async ({ canvasElement }) => {
    const cvr = await field(canvasElement, 'cvr');
    say(cvr, '99999012');
    cvr.dispatchEvent(new FocusEvent('focusout', { bubbles: true, composed: true }));
    while (!cvr.shadowRoot!.querySelector('#warning')) await new Promise((done) => setTimeout(done, 20));
  },
};
export const WaitingForTheServer: Story = {
  args: { asker: slow },
  play: async ({ canvasElement }) => {
    say(await field(canvasElement, 'cvr'), '99999012');
    canvasElement.querySelector('fk-form-wizard')!.shadowRoot!.querySelector<HTMLButtonElement>('[type=submit]')!.click();
  },
};

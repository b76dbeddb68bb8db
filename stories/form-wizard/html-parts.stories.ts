import { html } from 'lit';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import type { FkFormWizard } from '@faelles/form-wizard/form-wizard.js';
import { steps } from '../../test/form-wizard/html-parts.ts';
import { drawn, goOn } from './drawn.ts';

/** A form that is written in HTML with a list, a choice of branches, a way out, a consent and a declaration. */
const meta: Meta = {
  title: 'Form wizard/Written in HTML, all parts',
  component: 'fk-list',
  render: () => html`<fk-form-wizard without-page heading="Leje af skur">${steps()}</fk-form-wizard>`,
};
export default meta;

type Story = StoryObj;

function answer(wizard: FkFormWizard, path: string, value: unknown): void {
  const field = wizard.tree!.find(path) as HTMLElement & { input: unknown };
  field.input = value;
  field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
}
async function begun(canvas: HTMLElement, resident: boolean, payer = 'self'): Promise<FkFormWizard> {
  const wizard = await drawn(canvas);
  answer(wizard, 'resident', resident);
  answer(wizard, 'payer', payer);
  return wizard;
}
async function toSheds(canvas: HTMLElement): Promise<FkFormWizard> {
  const wizard = await begun(canvas, true);
  await wizard.show('sheds');
  return wizard;
}
async function toConsents(canvas: HTMLElement): Promise<FkFormWizard> {
  const wizard = await toSheds(canvas);
  answer(wizard, 'sheds.0.size', 'small');
  await wizard.show('consents');
  return wizard;
}

export const Choice: Story = {};
export const ChoiceErrors: Story = { play: async ({ canvasElement }) => goOn(await drawn(canvasElement)) };
export const BranchTaken: Story = { play: async ({ canvasElement }) => void (await begun(canvasElement, true, 'company')) };
export const List: Story = { play: async ({ canvasElement }) => void (await toSheds(canvasElement)) };
export const ListErrors: Story = { play: async ({ canvasElement }) => goOn(await toSheds(canvasElement)) };
export const ListWithAFoldedEntry: Story = {
  play: async ({ canvasElement }) => {
    const wizard = await toSheds(canvasElement);
    answer(wizard, 'sheds.0.size', 'large');
    while (wizard.tree!.find('sheds.0.why')?.localName !== 'fk-text-field') await new Promise((done) => setTimeout(done, 20));
    answer(wizard, 'sheds.0.why', 'Tre cykler og en barnevogn');
    const list = wizard.querySelector('fk-list')!;
    list.shadowRoot!.querySelector<HTMLElement>('.done')!.click();
    while (!list.shadowRoot!.querySelector('.folded')) await new Promise((done) => setTimeout(done, 20));
    list.shadowRoot!.querySelector<HTMLElement>('.add')!.click();
  },
};
export const Exit: Story = {
  play: async ({ canvasElement }) => {
    const wizard = await begun(canvasElement, false);
    await wizard.show('elsewhere');
  },
};
export const Consents: Story = { play: async ({ canvasElement }) => void (await toConsents(canvasElement)) };
export const ConsentErrors: Story = { play: async ({ canvasElement }) => goOn(await toConsents(canvasElement)) };

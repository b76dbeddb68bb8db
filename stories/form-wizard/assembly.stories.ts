import { html } from 'lit';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import '@faelles/form-wizard/fk-step.js';
import type { FkFormWizard } from '@faelles/form-wizard/form-wizard.js';
import '../../test/form-wizard/own-field.ts';
import { drawn, goOn } from './drawn.ts';

const large = JSON.stringify({ '==': [{ var: 'size' }, 'large'] });

/** A form that is written in HTML, with the field of a vendor in its second step. */
const meta: Meta = {
  title: 'Form wizard/Written in HTML',
  component: 'fk-step',
  render: () =>
    html`<fk-form-wizard without-page heading="Leje af skur">
      <fk-step id="who" heading="Hvem er du" lead="Fortæl os, hvem du er.">
        <fk-text-field name="name" label="Navn" required></fk-text-field>
        <fk-radio-field name="size" label="Størrelse" required>
          <option value="small">Lille</option>
          <option value="large">Stor</option>
        </fk-radio-field>
        <fk-text-field name="why" label="Hvorfor stor" required when=${large}></fk-text-field>
      </fk-step>
      <fk-step id="car" heading="Din bil">
        <p>Vi bruger nummerpladen til at finde bilen.</p>
        <acme-plate name="plate" label="Nummerplade" required></acme-plate>
      </fk-step>
    </fk-form-wizard>`,
};
export default meta;

type Story = StoryObj;

function answer(wizard: FkFormWizard, name: string, value: string): void {
  const field = wizard.querySelector<HTMLElement & { input?: string; value?: string }>(`[name=${name}]`)!;
  field['input' in field ? 'input' : 'value'] = value;
  field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
}
async function toCar(canvas: HTMLElement): Promise<FkFormWizard> {
  const wizard = await drawn(canvas);
  answer(wizard, 'name', 'Åse Test');
  answer(wizard, 'size', 'small');
  await wizard.show('car');
  return wizard;
}

export const FirstStep: Story = {};
export const Errors: Story = { play: async ({ canvasElement }) => goOn(await drawn(canvasElement)) };
export const AQuestionMore: Story = { play: async ({ canvasElement }) => answer(await drawn(canvasElement), 'size', 'large') };
export const AFieldOfAVendor: Story = {
  play: async ({ canvasElement }) => {
    const wizard = await toCar(canvasElement);
    answer(wizard, 'plate', 'a1');
    goOn(wizard);
  },
};
export const CheckYourAnswers: Story = {
  play: async ({ canvasElement }) => {
    const wizard = await toCar(canvasElement);
    answer(wizard, 'plate', 'AB12345');
    await wizard.show('check');
  },
};

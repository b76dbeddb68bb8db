import { html } from 'lit';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { registerLanguage } from '@faelles/foundation/register-language.js';
import '@faelles/form-wizard/fk-form-wizard.js';
import type { FkFormWizard } from '@faelles/form-wizard/form-wizard.js';
import { arabic } from '../../test/support/arabic.ts';
import { rightToLeft } from './right-to-left.ts';

/** The whole page is turned: a language read from right to left, partly translated; what is missing is in English. */
const meta: Meta = { title: 'Form wizard/Right to left' };
export default meta;

const wizard = (step: string, inputs = {}) => {
  registerLanguage('ar', arabic);
  return html`<div lang="ar" dir="rtl">
    <fk-form-wizard without-page today="2026-11-20" .definition=${rightToLeft} .inputs=${inputs} .step=${step}></fk-form-wizard>
  </div>`;
};

async function send(canvas: HTMLElement): Promise<void> {
  const element = canvas.querySelector<FkFormWizard>('fk-form-wizard')!;
  while (!element.shadowRoot?.querySelector('[type=submit]')) await new Promise((done) => setTimeout(done, 20));
  element.shadowRoot.querySelector<HTMLButtonElement>('[type=submit]')!.click();
}

export const FirstStep: StoryObj = { render: () => wizard('who', { phone: '+45 12 34 56 78', cpr: '010150-5006' }) };
export const Errors: StoryObj = { render: () => wizard('who'), play: ({ canvasElement }) => send(canvasElement) };
export const SecondStep: StoryObj = { render: () => wizard('what', { name: 'سارة', phone: '12345678', cpr: '010150-5006' }) };

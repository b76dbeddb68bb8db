import { html } from 'lit';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import '@faelles/form-wizard/fk-form-wizard.js';
import type { FkFormWizard } from '@faelles/form-wizard/form-wizard.js';
import type { Saver } from '@faelles/form-wizard/saver.js';
import { definition } from './definition.ts';
import { parking } from './parking.ts';
import { pension } from './pension.ts';

type Args = Partial<Pick<FkFormWizard, 'definition' | 'inputs' | 'step' | 'saver' | 'submitting' | 'problem' | 'trailingSteps'>>;
type Story = StoryObj<Args>;

const meta: Meta<Args> = {
  title: 'Form wizard/Form wizard',
  component: 'fk-form-wizard',
  args: { definition, trailingSteps: [{ id: 'payment', title: { da: 'Betaling', en: 'Payment' } }] },
  render: ({ definition, inputs, step = '', saver, submitting = false, problem = '', trailingSteps = [] }) =>
    html`<fk-form-wizard
      without-page
      today="2026-11-20"
      .definition=${definition}
      .inputs=${inputs}
      .step=${step}
      .saver=${saver}
      .submitting=${submitting}
      .problem=${problem}
      .trailingSteps=${trailingSteps}
    ></fk-form-wizard>`,
};
export default meta;

const complete = { name: 'Åse Test', email: 'aase@example.dk', size: 'small', days: '3' };

/** The wizard in a story, when its step is there. */
async function drawn(canvas: HTMLElement): Promise<FkFormWizard> {
  const wizard = canvas.querySelector('fk-form-wizard')!;
  while (!wizard.shadowRoot?.querySelector('form .fields > *, form .answers')) await new Promise((done) => setTimeout(done, 20));
  return wizard;
}
const goOn = (wizard: FkFormWizard) => wizard.shadowRoot!.querySelector<HTMLButtonElement>('[type=submit]')!.click();
const toCheck = async ({ canvasElement }: { canvasElement: HTMLElement }) => {
  await (await drawn(canvasElement)).show('check');
};

export const FirstStep: Story = {};
export const Restored: Story = { args: { inputs: complete, step: 'what' } };
export const Errors: Story = {
  play: async ({ canvasElement }) => goOn(await drawn(canvasElement)),
};
export const ErrorInAStepBefore: Story = {
  args: { inputs: { ...complete, name: '' }, step: 'what' },
  play: async ({ canvasElement }) => {
    const wizard = await drawn(canvasElement);
    await wizard.show('who');
    goOn(wizard);
    await wizard.updateComplete;
    await wizard.show('what');
  },
};
export const CheckYourAnswers: Story = { args: { inputs: complete, step: 'what' }, play: toCheck };
export const Sending: Story = { args: { inputs: complete, step: 'what', submitting: true }, play: toCheck };
export const NotSent: Story = {
  args: { inputs: complete, step: 'what', problem: 'Ansøgningen blev ikke sendt. Dine svar er bevaret. Prøv igen' },
  play: toCheck,
};

const saver = (save: Saver['save']): Saver => ({ save });
const type = async ({ canvasElement }: { canvasElement: HTMLElement }) => {
  const wizard = await drawn(canvasElement);
  const field = wizard.shadowRoot!.querySelector('fk-text-field')!;
  field.input = 'Åse';
  field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  while (!wizard.shadowRoot!.querySelector('.draft:not(:empty), [part=conflict]')) await new Promise((done) => setTimeout(done, 50));
};
export const DraftSaved: Story = { args: { saver: saver(async () => ({ savedAt: '2026-11-20T13:30:00Z' })) }, play: type };
export const DraftNotSaved: Story = { args: { saver: saver(() => Promise.reject(new Error('offline'))) }, play: type };
/** Not sent yet, but kept by the page that saves: its words come from there. */
export const DraftKept: Story = {
  args: { saver: saver(async () => ({ savedAt: '2026-11-20T13:30:00Z', kept: true })) },
  play: async (context) => {
    await import('@faelles/journey/drafts/vault.js');
    await type(context);
  },
};
export const TwoVersions: Story = {
  args: { saver: saver(async () => ({ conflict: { inputs: { name: 'Åse Test', email: 'aase@example.dk' }, step: 'who', savedAt: '2026-11-20T13:31:00Z' } })) },
  play: type,
};
export const ListAndChoice: Story = {
  args: { definition: pension, trailingSteps: [], inputs: { fund: { branch: 'member', member: { number: '77' } }, periods: [{ from: '2025-01-01' }, {}] } },
};

const cars = { resident: true, company: false, cars: [{ plate: 'AB12345', fuel: 'petrol' }, { plate: 'CD12345', fuel: 'electric' }] };
export const ExitPage: Story = {
  args: { definition: parking, trailingSteps: [], inputs: { ...cars, resident: false }, step: 'you' },
  play: async ({ canvasElement }) => {
    await (await drawn(canvasElement)).show('no-licence');
  },
};
export const StepThatNoLongerApplies: Story = {
  args: { definition: parking, inputs: { ...cars, company: true, employer: 'Testfirma ApS' }, step: 'cars' },
  play: async ({ canvasElement }) => {
    const wizard = await drawn(canvasElement);
    await wizard.show('you');
    const field = wizard.shadowRoot!.querySelectorAll('fk-yes-no-field')[1]!;
    field.input = false;
    field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  },
};
export const NextError: Story = {
  args: { definition: parking },
  play: async ({ canvasElement }) => {
    const wizard = await drawn(canvasElement);
    goOn(wizard);
    while (!wizard.shadowRoot!.querySelector('#errors')) await new Promise((done) => setTimeout(done, 20));
    // The way to the next is fetched with the first errors.
    await import('@faelles/form-wizard/next-error.js');
    await new Promise((done) => setTimeout(done, 100));
    const field = wizard.shadowRoot!.querySelector('fk-yes-no-field')!;
    field.input = true;
    field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  },
};
export const FoldedEntries: Story = { args: { definition: parking, trailingSteps: [], inputs: cars, step: 'cars' } };
export const EntryRemoved: Story = {
  args: { definition: parking, trailingSteps: [], inputs: cars, step: 'cars' },
  play: async ({ canvasElement }) => {
    const wizard = await drawn(canvasElement);
    while (!wizard.shadowRoot!.querySelector('.remove')) await new Promise((done) => setTimeout(done, 20));
    wizard.shadowRoot!.querySelector<HTMLButtonElement>('.remove')!.click();
  },
};
export const English: Story = { globals: { language: 'en' }, args: { inputs: complete, step: 'what' }, play: toCheck };

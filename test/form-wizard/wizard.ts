/** A wizard in a test page, and what a citizen does with it. */
import { fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '@faelles/form-wizard/fk-form-wizard.js';
import type { FkFormWizard } from '@faelles/form-wizard/form-wizard.js';
import { definition } from '../../stories/form-wizard/definition.ts';
import { until } from '../support/until.ts';

export const root = (element: FkFormWizard): ShadowRoot => element.shadowRoot!;
export const heading = (element: FkFormWizard): HTMLElement => root(element).querySelector('h1')!;
export const headingText = (element: FkFormWizard): string => heading(element).textContent!;

/** The wizard when its first step is drawn. */
export async function wizard(properties: Partial<FkFormWizard> = {}, hash = ''): Promise<FkFormWizard> {
  history.replaceState(null, '', location.pathname + location.search + hash);
  const element = await fixture<FkFormWizard>(html`<fk-form-wizard></fk-form-wizard>`);
  Object.assign(element, { definition, today: '2026-11-20', ...properties });
  await drawn(element);
  return element;
}

export async function drawn(element: FkFormWizard): Promise<void> {
  await until(() => root(element).querySelector('form .fields > *, form .answers'), 'the step is drawn');
  await element.updateComplete;
}

export async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await sendKeys({ press: key });
}

/** What has the focus, deep inside. */
export function focused(): Element {
  let at = document.activeElement!;
  while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
}

/** Gives a field an input as its own typing would. */
export function answer(element: FkFormWizard, path: string, input: unknown): void {
  const field = root(element).querySelector<HTMLElement & { input: unknown }>(`#field-${path.replaceAll('.', '-')}`)!;
  field.input = input;
  field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
}

export function button(element: FkFormWizard, text: string): HTMLButtonElement {
  return [...root(element).querySelectorAll('button')].find((one) => one.textContent!.trim() === text)!;
}

/** From the first step to check-your-answers. */
export async function toCheck(element: FkFormWizard): Promise<void> {
  // Its words may still be on their way.
  await until(() => button(element, 'Fortsæt'), 'the words of the buttons');
  answer(element, 'name', 'Åse Test');
  button(element, 'Fortsæt').click();
  await until(() => headingText(element) === 'Hvad vil du leje', 'the second step');
  answer(element, 'size', 'small');
  answer(element, 'days', '3');
  button(element, 'Fortsæt').click();
  await until(() => headingText(element) === 'Tjek dine svar', 'check your answers');
  await drawn(element);
}

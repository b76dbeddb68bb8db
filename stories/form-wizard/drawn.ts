import type { FkFormWizard } from '@faelles/form-wizard/form-wizard.js';

/** The wizard of a story, when its buttons are there. */
export async function drawn(canvas: HTMLElement): Promise<FkFormWizard> {
  const wizard = canvas.querySelector('fk-form-wizard')!;
  while (!wizard.shadowRoot?.querySelector('[type=submit]')) await new Promise((done) => setTimeout(done, 20));
  return wizard;
}

/** Presses the button that goes on. */
export const goOn = (wizard: FkFormWizard) => wizard.shadowRoot!.querySelector<HTMLButtonElement>('[type=submit]')!.click();

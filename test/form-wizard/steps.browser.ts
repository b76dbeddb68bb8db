/** The way through the steps with real keys: focus, errors, check-your-answers, submit. */
import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '@faelles/form-wizard/fk-form-wizard.js';
import type { FkFormWizard } from '@faelles/form-wizard/form-wizard.js';
import { axNodes } from '../support/browser.ts';
import { definition } from './definition.ts';

/** The wizard when its first step is drawn, at an address without a step. */
export async function wizard(properties: Partial<FkFormWizard> = {}): Promise<FkFormWizard> {
  history.replaceState(null, '', location.pathname + location.search);
  const element = await fixture<FkFormWizard>(
    html`<fk-form-wizard .definition=${definition} today="2026-11-20"></fk-form-wizard>`,
  );
  Object.assign(element, properties);
  await settled(element);
  return element;
}

export async function settled(element: FkFormWizard): Promise<void> {
  await waitUntil(() => element.shadowRoot!.querySelector('form .fields > *, form .answers'), 'the step is drawn');
  await element.updateComplete;
}

const heading = (element: FkFormWizard) => element.shadowRoot!.querySelector('h1')!;
const press = async (...keys: string[]) => {
  for (const key of keys) await sendKeys({ press: key });
};
/** What has the focus, deep inside. */
function focused(): Element {
  let at = document.activeElement!;
  while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
}
const until = (claim: () => unknown, message: string) => waitUntil(claim, message, { timeout: 3000 });

describe('fk-form-wizard by keyboard', () => {
  it('goes through a form from the first key to the submitted answers', async () => {
    const element = await wizard();
    element.focusField('name');
    await until(() => focused().matches('input'), 'the name has the focus');
    await sendKeys({ type: 'Åse Test' });
    await press('Enter');
    await until(() => heading(element).textContent === 'Hvad vil du leje', 'the second step');
    await until(() => focused() === heading(element), 'the heading has the focus');
    expect(location.hash).to.equal('#/what');

    await press('Tab', 'Space', 'Tab');
    await sendKeys({ type: '3' });
    await press('Enter');
    await until(() => heading(element).textContent === 'Tjek dine svar', 'check your answers');
    expect(element.shadowRoot!.querySelector('.answers')!.textContent).to.include('Åse Test');
    expect(element.shadowRoot!.querySelector('.order')!.textContent).to.match(/150,00/);

    const submitted = oneEvent(element, 'fk-submit');
    element.shadowRoot!.querySelector<HTMLButtonElement>('[type=submit]')!.focus();
    await press('Enter');
    const { detail } = await submitted;
    expect(detail.answers).to.deep.equal({ name: 'Åse Test', size: 'small', days: 3 });
    expect(detail.shownTotalOre).to.equal(15000);
  });

  it('sums up what is wrong above the heading, in the words of the fields, and leads into them', async () => {
    const element = await wizard();
    element.shadowRoot!.querySelector<HTMLButtonElement>('[type=submit]')!.click();
    await until(() => element.shadowRoot!.querySelector('#errors'), 'the summary');
    await until(() => focused().id === 'errors', 'the summary has the focus');
    const [group] = (await axNodes('group')).filter(({ name }) => name.includes('rette'));
    expect(group?.name).to.equal('Der er 1 ting, du skal rette');
    const link = element.shadowRoot!.querySelector<HTMLAnchorElement>('#errors a')!;
    const field = element.shadowRoot!.querySelector('fk-text-field')!;
    await field.updateComplete;
    expect(field.shadowRoot!.querySelector('.error')!.textContent).to.include(link.textContent);
    expect(document.title).to.match(/^Der er 1 ting/);
    await press('Tab', 'Enter');
    await until(() => focused().matches('input'), 'the field has the focus');
    expect((await axNodes('textbox'))[0]).to.include({ name: 'Navn', invalid: 'true' });
    await sendKeys({ type: 'B' });
    await until(() => !element.shadowRoot!.querySelector('#errors'), 'mended, the summary goes');
  });
});

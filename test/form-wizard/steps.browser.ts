/** The way through the steps with real keys: focus, errors, check-your-answers, submit. */
import { expect, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { axNodes } from '../support/browser.ts';
import { until } from '../support/until.ts';
import { focused, heading, press, root, wizard } from './wizard.ts';

describe('fk-form-wizard by keyboard', () => {
  it('goes through a form from the first key to the submitted answers', async () => {
    const element = await wizard();
    element.focusField('name');
    await until(() => focused().matches('input'), 'the name has the focus');
    await sendKeys({ type: 'Åse Test' });
    await press('Enter');
    await until(() => heading(element).textContent === 'Hvad vil du leje', 'the second step');
    await until(() => focused() === heading(element), 'the heading has the focus');
    await until(() => location.hash === '#/what', 'the address');

    await press('Tab', 'Space', 'Tab');
    await sendKeys({ type: '3' });
    await press('Enter');
    await until(() => heading(element).textContent === 'Tjek dine svar', 'check your answers');
    expect(root(element).querySelector('.answers')!.textContent).to.include('Åse Test');
    expect(root(element).querySelector('.order')!.textContent).to.match(/150,00/);

    const submitted = oneEvent(element, 'fk-submit');
    root(element).querySelector<HTMLButtonElement>('[type=submit]')!.focus();
    await press('Enter');
    const { detail } = await submitted;
    expect(detail.answers).to.deep.equal({ name: 'Åse Test', size: 'small', days: 3 });
    expect(detail.shownTotalOre).to.equal(15000);
  });

  it('sums up what is wrong above the heading, in the words of the fields, and leads into them', async () => {
    const element = await wizard();
    root(element).querySelector<HTMLButtonElement>('[type=submit]')!.click();
    await until(() => root(element).querySelector('#errors'), 'the summary');
    await until(() => focused().id === 'errors', 'the summary has the focus');
    const [group] = (await axNodes('group')).filter(({ name }) => name.includes('rette'));
    expect(group?.name).to.equal('Der er 1 ting, du skal rette');
    const link = root(element).querySelector<HTMLAnchorElement>('#errors a')!;
    const field = root(element).querySelector('fk-text-field')!;
    await field.updateComplete;
    expect(field.shadowRoot!.querySelector('.error')!.textContent).to.include(link.textContent);
    await until(() => document.title.startsWith('Der er 1 ting'), 'the title');
    await press('Tab', 'Enter');
    await until(() => focused().matches('input'), 'the field has the focus');
    expect((await axNodes('textbox'))[0]).to.include({ name: 'Navn', invalid: 'true' });
    await sendKeys({ type: 'B' });
    await until(() => !root(element).querySelector('#errors'), 'mended, the summary goes');
  });
});

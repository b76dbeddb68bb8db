/** New kinds of answers, and warnings, on their way through a form to check-your-answers. */
import { expect } from '@open-wc/testing';
import type { FkFormWizard } from '@faelles/form-wizard/form-wizard.js';
import type { FormDefinition } from '@faelles/schemas/definition.js';
import { parking } from '../../stories/form-wizard/parking.ts';
import { until } from '../support/until.ts';
import { answer, button, headingText, root, wizard } from './wizard.ts';

const da = (text: string) => ({ da: text, en: text });
const { consents: _, declarations: __, computed: ___, price: ____, ...base } = parking as FormDefinition;
const definition = {
  ...base,
  steps: [
    {
      id: 'when', title: da('Hvornår'),
      fields: [
        { name: 'stay', kind: 'period', label: da('Ophold'), checks: [{ assert: { '<': [{ 'days-between': [{ var: 'stay.from' }, { var: 'stay.to' }] }, 30] }, severity: 'warning', message: da('Det er over en måned. Er det rigtigt?') }] },
        { name: 'month', kind: 'month-year', label: da('Flyttemåned') },
        { name: 'clock', kind: 'time', label: da('Klokkeslæt') },
      ],
    },
  ],
} as unknown as FormDefinition;

const said = (element: FkFormWizard): string[] => [...root(element).querySelectorAll('dd.said')].map((line) => line.textContent!.trim());
const field = (element: FkFormWizard, path: string) => root(element).querySelector<HTMLElement & { caution: string; error: string }>(`#field-${path}`)!;
const goOn = (element: FkFormWizard) => root(element).querySelector<HTMLButtonElement>('[type=submit]')!.click();

describe('a period, a month and a time in fk-form-wizard', () => {
  it('are asked, warned about without stopping, and said on check-your-answers', async () => {
    const element = await wizard({ definition });
    await until(() => button(element, 'Fortsæt'), 'the words of the buttons');
    answer(element, 'stay', { from: '20.11.2026', to: '2026-12-31' });
    answer(element, 'month', { month: 'dec.', year: '2026' });
    answer(element, 'clock', 'kl. 9.30');
    goOn(element);
    await until(() => headingText(element) === 'Tjek dine svar', 'the check');
    await until(() => said(element).length === 3, 'the answers');
    expect(said(element)[0]).to.match(/^20\. november 2026 – 31\. december 2026\s*Vær opmærksom på: Det er over en måned\. Er det rigtigt\?$/);
    expect(said(element).slice(1)).to.deep.equal(['december 2026', '09.30']);
    await expect(element).to.be.accessible();
    await element.show('when');
    await until(() => field(element, 'stay')?.caution, 'the warning at the field');
    expect(field(element, 'stay').error).to.equal('');
  });

  it('say what is wrong in the same words as the fields themselves', async () => {
    const element = await wizard({ definition });
    await until(() => button(element, 'Fortsæt'), 'the words of the buttons');
    answer(element, 'stay', { from: '2026-12-31', to: '2026-12-01' });
    answer(element, 'month', { month: '13', year: '2026' });
    answer(element, 'clock', '9:30 pm');
    goOn(element);
    await until(() => root(element).querySelectorAll('[role=group] li a').length === 3 || field(element, 'clock').error, 'the errors');
    expect(field(element, 'stay').error).to.equal('Til-datoen i “Ophold” skal være den samme som fra-datoen eller senere');
    expect(field(element, 'month').error).to.equal('Måneden i “Flyttemåned” findes ikke. Indtast et tal fra 1 til 12 eller månedens navn');
    expect(field(element, 'clock').error).to.contain('Brug ikke am og pm');
  });
});

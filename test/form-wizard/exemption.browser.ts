/** What somebody need not pay, on the way through a form: the price so far, and on check-your-answers why. */
import { expect } from '@open-wc/testing';
import type { FkFormWizard } from '@faelles/form-wizard/form-wizard.js';
import type { FormDefinition } from '@faelles/schemas/definition.js';
import { parking } from '../../stories/form-wizard/parking.ts';
import { until } from '../support/until.ts';
import { answer, button, headingText, root, wizard } from './wizard.ts';

const da = (text: string) => ({ da: text, en: text });
const { consents: _, declarations: __, computed: ___, ...base } = parking as FormDefinition;
const line = (id: string, percent: number, vatRate: number) => ({
  id, label: da(id), unitPriceOre: 100_000, vatRate,
  exemption: { when: { '==': [{ var: 'member' }, true] }, percent, reason: da(`Foreninger får ${percent} %`) },
});
const form = (...lines: ReturnType<typeof line>[]) =>
  ({
    ...base,
    steps: [{ id: 'who', title: da('Hvem'), fields: [{ name: 'member', kind: 'yes-no', label: da('Er I en forening?') }] }],
    price: { currency: 'DKK', lines, terms: { label: da('Vilkår'), href: '#' }, maxOre: 1_000_000 },
  }) as unknown as FormDefinition;

const rows = (element: FkFormWizard): string[] => [...root(element).querySelectorAll('.order tbody tr, .order .total')].map((row) => row.textContent!.replace(/\s+/g, ' ').trim());

async function checked(definition: FormDefinition, member: boolean): Promise<FkFormWizard> {
  const element = await wizard({ definition });
  await until(() => button(element, 'Fortsæt'), 'the words of the buttons');
  answer(element, 'member', member);
  root(element).querySelector<HTMLButtonElement>('[type=submit]')!.click();
  await until(() => headingText(element) === 'Tjek dine svar', 'the check');
  await until(() => rows(element).length > 0, 'the order');
  return element;
}

describe('an exemption in fk-form-wizard', () => {
  it('is shown on check-your-answers with its percent, amount and reason', async () => {
    const element = await checked(form(line('Gebyr', 50, 0), line('Leje', 25, 2500)), true);
    expect(rows(element)).to.deep.equal([
      'GebyrNedsat 50 % (500,00 kr.): Foreninger får 50 % 500,00 kr.',
      'LejeNedsat 25 % (250,00 kr. før moms): Foreninger får 25 % 937,50 kr.',
      'I alt 1.437,50 kr.',
    ]);
    await expect(element).to.be.accessible();
  });

  it('is not there for who has none', async () => {
    expect(rows(await checked(form(line('Gebyr', 50, 0)), false))).to.deep.equal(['Gebyr 1.000,00 kr.', 'I alt 1.000,00 kr.']);
  });

  it('of everything says why nothing is to be paid, and sends without paying', async () => {
    const element = await checked(form(line('Gebyr', 100, 0)), true);
    expect(rows(element)).to.deep.equal(['GebyrNedsat 100 % (1.000,00 kr.): Foreninger får 100 % 0,00 kr.', 'I alt 0,00 kr.']);
    expect(button(element, 'Send ansøgning')).to.exist;
  });
});

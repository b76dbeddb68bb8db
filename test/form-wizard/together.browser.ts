/** Several consents of a step stand together in a list, which can answer them at once; each says who asks. */
import { expect } from '@open-wc/testing';
import { registerConsentKinds } from '@faelles/consent/elements/register.js';
import type { FkConsentList } from '@faelles/consent/elements/consent-list.js';
import type { FormDefinition } from '@faelles/schemas/definition.js';
import { definition as shed } from '../../stories/form-wizard/definition.ts';
import { consent } from './html-parts.ts';
import { until } from '../support/until.ts';
import { answer, button, focused, headingText, press, root, wizard } from './wizard.ts';

registerConsentKinds();

const request = (id: string, title: string) => ({ ...consent, id, title: { da: title, en: title } }) as NonNullable<FormDefinition['consents']>[number];
const field = (name: string, ref: string) => ({ name, kind: 'consent' as const, ref });

/** Two consents, the second only of who says yes to the first question, and one by itself in the next step. */
function definition(): FormDefinition {
  const own = structuredClone(shed);
  own.consents = [request('car', 'Bilen?'), request('home', 'Boligen?'), request('photo', 'Et foto?')];
  own.steps = [
    {
      id: 'several', title: { da: 'Flere', en: 'Several' },
      fields: [
        { name: 'more', kind: 'yes-no', label: { da: 'Også boligen', en: 'The home too' } },
        field('car', 'car'),
        { ...field('home', 'home'), when: { '==': [{ var: 'more' }, true] } },
      ],
    },
    { id: 'one', title: { da: 'Ét', en: 'One' }, fields: [field('photo', 'photo')] },
  ];
  delete own.price;
  delete own.computed;
  return own;
}
const lists = (element: Element) => [...element.shadowRoot!.querySelectorAll<FkConsentList>('fk-consent-list')];
const pair = (list: FkConsentList) => [...list.shadowRoot!.querySelectorAll<HTMLButtonElement>('.pair button')];
const consents = (element: Element) => [...element.shadowRoot!.querySelectorAll<HTMLElement & { input: unknown }>('fk-consent')];

describe('several consents of one step', () => {
  it('stand together, are answered at once, and stay where they are when an answer brings or takes one', async () => {
    const element = await wizard({ definition: definition() });
    await until(() => consents(element)[0]?.shadowRoot?.querySelector('input'), 'the first consent');
    const [list] = lists(element);
    // One alone is asked alone.
    expect(pair(list!)).to.have.length(0);
    const car = consents(element)[0]!;
    car.focus();
    await press('Space');
    expect(car.input).to.equal('given');
    const at = focused();
    answer(element, 'more', true);
    await until(() => pair(list!).length === 2, 'the buttons for both');
    expect(consents(element)[0]).to.equal(car);
    expect(focused(), 'the focus has not moved').to.equal(at);
    await expect(element).to.be.accessible();
    pair(list!)[1]!.click();
    await until(() => element.course!.store.values().home === 'refused', 'both are answered');
    expect(element.course!.store.values()).to.deep.equal({ more: true, car: 'refused', home: 'refused' });
    answer(element, 'more', false);
    await until(() => pair(list!).length === 0, 'one again');
    expect(lists(element)).to.deep.equal([list]);
    expect(element.draft().inputs).to.deep.equal({ more: false, car: 'refused', home: 'refused' });
    button(element, 'Fortsæt').click();
    await until(() => headingText(element) === 'Ét', 'the next step');
    await until(() => consents(element)[0], 'its consent');
    expect(lists(element)).to.have.length(0);
  });

  it('leads from the error summary to each, and each says who asks', async () => {
    const element = await wizard({ definition: definition(), inputs: { more: true } });
    await until(() => consents(element).length === 2 && consents(element)[1]!.shadowRoot?.querySelector('input'), 'both consents');
    await until(() => button(element, 'Fortsæt'), 'its buttons');
    button(element, 'Fortsæt').click();
    await until(() => root(element).querySelectorAll('#errors a').length === 2, 'both are missing');
    root(element).querySelectorAll<HTMLElement>('#errors a')[1]!.click();
    await until(() => focused().matches('input'), 'in the second');
    expect((focused().getRootNode() as ShadowRoot).host).to.equal(consents(element)[1]);
    for (const one of consents(element)) expect(one.shadowRoot!.textContent).to.contain(shed.authority.name.da);
  });
});

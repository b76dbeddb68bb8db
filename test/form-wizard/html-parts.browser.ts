/** Lists, choices, ways out and consents in a form that is written in HTML: as in a definition. */
import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import type { FkFormWizard } from '@faelles/form-wizard/form-wizard.js';
import { steps } from './html-parts.ts';
import { until } from '../support/until.ts';
import { button, focused, press, root } from './wizard.ts';

type Field = HTMLElement & { input: unknown; value: unknown; error: string; disabled: boolean };
const shown = (element: FkFormWizard, text: string) => until(() => root(element).querySelector('h1')?.textContent === text, text);

async function written(): Promise<{ element: FkFormWizard; form: HTMLFormElement }> {
  history.replaceState(null, '', location.pathname + location.search);
  const form = await fixture<HTMLFormElement>(html`<form><fk-form-wizard heading="Leje af skur">${steps()}</fk-form-wizard></form>`);
  form.addEventListener('submit', (event) => event.preventDefault());
  const element = form.querySelector('fk-form-wizard')!;
  await shown(element, 'Hvem er du');
  await until(() => button(element, 'Fortsæt'), 'its buttons');
  return { element, form };
}

/** Types as a citizen would, at the element at a path, wherever it stands. */
function give(element: FkFormWizard, path: string, input: unknown): void {
  const field = element.tree!.find(path) as Field;
  if ('input' in field) field.input = input;
  else (field as { value: unknown }).value = input;
  field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
}
const list = (element: FkFormWizard) => element.querySelector('fk-list')!;
const inList = (element: FkFormWizard, selector: string) => list(element).shadowRoot!.querySelector<HTMLElement>(selector);
const errors = (element: FkFormWizard) => [...root(element).querySelectorAll('#errors a')].map((link) => link.textContent!.trim());
const goOn = (element: FkFormWizard) => button(element, 'Fortsæt').click();

describe('fk-form-wizard written in HTML, with all a form can hold', () => {
  it('asks the questions of the branch that is taken, and submits its name', async () => {
    const { element, form } = await written();
    goOn(element);
    await until(() => errors(element).length, 'the summary');
    expect(errors(element).length).to.equal(2);
    root(element).querySelectorAll<HTMLElement>('#errors a')[1]!.click();
    await until(() => focused().matches('input[type=radio]'), 'in the choice');
    const cvr = element.querySelector<Field>('[name=cvr]')!;
    expect(cvr.checkVisibility()).to.equal(false);
    give(element, 'resident', true);
    await press('Space', 'ArrowDown');
    await until(() => cvr.checkVisibility(), 'the question of companies');
    await expect(element).to.be.accessible();
    goOn(element);
    await until(() => errors(element).length === 1, 'its number is missing');
    expect(cvr.error).to.equal(errors(element)[0]);
    give(element, 'payer.company.cvr', '99999004');
    expect(new FormData(form).get('payer')).to.equal('company');
    goOn(element);
    await shown(element, 'Hvilke skure');
    expect(element.course!.store.values()).to.deep.include({ payer: { branch: 'company', company: { cvr: '99999004' } } });
    // Another branch: what was typed in the first stays, and is not submitted.
    await element.show('who');
    give(element, 'payer', 'self');
    await until(() => !cvr.checkVisibility(), 'no question of companies');
    expect(new FormData(form).has('cvr')).to.equal(false);
    expect(element.draft().inputs.payer).to.deep.equal({ branch: 'self', company: { cvr: '99999004' } });
  });

  it('repeats the fields of a list, folds what is done, removes and puts back, and submits every entry', async () => {
    await setViewport({ width: 320, height: 800 });
    const { element, form } = await written();
    give(element, 'resident', true);
    give(element, 'payer', 'self');
    goOn(element);
    await shown(element, 'Hvilke skure');
    await until(() => inList(element, '.add'), 'the list');
    // The pattern asks nothing and submits nothing.
    for (const field of list(element).querySelectorAll<Field>('[name]')) {
      expect(field.disabled, field.localName).to.equal(true);
      expect(field.checkVisibility()).to.equal(false);
    }
    goOn(element);
    await until(() => errors(element).length, 'the summary');
    expect(errors(element)).to.deep.equal(['Vælg størrelse']);
    root(element).querySelector<HTMLElement>('#errors a')!.click();
    await until(() => focused().matches('input[type=radio]'), 'in the entry');
    give(element, 'sheds.0.size', 'large');
    await until(() => element.tree!.find('sheds.0.why')?.localName === 'fk-text-field', 'the question of large ones');
    give(element, 'sheds.0.why', 'Cykler');
    expect(element.tree!.find('sheds.0.why')!.shadowRoot!.textContent).to.contain('Skriv det kort');
    give(element, 'sheds.0.plate', 'a1');
    goOn(element);
    await until(() => errors(element).some((text) => text.includes('to bogstaver')), 'the fault that only the field of the vendor knows');
    give(element, 'sheds.0.plate', 'ab12345');
    inList(element, '.done')!.click();
    await until(() => inList(element, '.folded'), 'folded');
    expect(inList(element, '.folded')!.textContent).to.contain('Cykler');
    inList(element, '.add')!.click();
    await until(() => focused().matches('[data-entry="1"]'), 'focus in the new entry');
    give(element, 'sheds.1.size', 'small');
    await expect(element).to.be.accessible();
    expect(document.documentElement.scrollWidth).to.be.at.most(320);
    expect([...new FormData(form)].filter(([name]) => name.startsWith('sheds'))).to.deep.equal([
      ['sheds.0.size', 'large'], ['sheds.0.why', 'Cykler'], ['sheds.0.plate', 'AB12345'], ['sheds.1.size', 'small'],
    ]);
    [...list(element).shadowRoot!.querySelectorAll<HTMLElement>('.remove')][0]!.click();
    await until(() => focused().matches('.undo'), 'the way back');
    expect(element.course!.store.values().sheds).to.deep.equal([{ size: 'small' }]);
    await sendKeys({ press: 'Enter' });
    await until(() => list(element).shadowRoot!.querySelectorAll('.entry').length === 2, 'both');
    goOn(element);
    await shown(element, 'Samtykke');
    expect(element.course!.store.values().sheds).to.deep.equal([{ size: 'large', why: 'Cykler', plate: 'AB12345' }, { size: 'small' }]);
    await setViewport({ width: 1280, height: 800 });
  });

  it('ends the way at an exit, in the words of the page', async () => {
    const { element } = await written();
    give(element, 'payer', 'self');
    give(element, 'resident', false);
    goOn(element);
    await shown(element, 'Du kan ikke leje her');
    const exit = element.querySelector<HTMLElement>('#elsewhere')!;
    await until(() => exit.shadowRoot!.textContent!.includes('Det kan du gøre i stedet'), 'what to do instead');
    expect(exit.checkVisibility()).to.equal(true);
    expect(button(element, 'Fortsæt')).to.equal(undefined);
    await expect(element).to.be.accessible();
    expect(element.course!.steps.map(({ id }) => id)).to.deep.equal(['who', 'elsewhere']);
    button(element, 'Tilbage').click();
    await shown(element, 'Hvem er du');
    give(element, 'resident', true);
    goOn(element);
    await shown(element, 'Hvilke skure');
  });

  it('asks for consents and declarations, and says who asks', async () => {
    const { element } = await written();
    give(element, 'resident', true);
    give(element, 'payer', 'self');
    goOn(element);
    await shown(element, 'Hvilke skure');
    give(element, 'sheds.0.size', 'small');
    goOn(element);
    await shown(element, 'Samtykke');
    goOn(element);
    await until(() => errors(element).length === 2, 'both are missing');
    expect(errors(element)[0]).to.contain('Må vi hente oplysninger om bilen');
    expect(element.querySelector('fk-consent')!.shadowRoot!.textContent).to.contain('Skurudlejningen');
    expect(element.querySelector('fk-declaration')!.shadowRoot!.textContent).to.contain('Jeg erklærer, at oplysningerne er rigtige.');
    give(element, 'lookUp', 'refused');
    give(element, 'honest', true);
    goOn(element);
    await shown(element, 'Tjek dine svar');
    await until(() => button(element, 'Send ansøgning'), 'its buttons');
    const submitted = oneEvent(element, 'fk-submit');
    button(element, 'Send ansøgning').click();
    expect((await submitted).detail.answers).to.deep.equal({
      resident: true, payer: { branch: 'self' }, sheds: [{ size: 'small' }], lookUp: 'refused', honest: true,
    });
    expect(element.definition!.consents!.map(({ id, version }) => `${id} ${version}`)).to.deep.equal(['look-up 1.0.0']);
  });
});

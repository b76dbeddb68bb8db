/** Exit pages, steps that no longer apply, and the way back to check-your-answers. */
import { expect } from '@open-wc/testing';
import type { FkFormWizard } from '@faelles/form-wizard/form-wizard.js';
import { setViewport } from '@web/test-runner-commands';
import type { JsonObject } from '@faelles/schemas/json.js';
import { axNodes } from '../support/browser.ts';
import { parking } from '../../stories/form-wizard/parking.ts';
import { until } from '../support/until.ts';
import { answer, button, focused, heading, headingText, press, root, wizard } from './wizard.ts';

const open = (properties: Partial<FkFormWizard> = {}): Promise<FkFormWizard> => wizard({ definition: parking, ...properties });
const goOn = (element: FkFormWizard) => root(element).querySelector<HTMLButtonElement>('[type=submit]')!.click();
const at = (element: FkFormWizard, title: string) => until(() => headingText(element) === title, title);
const listed = (element: FkFormWizard) =>
  [...root(element).querySelectorAll('.progress li')].map((item) => `${item.className}: ${item.querySelector('.name')!.firstChild!.textContent || item.querySelector('.name')!.textContent}`);
const complete = { cars: [{ plate: 'AB12345', fuel: 'petrol' }] };

async function toCheck(element: FkFormWizard): Promise<void> {
  await element.show('check');
  await until(() => headingText(element) === 'Tjek dine svar', 'the check');
}

describe('an exit page of fk-form-wizard', () => {
  it('says why and what instead, goes only back, and is left by another answer', async () => {
    await setViewport({ width: 320, height: 800 });
    const element = await open();
    answer(element, 'resident', false);
    answer(element, 'company', false);
    await element.updateComplete;
    expect(listed(element).join()).not.to.contain('Du kan ikke');
    goOn(element);
    await at(element, 'Du kan ikke få beboerlicens');
    expect(focused()).to.equal(heading(element));
    await until(() => root(element).querySelector('.exit')?.textContent!.includes('Det kan du gøre i stedet'), 'its words');
    const buttons = (await axNodes('button')).map(({ name }) => name);
    expect(buttons).to.include('Tilbage').and.not.to.include('Fortsæt');
    expect((await axNodes('link')).map(({ name }) => name)).to.include('Se priser på dagsbilletter');
    expect(document.documentElement.scrollWidth).to.be.at.most(320);
    await expect(element).to.be.accessible();
    expect(await element.show('check')).to.equal(false);
    expect(await element.show('cars')).to.equal(false);
    history.pushState(null, '', '#/check');
    dispatchEvent(new PopStateEvent('popstate'));
    await element.updateComplete;
    expect(headingText(element)).to.equal('Du kan ikke få beboerlicens');
    button(element, 'Tilbage').click();
    await at(element, 'Om dig');
    answer(element, 'resident', true);
    goOn(element);
    await at(element, 'Dine biler');
    await setViewport({ width: 1280, height: 800 });
  });

  it('stops a change made from check-your-answers', async () => {
    const element = await open({ inputs: { ...complete, resident: true, company: false }, step: 'cars' });
    await toCheck(element);
    root(element).querySelector<HTMLAnchorElement>('.change a')!.click();
    await at(element, 'Om dig');
    answer(element, 'resident', false);
    goOn(element);
    await at(element, 'Du kan ikke få beboerlicens');
    expect([...root(element).querySelectorAll('.progress a')].map(({ textContent }) => textContent!.trim().slice(1))).to.have.length(1);
  });
});

describe('the steps of fk-form-wizard', () => {
  it('leads a change through the questions it opens and back to the check', async () => {
    const element = await open({ inputs: { ...complete, resident: true, company: false }, step: 'cars' });
    await toCheck(element);
    [...root(element).querySelectorAll<HTMLAnchorElement>('.change a')][1]!.click();
    await at(element, 'Om dig');
    answer(element, 'company', true);
    goOn(element);
    await at(element, 'Din arbejdsgiver');
    answer(element, 'employer', 'Testfirma ApS');
    goOn(element);
    await at(element, 'Tjek dine svar');
  });

  it('keeps a step that stopped to apply in the list, and its answers for when it comes back', async () => {
    const element = await open({ inputs: { ...complete, resident: true, company: true, employer: 'Testfirma ApS' }, step: 'cars' });
    await element.show('you');
    answer(element, 'company', false);
    await until(() => root(element).querySelector('li.not-applicable'), 'the step is shown as not applicable');
    const gone = root(element).querySelector('li.not-applicable')!;
    expect(gone.textContent).to.contain('Din arbejdsgiver').and.to.contain('Gælder ikke længere for dig');
    expect(gone.querySelector('a')).to.equal(null);
    expect(root(element).querySelector('.where')!.textContent).to.contain('Trin 1 af 3');
    answer(element, 'company', true);
    await until(() => !root(element).querySelector('li.not-applicable'), 'it is back');
    await element.show('employer');
    expect(root(element).querySelector<HTMLElement & { input: unknown }>('#field-employer')!.input).to.equal('Testfirma ApS');
  });

  it('leads from one error to the next with the keyboard', async () => {
    const element = await open();
    goOn(element);
    await until(() => focused().id === 'errors', 'the summary');
    // Fetched with the first errors.
    await import('@faelles/form-wizard/next-error.js');
    await press('Tab', 'Enter');
    await until(() => focused().matches('input'), 'the first field');
    await press('Space');
    await until(() => root(element).querySelector('.next-error a'), 'a way to the next');
    expect(root(element).querySelector('.next-error')!.textContent!.trim()).to.equal('Næste fejl (1 tilbage)');
    await press('Tab');
    expect(focused().matches('.next-error a')).to.equal(true);
    await press('Enter');
    await until(() => (focused().getRootNode() as ShadowRoot).host?.id === 'field-company', 'the second field');
    await until(() => !root(element).querySelector('.next-error'), 'the way has gone');
    await press('Space');
    await until(() => !root(element).querySelector('#errors'), 'nothing is left');
    expect(root(element).querySelector('.next-error')).to.equal(null);
  });
});

describe('a list of fk-form-wizard', () => {
  const inputs = { resident: true, company: false, cars: [{ plate: 'AB12345', fuel: 'petrol' }, { plate: 'CD12345', fuel: 'electric' }] };

  it('folds what is filled in, opens it to be edited, and folds it again', async () => {
    const element = await open({ inputs, step: 'cars' });
    await until(() => root(element).querySelectorAll('.folded').length === 2, 'two folded entries');
    expect(root(element).querySelector('.folded dl')!.textContent!.replace(/\s+/g, ' ').trim()).to.contain('Nummerplade').and.to.contain('AB12345').and.to.contain('Benzin');
    expect((await axNodes('group')).map(({ name }) => name)).to.include.members(['Biler', 'Bil 1', 'Bil 2']);
    button(element, 'Ret bil 2').focus();
    await press('Enter');
    await until(() => focused().matches('fieldset.entry'), 'focus in the entry');
    answer(element, 'cars.1.plate', '');
    button(element, 'Færdig med bil 2').click();
    await until(() => (focused().getRootNode() as ShadowRoot).host?.id === 'field-cars-1-plate', 'it is held where something is missing');
    answer(element, 'cars.1.plate', 'EF12345');
    button(element, 'Færdig med bil 2').click();
    await until(() => focused().matches('[data-edit="1"]'), 'focus at the folded entry');
    expect(root(element).querySelectorAll('.folded')[1]!.textContent).to.contain('EF12345');
    await expect(element).to.be.accessible();
  });

  it('undoes a removal with everything that was typed', async () => {
    const element = await open({ inputs, step: 'cars' });
    await until(() => button(element, 'Fjern bil 1'), 'the list');
    button(element, 'Fjern bil 1').click();
    await until(() => focused().matches('.undo'), 'focus at the undoing');
    expect(element.draft().inputs.cars).to.deep.equal([inputs.cars[1]]);
    const undo = (await axNodes('button')).find(({ name }) => name.startsWith('Fortryd'))!;
    expect(undo.description).to.equal('Bil 1 er fjernet');
    await press('Enter');
    await until(() => root(element).querySelectorAll('.folded').length === 2, 'both are back');
    expect(element.draft().inputs.cars).to.deep.equal(inputs.cars);
    expect(root(element).querySelector('.list [role=status]')!.textContent).to.equal('Bil 1 er hentet tilbage');
  });

  it('opens a folded entry that check-your-answers leads into', async () => {
    const element = await open({ inputs, step: 'cars' });
    await toCheck(element);
    [...root(element).querySelectorAll<HTMLAnchorElement>('.change a')].find((link) => link.textContent!.includes('Nummerplade'))!.click();
    await until(() => (focused().getRootNode() as ShadowRoot).host?.id === 'field-cars-0-plate', 'in the field');
  });

  it('folds a choice with its branch, and brings it back as it was', async () => {
    const definition = structuredClone(parking);
    definition.steps[3]!.fields[0]!.fields = [
      {
        name: 'owner',
        kind: 'choice',
        label: { da: 'Ejer', en: 'Owner' },
        fields: [
          { name: 'self', kind: 'group', label: { da: 'Mig', en: 'Me' }, fields: [] },
          { name: 'other', kind: 'group', label: { da: 'En anden', en: 'Another' }, fields: [{ name: 'who', kind: 'text', label: { da: 'Hvem', en: 'Who' } }] },
        ],
      },
    ];
    const owned: JsonObject = { resident: true, company: false, cars: [{ owner: { branch: 'other', other: { who: 'Åse' } } }, { owner: { branch: 'self' } }] };
    const element = await open({ definition, inputs: owned, step: 'cars' });
    await until(() => root(element).querySelectorAll('.folded').length === 2, 'two folded entries');
    expect([...root(element).querySelectorAll('.folded')[0]!.querySelectorAll('dd')].map(({ textContent }) => textContent)).to.deep.equal(['En anden', 'Åse']);
    button(element, 'Fjern bil 1').click();
    await until(() => focused().matches('.undo'), 'focus at the undoing');
    await press('Enter');
    await until(() => root(element).querySelectorAll('.folded').length === 2, 'both are back');
    const { cars } = element.draft().inputs as { cars: { owner: { branch: string; other?: { who?: string } } }[] };
    expect(cars.map(({ owner }) => [owner.branch, owner.other?.who])).to.deep.equal([['other', 'Åse'], ['self', undefined]]);
  });
});

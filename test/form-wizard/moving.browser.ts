/** Moving about: history, reload, change links, progress, language, refusals of the page. */
import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { kinds } from '@faelles/fields/kinds.js';
import type { FkFormWizard } from '@faelles/form-wizard/form-wizard.js';
import { axNodes } from '../support/browser.ts';
import { expectConsole } from '../support/no-console.ts';
import { definition } from '../../stories/form-wizard/definition.ts';
import { until } from '../support/until.ts';
import { answer, button, drawn, focused, heading, headingText, root, toCheck, wizard } from './wizard.ts';

describe('fk-form-wizard moves', () => {
  it('shows its buttons with the first fields, not before them; when those do not come, one tries again', async () => {
    history.replaceState(null, '', location.pathname + location.search);
    const own = kinds.text!;
    const loads: PromiseWithResolvers<unknown>[] = [];
    kinds.text = {
      ...own,
      load: () => {
        loads.push(Promise.withResolvers());
        return loads.at(-1)!.promise;
      },
    };
    try {
      const element = await fixture<FkFormWizard>(html`<fk-form-wizard .definition=${definition} today="2026-11-20"></fk-form-wizard>`);
      const submit = () => root(element).querySelector<HTMLButtonElement>('[type=submit]');
      await until(() => heading(element) && loads.length, 'the heading');
      await element.updateComplete;
      expect(submit()).to.equal(null);
      loads[0]!.reject(new TypeError('Failed to fetch'));
      await until(submit, 'the button');
      await until(() => root(element).querySelector('[role=alert]')!.textContent!.includes('Trinnet kunne ikke hentes'), 'what happened');
      submit()!.click();
      await own.load();
      await until(() => loads.length === 2, 'another try');
      loads[1]!.resolve(undefined);
      await drawn(element);
      expect(submit()).not.to.equal(null);
      expect(root(element).querySelector('[role=alert]')!.textContent!.trim()).to.equal('');
    } finally {
      kinds.text = own;
    }
  });

  it('follows Back and Forward of the browser, with everything typed', async () => {
    const element = await wizard();
    await toCheck(element);
    await until(() => location.hash === '#/check', 'the address');
    history.back();
    await until(() => headingText(element) === 'Hvad vil du leje', 'one step back');
    history.back();
    await until(() => headingText(element) === 'Hvem er du', 'two steps back');
    expect(root(element).querySelector('fk-text-field')!.value).to.equal('Åse Test');
    history.forward();
    await until(() => headingText(element) === 'Hvad vil du leje', 'forward again');
    await until(() => focused() === heading(element), 'the heading has the focus');
  });

  it('shows the step of the address after a reload, but leads nobody past a question', async () => {
    const known = await wizard({ inputs: { name: 'B' } }, '#/what');
    expect(headingText(known)).to.equal('Hvad vil du leje');
    known.remove();
    const unknown = await wizard({}, '#/check');
    expect(headingText(unknown)).to.equal('Hvem er du');
    await until(() => location.hash === '#/who', 'the address');
  });

  it('goes to an answer to be changed and straight back, unless a new question has opened', async () => {
    const element = await wizard();
    await toCheck(element);
    const links = await axNodes('link');
    expect(links.map(({ name }) => name)).to.include.members(['Ændr Navn', 'Ændr Størrelse', 'Ændr Dage']);
    const change = (label: string) =>
      [...root(element).querySelectorAll<HTMLAnchorElement>('.change a')].find((link) => link.textContent!.includes(label))!.click();
    change('Navn');
    await until(() => focused().matches('input'), 'the name has the focus');
    answer(element, 'name', 'Bo Test');
    button(element, 'Gem og tilbage til dine svar').click();
    await until(() => headingText(element) === 'Tjek dine svar', 'straight back');
    expect(root(element).querySelector('.answers')!.textContent).to.include('Bo Test');

    change('Størrelse');
    await until(() => headingText(element) === 'Hvad vil du leje', 'the size');
    answer(element, 'size', 'large');
    await element.updateComplete;
    button(element, 'Gem og tilbage til dine svar').click();
    await until(() => root(element).querySelector('#errors'), 'the new question is asked for');
    expect(root(element).querySelector('#errors')!.textContent).to.include('hvorfor stor');
  });

  it('keeps the element of a field while another one comes and goes', async () => {
    const element = await wizard({ inputs: { name: 'B' } }, '#/what');
    const days = root(element).querySelector('#field-days')!;
    answer(element, 'size', 'large');
    await until(() => root(element).querySelector('#field-reason'), 'the question opens');
    answer(element, 'reason', 'Plads');
    answer(element, 'size', 'small');
    await until(() => !root(element).querySelector('#field-reason'), 'and closes');
    answer(element, 'size', 'large');
    await until(() => root(element).querySelector('#field-reason'), 'and opens');
    expect(root(element).querySelector('#field-days') === days).to.equal(true);
    expect((root(element).querySelector('#field-reason') as HTMLElement & { input: unknown }).input).to.equal('Plads');
  });

  it('keeps what was typed, and says everything anew, when the language changes', async () => {
    const element = await wizard();
    answer(element, 'name', 'Åse Test');
    button(element, 'Fortsæt').click();
    await until(() => headingText(element) === 'Hvad vil du leje', 'the second step');
    button(element, 'Fortsæt').click();
    await until(() => root(element).querySelector('#errors'), 'errors');
    document.documentElement.lang = 'en';
    try {
      await until(() => headingText(element) === 'What you want to rent', 'in English');
      await until(() => /Continue/.test(root(element).textContent!), 'the buttons too');
      // The words of a kind's mistakes come with the kind.
      await until(() => /Choose/.test(root(element).querySelector('#errors')!.textContent!), 'the errors too');
      expect(root(element).querySelector('#errors')!.textContent).not.to.include('Vælg');
      button(element, 'Back').click();
      await until(() => headingText(element) === 'Who you are', 'the first step');
      expect(root(element).querySelector('fk-text-field')!.value).to.equal('Åse Test');
    } finally {
      document.documentElement.lang = 'da';
    }
  });

  it('says where one is, in the tree of the browser and in the title', async () => {
    const element = await wizard({ trailingSteps: [{ id: 'payment', title: { da: 'Betaling' } }] });
    await until(() => document.title.startsWith('Trin 1 af 4: Hvem er du'), 'the title');
    await toCheck(element);
    await setViewport({ width: 1280, height: 800 });
    const [nav] = (await axNodes('navigation')).filter(({ name }) => name === 'Trin i ansøgningen');
    const links = await axNodes('link', nav);
    expect(links.map(({ name }) => name.replace(/\s+/g, ' '))).to.deep.equal(['Hvem er du Udfyldt', 'Hvad vil du leje Udfyldt']);
    expect((await axNodes('listitem', nav)).length).to.equal(4);
    await setViewport({ width: 800, height: 600 });
    element.remove();
    expect(document.title).not.to.match(/Trin/);
  });

  it('folds the steps behind one button at 320 pixels, and nothing is wider than the page', async () => {
    await setViewport({ width: 320, height: 640 });
    try {
      const element = await wizard();
      const where = root(element).querySelector<HTMLButtonElement>('.where')!;
      expect(where.textContent!.replace(/\s+/g, ' ').trim()).to.equal('Trin 1 af 3 Hvem er du');
      const list = root(element).querySelector('ol')!;
      expect(list.checkVisibility()).to.equal(false);
      where.click();
      await element.updateComplete;
      expect(where.getAttribute('aria-expanded')).to.equal('true');
      expect(list.checkVisibility()).to.equal(true);
      await toCheck(element);
      expect(document.documentElement.scrollWidth).to.equal(320);
    } finally {
      await setViewport({ width: 800, height: 600 });
    }
  });

  it('stays where it is when the page says no', async () => {
    const element = await wizard();
    element.addEventListener('fk-before-step', (event) => event.preventDefault());
    answer(element, 'name', 'B');
    expect(await element.show('what')).to.equal(false);
    expect(headingText(element)).to.equal('Hvem er du');
  });

  it('tells of a step change with ids and nothing else', async () => {
    const element = await wizard();
    answer(element, 'name', 'B');
    const told = oneEvent(element, 'fk-step');
    void element.show('what');
    expect((await told).detail).to.deep.equal({ from: 'who', to: 'what' });
  });

  it('leaves address and title alone when it is only a part of the page', async () => {
    document.title = 'Min side';
    const element = await wizard({ withoutPage: true });
    answer(element, 'name', 'B');
    await element.show('what');
    expect(location.hash).to.equal('');
    expect(document.title).to.equal('Min side');
  });

  it('says calmly that a broken definition cannot be shown, and names the place to the developer', async () => {
    expectConsole(/cannot be shown.*name/s);
    const element = document.createElement('fk-form-wizard') as FkFormWizard;
    const [who] = definition.steps;
    element.definition = { ...definition, steps: [{ ...who!, fields: [who!.fields[0]!, who!.fields[0]!] }] };
    document.body.append(element);
    await until(() => root(element).textContent!.includes('kan ikke vises'), 'calm words');
    element.remove();
  });

  it('leads to what the server found wrong', async () => {
    const element = await wizard();
    await toCheck(element);
    await element.setServerIssues([{ path: 'name', code: 'too-long', params: { max: 3 } }]);
    await drawn(element);
    expect(headingText(element)).to.equal('Hvem er du');
    await until(() => focused().id === 'errors', 'the summary has the focus');
    expect(root(element).querySelectorAll('#errors a').length).to.equal(1);
  });
});

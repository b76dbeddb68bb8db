/** A form that is written in HTML, with a vendor's own field in it; and the same field in a definition. */
import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import '@faelles/form-wizard/fk-step.js';
import { registerKind } from '@faelles/fields/kinds.js';
import type { FkFormWizard } from '@faelles/form-wizard/form-wizard.js';
import type { FollowUpNote } from '@faelles/schemas/follow-up.js';
import { axNodes } from '../support/browser.ts';
import { definition } from '../../stories/form-wizard/definition.ts';
import './own-field.ts';
import { until } from '../support/until.ts';
import { button, drawn, focused, headingText, press, root, toCheck, wizard } from './wizard.ts';
import { sendKeys } from '@web/test-runner-commands';

const large = JSON.stringify({ '==': [{ var: 'size' }, 'large'] });
const shown = (element: FkFormWizard, text: string) => until(() => root(element).querySelector('h1')?.textContent === text, text);
const field = (element: FkFormWizard, name: string) => element.querySelector<HTMLElement & { input: unknown; value: unknown }>(`[name="${name}"]`)!;
const type = async (element: FkFormWizard, name: string, text: string) => {
  field(element, name).focus();
  await sendKeys({ type: text });
};

/** Two steps, one of which applies to large ones only, in a form of the page. */
async function written(): Promise<{ element: FkFormWizard; form: HTMLFormElement }> {
  history.replaceState(null, '', location.pathname + location.search);
  const form = await fixture<HTMLFormElement>(html`<form>
    <fk-form-wizard heading="Leje af skur">
      <fk-step id="who" heading="Hvem er du">
        <fk-group name="person" label="Om dig"><fk-text-field name="name" label="Navn" required></fk-text-field></fk-group>
        <fk-radio-field name="size" label="Størrelse" required><option value="small">Lille</option><option value="large">Stor</option></fk-radio-field>
        <fk-text-field name="why" label="Hvorfor stor" required when=${large}></fk-text-field>
      </fk-step>
      <fk-step id="car" heading="Din bil">
        <p>Vi bruger nummerpladen til at finde bilen.</p>
        <acme-plate name="plate" label="Nummerplade" required></acme-plate>
      </fk-step>
    </fk-form-wizard>
  </form>`);
  const element = form.querySelector('fk-form-wizard')!;
  await shown(element, 'Hvem er du');
  await until(() => button(element, 'Fortsæt'), 'its buttons');
  return { element, form };
}

describe('fk-form-wizard written in HTML', () => {
  it('validates, shows errors in the same words, follows conditions, and goes on with Enter', async () => {
    await setViewport({ width: 320, height: 800 });
    const { element } = await written();
    button(element, 'Fortsæt').click();
    await until(() => focused().id === 'errors', 'the summary');
    const links = [...root(element).querySelectorAll<HTMLAnchorElement>('#errors a')];
    expect(links.map(({ textContent }) => textContent!.trim())).to.deep.equal(['Indtast navn', 'Vælg størrelse']);
    expect(field(element, 'why').hidden).to.equal(true);
    const name = (await axNodes('textbox')).find((node) => node.name === 'Navn')!;
    expect(name.description).to.contain(links[0]!.textContent!);
    expect((await axNodes('group')).map((node) => node.name)).to.include('Om dig');
    // Fetched with the first errors.
    await import('@faelles/form-wizard/next-error.js');
    links[0]!.click();
    await until(() => focused().matches('input'), 'in the field');
    await sendKeys({ type: 'Åse' });
    await until(() => root(element).querySelectorAll('#errors a').length === 1, 'mended');
    await until(() => root(element).querySelector('.next-error a')?.textContent!.includes('Næste fejl'), 'a way to the next');
    field(element, 'size').focus();
    await press('Space', 'ArrowDown');
    await until(() => !field(element, 'why').hidden, 'the question of large ones');
    await type(element, 'why', 'Cykler');
    expect(document.documentElement.scrollWidth).to.be.at.most(320);
    await expect(element).to.be.accessible();
    await press('Enter');
    await shown(element, 'Din bil');
    await setViewport({ width: 1280, height: 800 });
  });

  it('takes the field of a vendor along, and sends the form of the page when all is answered', async () => {
    const { element, form } = await written();
    const sent: string[] = [];
    form.addEventListener('submit', (event) => {
      if (event.defaultPrevented) return;
      event.preventDefault();
      sent.push([...new FormData(form)].map(([name, value]) => `${name}=${String(value)}`).join('&'));
    });
    await type(element, 'name', 'Åse');
    field(element, 'size').focus();
    await press('Space');
    button(element, 'Fortsæt').click();
    await shown(element, 'Din bil');
    const plate = field(element, 'plate') as HTMLElement;
    const error = () => plate.shadowRoot!.querySelector('p')!.textContent;
    button(element, 'Fortsæt').click();
    await until(() => focused().id === 'errors', 'the summary');
    expect(error()).to.equal(root(element).querySelector('#errors a')!.textContent!.trim());
    expect(error()).to.contain('nummerplade');
    await type(element, 'plate', 'a1');
    await until(() => error()!.includes('to bogstaver'), 'its own fault');
    expect(root(element).querySelector('#errors a')!.textContent).to.contain('to bogstaver');
    button(element, 'Fortsæt').click();
    await element.updateComplete;
    expect(headingText(element)).to.equal('Din bil');
    field(element, 'plate').focus();
    await press('End', 'Backspace', 'Backspace');
    await type(element, 'plate', 'ab12345');
    await until(() => !error(), 'mended');
    button(element, 'Fortsæt').click();
    await shown(element, 'Tjek dine svar');
    await drawn(element);
    expect([...root(element).querySelectorAll('.said')].map(({ textContent }) => textContent)).to.include.members(['Lille', 'AB12345']);
    const submitted = oneEvent(element, 'fk-submit');
    button(element, 'Send ansøgning').click();
    expect((await submitted).detail.answers).to.deep.equal({ size: 'small', person: { name: 'Åse' }, plate: 'AB12345' });
    // The vendor's field is no form-associated element, and `why` does not apply.
    expect(sent).to.deep.equal(['name=Åse&size=small']);
  });

  it('keeps what was typed when the page adds a question, and when a draft is given', async () => {
    const { element } = await written();
    await type(element, 'name', 'Åse');
    const more = document.createElement('fk-text-field');
    Object.assign(more, { name: 'nick', label: 'Kaldenavn' });
    element.querySelector('fk-step')!.append(more);
    await until(() => element.course!.form.fields.has('nick'), 'the question is part of the form');
    expect(element.draft().inputs.person).to.deep.equal({ name: 'Åse' });
    expect(field(element, 'name').input).to.equal('Åse');
  });
});

describe('a field of a vendor in a definition', () => {
  it('asks where it is registered', async () => {
    registerKind('acme-plate', { tag: 'acme-plate', load: async () => undefined });
    const own = structuredClone(definition);
    own.steps[0]!.fields[1] = { name: 'plate', kind: 'text', element: 'acme-plate', label: { da: 'Nummerplade', en: 'Number plate' } };
    const element = await wizard({ definition: own, inputs: { name: 'Åse', plate: 'x' } });
    const plate = root(element).querySelector<HTMLElement & { value: string }>('acme-plate')!;
    expect(plate.value).to.equal('X');
    await until(() => button(element, 'Fortsæt'), 'its buttons');
    button(element, 'Fortsæt').click();
    await until(() => root(element).querySelector('#errors a')?.textContent!.includes('to bogstaver'), 'its own fault keeps the citizen here');
  });
});

describe('what a form tells of itself', () => {
  it('tells steps, fields and rules, and nothing that was written', async () => {
    const told: FollowUpNote[] = [];
    const element = await wizard({ followUp: (note) => told.push(note) });
    await until(() => told.length === 2, 'the beginning');
    await until(() => button(element, 'Fortsæt'), 'its buttons');
    button(element, 'Fortsæt').click();
    await until(() => told.some(({ type: kind }) => kind === 'error-shown'), 'an error');
    await toCheck(element);
    const submitted = oneEvent(element, 'fk-submit');
    button(element, 'Send og gå til betaling').click();
    await submitted;
    dispatchEvent(new PageTransitionEvent('pagehide'));
    expect(told).to.deep.equal([
      { type: 'started', step: 'who' },
      { type: 'step-shown', step: 'who' },
      { type: 'error-shown', step: 'who', field: 'name', rule: 'required' },
      { type: 'step-completed', step: 'who' },
      { type: 'step-shown', step: 'what' },
      { type: 'step-completed', step: 'what' },
      { type: 'step-shown', step: 'check' },
      { type: 'submitted', step: 'check' },
    ]);
    const later: FollowUpNote[] = [];
    await wizard({ followUp: (note) => later.push(note), inputs: { name: 'Åse' }, saver: { save: async () => ({ savedAt: '2026-11-20T10:00:00Z' }) } });
    await until(() => later.length === 2, 'the second visit');
    dispatchEvent(new PageTransitionEvent('pagehide'));
    expect(later.map(({ type: kind }) => kind)).to.deep.equal(['resumed', 'step-shown', 'abandoned']);
  });
});

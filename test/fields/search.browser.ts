/** Municipality and country: found by typing, with the list and without it. */
import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '@faelles/fields/municipality-field/fk-municipality-field.js';
import '@faelles/fields/country-field/fk-country-field.js';
import { matching, named } from '@faelles/fields/base/choice-box.js';
import { fold, foldLoosely } from '@faelles/fields/base/fold.js';
import { countries } from '@faelles/fields/country-field/countries.js';
import { loadLanguage } from '@faelles/foundation/dictionaries.js';
import type { FieldElement } from '@faelles/fields/base/field-element.js';
import { axNodes } from '../support/browser.ts';

const place = async (tag: 'fk-municipality-field' | 'fk-country-field'): Promise<FieldElement> => {
  const form = await fixture<HTMLFormElement>(html`<form></form>`);
  const field = Object.assign(document.createElement(tag), { name: 'answer', label: 'Hvor?', required: true }) as unknown as FieldElement;
  form.append(field);
  form.addEventListener('submit', (event) => event.preventDefault());
  await loadLanguage('da');
  await field.updateComplete;
  field.focus();
  return field;
};
const box = (field: FieldElement): HTMLInputElement => field.shadowRoot!.querySelector('input')!;
const lines = (field: FieldElement): string[] => [...field.shadowRoot!.querySelectorAll('[role=option]')].map(({ textContent }) => textContent!.trim());
const type = async (field: FieldElement, text: string): Promise<void> => {
  await sendKeys({ type: text });
  await field.updateComplete;
};
const key = async (field: FieldElement, name: string): Promise<void> => {
  await sendKeys({ press: name });
  await field.updateComplete;
};

describe('a search in a list', () => {
  it('is a closed combobox until something is typed, and then tells its active line', async () => {
    const field = await place('fk-municipality-field');
    let [node] = await axNodes('combobox');
    expect(node?.name).to.equal('Hvor?');
    expect(node?.['expanded']).to.equal(false);
    await type(field, 'aal');
    [node] = await axNodes('combobox');
    expect(node?.['expanded']).to.equal(true);
    expect(lines(field)).to.deep.equal(['Aalborg']);
    await key(field, 'ArrowDown');
    const [option] = await axNodes('option');
    expect(option?.name).to.equal('Aalborg');
    expect(box(field).getAttribute('aria-activedescendant')).to.equal(field.shadowRoot!.querySelector('[aria-selected=true]')!.id);
    await key(field, 'Enter');
    expect(field.value).to.equal('0851');
    expect(box(field).value).to.equal('Aalborg');
    expect((await axNodes('combobox'))[0]?.['expanded']).to.equal(false);
  });

  it('says how many lines there are, once the typing has paused', async () => {
    const field = await place('fk-municipality-field');
    await type(field, 'fre');
    const status = field.shadowRoot!.querySelector('[role=status]')!;
    expect(status.textContent).to.equal('');
    await new Promise<void>((done) => new MutationObserver(() => done()).observe(status, { childList: true, characterData: true, subtree: true }));
    expect(status.textContent).to.match(/^5 forslag/);
  });

  it('opens the whole list on the arrow and on a click, and closes it on Escape without losing the text', async () => {
    const field = await place('fk-municipality-field');
    await key(field, 'ArrowDown');
    expect(lines(field).length).to.equal(98);
    await key(field, 'Escape');
    expect(box(field).getAttribute('aria-expanded')).to.equal('false');
    await type(field, 'kold');
    await key(field, 'Escape');
    expect(box(field).value).to.equal('kold');
    box(field).click();
    await field.updateComplete;
    expect(box(field).getAttribute('aria-expanded')).to.equal('true');
  });

  it('is chosen from with the mouse, and keeps the focus in the input', async () => {
    const field = await place('fk-municipality-field');
    await type(field, 'odense');
    field.shadowRoot!.querySelector<HTMLElement>('[role=option]')!.click();
    expect(field.value).to.equal('0461');
    expect(field.shadowRoot!.activeElement).to.equal(box(field));
  });

  it('takes a name that is written out, and the beginning of only one, without the list', async () => {
    const field = await place('fk-municipality-field');
    await type(field, 'hoje taastrup');
    box(field).blur();
    await field.updateComplete;
    expect([field.value, box(field).value]).to.deep.equal(['0169', 'Høje-Taastrup']);
  });

  it('keeps what is no choice, says so in words, and blocks the form', async () => {
    const field = await place('fk-municipality-field');
    await type(field, 'Atlantis');
    expect(field.shadowRoot!.querySelector('.hint')!.textContent).to.contain('Ingen forslag');
    box(field).blur();
    await field.updateComplete;
    expect(box(field).value).to.equal('Atlantis');
    expect(field.validity.valid).to.equal(false);
    expect(field.shownError).to.contain('Vælg en kommune');
  });

  it('submits on Enter when no line is active', async () => {
    const field = await place('fk-municipality-field');
    let sent = 0;
    field.form!.addEventListener('submit', (event) => (event.preventDefault(), sent++));
    field.form!.append(document.createElement('button'));
    await type(field, 'Odense');
    await key(field, 'Enter');
    expect(sent).to.equal(1);
  });

  it('finds a country by what people call it, in either language, without accents', async () => {
    for (const [asked, value] of [['Holland', 'NL'], ['germany', 'DE'], ['faeroerne', 'FO'], ['usa', 'US'], ['Elfenbenskysten', 'CI'], ['se', 'SE'], ['curacao', 'CW']]) {
      expect(named(countries('da'), asked!)?.value ?? matching(countries('da'), asked!)[0]?.value, asked).to.equal(value);
    }
    const field = await place('fk-country-field');
    await type(field, 'Holland');
    box(field).blur();
    await field.updateComplete;
    expect([field.value, box(field).value]).to.deep.equal(['NL', 'Nederlandene']);
  });

  it('shows the country’s name in the language of the page', async () => {
    const field = await place('fk-country-field');
    field.value = 'DE';
    await field.updateComplete;
    expect(box(field).value).to.equal('Tyskland');
    field.form!.lang = 'en';
    await loadLanguage('en');
    await Promise.resolve();
    await field.updateComplete;
    expect(box(field).value).to.equal('Germany');
    expect(countries('da').length).to.equal(249);
  });

  it('compares as Danes write', () => {
    for (const [one, other] of [['Århus', 'aarhus'], ['Københavns', 'KOEBENHAVNS'], ['Ærø', 'Aeroe'], ['São Tomé', 'sao tome']]) {
      expect(fold(one!), one).to.equal(fold(other!));
    }
    for (const [one, other] of [['København', 'kobenhavn'], ['Åland', 'Aland']]) expect(foldLoosely(one!), one).to.equal(foldLoosely(other!));
  });
});

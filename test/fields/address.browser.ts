/** The address field: search in stages, by hand, abroad, and with nobody to answer. */
import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '@faelles/fields/address-field/fk-address-field.js';
import type { FkAddressField } from '@faelles/fields/address-field/address-field.js';
import type { AddressLookup } from '@faelles/fields/address-field/lookup.js';
import { lineOf, partsOfLine } from '@faelles/fields/address-field/typed-address.js';
import { loadLanguage } from '@faelles/foundation/dictionaries.js';
import type { AddressSuggestion, DanishAddress } from '@faelles/schemas/address.js';
import { axNodes } from '../support/browser.ts';
import { conforms } from './conformance.ts';
import { until } from '../support/until.ts';

const id = '0198a1b2-0000-4000-8000-000000000001';
const accessId = '0198a1b2-0000-4000-8000-000000000002';
const found: DanishAddress = { id, accessId, street: 'Prøvegade', houseNumber: '12', floor: '2', door: 'th', postalCode: '1050', postalDistrict: 'København K', municipalityCode: '0101', source: 'register' };
const street: AddressSuggestion = { kind: 'street-postal', label: 'Prøvegade, 1050 København K', complete: false, text: 'Prøvegade , 1050 København K', caret: 10 };
const house: AddressSuggestion = { kind: 'access', id: accessId, label: 'Prøvegade 12, 1050 København K', complete: false, text: 'Prøvegade 12, 1050 København K', caret: 12 };
const home: AddressSuggestion = { kind: 'full', id, label: 'Prøvegade 12, 2. th, 1050 København K', complete: true, text: 'Prøvegade 12, 2. th, 1050 København K', caret: 37 };
const other: AddressSuggestion = { ...home, id: '0198a1b2-0000-4000-8000-000000000003', label: 'Prøvegade 12, st. tv, 1050 København K', text: 'Prøvegade 12, st. tv, 1050 København K' };

/** A register of one house, which says what it was asked. */
const register = (): AddressLookup & { asked: string[] } => {
  const asked: string[] = [];
  return {
    asked,
    async search({ text, accessId: at }) {
      asked.push(text);
      if (at) return [other, home];
      return /^Prøvegade ,/.test(text) ? [house] : /^Prø/.test(text) ? [street] : [];
    },
    resolve: async () => found,
  };
};
const away: AddressLookup = { search: () => Promise.reject(new Error('away')), resolve: () => Promise.reject(new Error('away')) };

const place = async (lookup: AddressLookup | undefined, more: Partial<FkAddressField> = {}): Promise<FkAddressField> => {
  const form = await fixture<HTMLFormElement>(html`<form></form>`);
  const field = Object.assign(document.createElement('fk-address-field'), { name: 'answer', label: 'Adresse', required: true, lookup, ...more });
  form.append(field);
  form.addEventListener('submit', (event) => event.preventDefault());
  await loadLanguage('da');
  await field.updateComplete;
  await loadLanguage('da');
  await field.updateComplete;
  return field;
};
const box = (field: FkAddressField): HTMLInputElement => field.shadowRoot!.querySelector<HTMLInputElement>('#search')!;
const part = (field: FkAddressField, name: string): HTMLInputElement => field.shadowRoot!.querySelector<HTMLInputElement>(`#${name}`)!;
const lines = (field: FkAddressField): HTMLElement[] => [...field.shadowRoot!.querySelectorAll<HTMLElement>('[role=listbox]:not([hidden]) [role=option]')];
const offered = (field: FkAddressField, label: string) => until(() => lines(field).some(({ textContent }) => textContent!.includes(label)), label);
const button = (field: FkAddressField, words: string): HTMLButtonElement => [...field.shadowRoot!.querySelectorAll('button')].find(({ textContent }) => textContent!.includes(words))!;
const data = (field: FkAddressField): Record<string, string> => Object.fromEntries([...new FormData(field.form!)].map(([name, text]) => [name.replace('answer.', ''), String(text)]));

conforms({
  tag: 'fk-address-field',
  prepare: (field) => ((field as FkAddressField).lookup = register()),
  role: 'group',
  enter: true,
  value: found,
  entries: Object.entries(found).map(([name, text]) => [`answer.${name}`, String(text)]),
});

describe('an address that is looked up', () => {
  it('is found in stages with the keyboard, and keeps its ids', async () => {
    const field = await place(register());
    field.focus();
    await sendKeys({ type: 'Prø' });
    await offered(field, 'Prøvegade, 1050');
    expect((await axNodes('combobox'))[0]?.name).to.equal('Søg efter adressen');
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Enter' });
    await offered(field, 'Prøvegade 12');
    expect(box(field).selectionStart, 'typing goes on at the house number').to.equal(10);
    expect(field.validity.valid).to.equal(false);
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Enter' });
    await offered(field, '2. th');
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Enter' });
    await until(() => field.validity.valid);
    expect(field.value).to.deep.equal(found);
    expect(data(field)).to.include({ id, accessId, street: 'Prøvegade', source: 'register' });
    await field.updateComplete;
    expect(box(field).value).to.equal('Prøvegade 12, 2. th, 1050 København K');
    expect(field.shadowRoot!.activeElement).to.equal(box(field));
  });

  it('is no longer one when its text is changed, and says what to do', async () => {
    const field = await place(register());
    field.value = found as never;
    await field.updateComplete;
    field.focus();
    await sendKeys({ press: 'End' });
    await sendKeys({ type: 'x' });
    expect(field.input).to.deep.equal({ search: 'Prøvegade 12, 2. th, 1050 København Kx' });
    box(field).blur();
    await field.updateComplete;
    expect(field.shownError).to.equal('Vælg adressen i “Adresse” på listen, eller skriv den selv');
    expect(field.shadowRoot!.activeElement).to.equal(null);
  });

  it('asks once for what is typed in one go, and drops answers that come too late', async () => {
    const answers: ((found: AddressSuggestion[]) => void)[] = [];
    const signals: AbortSignal[] = [];
    const asked: string[] = [];
    const field = await place({
      search: ({ text }, { signal }) => (asked.push(text), signals.push(signal), new Promise((done) => answers.push(done))),
      resolve: async () => found,
    });
    field.focus();
    await sendKeys({ type: 'Prøve' });
    await until(() => asked.length === 1);
    expect(asked).to.deep.equal(['Prøve']);
    await sendKeys({ type: 'gade' });
    expect(signals[0]!.aborted).to.equal(true);
    await until(() => asked.length === 2);
    answers[1]!([street]);
    await offered(field, 'Prøvegade');
    answers[0]!([house]);
    await field.updateComplete;
    expect(lines(field).map(({ textContent }) => textContent!.trim())).to.deep.equal([street.label]);
  });

  it('says that nothing was found', async () => {
    const field = await place(register());
    field.focus();
    await sendKeys({ type: 'Atlantis' });
    await until(() => field.shadowRoot!.querySelector('.search .hint:not(#search-hint)')?.textContent?.includes('Ingen adresser'));
    await until(() => [...field.shadowRoot!.querySelectorAll('[role=status]')].some(({ textContent }) => textContent!.includes('Ingen adresser')));
  });

  it('offers to be typed when nobody answers, with what was typed, and never blocks', async () => {
    const field = await place(away);
    field.focus();
    await sendKeys({ type: 'Prøvegade 12B, 2. th, 1050 København K' });
    await until(() => field.shadowRoot!.querySelector('.warning')?.textContent?.includes('kan ikke slå adresser op'));
    expect(field.shadowRoot!.activeElement).to.equal(box(field));
    box(field).blur();
    await until(() => part(field, 'street'));
    expect(field.value).to.deep.equal({ street: 'Prøvegade', houseNumber: '12B', floor: '2', door: 'th', postalCode: '1050', postalDistrict: 'København K', source: 'manual' });
    expect(field.validity.valid).to.equal(true);
  });

  it('can be typed at any time: the focus goes to the first part that is missing, and back to the search', async () => {
    const field = await place(register());
    field.focus();
    await sendKeys({ type: 'Prøvegade 7' });
    button(field, 'Skriv adressen selv').click();
    await until(() => field.shadowRoot!.activeElement?.id === 'postalCode');
    expect(part(field, 'street').value).to.equal('Prøvegade');
    await sendKeys({ type: '1050' });
    button(field, 'Søg efter adressen').click();
    await until(() => field.shadowRoot!.activeElement?.id === 'search');
    expect(box(field).value).to.equal('Prøvegade 7, 1050');
  });

  it('drops the ids of a looked-up address whose parts are changed by hand', async () => {
    const field = await place(undefined);
    field.value = found as never;
    await field.updateComplete;
    part(field, 'houseNumber').focus();
    await sendKeys({ type: '3' });
    expect(field.value).to.deep.equal({ street: 'Prøvegade', houseNumber: '123', floor: '2', door: 'th', postalCode: '1050', postalDistrict: 'København K', source: 'manual' });
  });

  it('works in a plain form over HTTP by its endpoint, in a body and not in an address', async () => {
    const before = window.fetch;
    const sent: [string, RequestInit | undefined][] = [];
    window.fetch = async (address, init) => {
      sent.push([String(address), init]);
      const body = String(address).endsWith('/search') ? { suggestions: [home] } : found;
      return new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } });
    };
    try {
      const field = await place(undefined, { endpoint: '/test-api' });
      await until(() => box(field));
      field.focus();
      await sendKeys({ type: 'Prøvegade 12' });
      await offered(field, '2. th');
      lines(field)[0]!.click();
      await until(() => field.validity.valid);
      expect(sent.map(([address]) => address)).to.deep.equal(['/test-api/addresses/search', '/test-api/addresses/resolve']);
      expect(JSON.parse(String(sent[0]![1]!.body))).to.deep.equal({ text: 'Prøvegade 12', level: 'full' });
    } finally {
      window.fetch = before;
    }
  });
});

describe('an address abroad', () => {
  it('is offered only where the field allows it, and is written in free lines', async () => {
    expect(button(await place(register()), 'udlandet')).to.equal(undefined);
    const field = await place(undefined, { allowForeign: true });
    await until(() => button(field, 'udlandet'));
    button(field, 'udlandet').click();
    await until(() => field.shadowRoot!.activeElement?.id === 'country');
    await sendKeys({ type: 'Tysk' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ type: 'Teststrasse 1' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ type: 'Hinterhaus' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ type: '10115' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ type: 'Berlin' });
    await field.updateComplete;
    expect(field.value).to.deep.equal({ country: 'DE', lines: ['Teststrasse 1', 'Hinterhaus'], postalCode: '10115', city: 'Berlin' });
    expect(part(field, 'country').value).to.equal('Tyskland');
    await expect(field).to.be.accessible();
  });

  it('loses nothing on the way to Denmark and back', async () => {
    const field = await place(undefined, { allowForeign: true });
    field.value = { country: 'SE', lines: ['Testgatan 1'], city: 'Malmö' } as never;
    await until(() => part(field, 'city')?.value === 'Malmö');
    button(field, 'i Danmark').click();
    await until(() => part(field, 'street'));
    await until(() => button(field, 'udlandet'));
    button(field, 'udlandet').click();
    await until(() => part(field, 'city')?.value === 'Malmö');
    expect(field.value).to.deep.equal({ country: 'SE', lines: ['Testgatan 1'], city: 'Malmö' });
  });

  it('shows every part that is missing', async () => {
    const field = await place(undefined, { allowForeign: true });
    field.input = { country: 'DK', lines: '', city: 'X' };
    field.showErrors();
    await until(() => part(field, 'city'));
    await field.updateComplete;
    const errors = [...field.shadowRoot!.querySelectorAll('.error')].map(({ textContent }) => textContent!);
    expect(errors.length).to.equal(2);
    expect(errors[0]).to.contain('andet land end Danmark');
  });
});

describe('a typed line', () => {
  const cases: [string, object][] = [
    ['Prøvegade', { street: 'Prøvegade' }],
    ['Prøvegade 12 b', { street: 'Prøvegade', houseNumber: '12 b' }],
    ['Prøvegade 12, 2. th, 1050 København K', { street: 'Prøvegade', houseNumber: '12', floor: '2', door: 'th', postalCode: '1050', postalDistrict: 'København K' }],
    ['Prøvegade , 1050 København K', { street: 'Prøvegade', postalCode: '1050', postalDistrict: 'København K' }],
    ['Sankt Hans Torv 3, st, 2200', { street: 'Sankt Hans Torv', houseNumber: '3', floor: 'st', postalCode: '2200' }],
    ['10. Februar Vej', { street: '10. Februar Vej' }],
  ];
  for (const [text, parts] of cases) {
    it(`is taken apart: ${text}`, () => expect(partsOfLine(text)).to.deep.equal(parts));
  }
  it('is what its parts make', () => expect(lineOf(partsOfLine('Prøvegade 12, st. tv, 1050 København K'))).to.equal('Prøvegade 12, st. tv, 1050 København K'));
});

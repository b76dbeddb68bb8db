/** Data from a source: shown with where it comes from, and typed when it does not come. */
import { expect, fixture, html } from '@open-wc/testing';
import '@faelles/fields/fetched-field/fk-fetched-field.js';
import type { Asker } from '@faelles/fields/fetched-field/asker.js';
import type { FkFetchedField } from '@faelles/fields/fetched-field/fetched-field.js';
import type { SourceAnswer } from '@faelles/schemas/sources.js';
import { loadLanguage } from '@faelles/foundation/dictionaries.js';
import { until } from '../support/until.ts';

const label = (da: string) => ({ da, en: da });
const definition = {
  name: 'person',
  kind: 'fetched' as const,
  label: label('Dine oplysninger'),
  source: { id: 'person', label: label('CPR-registeret') },
  fields: [
    { name: 'name', kind: 'text' as const, label: label('Navn') },
    { name: 'birthDate', kind: 'date' as const, label: label('Fødselsdato'), required: false },
  ],
};
const fetchedAt = '2026-11-20T09:05:00Z';
const found: SourceAnswer = { state: 'found', fetchedAt, data: { name: 'Test Testesen', birthDate: '2050-01-01' }, proofs: { $whole: 'x' } };
const value = { from: 'source', data: found.data, fetchedAt, proofs: found.proofs };

const asking = (fetch: Asker['fetch']): Asker => ({ fetch, check: async () => 'unknown' });
async function field(asker: Asker | undefined, properties: object = {}): Promise<FkFetchedField> {
  await loadLanguage('da');
  const element = await fixture<FkFetchedField>(html`<fk-fetched-field .definition=${definition} .asker=${asker} .input=${(properties as { input?: never }).input}></fk-fetched-field>`);
  return element;
}
const text = (element: FkFetchedField) => element.shadowRoot!.textContent!.replace(/\s+/g, ' ');
const says = (element: FkFetchedField, words: string) => until(() => text(element).includes(words), `“${words}”`, () => text(element));
const button = (element: FkFetchedField, words: string) => [...element.shadowRoot!.querySelectorAll('button')].find((one) => one.textContent!.trim() === words)!;
async function datum(element: FkFetchedField, name: string): Promise<HTMLInputElement> {
  return until(() => element.shadowRoot!.querySelector(`#datum-${name}`)?.shadowRoot?.querySelector<HTMLInputElement>('input, textarea'), `a field for ${name}`);
}
function type(input: HTMLInputElement, words: string): void {
  input.value = words;
  input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
}

describe('<fk-fetched-field>', () => {
  it('shows the data with its source, and tells the page', async () => {
    const asked: unknown[] = [];
    const events: unknown[] = [];
    const holder = await fixture<HTMLDivElement>(html`<div></div>`);
    holder.addEventListener('input', ({ target }) => events.push((target as FkFetchedField).value));
    const element = document.createElement('fk-fetched-field');
    Object.assign(element, { definition, asker: asking(async (...call) => (asked.push(call.slice(0, 2)), found)) });
    holder.append(element);
    await says(element, 'Test Testesen');
    expect(asked).to.deep.equal([['person', ['name', 'birthDate']]]);
    expect(events).to.deep.equal([value]);
    expect(element.value).to.deep.equal(value);
    await says(element, 'Hentet fra CPR-registeret 20. november 2026');
    await says(element, '1. januar 2050');
    expect(element.shadowRoot!.querySelector('input')).to.equal(null);
    await expect(element).to.be.accessible();
  });

  it('lets the citizen say what is wrong, and take it back', async () => {
    const element = await field(asking(async () => found));
    await says(element, 'Er noget forkert?');
    button(element, 'Er noget forkert?').click();
    const box = await datum(element, 'correction');
    await until(() => element.shadowRoot!.activeElement?.id === 'datum-correction', 'the focus is in the box');
    type(box, 'Jeg er flyttet');
    expect(element.value).to.deep.equal({ ...value, correction: 'Jeg er flyttet' });
    await expect(element).to.be.accessible();
    await element.updateComplete;
    button(element, 'Fortryd. Alt er rigtigt').click();
    expect(element.value).to.deep.equal(value);
  });

  it('is typed by the citizen when the source is away, and keeps that when it comes back', async () => {
    let away = true;
    const element = await field(asking(async () => (away ? Promise.reject(new Error('away')) : found)));
    await says(element, 'Vi kan ikke hente oplysninger fra CPR-registeret lige nu');
    type(await datum(element, 'name'), 'Egen Skrift');
    expect(element.value).to.deep.equal({ from: 'citizen', data: { name: 'Egen Skrift' } });
    expect(element.checkValidity()).to.equal(true);
    away = false;
    button(element, 'Prøv at hente igen').click();
    await says(element, 'Test Testesen');
    expect(element.value).to.deep.equal(value);
    expect((element.input as { typed: object }).typed).to.deep.equal({ name: 'Egen Skrift' });
  });

  it('shows nothing of a protected person', async () => {
    const element = await field(asking(async () => ({ state: 'protected', fetchedAt, data: {}, proofs: { $whole: 'x' } })));
    await says(element, 'er beskyttede');
    expect(element.shadowRoot!.querySelector('dl')).to.equal(null);
    expect(element.value).to.deep.equal({ from: 'protected', data: {}, fetchedAt, proofs: { $whole: 'x' } });
  });

  it('shows what a draft kept at once, and proves it anew', async () => {
    const later: SourceAnswer = { ...found, fetchedAt: '2026-11-21T09:05:00Z', proofs: { $whole: 'y' } };
    const element = await field(asking(async () => later), { input: { ...value, correction: 'Nej' } });
    await says(element, 'Test Testesen');
    await until(() => (element.value as { fetchedAt: string }).fetchedAt === later.fetchedAt, 'the new proof');
    expect(element.value).to.deep.equal({ ...value, fetchedAt: later.fetchedAt, proofs: later.proofs, correction: 'Nej' });
  });

  it('hands data that can no longer be proven to the citizen', async () => {
    const element = await field(asking(async () => ({ state: 'unknown', fetchedAt, data: {}, proofs: {} })), { input: value });
    await until(() => (element.value as { from: string }).from === 'citizen', 'it is the citizen’s');
    expect((await datum(element, 'name')).value).to.equal('Test Testesen');
  });

  it('says at each datum what is missing', async () => {
    const element = await field(undefined);
    expect(element.checkValidity()).to.equal(false);
    await datum(element, 'name');
    element.showErrors();
    await element.updateComplete;
    await until(() => element.shadowRoot!.querySelector('#datum-name')!.shadowRoot!.querySelector('#error'), 'an error at the name');
    expect(element.shadowRoot!.querySelector('#datum-birthDate')!.shadowRoot!.querySelector('#error')).to.equal(null);
    await expect(element).to.be.accessible();
  });
});

/** What is worth a second look but stops nobody: said at the field, aloud, and gone when the citizen has looked. */
import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '@faelles/fields/cpr-field/fk-cpr-field.js';
import '@faelles/fields/textarea-field/fk-textarea-field.js';
import '@faelles/fields/period-field/fk-period-field.js';
import { loadLanguage } from '@faelles/foundation/dictionaries.js';
import type { FieldElement } from '@faelles/fields/base/field-element.js';
import { data, nodeOf } from './place.ts';
import { until } from '../support/until.ts';

async function placed(): Promise<{ form: HTMLFormElement; field: FieldElement }> {
  await loadLanguage('da');
  const form = await fixture<HTMLFormElement>(html`<form>
    <fk-cpr-field name="answer" label="CPR-nummer" required .today=${'2075-01-01'}></fk-cpr-field><button>Send</button>
  </form>`);
  form.addEventListener('submit', (event) => event.preventDefault());
  return { form, field: form.querySelector('fk-cpr-field')! };
}

async function type(field: FieldElement, text: string): Promise<void> {
  field.focus();
  const control = field.shadowRoot!.querySelector('input')!;
  control.select();
  await sendKeys({ type: text });
  await sendKeys({ press: 'Tab' });
  await field.updateComplete;
}

const warning = (field: FieldElement): string => field.shadowRoot!.querySelector('.warning')?.textContent ?? '';
const button = (field: FieldElement): HTMLButtonElement => field.shadowRoot!.querySelector<HTMLButtonElement>('.dismiss')!;

describe('a CPR number without modulus 11', () => {
  it('is asked about once it was left, and is no error', async () => {
    const { form, field } = await placed();
    await type(field, '010150-5000');
    expect(warning(field)).to.match(/^Vær opmærksom på: Passer nummeret\?/);
    expect(field.shownError).to.equal('');
    expect(form.checkValidity()).to.equal(true);
    expect(data(form)).to.deep.equal([['answer', '0101505000']]);
    expect((await nodeOf('textbox'))!.description).to.contain('Passer nummeret?');
    expect((await nodeOf('textbox'))!.invalid).not.to.equal('true');
    await expect(field).to.be.accessible();
  });

  it('is said aloud, politely, in a region that was empty before', async () => {
    const { field } = await placed();
    await type(field, '010150-5000');
    await until(() => field.shadowRoot!.querySelector('[aria-live=polite]')?.textContent?.startsWith('Passer nummeret?'), 'the hint is announced');
  });

  it('is not asked about again when the citizen says it is right; another number is', async () => {
    const { field } = await placed();
    await type(field, '010150-5000');
    button(field).click();
    await field.updateComplete;
    expect(warning(field)).to.equal('');
    expect(field.shadowRoot!.activeElement?.id).to.equal('control');
    await type(field, '010150 5000');
    expect(warning(field)).to.equal('');
    await type(field, '010150-5001');
    expect(warning(field)).not.to.equal('');
    await type(field, '010150-5006');
    expect(warning(field)).to.equal('');
  });

  it('is a number to come when the birth date is', async () => {
    const { field } = await placed();
    field.today = '2026-11-20';
    await type(field, '010150-5006');
    expect(warning(field)).to.contain('ligger i fremtiden');
  });

  it('says nothing beside an error, and nothing while it is typed', async () => {
    const { field } = await placed();
    await type(field, '310450-5000');
    expect(field.shownError).not.to.equal('');
    expect(warning(field)).to.equal('');
    expect(button(field)).to.equal(null);
  });
});

describe('a warning of the page', () => {
  it('stands at fields of one input and of several, is in the description, and blocks nothing', async () => {
    await loadLanguage('da');
    const form = await fixture<HTMLFormElement>(html`<form>
      <fk-period-field name="period" label="Periode" .caution=${'Det er længe'}></fk-period-field>
      <fk-textarea-field name="text" label="Tekst" .caution=${'Det er kort'}></fk-textarea-field>
    </form>`);
    for (const [tag, words] of [['fk-period-field', 'Det er længe'], ['fk-textarea-field', 'Det er kort']] as const) {
      const field = form.querySelector<FieldElement>(tag)!;
      await field.updateComplete;
      expect(warning(field)).to.equal(`Vær opmærksom på: ${words}`);
      expect(field.validity.valid).to.equal(true);
    }
    expect((await nodeOf('group'))!.description).to.contain('Det er længe');
    expect((await nodeOf('textbox'))).not.to.equal(undefined);
  });
});

describe('the count of a text', () => {
  it('counts as the limit does: an emoji is one, a composed letter is one, space around is none', async () => {
    await loadLanguage('da');
    const field = await fixture<FieldElement>(html`<fk-textarea-field name="text" label="Tekst" maxlength="5"></fk-textarea-field>`);
    for (const [text, left] of [['😀😀', 3], ['A\u030Ase', 2], [' to \n', 3]] as const) {
      field.input = text;
      await field.updateComplete;
      expect(field.shadowRoot!.querySelector('#count')!.textContent, text).to.contain(String(left));
      expect(field.validity.valid).to.equal(true);
    }
    field.input = '😀😀😀😀😀😀';
    await field.updateComplete;
    expect(field.shadowRoot!.querySelector('#count')!.textContent).to.contain('1 tegn for lang');
    expect(field.validity.valid).to.equal(false);
  });
});

/** What fields do beyond the common suite: set up by a definition, typed in, taken back, looked at. */
import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '@faelles/fields/text-field/fk-text-field.js';
import '@faelles/fields/textarea-field/fk-textarea-field.js';
import '@faelles/fields/money-field/fk-money-field.js';
import '@faelles/fields/integer-field/fk-integer-field.js';
import '@faelles/fields/cpr-field/fk-cpr-field.js';
import '@faelles/fields/email-field/fk-email-field.js';
import '@faelles/fields/phone-field/fk-phone-field.js';
import '@faelles/fields/select-field/fk-select-field.js';
import { loadLanguage } from '@faelles/foundation/dictionaries.js';
import type { FieldElement } from '@faelles/fields/base/field-element.js';
import type { FieldDefinition } from '@faelles/schemas/field.js';
import { axNodes, emulateMedia, resetMedia } from '../support/browser.ts';
import { until } from '../support/until.ts';

before(() => Promise.all([loadLanguage('da'), loadLanguage('en')]));

const control = (field: FieldElement): HTMLInputElement => field.shadowRoot!.querySelector<HTMLInputElement>('#control')!;

describe('a field set up by a definition', () => {
  const definition: FieldDefinition = {
    name: 'contact',
    kind: 'text',
    label: { da: 'Kontaktperson', en: 'Contact person' },
    hint: { da: 'Den, vi ringer til', en: 'Whom we call' },
    help: [{ paragraph: { da: 'Vi ringer kun ved fejl.', en: 'We only call about errors.' } }],
    maxLength: 5,
    autocomplete: 'name',
    messages: { 'too-long': { da: 'Højst {max}, tak', en: 'At most {max}, please' } },
  };
  const place = async (): Promise<FieldElement> => {
    const form = await fixture<HTMLFormElement>(html`<form><fk-text-field .definition=${definition}></fk-text-field></form>`);
    return form.querySelector('fk-text-field')!;
  };

  it('takes name, texts, limits and autofill from it, and is required unless it says otherwise', async () => {
    const field = await place();
    expect(field.name).to.equal('contact');
    expect(field.required).to.equal(true);
    expect(control(field).autocomplete).to.equal('name');
    const [box] = await axNodes('textbox');
    expect(box?.name).to.equal('Kontaktperson');
    expect(box?.description).to.equal('Den, vi ringer til');
    // What draws help comes with the first help of a page.
    await until(() => field.shadowRoot!.querySelector('details')?.textContent?.includes('Vi ringer kun ved fejl.'), 'its help');
    field.definition = { ...definition, required: false };
    expect(field.required).to.equal(false);
  });

  it('says its errors in the author’s words, in the language of the page', async () => {
    const field = await place();
    field.value = 'alt for langt';
    expect(field.validity.tooLong).to.equal(true);
    expect(field.validationMessage).to.equal('Højst 5, tak');
    field.closest('form')!.lang = 'en';
    await Promise.resolve();
    await field.updateComplete;
    expect(field.validationMessage).to.equal('At most 5, please');
    expect((await axNodes('textbox'))[0]?.name).to.equal('Contact person');
  });

  it('says where a fetched answer comes from', async () => {
    const field = await place();
    field.definition = { ...definition, source: { id: 'cvr', label: { da: 'CVR-registret' } } };
    await field.updateComplete;
    expect((await axNodes('textbox'))[0]?.description).to.equal('Den, vi ringer til. Hentet fra CVR-registret');
  });

  it('begins with its default, which a change wins over', async () => {
    const field = await place();
    field.definition = { ...definition, default: 'Vagt' };
    expect(field.value).to.equal('Vagt');
    field.value = 'Anden';
    field.definition = { ...definition, default: 'Vagt' };
    expect(field.value).to.equal('Anden');
  });
});

describe('what was typed', () => {
  it('stays as typed while it is wrong, and is what the form gets', async () => {
    const form = await fixture<HTMLFormElement>(html`<form><fk-cpr-field name="cpr" label="CPR-nummer"></fk-cpr-field></form>`);
    const field = form.querySelector('fk-cpr-field')!;
    field.focus();
    await sendKeys({ type: ' 0101 50' });
    expect(field.input).to.equal(' 0101 50');
    expect(field.value).to.equal(' 0101 50');
    expect(field.validity.valid).to.equal(false);
    expect(control(field).value).to.equal(' 0101 50');
  });

  it('is not reshaped when a framework writes the value back', async () => {
    const form = await fixture<HTMLFormElement>(html`<form><fk-cpr-field name="cpr" label="CPR-nummer"></fk-cpr-field></form>`);
    const field = form.querySelector('fk-cpr-field')!;
    field.addEventListener('input', () => (field.value = field.value));
    field.focus();
    await sendKeys({ type: '010150 5006' });
    await field.updateComplete;
    expect(field.value).to.equal('0101505006');
    expect(control(field).value).to.equal('010150 5006');
  });

  it('is shown as a person writes it when it was fetched', async () => {
    const field = await fixture<FieldElement>(html`<fk-cpr-field label="CPR-nummer" .input=${'0101505006'}></fk-cpr-field>`);
    expect(control(field).value).to.equal('010150-5006');
    const phone = await fixture<FieldElement>(html`<fk-phone-field label="Telefon" .input=${'+4520123456'}></fk-phone-field>`);
    expect(control(phone).value).to.equal('20 12 34 56');
    const money = await fixture<FieldElement>(html`<fk-money-field label="Beløb" .input=${123450}></fk-money-field>`);
    expect(control(money).value).to.equal('1234,50');
  });

  it('gives way when the page takes it back', async () => {
    const field = await fixture<FieldElement>(html`<fk-text-field label="Navn" .input=${'A'}></fk-text-field>`);
    field.focus();
    await sendKeys({ type: 'bc' });
    field.input = 'A';
    await field.updateComplete;
    expect(control(field).value).to.equal('A');
  });
});

describe('the inner control', () => {
  it('never has a name of its own, a placeholder or type=number', async () => {
    for (const tag of ['text', 'integer', 'money', 'cpr', 'email', 'phone']) {
      const form = await fixture<HTMLFormElement>(html`<form></form>`);
      const field = document.createElement(`fk-${tag}-field`) as FieldElement;
      field.label = 'Svar';
      form.append(field);
      await field.updateComplete;
      const input = control(field);
      expect(input.name, tag).to.equal('');
      expect(input.placeholder, tag).to.equal('');
      expect(input.type, tag).not.to.equal('number');
    }
  });

  it('tells keyboard and autofill what is expected', async () => {
    const email = await fixture<FieldElement>(html`<fk-email-field label="E-mail"></fk-email-field>`);
    expect([control(email).inputMode, control(email).autocomplete, control(email).getAttribute('spellcheck')]).to.deep.equal(['email', 'email', 'false']);
    const cpr = await fixture<FieldElement>(html`<fk-cpr-field label="CPR-nummer"></fk-cpr-field>`);
    expect([control(cpr).inputMode, control(cpr).autocomplete]).to.deep.equal(['numeric', 'off']);
  });

  it('says its unit after hint and error', async () => {
    await fixture(html`<fk-integer-field label="Areal" hint="Rund op" unit="m²" required></fk-integer-field>`);
    expect((await axNodes('textbox'))[0]?.description).to.equal('Rund op m²');
  });

  it('is invalid for assistive technology only once the error is shown', async () => {
    const field = await fixture<FieldElement>(html`<fk-text-field label="Navn" required></fk-text-field>`);
    expect((await axNodes('textbox'))[0]?.['invalid']).not.to.equal('true');
    field.showErrors();
    await field.updateComplete;
    expect((await axNodes('textbox'))[0]?.['invalid']).to.equal('true');
    field.disabled = true;
    await field.updateComplete;
    expect((await axNodes('textbox'))[0]?.['invalid']).not.to.equal('true');
  });

  it('can be named without a visible label', async () => {
    await fixture(html`<fk-text-field accessible-label="Søg"></fk-text-field>`);
    expect((await axNodes('textbox'))[0]?.name).to.equal('Søg');
  });

  it('is named by a slotted label', async () => {
    await fixture(html`<fk-text-field required><b slot="label">Fed etiket</b></fk-text-field>`);
    expect((await axNodes('textbox'))[0]?.name).to.equal('Fed etiket');
  });
});

describe('looks that carry meaning', () => {
  it('keeps a border on every control in forced colours', async () => {
    const field = await fixture<FieldElement>(html`<fk-text-field label="Navn"></fk-text-field>`);
    await emulateMedia({ 'forced-colors': 'active' });
    try {
      expect(parseFloat(getComputedStyle(control(field)).borderTopWidth)).to.be.at.least(1);
    } finally {
      await resetMedia();
    }
  });

  it('fits 320 px however long the label is', async () => {
    const box = await fixture<HTMLElement>(html`<div></div>`);
    box.style.width = '288px';
    for (const tag of ['text', 'email', 'textarea', 'select', 'money']) {
      const field = document.createElement(`fk-${tag}-field`) as FieldElement;
      field.label = 'Kommunalbestyrelsesmedlemmernes ejendomsskattelåneordningsansøgningsskema';
      box.append(field);
      await field.updateComplete;
    }
    expect(box.scrollWidth).to.be.at.most(288);
  });
});

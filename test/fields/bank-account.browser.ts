/** Where money is to be paid: NemKonto, an account, an IBAN. */
import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '@faelles/fields/bank-account-field/fk-bank-account-field.js';
import type { FkBankAccountField } from '@faelles/fields/bank-account-field/bank-account-field.js';
import { loadLanguage } from '@faelles/foundation/dictionaries.js';
import { axNodes } from '../support/browser.ts';
import { conforms } from './conformance.ts';

const offering = { nemKonto: true, allowIban: true };

conforms({
  tag: 'fk-bank-account-field',
  prepare: (field) => Object.assign(field, offering),
  role: 'group',
  enter: true,
  secret: true,
  value: { iban: 'DK5000400440116243' },
  entries: [['answer.iban', 'DK5000400440116243']],
  keys: { press: [' '], entries: [['answer.nemKonto', 'true']] },
});

const place = async (more: Partial<FkBankAccountField> = {}): Promise<FkBankAccountField> => {
  const form = await fixture<HTMLFormElement>(html`<form></form>`);
  const field = Object.assign(document.createElement('fk-bank-account-field'), { name: 'answer', label: 'Udbetaling', required: true, ...more });
  form.append(field);
  await loadLanguage('da');
  await field.updateComplete;
  await loadLanguage('da');
  await field.updateComplete;
  return field;
};
const inside = (field: FkBankAccountField, id: string): HTMLInputElement => field.shadowRoot!.querySelector<HTMLInputElement>(`#${id}`)!;

describe('a bank account', () => {
  for (const text of ['1234 0012345678', '1234-12345678', '1234 1234 5678', '12340012345678', 'DK50 0040 0440 1162 43']) {
    it(`understands “${text}” pasted into either part`, async () => {
      const field = await place();
      const clipboardData = new DataTransfer();
      clipboardData.setData('text', text);
      inside(field, 'accountNumber').dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, composed: true, cancelable: true }));
      await field.updateComplete;
      expect(field.validity.valid).to.equal(true);
      expect(inside(field, 'registrationNumber').value).to.match(/^\d{4}$/);
    });
  }

  it('understands both numbers typed into the first part', async () => {
    const field = await place();
    field.focus();
    await sendKeys({ type: '1234 0012345678' });
    expect(field.value).to.deep.equal({ registrationNumber: '1234', accountNumber: '0012345678' });
  });

  it('asks for no number for NemKonto, and keeps what was typed for another account', async () => {
    const field = await place(offering);
    const radios = (await axNodes('radio')).map(({ name }) => name);
    expect(radios).to.deep.equal(['Til min NemKonto', 'Til en anden dansk konto', 'Til en konto i udlandet']);
    inside(field, 'way-account').click();
    await field.updateComplete;
    inside(field, 'registrationNumber').focus();
    await sendKeys({ type: '1234' });
    inside(field, 'way-nemKonto').focus();
    inside(field, 'way-nemKonto').click();
    await field.updateComplete;
    expect(field.value).to.deep.equal({ nemKonto: true });
    expect(inside(field, 'registrationNumber')).to.equal(null);
    inside(field, 'way-account').click();
    await field.updateComplete;
    expect(inside(field, 'registrationNumber').value).to.equal('1234');
    expect(field.validity.valid).to.equal(false);
  });

  it('checks an IBAN, and says what is wrong at its input', async () => {
    const field = await place(offering);
    inside(field, 'way-iban').click();
    await field.updateComplete;
    inside(field, 'iban').focus();
    await sendKeys({ type: 'DK50 0040 0440 1162 44' });
    inside(field, 'iban').blur();
    await field.updateComplete;
    expect(field.shownError).to.contain('passer ikke sammen');
    const [node] = await axNodes('textbox');
    expect(node?.name).to.equal('IBAN');
    expect(node?.['invalid']).to.equal('true');
    expect(node?.description).to.contain('passer ikke sammen');
    await expect(field).to.be.accessible();
  });

  it('takes no way that the field does not offer', async () => {
    const field = await place();
    field.input = { nemKonto: true };
    expect(field.validity.valid).to.equal(false);
  });
});

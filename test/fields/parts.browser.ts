/** Fields of several inputs: date and address. */
import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '@faelles/fields/date-field/fk-date-field.js';
import '@faelles/fields/address-field/fk-address-field.js';
import { loadLanguage } from '@faelles/foundation/dictionaries.js';
import type { FkDateField } from '@faelles/fields/date-field/date-field.js';
import type { FkAddressField } from '@faelles/fields/address-field/address-field.js';
import { axNodes } from '../support/browser.ts';
import { until } from '../support/until.ts';

before(() => loadLanguage('da'));

describe('a date', () => {
  const place = async (): Promise<FkDateField> => fixture<FkDateField>(html`<fk-date-field name="from" label="Fra dato" required .today=${'2026-11-20'}></fk-date-field>`);
  const inputs = (field: FkDateField): HTMLInputElement[] => [...field.shadowRoot!.querySelectorAll('input')];
  const paste = (input: HTMLInputElement, text: string): boolean => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text', text);
    return input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, composed: true, cancelable: true }));
  };

  it('never moves the focus by itself', async () => {
    const field = await place();
    field.focus();
    await sendKeys({ type: '20' });
    expect(field.shadowRoot!.activeElement!.id).to.equal('day');
  });

  for (const text of ['20-11-2026', '20.11.2026', '20/11/2026', '2026-11-20', ' 20. 11. 2026 ']) {
    it(`understands “${text}” pasted into any part, and tells it as typing`, async () => {
      const field = await place();
      const told: string[] = [];
      for (const type of ['input', 'change']) field.addEventListener(type, () => told.push(type));
      paste(inputs(field)[2]!, text);
      await field.updateComplete;
      expect(field.value).to.equal('2026-11-20');
      expect(inputs(field).map(({ value }) => value)).to.deep.equal(['20', '11', '2026']);
      expect(told).to.deep.equal(['input', 'change']);
    });
  }

  it('leaves other pasted text to the browser', async () => {
    const field = await place();
    expect(paste(inputs(field)[0]!, '20')).to.equal(true);
  });

  it('shows what is missing in an unfinished date at the parts that are empty', async () => {
    const field = await place();
    field.input = { day: '3', month: '', year: '' };
    field.showErrors();
    await field.updateComplete;
    expect(inputs(field).map((input) => input.getAttribute('aria-invalid'))).to.deep.equal([null, 'true', 'true']);
    field.focus();
    expect(field.shadowRoot!.activeElement!.id).to.equal('month');
  });

  it('refuses a day that is in no calendar, in words, and keeps what was typed', async () => {
    const field = await place();
    field.input = { day: '31', month: '4', year: '2026' };
    expect(field.validity.valid).to.equal(false);
    expect(field.validationMessage).to.contain('findes ikke');
    expect(field.input).to.deep.equal({ day: '31', month: '4', year: '2026' });
  });

  it('says a limit near today as a person would', async () => {
    const field = await place();
    field.min = '2026-11-20';
    field.value = '2026-11-19';
    expect(field.validity.rangeUnderflow).to.equal(true);
    expect(field.validationMessage).to.contain('i dag');
  });

  it('is left when the focus leaves all its parts, not between them', async () => {
    const field = await place();
    field.focus();
    await sendKeys({ type: '3' });
    await sendKeys({ press: 'Tab' });
    await field.updateComplete;
    expect(field.shownError).to.equal('');
    (document.activeElement as HTMLElement).blur();
    await field.updateComplete;
    expect(field.shownError).not.to.equal('');
  });

  it('has a named group and a name for each part', async () => {
    await place();
    const [group] = await axNodes('group');
    expect(group?.name).to.equal('Fra dato');
    expect((await axNodes('textbox', group)).map(({ name }) => name)).to.deep.equal(['Dag', 'Måned', 'År']);
  });
});

describe('an address', () => {
  it('shows every part that is wrong, described at that part', async () => {
    const field = await fixture<FkAddressField>(html`<fk-address-field label="Adresse" required></fk-address-field>`);
    field.input = { street: 'Vesterbrogade', houseNumber: '', postalCode: '16', postalDistrict: 'København V' };
    field.showErrors();
    // The words of mistakes come with the first mistake; until then there are words that do for every kind.
    await until(() => /postnummer/i.test(field.shadowRoot!.querySelectorAll('.error')[1]?.textContent ?? ''), 'the words come');
    expect(field.shadowRoot!.querySelectorAll('.error').length).to.equal(2);
    const wrong = (await axNodes('textbox')).filter((box) => box['invalid'] === 'true');
    expect(wrong.map(({ name }) => name)).to.deep.equal(['Husnummer', 'Postnummer']);
    expect(wrong[1]!.description).to.match(/^Fejl: .*postnummer/i);
    field.focus();
    expect(field.shadowRoot!.activeElement!.id).to.equal('houseNumber');
    field.focusPart('postalCode');
    expect(field.shadowRoot!.activeElement!.id).to.equal('postalCode');
  });

  it('shows errors of the page at their parts', async () => {
    const field = await fixture<FkAddressField>(html`<fk-address-field label="Adresse" validation="manual"></fk-address-field>`);
    field.errors = { street: 'Vejen findes ikke' };
    await field.updateComplete;
    const [street] = await axNodes('textbox');
    expect(street?.['invalid']).to.equal('true');
    expect(street?.description).to.equal('Fejl: Vejen findes ikke');
  });

  it('asks for autofill only when it is the citizen’s own address', async () => {
    const field = await fixture<FkAddressField>(html`<fk-address-field label="Adresse"></fk-address-field>`);
    const postal = field.shadowRoot!.querySelector<HTMLInputElement>('#postalCode')!;
    expect(postal.autocomplete).to.equal('');
    field.autocomplete = 'street-address';
    await field.updateComplete;
    expect(postal.autocomplete).to.equal('postal-code');
  });
});

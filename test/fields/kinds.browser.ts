/** What single kinds do beyond the common suite: a long text, choices, words and groups. */
import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '@faelles/fields/text-field/fk-text-field.js';
import '@faelles/fields/textarea-field/fk-textarea-field.js';
import '@faelles/fields/radio-field/fk-radio-field.js';
import '@faelles/fields/select-field/fk-select-field.js';
import '@faelles/fields/checkboxes-field/fk-checkboxes-field.js';
import '@faelles/fields/information/fk-information.js';
import '@faelles/fields/group/fk-group.js';
import { loadLanguage } from '@faelles/foundation/dictionaries.js';
import type { FieldElement } from '@faelles/fields/base/field-element.js';
import { axNodes, emulateMedia, resetMedia } from '../support/browser.ts';

before(() => loadLanguage('da'));

describe('a textarea with a limit', () => {
  it('counts down, and never cuts off what is too long', async () => {
    const field = await fixture<FieldElement>(html`<fk-textarea-field label="Beskriv" maxlength="5"></fk-textarea-field>`);
    const count = (): string => field.shadowRoot!.querySelector('#count')!.textContent!;
    expect(count()).to.contain('5');
    field.focus();
    await sendKeys({ type: 'abcdefg' });
    await field.updateComplete;
    expect(field.input).to.equal('abcdefg');
    expect(count()).to.contain('2');
    expect(field.validity.tooLong).to.equal(true);
  });

  it('prints the whole text, not what its box shows', async () => {
    const field = await fixture<FieldElement>(html`<fk-textarea-field label="Beskriv" .input=${'linje\n'.repeat(30)}></fk-textarea-field>`);
    await emulateMedia({ media: 'print' });
    try {
      expect(getComputedStyle(field.shadowRoot!.querySelector('textarea')!).display).to.equal('none');
      expect(field.shadowRoot!.querySelector('.print')!.getBoundingClientRect().height).to.be.greaterThan(500);
    } finally {
      await resetMedia();
    }
  });
});

describe('something to look at once more', () => {
  it('is said below the answer after it was left, and stops nobody', async () => {
    const field = await fixture<FieldElement>(html`<fk-textarea-field name="t" label="Beskriv"></fk-textarea-field>`);
    field.focus();
    await sendKeys({ type: 'mit nummer er 010150-5006' });
    await field.updateComplete;
    expect(field.shadowRoot!.querySelector('.warning')).to.equal(null);
    (document.activeElement as HTMLElement).blur();
    await field.updateComplete;
    expect((await axNodes('textbox'))[0]?.description).to.match(/^Vær opmærksom på: .*CPR-nummer/);
    expect(field.validity.valid).to.equal(true);
    field.input = 'sag 2026-123456';
    await field.updateComplete;
    expect(field.shadowRoot!.querySelector('.warning')).to.equal(null);
  });
});

describe('choices', () => {
  it('are read from option elements where a page has no script', async () => {
    const form = await fixture<HTMLFormElement>(html`<form>
      <fk-radio-field name="kind" label="Hvad?" value="crane"><option value="container">Container</option><option value="crane">Kran</option></fk-radio-field>
      <fk-select-field name="place" label="Hvor?" value="2"><option value="1">Nord</option><option value="2">Syd</option></fk-select-field>
    </form>`);
    expect([...new FormData(form)]).to.deep.equal([['kind', 'crane'], ['place', '2']]);
    const radios = await axNodes('radio');
    expect(radios.map(({ name }) => name)).to.deep.equal(['Container', 'Kran']);
  });

  it('are one stop for Tab, and arrows choose among radio buttons', async () => {
    const form = await fixture<HTMLFormElement>(html`<form>
      <fk-radio-field name="kind" label="Hvad?" .options=${[{ value: 'a', label: 'A' }, { value: 'b', label: 'B' }]}></fk-radio-field>
      <button>Videre</button>
    </form>`);
    const field = form.querySelector('fk-radio-field')!;
    await field.updateComplete;
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'ArrowDown' });
    expect(field.value).to.equal('b');
    await sendKeys({ press: 'Tab' });
    expect(document.activeElement).to.equal(form.querySelector('button'));
  });

  it('keep the order of the options whatever is ticked first', async () => {
    const field = await fixture<FieldElement>(html`<fk-checkboxes-field name="w" label="Hvad?" .options=${[{ value: 'a', label: 'A' }, { value: 'b', label: 'B' }]}></fk-checkboxes-field>`);
    const [a, b] = field.shadowRoot!.querySelectorAll('input');
    b!.click();
    a!.click();
    expect(field.value).to.deep.equal(['a', 'b']);
    b!.click();
    expect(field.value).to.deep.equal(['a']);
  });

  it('say the hint of one choice at that choice', async () => {
    await fixture(html`<fk-radio-field label="Hvad?" .options=${[{ value: 'a', label: 'A', hint: 'Bedst' }]}></fk-radio-field>`);
    expect((await axNodes('radio'))[0]?.description).to.equal('Bedst');
  });
});

describe('information and group', () => {
  it('shows texts, and follows no address a definition may not have', async () => {
    const content = [
      { heading: { da: 'Hvem?' } },
      { list: [{ da: 'En' }, { da: 'To' }] },
      { link: { label: { da: 'Lov' }, href: 'https://eksempel.dk/' } },
      { link: { label: { da: 'Ond' }, href: 'javascript:alert(1)' } },
    ];
    await fixture(html`<fk-information .content=${content}></fk-information>`);
    expect((await axNodes('heading')).map(({ name }) => name)).to.deep.equal(['Hvem?']);
    expect((await axNodes('listitem')).length).to.equal(2);
    expect((await axNodes('link')).map(({ name }) => name)).to.deep.equal(['Lov']);
  });

  it('names a group of fields by its legend', async () => {
    await fixture(html`<fk-group label="Entreprenør" hint="Den på pladsen"><fk-text-field label="Navn"></fk-text-field></fk-group>`);
    const [group] = await axNodes('group');
    expect(group?.name).to.equal('Entreprenør Den på pladsen');
    expect((await axNodes('textbox', group)).map(({ name }) => name)).to.deep.equal(['Navn (valgfrit)']);
  });
});

/** Fields whose parser comes after them, as in a wizard's first step. No `fk-…` module here: they bring it along. */
import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { kinds } from '@faelles/fields/kinds.js';
import { define } from '@faelles/foundation/define.js';
import { loadLanguage } from '@faelles/foundation/dictionaries.js';
import { FkCprField } from '@faelles/fields/cpr-field/cpr-field.js';
import type { FieldElement } from '@faelles/fields/base/field-element.js';

describe('a field before its parser is there', () => {
  it('keeps what was typed as typed, knows what is missing, and reads it when the parser comes', async () => {
    await loadLanguage('da');
    define('fk-cpr-field', FkCprField);
    const form = await fixture<HTMLFormElement>(html`<form>
      <fk-cpr-field name="wrong" label="CPR-nummer" required .input=${'0101'}></fk-cpr-field>
      <fk-cpr-field name="right" label="CPR-nummer" required .input=${'010150-5006'}></fk-cpr-field>
      <fk-cpr-field name="none" label="CPR-nummer" required></fk-cpr-field>
    </form>`);
    const [wrong, right, none] = form.querySelectorAll<FieldElement>('fk-cpr-field');
    expect([...new FormData(form)]).to.deep.equal([['wrong', '0101'], ['right', '010150-5006']]);
    expect(none!.validity.valueMissing).to.equal(true);
    const shown = wrong!.cloneNode() as FieldElement;
    shown.input = '0101';
    form.after(shown);
    shown.showErrors();
    await shown.updateComplete;
    expect(shown.shadowRoot!.querySelector('.error')).to.equal(null);
    await kinds.cpr!.load();
    await waitUntil(() => right!.value === '0101505006', 'the parser comes after the element');
    expect(wrong!.validity.valid).to.equal(false);
    expect(right!.validity.valid).to.equal(true);
    expect([...new FormData(form)]).to.deep.equal([['wrong', '0101'], ['right', '0101505006']]);
    await shown.updateComplete;
    expect(wrong!.shownError, 'nobody has left it').to.equal('');
    expect(shown.shadowRoot!.querySelector('.error')!.textContent, 'one that asked before').to.contain('CPR-nummer');
    shown.remove();
  });
});

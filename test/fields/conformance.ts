/**
 * What every field owes a native `<form>`, tried on each of them in the same words: form data, validity, reset,
 * both ways of being disabled, labels, focus, Enter, moving and upgrading (HTML form-associated custom elements).
 */
import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import { sendKeys } from '@web/test-runner-commands';
import { loadLanguage } from '@faelles/foundation/dictionaries.js';
import type { FieldElement } from '@faelles/fields/base/field-element.js';
import { judgesItself } from './judgement.ts';
import { looksRight } from './looks.ts';
import { worksOnce } from './work.ts';
import { data, nodeOf, place as placeSample, press, type Sample } from './place.ts';

export function conforms(sample: Sample): void {
  const { tag, prepare, value, entries, attribute, keys, role, enter, secret } = sample;
  const place = (attributes?: Record<string, string>, where?: (field: FieldElement) => Node) => placeSample(sample, attributes, where);
  const named = () => nodeOf(role);

  describe(`<${tag}> in a form`, () => {
    before(() => customElements.whenDefined(tag));

    it('contributes nothing while empty', async () => {
      const { form, field } = await place();
      expect(data(form)).to.deep.equal([]);
      expect(field.value).to.equal(undefined);
    });

    it('contributes a value set by script, in the same tick', async () => {
      const { form, field } = await place();
      field.value = value as never;
      expect(data(form)).to.deep.equal(entries);
      expect(field.value).to.deep.equal(value);
    });

    it('contributes a value set before it was in the page or upgraded', async () => {
      const form = await fixture<HTMLFormElement>(html`<form></form>`);
      const field = document.createElement(tag) as FieldElement;
      prepare?.(field);
      field.name = 'answer';
      field.value = value as never;
      form.append(field);
      expect(data(form)).to.deep.equal(entries);
    });

    if (attribute !== undefined) {
      it('takes its default from the attribute, and lets a change win over it', async () => {
        const { form, field } = await place({ value: attribute });
        expect(data(form)).to.deep.equal(entries);
        field.value = undefined;
        field.setAttribute('value', attribute);
        expect(data(form)).to.deep.equal([]);
      });

      it('returns to the default on reset, without an event', async () => {
        const { form, field } = await place({ value: attribute });
        field.value = undefined;
        let events = 0;
        for (const type of ['input', 'change']) field.addEventListener(type, () => events++);
        form.reset();
        expect(data(form)).to.deep.equal(entries);
        expect(events).to.equal(0);
      });
    }

    it('is empty again on reset without a default, and shows no error', async () => {
      const { form, field } = await place({ required: '' });
      field.value = value as never;
      field.showErrors();
      form.reset();
      await field.updateComplete;
      expect(data(form)).to.deep.equal([]);
      expect(field.shownError).to.equal('');
      expect(field.matches(':state(user-invalid)')).to.equal(false);
    });

    it('is off with a disabled fieldset, and on again with it', async () => {
      const { form, field } = await place({ required: '' }, (inner) => {
        const set = document.createElement('fieldset');
        set.append(inner);
        return set;
      });
      field.value = value as never;
      const set = form.querySelector('fieldset')!;
      set.disabled = true;
      await field.updateComplete;
      expect(data(form)).to.deep.equal([]);
      expect(field.matches(':disabled')).to.equal(true);
      expect(field.disabled).to.equal(false);
      set.disabled = false;
      await field.updateComplete;
      expect(data(form)).to.deep.equal(entries);
      expect(field.matches(':disabled')).to.equal(false);
      const control = field.renderRoot.querySelector<HTMLInputElement>('input:not([type=file]), textarea, select, button')!;
      expect(control.matches(':disabled')).to.equal(false);
    });

    it('is off by its own property, in the same tick', async () => {
      const { form, field } = await place();
      field.value = value as never;
      field.disabled = true;
      expect(data(form)).to.deep.equal([]);
      expect(field.matches(':disabled')).to.equal(true);
      expect(field.willValidate).to.equal(false);
    });

    it('belongs to a form elsewhere by the form attribute', async () => {
      const { form, field } = await place();
      form.id = 'far';
      form.after(field);
      field.setAttribute('form', 'far');
      field.value = value as never;
      expect(field.form).to.equal(form);
      expect(data(form)).to.deep.equal(entries);
    });

    it('keeps its value when it moves to another form and back into the page', async () => {
      const { form, field } = await place();
      field.value = value as never;
      const other = document.createElement('form');
      form.after(other);
      other.append(field);
      expect(data(form)).to.deep.equal([]);
      expect(data(other)).to.deep.equal(entries);
      field.remove();
      form.append(field);
      expect(data(form)).to.deep.equal(entries);
      other.remove();
    });

    judgesItself(sample);

    it('is named by its label, described by hint and error in the browser’s own tree', async () => {
      const { field } = await place({ hint: 'Et råd', required: '' });
      let node = await named();
      expect(node?.name).to.contain('Svar');
      expect(`${node?.name} ${node?.description}`).to.contain('Et råd');
      field.showErrors();
      await field.updateComplete;
      node = await named();
      expect(node?.name).to.contain('Svar');
      expect(`${node?.name} ${node?.description}`).to.contain('Et råd');
      expect(node?.description).to.contain(`Fejl: ${field.validationMessage}`);
    });

    looksRight(sample);

    it('is named by a label of the page, and focused by a click on it', async () => {
      const { form, field } = await place({ label: '' });
      field.id = 'outer';
      const label = document.createElement('label');
      label.htmlFor = 'outer';
      label.textContent = 'Udenfor';
      form.prepend(label);
      field.requestUpdate();
      await field.updateComplete;
      label.click();
      expect(field.matches(':focus-within')).to.equal(true);
      expect((await named())?.name).to.contain('Udenfor');
    });

    it('says which questions need not be answered', async () => {
      const { field } = await place();
      const mark = (): string => field.shadowRoot!.querySelector('.optional')?.textContent ?? '';
      if (tag === 'fk-checkbox-field') return;
      expect(mark()).to.equal('(valgfrit)');
      field.required = true;
      await field.updateComplete;
      expect(field.shadowRoot!.querySelector('#label .optional')).to.equal(null);
    });

    it('takes the focus', async () => {
      const { field } = await place();
      field.focus();
      expect(document.activeElement).to.equal(field);
      expect(field.shadowRoot!.activeElement).not.to.equal(null);
    });

    if (keys) {
      it('is answered with the keyboard, and tells input and change', async () => {
        const { form, field } = await place();
        const told: string[] = [];
        for (const type of ['input', 'change']) form.addEventListener(type, (event) => told.push(`${type} ${(event.target as Element).localName}`));
        field.focus();
        await press(keys.press);
        (document.activeElement as HTMLElement).blur();
        expect(data(form)).to.deep.equal(keys.entries);
        expect(told).to.include(`input ${tag}`);
        expect(told.filter((one) => one === `change ${tag}`).length).to.be.greaterThan(0);
      });

      it('cannot be changed while read-only', async () => {
        const { form, field } = await place({ readonly: '' });
        field.focus();
        await press(keys.press);
        expect(data(form)).to.deep.equal([]);
      });

      it('shows no error while it is typed, and shows it after it was changed and left', async () => {
        const { field } = await place({ required: '' });
        field.focus();
        await press(keys.press);
        field.value = undefined;
        await field.updateComplete;
        expect(field.shownError).to.equal('');
        (document.activeElement as HTMLElement).blur();
        await field.updateComplete;
        expect(field.shownError).not.to.equal('');
      });
    }

    it(`${enter ? 'submits' : 'does not submit'} on Enter`, async () => {
      const { form, field } = await place();
      let submitted = 0;
      form.addEventListener('submit', () => submitted++);
      const button = document.createElement('button');
      form.append(button);
      field.focus();
      if (role !== 'group' || enter) await sendKeys({ press: 'Enter' });
      expect(submitted).to.equal(enter ? 1 : 0);
    });

    worksOnce(sample);

    it(`${secret ? 'keeps no state' : 'can be restored'}`, async () => {
      const { form, field } = await place();
      const kept: unknown[] = [];
      const original = ElementInternals.prototype.setFormValue;
      ElementInternals.prototype.setFormValue = function (...given) {
        kept.push(given[1]);
        original.apply(this, given as Parameters<typeof original>);
      };
      try {
        field.value = value as never;
      } finally {
        ElementInternals.prototype.setFormValue = original;
      }
      const state = kept.at(-1);
      if (secret) {
        expect(state).to.equal(null);
        return;
      }
      field.value = undefined;
      field.formStateRestoreCallback(state);
      expect(data(form)).to.deep.equal(entries);
      await field.updateComplete;
    });

    it('shows its words in the language of the page, and changes them with it', async () => {
      const { form, field } = await place({ required: '' });
      field.showErrors();
      await field.updateComplete;
      const danish = field.shownError;
      form.lang = 'en';
      await loadLanguage('en');
      await Promise.resolve();
      await field.updateComplete;
      expect(field.shownError).not.to.equal(danish);
      expect(field.shadowRoot!.querySelector('.error')!.textContent).to.match(/^Error: /);
      expect(field.validationMessage).to.equal(field.shownError);
    });

    it('meets axe, empty, filled, in error and disabled', async () => {
      const { field } = await place({ hint: 'Et råd', required: '' });
      await expect(field).to.be.accessible();
      field.showErrors();
      await field.updateComplete;
      await expect(field).to.be.accessible();
      field.value = value as never;
      await field.updateComplete;
      await expect(field).to.be.accessible();
      field.disabled = true;
      await field.updateComplete;
      await expect(field).to.be.accessible();
    });
  });
}

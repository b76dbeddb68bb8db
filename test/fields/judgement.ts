/** What every field owes its form of a wrong answer, tried on each: it blocks the form, says why when it is asked, and lets go. */
import { expect, oneEvent } from '@open-wc/testing';
import { place as placeSample, type Sample } from './place.ts';

/** Part of the common suite; see `conformance.ts`. */
export function judgesItself(sample: Sample): void {
  const { value } = sample;
  const place = (attributes?: Record<string, string>) => placeSample(sample, attributes);

  it('blocks the form while required and empty, and lets it go when answered', async () => {
    const { form, field } = await place({ required: '' });
    expect(field.validity.valueMissing).to.equal(true);
    expect(field.matches(':invalid')).to.equal(true);
    expect(field.validationMessage).to.match(/\p{L}/u);
    expect(form.checkValidity()).to.equal(false);
    field.value = value as never;
    expect(field.validity.valid).to.equal(true);
    expect(form.checkValidity()).to.equal(true);
    field.value = undefined;
    field.required = false;
    expect(form.checkValidity()).to.equal(true);
  });

  it('shows its error when the form asks, and takes it away when answered', async () => {
    const { form, field } = await place({ required: '' });
    expect(field.shownError).to.equal('');
    field.addEventListener('invalid', (event) => event.preventDefault());
    form.requestSubmit();
    await field.updateComplete;
    expect(field.shownError).to.equal(field.validationMessage);
    expect(field.shadowRoot!.querySelector('.error')!.textContent).to.match(/^Fejl: .+/);
    expect(field.matches(':state(user-invalid)')).to.equal(true);
    field.value = value as never;
    await field.updateComplete;
    expect(field.shadowRoot!.querySelector('.error')).to.equal(null);
  });

  it('fires an invalid event that can be cancelled', async () => {
    const { field } = await place({ required: '' });
    const asked = oneEvent(field, 'invalid');
    expect(field.checkValidity()).to.equal(false);
    expect((await asked).cancelable).to.equal(true);
  });

  it('is blocked by a custom error and by an error of the page, until they are taken away', async () => {
    const { form, field } = await place();
    field.value = value as never;
    field.setCustomValidity('Sådan ikke');
    expect(field.validity.customError).to.equal(true);
    expect(field.validationMessage).to.equal('Sådan ikke');
    expect(form.checkValidity()).to.equal(false);
    field.setCustomValidity('');
    expect(form.checkValidity()).to.equal(true);
    field.error = 'Fra siden';
    await field.updateComplete;
    expect(field.shownError).to.equal('Fra siden');
    expect(form.checkValidity()).to.equal(false);
    field.error = '';
    expect(form.checkValidity()).to.equal(true);
  });

  it('shows only the errors of the page when validation is manual', async () => {
    const { field } = await place({ required: '', validation: 'manual' });
    field.showErrors();
    await field.updateComplete;
    expect(field.shownError).to.equal('');
  });
}

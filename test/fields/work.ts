/** What every field owes the page it stands in, tried on each: it tells the browser once what has changed, and draws once. */
import { expect } from '@open-wc/testing';
import { place as placeSample, type Sample } from './place.ts';

/** Part of the common suite; see `conformance.ts`. */
export function worksOnce(sample: Sample): void {
  const { value } = sample;
  const place = (attributes?: Record<string, string>) => placeSample(sample, attributes);

  it('does its work once: when it is shown, and when the answer changes', async () => {
    const told: string[] = [];
    const prototype = ElementInternals.prototype;
    const { setFormValue, setValidity } = prototype;
    prototype.setFormValue = function (...given) {
      told.push('value');
      setFormValue.apply(this, given as Parameters<typeof setFormValue>);
    };
    prototype.setValidity = function (...given) {
      told.push('validity');
      setValidity.apply(this, given);
    };
    const changes = new MutationObserver(() => {});
    try {
      const { field } = await place({ required: '' });
      expect(told.sort(), 'when it is shown').to.deep.equal(['validity', 'value']);
      changes.observe(field.shadowRoot!, { subtree: true, childList: true, attributes: true, characterData: true });
      field.requestUpdate();
      expect(await field.updateComplete, 'no second render follows the first').to.equal(true);
      expect(changes.takeRecords().length, 'nothing is drawn when nothing has changed').to.equal(0);
      told.length = 0;
      field.value = value as never;
      await field.updateComplete;
      expect(told.filter((what) => what === 'validity').length, 'when it is answered').to.equal(1);
      field.caution = 'Se lige efter';
      await field.updateComplete;
      expect(told.filter((what) => what === 'validity').length, 'nothing that concerns the form').to.equal(1);
    } finally {
      Object.assign(prototype, { setFormValue, setValidity });
      changes.disconnect();
    }
  });

  it('points at what is to be mended when the form reports', async () => {
    const { form, field } = await place({ required: '' });
    expect(form.reportValidity()).to.equal(false);
    expect(document.activeElement).to.equal(field);
    expect(field.shadowRoot!.activeElement?.matches('input, select, textarea, button')).to.equal(true);
  });
}

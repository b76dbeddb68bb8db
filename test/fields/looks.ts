/** What every field owes its reader, tried on each: states in the browser's own tree, warnings, narrow pages, large text, forced colours. */
import { expect } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import type { FieldElement } from '@faelles/fields/base/field-element.js';
import { axTree, emulateMedia, resetMedia, type AxNode } from '../support/browser.ts';
import { nodeOf, place as placeSample, type Sample } from './place.ts';

/** Part of the common suite; see `conformance.ts`. */
export function looksRight(sample: Sample): void {
  const { tag, value, role } = sample;
  const place = (attributes?: Record<string, string>) => placeSample(sample, attributes);
  const named = () => nodeOf(role);
  /** Several boxes and files have no node that could be called required or invalid: their error says it. */
  const marks = !(['fk-checkboxes-field', 'fk-file-field'].includes(tag));
  /** The node of the field and all below it. */
  const nodes = async (): Promise<AxNode[]> => {
    const below = (node: AxNode): AxNode[] => [node, ...node.children.flatMap(below)];
    return below((await named()) ?? (await axTree()));
  };
  /** What can be operated and is seen: a file input hides behind its button. */
  const controlsOf = (field: FieldElement): HTMLElement[] =>
    [...field.renderRoot.querySelectorAll<HTMLElement>('input, textarea, select')].filter((one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && one.offsetWidth > 2);

  it('tells the browser’s own tree what is required and what is wrong', async () => {
    const { field } = await place({ required: '' });
    const states = async (state: 'required' | 'invalid'): Promise<unknown[]> => (await nodes()).map((node) => node[state]).filter((one) => one && one !== 'false');
    // DevTools tells `required` of no native box and no native select (Chromium, RoleAllowsRequired): there it is read from the control.
    const native = field.renderRoot.querySelector<HTMLInputElement>('[type=checkbox]:required, select:required');
    if (marks && !native) expect(await states('required'), 'required').not.to.deep.equal([]);
    expect(await states('invalid'), 'not yet').to.deep.equal([]);
    field.showErrors();
    await field.updateComplete;
    if (marks) expect(await states('invalid'), 'invalid').not.to.deep.equal([]);
    field.disabled = true;
    await field.updateComplete;
    expect(await states('invalid'), 'never while it is off').to.deep.equal([]);
  });

  it('shows a warning of the page that blocks nothing, and describes itself by it', async () => {
    const { form, field } = await place();
    field.value = value as never;
    field.caution = 'Se lige efter';
    await field.updateComplete;
    expect(field.shadowRoot!.querySelector('.warning')?.textContent).to.equal('Vær opmærksom på: Se lige efter');
    expect(form.checkValidity()).to.equal(true);
    expect((await nodes()).map((node) => node.description).join(' ')).to.contain('Se lige efter');
    await expect(field).to.be.accessible();
  });

  for (const [width, text] of [[320, '100%'], [640, '200%']] as const) {
    it(`fits into ${width} px with text of ${text}, in error and with a long label`, async () => {
      await setViewport({ width, height: 700 });
      document.documentElement.style.fontSize = text;
      try {
        const { field } = await place({ required: '', hint: 'Et råd der er lidt længere end en enkelt linje på en smal telefon', label: 'Kommunalbestyrelsesmedlemmernes spørgsmål' });
        field.showErrors();
        await field.updateComplete;
        expect(document.documentElement.scrollWidth).to.be.at.most(width);
        for (const control of controlsOf(field)) {
          expect(control.getBoundingClientRect().right, control.id).to.be.at.most(width);
        }
      } finally {
        document.documentElement.style.removeProperty('font-size');
        await setViewport({ width: 800, height: 600 });
      }
    });
  }

  it('keeps its edges and its focus in forced colours', async () => {
    await emulateMedia({ 'forced-colors': 'active' });
    try {
      const { field } = await place({ required: '' });
      field.showErrors();
      await field.updateComplete;
      for (const control of controlsOf(field)) {
        const { borderTopStyle, borderTopWidth, appearance } = getComputedStyle(control);
        expect(appearance !== 'none' || (borderTopStyle !== 'none' && parseFloat(borderTopWidth) > 0), `${control.id} has an edge`).to.equal(true);
      }
      field.focus();
      await sendKeys({ press: 'Shift' });
      const { outlineStyle, outlineWidth } = getComputedStyle(field.shadowRoot!.activeElement!);
      expect(outlineStyle !== 'none' && parseFloat(outlineWidth) > 0, 'its focus is seen').to.equal(true);
    } finally {
      await resetMedia();
    }
  });
}

import { assert } from '@open-wc/testing';
import { registerKind } from '@faelles/fields/kinds.js';
import { FkTextField } from '@faelles/fields/text-field/text-field.js';
import type { FormDefinition } from '@faelles/schemas/definition.js';
import { until } from '../support/until.ts';
import { answer, button, root, wizard } from './wizard.ts';

const words = (text: string) => ({ da: text, en: text });

/** A question that only an answer brings up, asked by an element that is registered as `element`. */
const bringsUp = (element: string) =>
  ({
    format: 'faelles-form/1', formatVersion: 1, id: 'late', version: '1.0.0', title: words('Sent'),
    steps: [{
      id: 'one', title: words('Et'),
      fields: [
        { name: 'more', kind: 'yes-no', label: words('Mere') },
        { name: 'what', kind: 'text', element, label: words('Hvad'), when: { '==': [{ var: 'more' }, true] } },
      ],
    }],
  }) as unknown as FormDefinition;

describe('a question whose element comes after the answer that brings it up', () => {
  it('does not keep the step waiting, is drawn when it comes, and takes an answer', async () => {
    let come = () => {};
    const line = new Promise<void>((resolve) => (come = resolve));
    registerKind('fk-late-text', { tag: 'fk-late-text', load: () => line.then(() => customElements.get('fk-late-text') ?? customElements.define('fk-late-text', class extends FkTextField {})) });
    const element = await wizard({ definition: bringsUp('fk-late-text') });
    await until(() => root(element).querySelector('#field-more'), 'the step is shown without it');
    answer(element, 'more', true);
    await element.updateComplete;
    assert.notOk(root(element).querySelector('#field-what'));
    come();
    await until(() => root(element).querySelector('#field-what'), 'it is drawn');
    answer(element, 'what', 'Et skilt');
    assert.equal(element.draft().inputs.what, 'Et skilt');
  });

  it('says so when it cannot be fetched, and is there when it can be again', async () => {
    let online = false;
    const load = async () => {
      if (!online) throw new TypeError('There is no line');
      if (!customElements.get('fk-lost-text')) customElements.define('fk-lost-text', class extends FkTextField {});
    };
    registerKind('fk-lost-text', { tag: 'fk-lost-text', load });
    const element = await wizard({ definition: bringsUp('fk-lost-text') });
    answer(element, 'more', true);
    await until(() => root(element).querySelector('[role=alert]')!.textContent!.trim(), 'the citizen is told');
    online = true;
    button(element, 'Fortsæt').click();
    await until(() => root(element).querySelector('#field-what'), 'it is drawn');
  });
});

/** The browser's own restoring, end to end: away and back again in a frame. */
import { expect } from '@open-wc/testing';
import type { FieldElement } from '@faelles/fields/base/field-element.js';
import { until } from '../support/until.ts';

describe('going back to a page with fields', () => {
  it('brings back what was typed, but never a CPR number', async () => {
    const frame = document.body.appendChild(document.createElement('iframe'));
    const at = async (address: string): Promise<void> => {
      await until(() => frame.contentWindow?.location.pathname === address && frame.contentDocument?.readyState === 'complete', address);
    };
    const field = (name: string): FieldElement => frame.contentDocument!.querySelector<FieldElement>(`[name=${name}]`)!;
    const ready = () => until(() => field('name')?.hasUpdated && field('cpr')?.hasUpdated);

    frame.src = '/test/fields/restore.html';
    await at('/test/fields/restore.html');
    await ready();
    field('name').input = 'Åse';
    field('cpr').input = '010150-5006';
    frame.contentWindow!.location.href = '/test/fields/place.ts';
    await at('/test/fields/place.ts');
    history.back();
    await at('/test/fields/restore.html');
    await ready();
    await until(() => field('name').value === 'Åse', 'the name is restored');
    expect(field('cpr').value).to.equal(undefined);
    expect([...new FormData(frame.contentDocument!.forms[0]!)]).to.deep.equal([['name', 'Åse']]);
    await field('name').updateComplete;
    expect(field('name').shadowRoot!.querySelector('input')!.value).to.equal('Åse');
    frame.remove();
  });
});

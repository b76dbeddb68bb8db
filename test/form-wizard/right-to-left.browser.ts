/** A language from right to left, and a change of language in the middle of typing. */
import { aTimeout, expect, fixture, html } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { registerLanguage } from '@faelles/foundation/register-language.js';
import type { FkFormWizard } from '@faelles/form-wizard/form-wizard.js';
import { rightToLeft } from '../../stories/form-wizard/right-to-left.ts';
import { arabic } from '../support/arabic.ts';
import { until } from '../support/until.ts';
import { drawn, headingText, root } from './wizard.ts';

const field = (element: FkFormWizard, name: string): HTMLElement => root(element).querySelector(`#field-${name}`)!;
const control = (element: FkFormWizard, name: string, part = '#control'): HTMLInputElement => field(element, name).shadowRoot!.querySelector(part)!;

async function placed(step = 'who'): Promise<{ page: HTMLElement; element: FkFormWizard }> {
  history.replaceState(null, '', location.pathname + location.search);
  const page = await fixture<HTMLElement>(html`<div lang="ar" dir="rtl"><fk-form-wizard today="2026-11-20" .definition=${rightToLeft} .step=${step}></fk-form-wizard></div>`);
  const element = page.querySelector('fk-form-wizard')!;
  await drawn(element);
  return { page, element };
}

describe('a wizard from right to left', () => {
  before(() => registerLanguage('ar', arabic));
  afterEach(() => setViewport({ width: 1280, height: 900 }));

  for (const width of [1280, 320]) {
    it(`begins at the right at ${width} px, and fits`, async () => {
      await setViewport({ width, height: 900 });
      const { element } = await placed();
      await until(() => root(element).textContent!.includes('متابعة'), 'Arabic words of the buttons');
      const label = field(element, 'name').shadowRoot!.querySelector('label')!;
      const box = control(element, 'name').getBoundingClientRect();
      const range = document.createRange();
      range.selectNodeContents(label);
      expect(range.getBoundingClientRect().right).to.be.closeTo(box.right, 3);
      expect(document.documentElement.scrollWidth).to.be.at.most(width);
    });
  }

  it('writes numbers from the left, at the side where the line begins', async () => {
    const { element } = await placed();
    for (const name of ['cpr', 'phone']) {
      const { direction, textAlign } = getComputedStyle(control(element, name));
      expect([direction, textAlign]).to.deep.equal(['ltr', 'right'], name);
    }
    expect(getComputedStyle(control(element, 'name')).direction).to.equal('rtl');
    const parts = [...field(element, 'born').shadowRoot!.querySelectorAll('input')].map((input) => input.getBoundingClientRect().left);
    expect(parts).to.deep.equal([...parts].sort((one, other) => other - one), 'day, month, year in the order they are read');
  });

  it('keeps everything typed, and the focus, when the language is changed in the middle of it', async () => {
    const { page, element } = await placed();
    control(element, 'name').focus();
    await sendKeys({ type: 'سارة Ibsen' });
    control(element, 'cpr').focus();
    await sendKeys({ type: '010150-' });
    for (const [language, direction] of [['da', 'ltr'], ['en', 'ltr'], ['ar', 'rtl']] as const) {
      page.lang = language;
      page.dir = direction;
      const title = rightToLeft.steps[0]!.title[language]!;
      await until(() => headingText(element) === title, language);
      await aTimeout(0);
      expect(control(element, 'name').value).to.equal('سارة Ibsen');
      expect(control(element, 'cpr').value).to.equal('010150-');
      expect(field(element, 'cpr').shadowRoot!.activeElement).to.equal(control(element, 'cpr'));
    }
    await sendKeys({ type: '5006' });
    expect(control(element, 'cpr').value).to.equal('010150-5006');
  });
});

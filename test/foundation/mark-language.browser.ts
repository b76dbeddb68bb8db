/** Words of another language than the page's are marked where they stand (WCAG 3.1.2). */
import { expect, fixture, html } from '@open-wc/testing';
import { html as litHtml } from 'lit';
import { FkElement } from '@faelles/foundation/fk-element.js';
import { define } from '@faelles/foundation/define.js';
import { registerDictionary } from '@faelles/foundation/dictionaries.js';
import { registerLanguage } from '@faelles/foundation/register-language.js';
import { directionOf } from '@faelles/foundation/direction.js';
import { until } from '../support/until.ts';

const both = { da: 'Dit navn', ar: 'اسمك' };
class Marked extends FkElement {
  override render() {
    const danish = this.words.text({ da: 'Kun på dansk.' });
    return litHtml`<h2>${danish}</h2><p id="both">${this.words.text(both)}</p><p id="words">${this.t('ml.one')}</p>
      <p id="other">${this.t('ml.two')}</p><p id="mixed">${danish} ${this.words.text(both)}</p><div>${danish}<test-marked-part></test-marked-part></div>`;
  }
}
class Part extends FkElement {
  override render() {
    return litHtml`<p>${this.words.text(both)}</p>`;
  }
}
define('test-marked', Marked);
define('test-marked-part', Part);

const marks = (element: Element) => [...element.shadowRoot!.querySelectorAll<HTMLElement>('[lang]')].map(({ id, localName, lang, dir }) => `${id || localName} ${lang} ${dir}`);

describe('words of another language', () => {
  before(() => {
    registerDictionary('da', { 'ml.one': 'En', 'ml.two': 'To' });
    registerDictionary('en', { 'ml.one': 'One', 'ml.two': 'Two' });
    registerLanguage('ar', { 'ml.one': 'واحد' });
  });

  it('are marked with their language and direction where they stand alone, and no longer when the page speaks it', async () => {
    const page = await fixture<HTMLElement>(html`<div lang="ar" dir="rtl"><test-marked></test-marked></div>`);
    const element = page.firstElementChild!;
    await until(() => marks(element).length, 'marked');
    expect(marks(element)).to.deep.equal(['h2 da ltr', 'other en ltr']);
    expect(element.shadowRoot!.querySelector('test-marked-part')!.shadowRoot!.textContent, 'what stands beside keeps its language').to.equal(both.ar);
    page.lang = 'da';
    page.dir = 'ltr';
    await until(() => !marks(element).length, 'Danish in a Danish page');
    page.lang = 'en';
    await until(() => marks(element).includes('h2 da ltr'), 'Danish in an English page');
    expect(marks(element)).to.deep.equal(['h2 da ltr', 'both da ltr']);
  });

  it('know which way a language is written', () => {
    const ways = ['da', 'en-GB', 'ar', 'ur', 'he', 'fa-AF', 'ku', 'ckb', 'uk', 'ti'].map((language) => `${language} ${directionOf(language)}`);
    expect(ways).to.deep.equal(['da ltr', 'en-GB ltr', 'ar rtl', 'ur rtl', 'he rtl', 'fa-AF rtl', 'ku ltr', 'ckb rtl', 'uk ltr', 'ti ltr']);
  });
});

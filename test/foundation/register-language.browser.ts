import { expect, fixture, html } from '@open-wc/testing';
import { html as litHtml } from 'lit';
import { FkElement } from '@faelles/foundation/fk-element.js';
import { define } from '@faelles/foundation/define.js';
import { registerDictionary, registerLoader } from '@faelles/foundation/dictionaries.js';
import { registerLanguage } from '@faelles/foundation/register-language.js';
import { until } from '../support/until.ts';

class Sayer extends FkElement {
  override render() {
    return litHtml`${this.t('rl.one')}|${this.t('rl.files', { count: 1234 })}|${this.t('rl.late')}`;
  }
}
define('test-sayer', Sayer);
const said = (element: Element): string => element.shadowRoot!.textContent!;

describe('registerLanguage', () => {
  before(() => {
    registerDictionary('en', { 'rl.one': 'One', 'rl.files.one': '{count} file', 'rl.files.other': '{count} files', 'rl.late': 'Late' });
    registerDictionary('da', { 'rl.one': 'En', 'rl.files.other': '{count} filer', 'rl.late': 'Sen' });
  });

  it('shows its words, and those of the fallback with that language’s numbers where it has none', async () => {
    registerLanguage('de', { 'rl.one': 'Eins' });
    const element = (await fixture(html`<p lang="de-CH"><test-sayer></test-sayer></p>`)).firstElementChild as Sayer;
    await element.updateComplete;
    expect(said(element)).to.equal('Eins|1,234 files|Late');
  });

  it('may fall back to another language than English', async () => {
    registerLanguage('nb', { 'rl.one': 'Én' }, { fallback: 'da' });
    const element = (await fixture(html`<p lang="nb"><test-sayer></test-sayer></p>`)).firstElementChild as Sayer;
    await element.updateComplete;
    expect(said(element)).to.equal('Én|1.234 filer|Sen');
  });

  it('is fetched when somebody stands in it, also when they stood there before; and words that come late are found', async () => {
    const element = (await fixture(html`<p lang="uk"><test-sayer></test-sayer></p>`)).firstElementChild as Sayer;
    await element.updateComplete;
    expect(said(element)).to.match(/^En\|.*filer\|Sen$/);
    let fetched = 0;
    registerLanguage('uk', async () => ({ 'rl.one': String(++fetched && 'Один'), 'rl.files.few': '{count} файли' }));
    await until(() => said(element).startsWith('Один'));
    expect(said(element)).to.match(/^Один\|1.234 файли\|Late$/u);
    expect(fetched).to.equal(1);
    registerLoader('en', async () => ({ 'rl.room': 'Room' }));
    await until(() => element.isUpdatePending === false);
    expect(said(element)).to.match(/^Один\|1.234 файли\|Late$/u);
  });
});

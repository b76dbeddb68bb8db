import { expect, fixture, html } from '@open-wc/testing';
import { html as litHtml } from 'lit';
import { FkElement } from '@faelles/foundation/fk-element.js';
import { define } from '@faelles/foundation/define.js';
import { loadLanguage, registerDictionary, registerLoader } from '@faelles/foundation/dictionaries.js';
import { expectConsole } from '../support/no-console.ts';

class Speaker extends FkElement {
  override render() {
    return litHtml`${this.t('test.hello', { name: 'Vej', count: 1234 })}`;
  }
}
define('test-speaker', Speaker);

const said = async (element: Speaker): Promise<string> => {
  await element.updateComplete;
  return element.shadowRoot!.textContent!.trim();
};
/** The observer tells about a changed `lang` in a microtask. */
const noticed = (): Promise<void> => Promise.resolve();

describe('the language of an element', () => {
  before(() => {
    registerDictionary('da', { 'test.hello': 'Hej {name} {count}' });
    registerDictionary('en', { 'test.hello': 'Hello {name} {count}' });
  });

  it('is that of the nearest lang attribute', async () => {
    const outer = await fixture(html`<div lang="da"><p lang="en"><test-speaker></test-speaker></p></div>`);
    expect(await said(outer.querySelector('test-speaker') as Speaker)).to.equal('Hello Vej 1,234');
  });

  it('is found through shadow hosts, and changes with a lang attribute inside another shadow root', async () => {
    const host = await fixture<HTMLElement>(html`<div lang="en"></div>`);
    const root = host.attachShadow({ mode: 'open' });
    const wrapper = document.createElement('p');
    const speaker = document.createElement('test-speaker') as Speaker;
    wrapper.append(speaker);
    root.append(wrapper);
    expect(await said(speaker)).to.equal('Hello Vej 1,234');
    wrapper.lang = 'da';
    await noticed();
    expect(await said(speaker)).to.equal('Hej Vej 1.234');
  });

  it('follows the page while it is shown', async () => {
    const outer = await fixture<HTMLElement>(html`<div lang="da"><test-speaker></test-speaker></div>`);
    const speaker = outer.querySelector('test-speaker') as Speaker;
    expect(await said(speaker)).to.equal('Hej Vej 1.234');
    outer.lang = 'en-GB';
    await noticed();
    expect(await said(speaker)).to.equal('Hello Vej 1,234');
    outer.removeAttribute('lang');
    document.documentElement.lang = 'da';
    await noticed();
    expect(await said(speaker)).to.equal('Hej Vej 1.234');
  });

  it('is looked up again when the element moves', async () => {
    const outer = await fixture(html`<div><p lang="da"></p><p lang="en"></p></div>`);
    const [danish, english] = outer.querySelectorAll('p');
    const speaker = document.createElement('test-speaker') as Speaker;
    danish!.append(speaker);
    expect(await said(speaker)).to.equal('Hej Vej 1.234');
    english!.append(speaker);
    expect(await said(speaker)).to.equal('Hello Vej 1,234');
  });

  it('falls back to Danish words where nobody has written others', async () => {
    const outer = await fixture(html`<div lang="kl"><test-speaker></test-speaker></div>`);
    expect(await said(outer.querySelector('test-speaker') as Speaker)).to.match(/^Hej Vej/);
  });

  for (const tag of ['', 'da_DK', '!']) {
    it(`is Danish where the page has a slip: lang="${tag}"`, async () => {
      const outer = await fixture<HTMLElement>(html`<div lang="en"><p><test-speaker></test-speaker></p></div>`);
      outer.querySelector('p')!.setAttribute('lang', tag);
      await noticed();
      expect(await said(outer.querySelector('test-speaker') as Speaker)).to.equal('Hej Vej 1.234');
    });
  }

  it('fetches words only for a language the page stands in, once, and shows nothing strange meanwhile', async () => {
    let fetched = 0;
    let arrive = (_: Record<string, string>): void => {};
    registerLoader('fo', () => {
      fetched++;
      return new Promise((resolve) => (arrive = resolve));
    });
    const outer = await fixture<HTMLElement>(html`<div lang="da"><test-speaker></test-speaker><test-speaker></test-speaker></div>`);
    expect(fetched).to.equal(0);
    outer.lang = 'fo';
    await noticed();
    const speaker = outer.querySelector('test-speaker') as Speaker;
    expect(await said(speaker)).to.equal('');
    const loading = loadLanguage('fo');
    arrive({ 'test.hello': 'Halló {name}' });
    await loading;
    expect(await said(speaker)).to.equal('Halló Vej');
    expect(fetched).to.equal(1);
  });

  it('shows the key, and tells the developer once, when nobody wrote the words', async () => {
    class Mute extends FkElement {
      override render() {
        return litHtml`${this.t('test.nothing')}`;
      }
    }
    define('test-mute', Mute);
    expectConsole(/No words for "test\.nothing"/);
    const outer = await fixture(html`<div lang="da"><test-mute></test-mute><test-mute></test-mute></div>`);
    expect(await said(outer.querySelector('test-mute') as Mute)).to.equal('test.nothing');
  });
});

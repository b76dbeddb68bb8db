/** The top of our own pages in the demo: said in the banner, in both languages, and nowhere but in the demo. */
import { expect, fixture, html } from '@open-wc/testing';
import { registerLoader } from '@faelles/foundation/dictionaries.js';
import { registerLanguage } from '@faelles/foundation/register-language.js';
import '@faelles/journey/page/fk-page.js';
import { beginInLanguage } from '@faelles/journey/page/page-language.js';
import { arabic } from '../support/arabic.ts';
import { until } from '../support/until.ts';

const note = (header: Element) => header.querySelector('header .demo-note');

describe('fk-page-header', () => {
  afterEach(() => {
    delete document.documentElement.dataset.profile;
    document.documentElement.lang = 'da';
    document.documentElement.dir = 'ltr';
    history.replaceState(null, '', location.pathname);
    sessionStorage.clear();
  });

  it('says in the demo that nobody receives anything, in the language of the page', async () => {
    document.documentElement.dataset.profile = 'demo';
    const header = await fixture(html`<fk-page-header></fk-page-header>`);
    await until(() => note(header)?.textContent === 'Demo: ingen myndighed modtager noget, og der trækkes ingen penge', 'Danish');
    document.documentElement.lang = 'en';
    await until(() => note(header)?.textContent === 'Demo: no authority receives anything, and no money is taken', 'English');
    await expect(header).to.be.accessible();
  });

  it('says nothing of a demo anywhere else', async () => {
    const header = await fixture(html`<fk-page-header></fk-page-header>`);
    await until(() => header.textContent!.includes('Gå til indholdet'), 'its words');
    expect(note(header)).to.equal(null);
  });

  it('offers every language the page has words for, by its own name, and puts the page into it with its direction', async () => {
    const header = await fixture(html`<fk-page-header .sender=${{ da: 'Eksempel Kommune' }} .languages=${['da']}></fk-page-header>`);
    const links = () => [...header.querySelectorAll<HTMLAnchorElement>('.languages a')].map(({ textContent, lang, dir, hreflang }) => `${textContent} ${lang} ${hreflang} ${dir}`);
    await until(() => header.textContent!.includes('Gå til indholdet'), 'its words');
    expect(links(), 'a form in Danish only has nothing to choose').to.deep.equal([]);
    registerLanguage('ar', { ...arabic, 'page.skip': 'انتقل إلى المحتوى' });
    await until(() => links().length, 'the new language');
    expect(links()).to.deep.equal(['Dansk da da ltr', 'العربية ar ar rtl']);
    header.querySelector<HTMLAnchorElement>('[lang=ar]')!.click();
    await until(() => header.textContent!.includes('انتقل إلى المحتوى'), 'Arabic');
    const page = document.documentElement;
    expect([page.lang, page.dir, new URL(location.href).searchParams.get('lang')]).to.deep.equal(['ar', 'rtl', 'ar']);
    await until(() => header.querySelector('strong')!.lang === 'da', 'the name that is in Danish only says so');
    await expect(header).to.be.accessible();
    page.lang = 'da';
    page.dir = 'ltr';
    beginInLanguage();
    expect([page.lang, page.dir], 'the address asks for it').to.deep.equal(['ar', 'rtl']);
    header.querySelector<HTMLAnchorElement>('[lang=da]:not(strong)')!.click();
    expect([page.lang, page.dir]).to.deep.equal(['da', 'ltr']);
  });

  it('shows no link that has no name while its words are on their way', async () => {
    let arrive = (_words: Record<string, string>) => {};
    registerLoader('nn', () => new Promise((resolve) => (arrive = resolve)));
    const page = await fixture(html`<div lang="nn"><fk-page-header></fk-page-header><fk-page-footer></fk-page-footer></div>`);
    const links = () => [...page.querySelectorAll('a:not(.languages a)')].map(({ textContent }) => textContent);
    await until(() => page.querySelector('header') && page.querySelector('footer'), 'both');
    expect(links()).to.deep.equal([]);
    arrive({ 'page.skip': 'Gå til innhaldet', 'page.accessibility': 'Tilgjengeerklæring', 'page.language': 'Språk' });
    await until(() => links().length === 2, 'their words');
    expect(links()).to.deep.equal(['Gå til innhaldet', 'Tilgjengeerklæring']);
  });
});

/** The top of our own pages in the demo: said in the banner, in both languages, and nowhere but in the demo. */
import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import '@faelles/journey/page/fk-page.js';

const note = (header: Element) => header.querySelector('header .demo-note');

describe('fk-page-header', () => {
  afterEach(() => {
    delete document.documentElement.dataset.profile;
    document.documentElement.lang = 'da';
  });

  it('says in the demo that nobody receives anything, in the language of the page', async () => {
    document.documentElement.dataset.profile = 'demo';
    const header = await fixture(html`<fk-page-header></fk-page-header>`);
    await waitUntil(() => note(header)?.textContent === 'Demo: ingen myndighed modtager noget, og der trækkes ingen penge', 'Danish');
    document.documentElement.lang = 'en';
    await waitUntil(() => note(header)?.textContent === 'Demo: no authority receives anything, and no money is taken', 'English');
    await expect(header).to.be.accessible();
  });

  it('says nothing of a demo anywhere else', async () => {
    const header = await fixture(html`<fk-page-header></fk-page-header>`);
    await waitUntil(() => header.textContent!.includes('Gå til indholdet'), 'its words');
    expect(note(header)).to.equal(null);
  });
});

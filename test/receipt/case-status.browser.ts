/** fk-case-status: where a case stands, from data alone, and looked at again when somebody comes back. */
import { expect, fixture, html } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import '@faelles/receipt/elements/fk-case-status.js';
import { FkCaseStatus } from '@faelles/receipt/elements/case-status.js';
import type { CaseStatusView } from '@faelles/schemas/case-status.js';
import { cases, note, today } from '../../stories/receipt/case-status.fixture.ts';
import { axNodes, emulateMedia, resetMedia } from '../support/browser.ts';
import { until } from '../support/until.ts';

async function element(status: CaseStatusView | undefined, load?: () => Promise<CaseStatusView>): Promise<FkCaseStatus> {
  const found = await fixture<FkCaseStatus>(html`<fk-case-status .status=${status} .load=${load} .today=${today}></fk-case-status>`);
  if (status?.current || status?.withdrawn) await until(() => text(found).includes('Sagens status'), 'its words');
  return found;
}
const text = (found: FkCaseStatus) => found.shadowRoot!.textContent!.replace(/\s+/g, ' ').trim();
const button = (found: FkCaseStatus) => found.shadowRoot!.querySelector('button')!;

describe('fk-case-status', () => {
  it('says the five values with the words of Mit Overblik', async () => {
    const words = { created: 'Oprettet', processing: 'Behandles', granted: 'Afgjort', closed: 'Afsluttet', rejected: 'Afvist' } as const;
    for (const [name, word] of Object.entries(words)) {
      const found = await element(cases[name as keyof typeof words]);
      expect(found.shadowRoot!.querySelector('.now strong')!.textContent).to.equal(word);
    }
  });

  it('says whom the case waits for, by when, and what the authority wrote', async () => {
    const found = await element(cases.waitingForCitizen);
    expect(text(found)).to.include('Behandles siden 23. november 2026').and.to.include('Sagen venter på dig.');
    expect(text(found)).to.include('Du kan forvente svar senest 18. december 2026.').and.to.include('Besked fra Testkommunen');
    expect(found.shadowRoot!.querySelector('.said')!.textContent).to.equal(note.da);
    expect(text(await element(cases.waitingForThirdParty))).to.include('Sagen venter på andre, som Testkommunen har spurgt.');
    expect(text(await element(cases.waitingForAuthority))).to.include('Sagen venter på Testkommunen.');
  });

  it('says that the day has passed, and what one can do', async () => {
    expect(text(await element(cases.late))).to.include('Du skulle have haft svar senest 4. december 2026. Kontakt Testkommunen');
  });

  it('keeps decision and complaint in sight when the case is closed, and not when it was taken up again', async () => {
    const found = await element(cases.closed);
    expect(text(found)).to.include('Afsluttet 8. december 2026').and.to.include('Du har fået ja til noget').and.to.include('Du kan klage til og med 4. januar 2027.');
    const back = await element(cases.movedBack);
    expect(text(back)).to.include('Behandles 8. december 2026, sat tilbage fra Afgjort').and.not.to.include('klage');
  });

  it('tells the way in order, as a list', async () => {
    const found = await element(cases.refused);
    expect([...found.shadowRoot!.querySelectorAll('li strong')].map((one) => one.textContent)).to.deep.equal(['Oprettet', 'Behandles', 'Afgjort']);
    const headings = await axNodes('heading');
    expect(headings.map(({ name }) => name)).to.deep.equal(['Sagens status', 'Hvis du vil klage', 'Det er der sket']);
    expect((await axNodes('link')).map(({ name }) => name)).to.deep.equal(['Læs afgørelsen', 'Læs, hvordan du klager']);
  });

  it('says from a link that there is more, and from a withdrawal that nothing comes', async () => {
    expect(text(await element(cases.masked))).to.include('Her står mere, som ikke vises');
    expect(text(await element(cases.withdrawn))).to.include('Du har trukket ansøgningen tilbage').and.to.include('Testkommunen behandler den ikke.');
  });

  it('is nothing while there is nothing to say', async () => {
    const found = await element(cases.nothing);
    expect(text(found)).to.equal('');
    expect(found.getBoundingClientRect().height).to.equal(0);
  });

  it('follows no address that is not one', async () => {
    const href = 'javascript:alert(1)';
    const status = { ...cases.granted, current: { ...cases.granted.current!, decision: { href } }, history: [{ ...cases.granted.current!, decision: { href } }] };
    expect((await element(status)).shadowRoot!.querySelector('a')).to.equal(null);
  });

  it('shows words as words, whatever stands in them', async () => {
    const hostile = '<img src=x onerror=alert(1)>\u202E👩‍👩‍👧‍👦' + 'æ'.repeat(10_000);
    const entry = { ...cases.created.current!, note: { da: hostile } };
    await setViewport({ width: 320, height: 640 });
    try {
      const found = await element({ ...cases.created, current: entry, history: [entry] });
      expect(found.shadowRoot!.querySelector('.said')!.textContent).to.equal(hostile);
      expect(found.shadowRoot!.querySelector('img')).to.equal(null);
      expect(document.documentElement.scrollWidth).to.be.at.most(320);
    } finally {
      await setViewport({ width: 800, height: 600 });
    }
  });

  it('asks when it is shown without status, once', async () => {
    let asked = 0;
    const found = await element(undefined, () => ((asked += 1), Promise.resolve(cases.processing)));
    await until(() => text(found).includes('Behandles'));
    document.dispatchEvent(new Event('visibilitychange'));
    window.dispatchEvent(new Event('pageshow'));
    await found.updateComplete;
    expect(asked).to.equal(1);
  });

  it('asks also when it was there before its element was', async () => {
    const page = await fixture<HTMLElement>(html`<div></div>`);
    const late = document.createElement('late-case-status') as FkCaseStatus;
    late.load = () => Promise.resolve(cases.processing);
    page.append(late);
    customElements.define('late-case-status', class extends FkCaseStatus {});
    await until(() => text(late).includes('Behandles siden'));
  });

  it('asks again when somebody comes back after a while, tells what changed, and never by a clock', async () => {
    let asked = 0;
    const { now } = Date;
    try {
      const found = await element(cases.processing, () => ((asked += 1), Promise.resolve(cases.granted)));
      document.dispatchEvent(new Event('visibilitychange'));
      expect(asked, 'fresh').to.equal(0);
      Date.now = () => now() + 31_000;
      document.dispatchEvent(new Event('visibilitychange'));
      await until(() => text(found).includes('Sagens status er nu: Afgjort'));
      expect(asked).to.equal(1);
      expect(found.shadowRoot!.querySelector('[role=status]')!.textContent!.trim()).to.equal('Sagens status er nu: Afgjort');
    } finally {
      Date.now = now;
    }
  });

  it('says that nothing is new to who asked, and keeps what was known when it cannot ask', async () => {
    let broken = false;
    const found = await element(cases.processing, () => (broken ? Promise.reject(new TypeError('no connection')) : Promise.resolve(cases.processing)));
    button(found).click();
    await until(() => text(found).includes('Der er ikke noget nyt.'));
    broken = true;
    button(found).click();
    await until(() => text(found).includes('Vi kan ikke hente sagens status lige nu. Her er den, som den var 8. december 2026 kl. 14.30.'));
    expect(text(found)).to.include('Behandles siden');
    broken = false;
    button(found).click();
    await until(() => !text(found).includes('Vi kan ikke'));
  });

  it('prints what it says, without buttons', async () => {
    const found = await element(cases.refused, () => Promise.resolve(cases.refused));
    expect(button(found).checkVisibility()).to.equal(true);
    await emulateMedia({ media: 'print' });
    try {
      expect(button(found).checkVisibility()).to.equal(false);
      expect([...found.shadowRoot!.querySelectorAll('li, .notice p')].every((one) => one.checkVisibility())).to.equal(true);
    } finally {
      await resetMedia();
    }
  });

  for (const [name, status] of Object.entries(cases)) {
    it(`is accessible: ${name}`, async () => {
      await expect(await element(status)).to.be.accessible();
    });
  }

  it('is in the language of the page', async () => {
    const page = await fixture<HTMLElement>(html`<div lang="en"><fk-case-status .status=${cases.waitingForCitizen} .today=${today}></fk-case-status></div>`);
    const found = page.querySelector('fk-case-status')!;
    await until(() => text(found).includes('The case is waiting for you.'));
    expect(text(found)).to.include('Message from The test municipality').and.to.include('18 December 2026');
  });
});

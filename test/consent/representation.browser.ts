/** Whom the citizen acts for: what is on offer and why, that a choice which is not taken stays, and what the banner says to whom. */
import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '@faelles/consent/elements/fk-acting-banner.js';
import '@faelles/consent/elements/fk-representation.js';
import type { FkRepresentation, RepresentationDetail } from '@faelles/consent/elements/representation.js';
import type { RepresentationCalls } from '@faelles/consent/elements/representation-calls.js';
import { loadLanguage } from '@faelles/foundation/dictionaries.js';
import type { FkEvent } from '@faelles/foundation/events.js';
import type { Session } from '@faelles/schemas/party.js';
import { child, choosing, elsewhere, everybody, friend, offline, reader, refused, self, sessionOf } from '../../stories/representation/people.ts';
import { axNodes, axTree, emulateMedia, resetMedia } from '../support/browser.ts';
import { until } from '../support/until.ts';

interface Given {
  session?: Session;
  calls?: RepresentationCalls;
  started?: boolean;
}

async function choice({ session, calls = choosing(everybody), started = false }: Given): Promise<FkRepresentation> {
  await loadLanguage('da');
  const element = await fixture<FkRepresentation>(
    html`<fk-representation area="sample" .session=${session} .calls=${calls} ?started=${started}></fk-representation>`,
  );
  return element;
}
const root = (element: Element) => element.shadowRoot!;
const said = (element: Element, selector: string) => root(element).querySelector(selector)?.textContent?.trim() ?? '';
async function press(element: FkRepresentation, words: RegExp): Promise<void> {
  [...root(element).querySelectorAll('button')].find(({ textContent }) => words.test(textContent!))!.click();
  await element.updateComplete;
}

describe('fk-representation', () => {
  it('asks first, then says of each who it is, by what right, how far and until when', async () => {
    await choice({ session: sessionOf(everybody) });
    const [group] = await axNodes('radiogroup');
    expect(group!.name).to.equal('Hvem handler du for?');
    const radios = await axNodes('radio');
    expect(radios.map(({ name }) => name)).to.deep.equal(['Mig selv (Anna Prøve)', 'Bo Prøve', 'Prøvens Cykler ApS', 'Carl Test']);
    expect(radios.map(({ checked }) => checked)).to.deep.equal(['false', 'false', 'false', 'false']);
    expect(radios[3]!.description).to.include('Har givet dig fuldmagt').and.include('Se, skrive og handle').and.include('31. december 2026');
  });

  it('shows whom one cannot act for here with the reason, and not as a choice', async () => {
    const element = await choice({ session: sessionOf([self, reader, elsewhere]) });
    expect(root(element).querySelectorAll('input').length).to.equal(1);
    const [level, area] = [...root(element).querySelectorAll('.short li')].map(({ textContent }) => textContent!);
    expect(level).to.match(/Dagny Eksempel.*kun til at se/);
    expect(area).to.match(/Emil Prøvesen.*gælder ikke denne selvbetjening/);
  });

  it('is chosen with the keyboard, and asks the page before the server', async () => {
    const element = await choice({ session: sessionOf(everybody) });
    const asked = oneEvent(element, 'fk-before-representation') as unknown as Promise<FkEvent<RepresentationDetail>>;
    const chosen = oneEvent(element, 'fk-representation') as unknown as Promise<FkEvent<RepresentationDetail>>;
    root(element).querySelector('input')!.focus();
    await sendKeys({ press: 'Space' });
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    expect((await asked).detail).to.deep.equal({ ref: 'c-1', kind: 'child', keep: true });
    expect((await chosen).detail).to.deep.equal({ ref: 'c-1', kind: 'child', keep: true });
    expect(element.session!.onBehalfOf!.displayName).to.equal('Bo Prøve');
  });

  it('leaves the choice to a page that says so', async () => {
    let calls = 0;
    const element = await choice({ session: sessionOf(everybody), calls: choosing(everybody, { actFor: () => (calls++, offline()) }) });
    element.addEventListener('fk-before-representation', (event) => event.preventDefault());
    root(element).querySelector<HTMLInputElement>('input[value="c-1"]')!.click();
    await press(element, /Fortsæt/);
    expect(calls).to.equal(0);
  });

  it('wants an answer, and puts the citizen at the question', async () => {
    const element = await choice({ session: sessionOf(everybody) });
    await press(element, /Fortsæt/);
    const [group] = await axNodes('radiogroup');
    expect(group!.description).to.equal('Vælg, hvem du handler for');
    expect(group!.invalid).to.be.ok;
    expect(root(element).activeElement).to.equal(root(element).querySelector('input'));
  });

  for (const [what, actFor, words] of [
    ['without a line', offline, /ikke fik forbindelse/],
    ['when the right has ended', refused('representation-ended', 403), /ikke længere handle for Carl Test/],
    ['when the server fails', refused('internal', 500), /fejl hos os/],
  ] as const) {
    it(`keeps the choice ${what}, and says why`, async () => {
      const element = await choice({ session: sessionOf(everybody), calls: choosing(everybody, { actFor }) });
      root(element).querySelector<HTMLInputElement>('input[value="p-1"]')!.click();
      await press(element, /Fortsæt/);
      await until(() => said(element, '[role=alert]'));
      expect(said(element, '[role=alert]')).to.match(words);
      expect(root(element).querySelector<HTMLInputElement>('input:checked')!.value).to.equal('p-1');
    });
  }

  it('says in the middle of a form what happens to it, before it is done', async () => {
    const element = await choice({ session: sessionOf(everybody, child), started: true });
    expect(root(element).querySelector<HTMLInputElement>('input:checked')!.value).to.equal('c-1');
    expect(said(element, '[role=status]')).to.equal('');
    root(element).querySelector<HTMLInputElement>('input[value="p-1"]')!.click();
    await element.updateComplete;
    expect(said(element, '[role=status]')).to.include('Du er begyndt for Bo Prøve. Nu vil du handle for Carl Test.');
    const buttons = await axNodes('button');
    expect(buttons.map(({ name }) => name)).to.deep.equal(['Skift, og behold det, jeg har skrevet', 'Skift, og begynd forfra', 'Fortryd']);
    expect(buttons[1]!.description).to.include('sletter vi det, du har skrevet');
    const chosen = oneEvent(element, 'fk-representation') as unknown as Promise<FkEvent<RepresentationDetail>>;
    await press(element, /begynd forfra/);
    expect((await chosen).detail.keep).to.equal(false);
  });

  it('makes nobody another by itself when the right has ended', async () => {
    const element = await choice({ session: sessionOf([self, child], friend, { representationEnded: true }), started: true });
    expect(root(element).querySelector('input:checked')).to.equal(null);
    expect(root(element).textContent).to.include('Du kan ikke længere handle for Carl Test');
    element.focus();
    expect(root(element).activeElement!.id).to.equal('ended');
  });

  it('asks by itself who may be acted for, and again when that failed', async () => {
    let down = true;
    const calls = choosing(everybody, { session: () => (down ? offline() : Promise.resolve(sessionOf(everybody))) });
    const element = await choice({ calls });
    await until(() => said(element, '[role=alert]'));
    down = false;
    await press(element, /Prøv igen/);
    await until(() => root(element).querySelector('input'));
  });
});

describe('fk-acting-banner', () => {
  const banner = html`<fk-acting-banner
    .subject=${{ kind: 'child', id: 'c', displayName: 'Bo Prøve' }}
    .representation=${{ basis: 'parental', ref: 'c-1' }}
    changeable
  ></fk-acting-banner>`;

  it('is a landmark that stands still: nothing of it is a live region', async () => {
    await loadLanguage('da');
    await fixture(banner);
    const [region] = await axNodes('region');
    expect(region!.name).to.equal('Hvem du handler for');
    expect(JSON.stringify(region)).to.include('Bo Prøve');
    const tree = JSON.stringify(await axTree());
    expect(tree).not.to.match(/"role":"(status|alert|log)"/);
  });

  it('is printed, without the button', async () => {
    await loadLanguage('da');
    const element = await fixture(banner);
    await emulateMedia({ media: 'print' }).catch(() => undefined);
    expect(getComputedStyle(root(element).querySelector('section')!).display).to.equal('flex');
    await resetMedia();
  });

  it('says nothing for who acts for themselves and has nobody else', async () => {
    const element = await fixture(html`<fk-acting-banner></fk-acting-banner>`);
    expect(root(element).querySelector('section')).to.equal(null);
  });

  it('fits 320 px with a long name', async () => {
    const box = await fixture(html`<div><fk-acting-banner .subject=${{ kind: 'company', id: 'v', displayName: 'Prøvekommunens'.repeat(6) }}></fk-acting-banner></div>`);
    (box as HTMLElement).style.width = '288px';
    await (box.firstElementChild as FkRepresentation).updateComplete;
    expect(box.scrollWidth).to.be.at.most(288);
  });
});

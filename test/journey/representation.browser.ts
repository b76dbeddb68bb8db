/** A journey for another: chosen before the first step, said on every page, changed in the middle, and ended while somebody writes. */
import { expect, fixture, html } from '@open-wc/testing';
import '@faelles/journey/fk-journey.js';
import type { JourneyCalls } from '@faelles/journey/calls.js';
import type { FkJourney } from '@faelles/journey/journey.js';
import type { FkRepresentation } from '@faelles/consent/elements/representation.js';
import { ProblemError } from '@faelles/client/errors.js';
import type { ApplicationSubmit } from '@faelles/schemas/application.js';
import type { Session } from '@faelles/schemas/party.js';
import { child, everybody, friend, self, sessionOf } from '../../stories/representation/people.ts';
import { axNodes } from '../support/browser.ts';
import { BackEnd } from './back-end.ts';
import { receiptOf } from './fixture.ts';
import { until } from '../support/until.ts';

const root = (journey: FkJourney) => journey.shadowRoot!;
const chooser = (journey: FkJourney) => root(journey).querySelector('fk-representation');
const banner = (journey: FkJourney) => root(journey).querySelector('fk-acting-banner')?.shadowRoot?.textContent ?? '';
const wizard = (journey: FkJourney) => root(journey).querySelector('fk-form-wizard');
const input = (journey: FkJourney) => wizard(journey)?.shadowRoot?.querySelector('fk-text-field')?.shadowRoot?.querySelector('input');

async function press(element: FkRepresentation, ref: string, words: RegExp): Promise<void> {
  const option = await until(() => element.shadowRoot!.querySelector<HTMLInputElement>(`input[value="${ref}"]`), `${ref} to choose`);
  option.click();
  await element.updateComplete;
  const button = [...element.shadowRoot!.querySelectorAll('button')].find(({ textContent }) => words.test(textContent!));
  button!.click();
}

describe('fk-journey for another', () => {
  let server: BackEnd;
  let session: Session;

  beforeEach(() => {
    localStorage.clear();
    sessionStorage.clear();
    history.replaceState(null, '', location.pathname + location.search);
    server = new BackEnd();
    server.session = true;
    session = sessionOf(everybody);
  });

  const begin = (changes: Partial<JourneyCalls> = {}): Promise<FkJourney> => {
    const client: JourneyCalls = server.client();
    client.definition = () => Promise.resolve(server.definition!);
    client.tell = () => undefined;
    client.session = {
      ...client.session,
      get: () => Promise.resolve(session),
      actFor: (ref) => {
        const other = everybody.find((one) => one.ref === ref);
        return Promise.resolve((session = sessionOf(everybody, other?.kind === 'self' ? undefined : other)));
      },
    };
    return fixture<FkJourney>(html`<fk-journey solution="sample" signed-in .client=${{ ...client, ...changes }}></fk-journey>`);
  };

  async function type(journey: FkJourney, words: string): Promise<void> {
    const control = await until(() => input(journey), 'the field');
    control.value = words;
    control.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  }

  async function send(journey: FkJourney): Promise<void> {
    for (const step of ['check', '']) {
      await until(() => wizard(journey)?.shadowRoot?.querySelector<HTMLButtonElement>('[type=submit]'), 'the step');
      wizard(journey)!.shadowRoot!.querySelector<HTMLButtonElement>('[type=submit]')!.click();
      if (step) await until(() => wizard(journey)?.step === step, step);
    }
  }

  it('asks whom it is for before the first step, and then says so on each', async () => {
    const told: boolean[] = [];
    const tell = (event: Event) => told.push((event as CustomEvent<{ first: boolean }>).detail.first);
    document.addEventListener('fk-asking-for-whom', tell, { once: false });
    const journey = await begin();
    const first = await until(() => chooser(journey), 'the choice');
    expect(wizard(journey)).to.equal(null);
    expect(root(journey).querySelector('h1')!.textContent).to.equal('Søg om en plads');
    expect(told).to.deep.equal([true]);
    await press(first, 'c-1', /Fortsæt/);
    await until(() => input(journey), 'the form');
    expect(chooser(journey)).to.equal(null);
    expect(banner(journey)).to.include('Du handler på vegne af').and.include('Bo Prøve');
    await until(() => wizard(journey)!.shadowRoot!.activeElement?.matches('h1'), 'focus on the step');
    await type(journey, 'Bo');
    wizard(journey)!.shadowRoot!.querySelector<HTMLButtonElement>('[type=submit]')!.click();
    await until(() => wizard(journey)?.step === 'check', 'the check');
    expect(banner(journey)).to.include('Bo Prøve');
    expect((await axNodes('region')).filter(({ name }) => name === 'Hvem du handler for').length).to.equal(1);
    expect(told, 'the form names the page from then on').to.deep.equal([true, false]);
  });

  it('asks nobody who can only act for themselves, and fetches nothing for who is not signed in', async () => {
    session = sessionOf([self]);
    const journey = await begin();
    await until(() => input(journey), 'the form');
    expect(chooser(journey)).to.equal(null);
    expect(banner(journey)).to.equal('');
  });

  it('changes in the middle and keeps what was written', async () => {
    const journey = await begin();
    await press(await until(() => chooser(journey), 'the choice'), 'c-1', /Fortsæt/);
    await type(journey, 'Bo');
    root(journey).querySelector('fk-acting-banner')!.shadowRoot!.querySelector('button')!.click();
    const again = await until(() => chooser(journey), 'the choice');
    expect(input(journey)!.value).to.equal('Bo');
    await press(again, 'p-1', /behold/);
    await until(() => banner(journey).includes('Carl Test'), 'the other');
    expect(input(journey)!.value).to.equal('Bo');
    expect(chooser(journey)).to.equal(null);
  });

  it('changes in the middle and begins anew when the citizen wants that', async () => {
    const journey = await begin();
    await press(await until(() => chooser(journey), 'the choice'), 'c-1', /Fortsæt/);
    await type(journey, 'Bo');
    root(journey).querySelector('fk-acting-banner')!.shadowRoot!.querySelector('button')!.click();
    await press(await until(() => chooser(journey), 'the choice'), 'self', /begynd forfra/);
    await until(() => banner(journey).includes('Du handler for dig selv'), 'oneself');
    await until(() => input(journey) && input(journey)!.value === '', 'an empty form');
  });

  it('explains that the right has ended, loses nothing, and sends when another is chosen', async () => {
    let sent: ApplicationSubmit | undefined;
    const client = server.client();
    const applications: JourneyCalls['applications'] = {
      ...client.applications,
      submit: (application, options) => {
        if (session.representation?.ref === friend.ref) {
          session = sessionOf([self, child], friend, { representationEnded: true });
          return Promise.reject(new ProblemError({ type: '/problems/representation-ended', title: '', status: 403 }));
        }
        sent = application;
        return client.applications.submit(application, options);
      },
    };
    globalThis.fetch = server.fetch;
    const journey = await begin({ applications });
    await press(await until(() => chooser(journey), 'the choice'), 'p-1', /Fortsæt/);
    await type(journey, 'Bo');
    await send(journey);
    const again = await until(() => chooser(journey), 'the choice');
    expect(again.shadowRoot!.textContent).to.include('Du kan ikke længere handle for Carl Test');
    await until(() => /Det er ikke sendt/.test(wizard(journey)!.shadowRoot!.textContent!), 'the words');
    expect(banner(journey)).to.equal('');
    expect(wizard(journey)!.draft().inputs).to.deep.equal({ name: 'Bo' });
    await press(again, 'c-1', /behold/);
    await until(() => banner(journey).includes('Bo Prøve'), 'the other');
    wizard(journey)!.shadowRoot!.querySelector<HTMLButtonElement>('[type=submit]')!.click();
    await until(() => sent, 'sent');
    expect(sent!.answers).to.deep.equal({ name: 'Bo' });
  });

  it('says on the receipt who did it for whom', async () => {
    const view = receiptOf();
    Object.assign(view.receipt, {
      actor: { kind: 'person', id: 'a', displayName: 'Anna Prøve' },
      subject: { kind: 'child', id: 'c', displayName: 'Bo Prøve' },
      representation: { basis: 'parental', ref: 'c-1' },
    });
    const element = await fixture(html`<fk-receipt .view=${view}></fk-receipt>`);
    await import('@faelles/receipt/elements/fk-receipt.js');
    await until(() => /Sendt af/.test(element.shadowRoot?.textContent ?? ''), 'the receipt');
    expect(element.shadowRoot!.textContent).to.match(/Sendt af\s*Anna Prøve/).and.match(/På vegne af\s*Bo Prøve\s*Grundlag\s*Forældremyndighed/);
  });
});

/** A journey against the HTTP contract: its phases, what it asks for and when, and that nothing is lost when an answer fails. */
import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import '@faelles/journey/fk-journey.js';
import type { FkJourney } from '@faelles/journey/journey.js';
import { BackEnd } from './back-end.ts';
import { definition } from './fixture.ts';
import { until } from '../support/until.ts';

const text = (element: Element): string => (element.shadowRoot ?? element).textContent ?? '';

describe('fk-journey', () => {
  const own = globalThis.fetch;
  const beacon = navigator.sendBeacon;
  let server: BackEnd;
  let told: any[];

  beforeEach(() => {
    localStorage.clear();
    sessionStorage.clear();
    history.replaceState(null, '', location.pathname + location.search);
    server = new BackEnd();
    told = [];
    globalThis.fetch = server.fetch;
    navigator.sendBeacon = (_url, body) => {
      void (body as Blob).text().then((words) => told.push(...JSON.parse(words)));
      return true;
    };
  });

  afterEach(() => {
    globalThis.fetch = own;
    navigator.sendBeacon = beacon;
    document.documentElement.lang = 'da';
  });

  const begin = (): Promise<FkJourney> => fixture<FkJourney>(html`<fk-journey solution="sample" .client=${server.client()}></fk-journey>`);
  const wizard = (journey: FkJourney) => journey.shadowRoot!.querySelector('fk-form-wizard')!;
  const input = (journey: FkJourney) =>
    wizard(journey)?.shadowRoot?.querySelector('fk-text-field')?.shadowRoot?.querySelector<HTMLInputElement>('input');
  const submitButton = (journey: FkJourney) => wizard(journey)?.shadowRoot?.querySelector<HTMLButtonElement>('[type=submit]');
  const button = (journey: FkJourney, words: RegExp) =>
    [...journey.shadowRoot!.querySelectorAll('button')].find(({ textContent }) => words.test(textContent ?? ''));

  async function type(journey: FkJourney, words: string): Promise<void> {
    const control = await until(() => input(journey), 'the field');
    control.value = words;
    control.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  }

  /** From the first field to check-your-answers. */
  async function toCheck(journey: FkJourney): Promise<void> {
    await type(journey, 'Åse Test');
    submitButton(journey)!.click();
    await until(() => wizard(journey).step === 'check' && /Åse Test/.test(text(wizard(journey))), 'check your answers');
  }

  async function send(journey: FkJourney): Promise<void> {
    (await until(() => submitButton(journey), 'the button that sends')).click();
  }

  it('asks a first visit for nothing but the definition, and tells the page about it', async () => {
    const element = document.createElement('fk-journey');
    element.client = server.client();
    setTimeout(() => {
      element.solution = 'sample';
      document.body.append(element);
    });
    const { detail } = await oneEvent(element, 'fk-defined');
    expect(detail.definition.title.da).to.equal('Søg om en plads');
    await until(() => input(element), 'the field');
    expect(server.asked.map(({ what }) => what)).to.deep.equal(['GET /solutions/sample/definition.json']);
    await expect(element).to.be.accessible();
    element.remove();
  });

  it('begins a draft with the first answer and saves over the version it knows', async () => {
    const journey = await begin();
    await type(journey, 'Å');
    await until(() => server.draft, 'the draft');
    expect(server.draft!.inputs).to.deep.include({ name: 'Å' });
    await toCheck(journey);
    await until(() => server.draft!.step === 'check', 'the save of the step');
    expect(server.calls(/^PUT/)[0]!.body.version).to.equal(1);
    expect(server.calls(/POST \/api\/drafts$/)).to.have.length(1);
  });

  it('goes on with the draft after a reload, and throws it away only when asked twice', async () => {
    const first = await begin();
    await type(first, 'Åse');
    await until(() => /Kladde gemt/.test(text(wizard(first))), 'the word that it is kept');
    first.remove();
    const journey = await begin();
    await until(() => input(journey)?.value === 'Åse', 'the answer');
    expect(text(journey)).to.match(/Vi har hentet din kladde/);
    (await until(() => button(journey, /^Begynd forfra/), 'start over')).click();
    await journey.updateComplete;
    expect(server.draft).to.exist;
    (await until(() => button(journey, /Slet kladden/), 'the question')).click();
    await until(() => !server.draft && input(journey)?.value === '', 'an empty form');
  });

  it('submits once, however often it is pressed, and shows the receipt at once when nothing is to be paid', async () => {
    const journey = await begin();
    await toCheck(journey);
    const button = submitButton(journey)!;
    button.click();
    button.click();
    await until(() => journey.phase === 'receipt' && journey.shadowRoot!.querySelector('fk-receipt'), 'the receipt');
    expect(server.calls(/POST \/api\/applications/)).to.have.length(1);
    const receipt = journey.shadowRoot!.querySelector('fk-receipt')!;
    await until(() => receipt.shadowRoot!.activeElement?.localName === 'h1', 'focus on its heading');
    expect(text(receipt)).to.match(/RV-2026-4F7K2QD/);
    await expect(journey).to.be.accessible();
  });

  it('begins no new draft when a save comes after the submission', async () => {
    const journey = await begin();
    await toCheck(journey);
    const { saver } = wizard(journey);
    await send(journey);
    await saver!.save({ name: 'late' }, 'check');
    await until(() => journey.phase === 'receipt', 'the receipt');
    await saver!.save({ name: 'later' }, 'check');
    expect(server.draft).to.equal(undefined);
  });

  it('loses nothing when the connection breaks, and the second try has the same key', async () => {
    const journey = await begin();
    await toCheck(journey);
    server.fail(/POST \/api\/applications/, 'network');
    await send(journey);
    await until(() => /Der er ikke forbindelse lige nu/.test(text(wizard(journey))), 'the words');
    expect(journey.phase).to.equal('filling');
    expect(text(wizard(journey))).to.match(/Åse Test/);
    await send(journey);
    await until(() => journey.phase === 'receipt', 'the receipt');
    const [one, two] = server.calls(/POST \/api\/applications/);
    expect(one!.key).to.be.a('string').and.equal(two!.key);
    expect(two!.body).to.deep.equal(one!.body);
  });

  it('finds what was submitted when the answer was lost and the page is opened again', async () => {
    const journey = await begin();
    await toCheck(journey);
    server.fail(/POST \/api\/applications/, 'lost');
    await send(journey);
    await until(() => /Der er ikke forbindelse lige nu/.test(text(wizard(journey))), 'the words');
    journey.remove();
    const again = await begin();
    await until(() => again.phase === 'receipt' && again.shadowRoot!.querySelector('fk-receipt'), 'the receipt');
    expect(server.calls(/POST \/api\/applications/)).to.have.length(1);
  });

  it('puts what the server found wrong at its field', async () => {
    const journey = await begin();
    await toCheck(journey);
    server.fail(/POST \/api\/applications/, { status: 422, id: 'invalid-answers', extras: { issues: [{ path: 'name', code: 'too-long', params: { max: 3 } }] } });
    await send(journey);
    await until(() => wizard(journey).step === 'who' && wizard(journey).shadowRoot!.querySelector('#errors a'), 'the step');
    expect(input(journey)!.value).to.equal('Åse Test');
  });

  it('asks again when the price is another, with both prices, and then sends the one the citizen saw', async () => {
    const journey = await begin();
    await toCheck(journey);
    server.totalOre = 5000;
    await send(journey);
    await until(() => /fra 0,00\s?kr\. til 50,00\s?kr\.,/.test(text(wizard(journey))), 'both prices');
    expect(server.application).to.equal(undefined);
    await send(journey);
    await until(() => journey.phase === 'paying', 'the payment');
    expect(server.calls(/POST \/api\/applications/)[1]!.body.shownTotalOre).to.equal(5000);
    expect(server.calls(/POST \/api\/applications/)[1]!.key).not.to.equal(server.calls(/POST \/api\/applications/)[0]!.key);
  });

  it('moves to the newest form when this one is closed, with the answers', async () => {
    const journey = await begin();
    await toCheck(journey);
    server.definition = { ...definition(), version: '2.0.0' };
    server.fail(/POST \/api\/applications/, { status: 409, id: 'definition-changed', extras: { current: { version: '2.0.0' } } });
    await send(journey);
    await until(() => wizard(journey).definition!.version === '2.0.0', 'the new form');
    await until(() => /Formularen er blevet opdateret/.test(text(wizard(journey))), 'the words');
    expect(JSON.stringify(wizard(journey).inputs)).to.include('Åse Test');
  });

  it('says the old and the new price when the newest form costs something else, and sends what was agreed to then', async () => {
    server.definition = definition(5000);
    server.totalOre = 7500;
    const journey = await begin();
    await toCheck(journey);
    server.definition = { ...definition(7500), version: '2.0.0' };
    server.fail(/POST \/api\/applications/, { status: 409, id: 'definition-changed', extras: { current: { version: '2.0.0' } } });
    await send(journey);
    await until(() => /prisen er ændret fra 50,00\s?kr\. til 75,00\s?kr\./.test(text(wizard(journey))), 'both prices');
    expect(JSON.stringify(wizard(journey).inputs)).to.include('Åse Test');
    await until(() => wizard(journey).step === 'check', 'check-your-answers');
    await send(journey);
    await until(() => journey.phase === 'paying', 'the payment');
    expect(server.calls(/POST \/api\/applications/)[1]!.body.shownTotalOre).to.equal(7500);
  });

  it('offers to finish paying when the citizen comes back later', async () => {
    server.definition = definition(5000);
    server.totalOre = 5000;
    const first = await begin();
    await toCheck(first);
    await send(first);
    await until(() => first.phase === 'paying' && first.shadowRoot!.querySelector('fk-payment'), 'the payment');
    expect(text(first)).to.match(/RV-2026-4F7K2QD/);
    first.remove();
    const journey = await begin();
    (await until(() => button(journey, /Gå til betaling/), 'the offer')).click();
    await until(() => journey.phase === 'paying', 'the payment');
  });

  it('shows the same steps at the payment, done and without links, and after the visit to the provider', async () => {
    server.definition = definition(5000);
    server.totalOre = 5000;
    const first = await begin();
    await toCheck(first);
    await send(first);
    const listed = (journey: FkJourney) => [...(journey.shadowRoot!.querySelectorAll('.progress li') ?? [])].map((item) => text(item).replace(/\s+/g, ' ').trim());
    const way = ['✓Hvem søgerUdfyldt', '✓Tjek dine svarUdfyldt', '3Betaling'];
    await until(() => first.phase === 'paying' && listed(first).length, 'the payment');
    expect(listed(first)).to.deep.equal(way);
    expect(first.shadowRoot!.querySelector('.progress [aria-current=step]')!.textContent).to.include('Betaling');
    expect(first.shadowRoot!.querySelector('.progress a')).to.equal(null);
    await expect(first).to.be.accessible();
    expect(JSON.stringify({ ...sessionStorage })).not.to.match(/Åse/);
    const toggle = button(first, /Trin 3 af 3/)!;
    toggle.click();
    await first.updateComplete;
    expect(toggle.getAttribute('aria-expanded')).to.equal('true');
    first.remove();

    // Another page in the same tab.
    const back = await begin();
    (await until(() => button(back, /Gå til betaling/), 'the offer')).click();
    await until(() => back.phase === 'paying' && back.shadowRoot!.querySelector('fk-payment'), 'the payment');
    expect(listed(back)).to.deep.equal(way);
    back.remove();

    // Another tab, which did not send it.
    sessionStorage.clear();
    const other = await begin();
    (await until(() => button(other, /Gå til betaling/), 'the offer')).click();
    await until(() => other.phase === 'paying' && other.shadowRoot!.querySelector('fk-payment'), 'the payment');
    expect(listed(other)).to.deep.equal([]);
  });

  it('says what to do when what was received meanwhile cannot be opened, and the form stays', async () => {
    const first = await begin();
    await toCheck(first);
    server.fail(/GET \/api\/receipts/, 'network');
    await send(first);
    await until(() => first.phase === 'closed', 'that it is sent');
    first.remove();
    const journey = await begin();
    const go = await until(() => button(journey, /Se kvitteringen/), 'the offer');
    server.fail(/GET \/api\/receipts/, 'network');
    go.click();
    await until(() => /Tjek din internetforbindelse, og prøv igen/.test(text(wizard(journey))), 'the words');
    expect(journey.phase).to.equal('filling');
    go.click();
    await until(() => journey.phase === 'receipt', 'the receipt');
  });

  it('says calmly that a solution is closed, and tries again when that may help', async () => {
    server.definition = undefined;
    const closed = await begin();
    await until(() => /lukket lige nu/.test(text(closed)), 'the words');
    expect(text(closed)).not.to.match(/Prøv igen/);
    closed.remove();

    server.definition = definition();
    server.fail(/definition\.json/, 'network');
    const journey = await begin();
    (await until(() => button(journey, /Prøv igen/), 'the way on')).click();
    await until(() => input(journey), 'the form');
  });

  it('leaves nothing in the browser after signing out of a shared computer', async () => {
    const journey = await begin();
    await toCheck(journey);
    await send(journey);
    (await until(() => button(journey, /Afslut/), 'the way out')).click();
    await until(() => journey.phase === 'ended', 'the end');
    expect(server.session).to.equal(false);
    expect(Object.keys(localStorage)).to.deep.equal([]);
    expect(Object.keys(sessionStorage)).to.deep.equal([]);
    await expect(journey).to.be.accessible();
  });

  it('changes language in the middle of a form and keeps the answers', async () => {
    const journey = await begin();
    await type(journey, 'Åse Test');
    document.documentElement.lang = 'en';
    await until(() => /Who applies/.test(text(wizard(journey))) && submitButton(journey)?.textContent === 'Continue', 'English');
    expect(input(journey)!.value).to.equal('Åse Test');
  });

  it('tells what happened and never what was written', async () => {
    const journey = await fixture<FkJourney>(html`<fk-journey solution="sample"></fk-journey>`);
    await toCheck(journey);
    await send(journey);
    await until(() => journey.phase === 'receipt', 'the receipt');
    journey.remove();
    await until(() => told.some(({ type: kind }) => kind === 'submitted'), 'the events');
    expect(told.map(({ type: kind }) => kind)).to.include.members(['started', 'step-completed', 'step-shown', 'submitted']);
    expect(JSON.stringify(told)).not.to.match(/Åse/);
    for (const event of told) expect(event).to.include({ solution: 'sample', definitionVersion: '1.0.0', language: 'da' });
    expect(new Set(told.map(({ visit }) => visit)).size).to.equal(1);
  });
});

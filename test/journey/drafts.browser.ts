/** Drafts of a journey: without a line, at a shared computer, on another device, over a newer form, past the end of a session. */
import { expect, fixture, html } from '@open-wc/testing';
import { a11ySnapshot, sendKeys } from '@web/test-runner-commands';
import '@faelles/journey/fk-journey.js';
import type { FkJourney } from '@faelles/journey/journey.js';
import type { Draft } from '@faelles/schemas/draft.js';
import type { FormDefinition } from '@faelles/schemas/definition.js';
import { BackEnd } from './back-end.ts';
import { definition, ids } from './fixture.ts';
import { until } from '../support/until.ts';

const secret = 'S'.repeat(43);
const words = 'Hemmelige ord om mig';

/** Everything deep inside, in order. */
function deep(root: ParentNode): Element[] {
  return [...root.querySelectorAll('*')].flatMap((element) => [element, ...(element.shadowRoot ? deep(element.shadowRoot) : [])]);
}

describe('drafts of fk-journey', function () {
  this.timeout(30_000);
  const own = globalThis.fetch;
  const beacon = navigator.sendBeacon;
  let server: BackEnd;

  beforeEach(async () => {
    localStorage.clear();
    sessionStorage.clear();
    await emptied();
    history.replaceState(null, '', location.pathname);
    server = new BackEnd();
    globalThis.fetch = server.fetch;
    navigator.sendBeacon = () => true;
  });

  afterEach(() => {
    line(true);
    globalThis.fetch = own;
    navigator.sendBeacon = beacon;
    history.replaceState(null, '', location.pathname);
  });

  /** Takes the line away or gives it back, as the browser and the server see it. */
  function line(there: boolean): void {
    Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => there });
    if (server) server.down = !there;
    dispatchEvent(new Event(there ? 'online' : 'offline'));
  }

  const here = () => document.querySelector('fk-journey')!;
  const all = () => deep(here().shadowRoot!);
  const said = () => all().map((element) => [...element.childNodes].filter(({ nodeType }) => nodeType === 3).map(({ data }: any) => data.trim()).join(' ')).filter(Boolean).join(' ').replace(/\s+/g, ' ');
  const reads = (pattern: RegExp) => until(() => pattern.test(said()), String(pattern), said);
  const button = (name: RegExp) => until(() => all().find((one): one is HTMLButtonElement => one.localName === 'button' && name.test(one.textContent ?? '')), `the button ${name}`, said);
  const input = () => until(() => all().find((one): one is HTMLInputElement => one.localName === 'input' && !one.closest('form.link')), 'the field');
  const begin = (): Promise<FkJourney> => fixture<FkJourney>(html`<fk-journey solution="sample"></fk-journey>`);
  const focused = () => {
    let at = document.activeElement!;
    while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at;
  };

  async function type(text: string): Promise<void> {
    const control = await input();
    control.value = text;
    control.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  }

  /** What lies in every store of the browser, as whoever copies its files would see it. */
  async function stored(): Promise<string> {
    const found: unknown[] = [{ ...localStorage }, { ...sessionStorage }];
    for (const { name } of await indexedDB.databases()) {
      const database = await asked(indexedDB.open(name!));
      for (const store of database.objectStoreNames) {
        const records = await asked(database.transaction(store).objectStore(store).getAll());
        for (const record of records) {
          found.push(Object.entries(record).map(([key, value]) => [key, value instanceof ArrayBuffer ? raw(new Uint8Array(value)) : ArrayBuffer.isView(value) ? raw(value as Uint8Array) : String(value)]));
          await crypto.subtle.exportKey('raw', record.key).then(() => expect.fail('the key can be taken out'), () => undefined);
        }
      }
      database.close();
    }
    return JSON.stringify(found);
  }
  const raw = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes);
  const asked = <Result>(request: IDBRequest<Result>) =>
    new Promise<Result>((resolve, reject) => ((request.onsuccess = () => resolve(request.result)), (request.onerror = () => reject(request.error))));
  async function records(): Promise<number> {
    if (!(await indexedDB.databases()).some(({ name }) => name === 'faelles')) return 0;
    const database = await asked(indexedDB.open('faelles'));
    const count = await asked(database.transaction('drafts').objectStore('drafts').count());
    database.close();
    return count;
  }
  const emptied = () => asked(indexedDB.deleteDatabase('faelles'));

  it('keeps what is typed without a line encrypted, restores it after a crash, and sends it', async () => {
    const journey = await begin();
    await type('Åse');
    await reads(/Kladde gemt kl/);
    // The vault came with the first save.
    await until(() => performance.getEntriesByType('resource').some(({ name }) => /drafts\/vault/.test(name)), 'the vault');
    line(false);
    await type(words);
    await reads(/gemt krypteret i denne browser/);
    const kept = await stored();
    expect(kept).to.not.contain('Hemmelige').and.not.contain(JSON.stringify(words).slice(1, -1));
    expect(kept).to.contain('sealed');
    expect(server.draft!.inputs).to.deep.equal({ name: 'Åse' });
    // The browser dies; later there is a line again.
    journey.remove();
    line(true);
    await begin();
    await until(async () => (await input()).value === words, 'the answer');
    await reads(/lå krypteret i denne browser/);
    await until(() => server.draft?.inputs['name'] === words, 'sent');
    expect(server.calls(/^PUT/).at(-1)!.body.version).to.equal(1);
    await reads(/Kladde gemt kl/);
    expect(await records()).to.equal(0);
    expect(await stored()).to.not.contain('Hemmelige');
  });

  it('lets the citizen choose when the draft moved on elsewhere while the line was down', async () => {
    await begin();
    await type('Åse');
    await reads(/Kladde gemt kl/);
    line(false);
    await type('Åse her');
    await reads(/gemt krypteret/);
    server.draft = { ...server.draft!, version: 5, inputs: { name: 'Åse der' } };
    line(true);
    await reads(/Ansøgningen er ændret et andet sted/);
    await reads(/Åse her.*Åse der/s);
    expect(server.draft.inputs).to.deep.equal({ name: 'Åse der' });
    (await button(/Behold svarene her/)).click();
    await until(() => server.draft!.inputs['name'] === 'Åse her', 'mine is saved');
    await until(async () => (await records()) === 0, 'nothing is kept here any more');
  });

  it('keeps nothing at a shared computer, says so, and warns instead', async () => {
    await begin();
    (await button(/delt computer/)).click();
    await reads(/Delt computer: Vi gemmer intet i browseren/);
    await type('Åse');
    await reads(/Kladde gemt kl/);
    expect(server.calls(/POST \/api\/session/)[0]!.body).to.deep.equal({ shared: true });
    line(false);
    await type(words);
    await reads(/Kladden er ikke gemt/);
    expect(await records()).to.equal(0);
    expect(localStorage.length).to.equal(0);
    const leaving = new Event('beforeunload', { cancelable: true });
    dispatchEvent(leaving);
    expect(leaving.defaultPrevented).to.equal(true);
  });

  it('gives a link and a code for another device, once, and closes them again', async () => {
    const journey = await begin();
    await type('Åse');
    await reads(/Kladde gemt/);
    const opener = await button(/Gem og fortsæt senere/);
    opener.focus();
    await sendKeys({ press: 'Enter' });
    await reads(/042 137/);
    expect(focused().textContent).to.equal('Gem og fortsæt senere');
    const field = await until(() => all().find((one): one is HTMLInputElement => one.id === 'address'), 'the link');
    expect(field.value).to.equal(`${location.origin}/solutions/sample/#/resume/${secret}`);
    await reads(/Linket virker til 20. december 2026/);
    await expect(journey).to.be.accessible();
    (await button(/^Luk linket/)).click();
    await until(() => server.links.length === 0, 'closed');
    (await button(/Tilbage til formularen/)).click();
    await until(() => /Gem og fortsæt senere/.test(focused().textContent ?? '') && focused().localName === 'button', 'the focus is back');
  });

  const elsewhere = (): Draft => ({
    id: ids.draft, solution: 'sample', definitionVersion: '1.0.0', version: 3, inputs: { name: 'Fra telefonen' }, step: 'who', language: 'da',
    savedAt: '2026-11-20T10:00:00Z', expiresAt: '2030-01-01T00:00:00Z',
  });

  it('opens a draft of another device with its code, and takes the secret out of the address', async () => {
    server.draft = elsewhere();
    server.opening = { secret, code: '042137' };
    // The page of a solution is ours by its path; here the test's own page stands for it.
    history.replaceState(null, '', `/solutions/sample/#/resume/${secret}`);
    const journey = await begin();
    const code = await until(() => all().find((one): one is HTMLInputElement => one.id === 'code'), 'the code');
    await reads(/Fortsæt din ansøgning/);
    await expect(journey).to.be.accessible();
    code.focus();
    await sendKeys({ type: '999 999' });
    await sendKeys({ press: 'Enter' });
    await reads(/Linket og koden passer ikke sammen/);
    expect(focused().id).to.equal('code');
    const tree = JSON.stringify(await a11ySnapshot({}));
    expect(tree).to.contain('Linket og koden passer ikke sammen').and.contain('"invalid":"true"');
    code.value = '';
    await sendKeys({ type: '042-137' });
    await sendKeys({ press: 'Enter' });
    await until(async () => (await input()).value === 'Fra telefonen', 'the answers');
    expect(location.href).to.not.contain(secret);
    expect(server.asked.filter(({ what }) => what.includes(secret))).to.deep.equal([]);
  });

  it('has kind words for links that open nothing any more', async () => {
    const cases: [number, string, object, RegExp][] = [
      [410, 'gone', { current: { reason: 'expired' } }, /Linket er udløbet/],
      [410, 'gone', { current: { reason: 'revoked' } }, /Linket er lukket/],
      [410, 'gone', { current: { reason: 'sent' } }, /Ansøgningen er sendt/],
      [410, 'gone', { current: { reason: 'deleted' } }, /Kladden er slettet/],
      [429, 'too-many-requests', {}, /linket holder en pause/],
      [409, 'conflict', { current: elsewhere() }, /Der er allerede en kladde i denne browser/],
    ];
    for (const [status, id, extras, kind] of cases) {
      server.opening = { secret, code: '042137', answer: { status, id, extras } };
      history.replaceState(null, '', `/solutions/sample/#/resume/${secret}`);
      const journey = await begin();
      const code = await until(() => all().find((one): one is HTMLInputElement => one.id === 'code'), 'the code');
      code.value = '042137';
      (await button(/Åbn kladden/)).click();
      await reads(kind);
      await expect(journey).to.be.accessible();
      if (status !== 409) journey.remove();
    }
    server.draft = elsewhere();
    (await button(/slet den anden/)).click();
    await until(async () => (await input()).value === 'Fra telefonen', 'the answers');
    expect(server.calls(/open$/).at(-1)!.body.replace).to.equal(true);
  });

  it('explains a newer form under an open draft, and carries the answers over', async () => {
    const before = definition();
    const text = (name: string, label: string) => ({ name, kind: 'text' as const, label: { da: label }, required: false });
    before.steps[0]!.fields.push(text('nickname', 'Kaldenavn'), text('size', 'Størrelse'));
    const after: FormDefinition = { ...definition(), version: '2.0.0' };
    after.steps[0]!.fields.push(text('email', 'E-mail'), { ...text('size', 'Størrelse'), kind: 'integer' });
    server.older.set('1.0.0', before);
    server.definition = after;
    server.session = true;
    server.draft = { ...elsewhere(), inputs: { name: 'Åse', nickname: 'Å', size: 'stor' } };
    localStorage.setItem('faelles.visit.sample', JSON.stringify({ begun: true }));
    const journey = await begin();
    await reads(/Formularen er ændret siden 20. november 2026/);
    await reads(/Nye spørgsmål: E-mail.*skal tjekke: Størrelse.*ikke er med længere: Kaldenavn/s);
    expect((await input()).value).to.equal('Åse');
    await expect(journey).to.be.accessible();
    await until(() => server.draft!.definitionVersion === '2.0.0' || server.calls(/^PUT/).at(-1)?.body.definitionVersion === '2.0.0', 'carried over on the server');
    expect(server.draft!.inputs).to.deep.equal({ name: 'Åse' });
  });

  describe('at the end of a session', () => {
    const dialog = () => until(() => all().find((one): one is HTMLDialogElement => one.localName === 'dialog' && (one as HTMLDialogElement).open), 'the dialog');

    it('tells it five minutes ahead, and stays by Escape or the button', async () => {
      server.seconds = 290;
      await begin();
      const field = await input();
      field.focus();
      await type('Åse');
      const shown = await dialog();
      await reads(/Vi lukker for din kladde om 5 minutter/);
      expect(focused().textContent).to.contain('Bliv på siden');
      expect(JSON.stringify(await a11ySnapshot({}))).to.match(/"role":"dialog",[^{}]*"name":"Vi lukker for din kladde om 5 minutter"/);
      await expect(shown).to.be.accessible();
      server.seconds = 3600;
      await sendKeys({ press: 'Escape' });
      await until(() => !all().some(({ localName }) => localName === 'dialog'), 'no dialog');
      expect(server.calls(/GET \/api\/session/)).to.have.length(1);
      expect(focused()).to.equal(field);
    });

    it('loses nothing that was typed when it is over', async () => {
      server.seconds = 2;
      await begin();
      await type(words);
      await dialog();
      server.seconds = 3600;
      server.session = false;
      server.draft = undefined;
      await reads(/Dine svar er her stadig/);
      await until(async () => (await records()) === 1, 'kept here');
      expect(await stored()).to.not.contain('Hemmelige');
      (await dialog()).querySelector('button')!.click();
      await until(() => (server.draft as Draft | undefined)?.inputs['name'] === words, 'a new draft');
      expect((await input()).value).to.equal(words);
    });

    it('clears the page at a shared computer', async () => {
      server.seconds = 2;
      await begin();
      (await button(/delt computer/)).click();
      await type(words);
      await dialog();
      await reads(/rydder vi siden/);
      await reads(/Siden er ryddet/);
      expect(said()).to.not.contain('Hemmelige');
      expect(await stored()).to.not.contain('Hemmelige').and.not.contain('begun');
    });
  });
});

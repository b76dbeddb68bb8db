// A draft on its way: to another device, through a lost line, to the end of a session at a computer that others use.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { begin } from '../support/journey/browser.ts';
import type { Citizen } from '../support/journey/citizen.ts';
import { answerUntil, apply, container, cpr, name, privateWords, sendToPayment } from '../support/journey/road-permit.ts';
import { journeys } from '../support/journey/setup.ts';
import { until } from '../support/journey/until.ts';

/** Everything the browser keeps of the page's origin, as text and as bytes. */
function stored(citizen: Citizen): Promise<string> {
  return citizen.page.evaluate(async () => {
    const asked = <Result>(request: IDBRequest<Result>) =>
      new Promise<Result>((resolve, reject) => ((request.onsuccess = () => resolve(request.result)), (request.onerror = () => reject(request.error as Error))));
    const raw = (value: unknown) =>
      value instanceof ArrayBuffer || ArrayBuffer.isView(value) ? new TextDecoder('latin1').decode(value as ArrayBuffer) : String(value);
    const found: unknown[] = [{ ...localStorage }, { ...sessionStorage }];
    for (const { name } of await indexedDB.databases()) {
      const database = await asked(indexedDB.open(name!));
      for (const store of database.objectStoreNames) {
        const records = (await asked(database.transaction(store).objectStore(store).getAll())) as object[];
        for (const record of records) found.push(Object.entries(record).map(([key, value]) => `${key} ${raw(value)}`));
      }
      database.close();
    }
    return JSON.stringify(found);
  });
}

async function keepsNothingReadable(citizen: Citizen): Promise<string> {
  const text = await stored(citizen);
  for (const words of privateWords) assert.ok(!text.includes(words), `the browser does not keep "${words}" as it was typed`);
  return text;
}

const line = ({ devTools }: Citizen, there: boolean) =>
  devTools.send('Network.emulateNetworkConditions', { offline: !there, latency: 0, downloadThroughput: -1, uploadThroughput: -1 });

describe('a draft', () => {
  // The session of a shared computer is so short that its end is announced as soon as it has begun.
  const here = journeys({ SHARED_MINUTES: '0.25' });

  it('goes on at another device with a link and a code, and two devices never overwrite each other', async (t) => {
    const form = await here.form();
    const { citizen, watch } = await here.visit(t);
    watch.expect(/409/);
    await apply(citizen, form, container, 'place');
    await citizen.reads(/Kladde gemt/);
    await citizen.press('Gem og fortsæt senere');
    const link = await until('the link', async () => (await citizen.valueOf('Link')) || undefined);
    assert.match(new URL(link).hash, /^#\/resume\/[\w-]{43}$/, 'a secret of 256 bits, in the fragment');
    const code = (await citizen.reads(/\d{3} \d{3}(?= Linket virker til)|Kode \d{3} \d{3}/)).replace(/\D/g, '').slice(-6);

    const phone = await begin(here.browser, here.server.url, { width: 320, height: 700 });
    phone.watch.expect(/401|404/);
    await phone.citizen.page.goto(link);
    await phone.citizen.heading('Fortsæt din ansøgning');
    await phone.citizen.fill('Kode', code === '000000' ? '111111' : '000000');
    await phone.citizen.press('Åbn kladden');
    await phone.citizen.reads(/passer ikke sammen/);
    await phone.citizen.fill('Kode', code);
    await phone.citizen.press('Åbn kladden');
    await phone.citizen.heading(form.step('place'));
    assert.ok(!phone.citizen.page.url().includes('resume'), 'the secret is out of the address');
    await answerUntil(phone.citizen, form, container);
    const check = await phone.citizen.text();
    for (const words of [name, cpr, 'Prøvegade 12']) assert.ok(check.includes(words), `the phone shows "${words}"`);

    // The first device, which knows nothing of it, writes on.
    await citizen.press('Tilbage til formularen');
    await citizen.fill('Vejnavn', 'Enanden Vej');
    await citizen.find({ role: 'heading', name: 'Ansøgningen er ændret et andet sted' });
    await citizen.reads(/Det andet sted[\s\S]*Prøvegade/);
    await citizen.press('Brug svarene fra det andet sted');
    await until('the other answers', async () => (await citizen.valueOf('Vejnavn')) === 'Prøvegade');
    await sendToPayment(phone.citizen, form);
    await phone.end();

    const late = await begin(here.browser, here.server.url);
    late.watch.expect(/401|404|410/);
    await late.citizen.page.goto(link);
    await late.citizen.fill('Kode', code);
    await late.citizen.press('Åbn kladden');
    await late.citizen.heading('Ansøgningen er sendt');
    await late.end();
  });

  it('goes on without a line, is kept so that nobody can read it, and comes back after a crash', async (t) => {
    const form = await here.form();
    const { citizen, watch, tab } = await here.visit(t);
    watch.expect(/ERR_INTERNET_DISCONNECTED|409/);
    await apply(citizen, form, container, 'place');
    await citizen.reads(/Kladde gemt/);
    await citizen.page.waitForNetworkIdle({ idleTime: 300 });
    await line(citizen, false);
    await answerUntil(citizen, form, container);
    await citizen.reads(/gemt krypteret i denne browser/);
    assert.match(await keepsNothingReadable(citizen), /sealed/);
    await citizen.press(/^Send/);
    await citizen.reads(/Der er ikke forbindelse lige nu. Ansøgningen er ikke sendt, og dine svar er bevaret/);

    // The tab dies without a word; a new one finds everything, and sends it once.
    const again = await tab();
    await again.open('/solutions/road-permit/');
    await again.reads(/lå krypteret i denne browser/);
    await again.reads(/Kladde gemt/);
    await citizen.page.close({ runBeforeUnload: false });
    await again.heading('Tjek dine svar');
    assert.ok((await again.text()).includes(name));
    assert.doesNotMatch(await keepsNothingReadable(again), /sealed/, 'the server has it: nothing is kept any more');
    await sendToPayment(again, form);
    await keepsNothingReadable(again);
  });

  it('is announced to end at a shared computer, and leaves nothing there', async (t) => {
    const form = await here.form();
    const { citizen, watch } = await here.visit(t);
    watch.expect(/401/);
    await citizen.open('/solutions/road-permit/');
    await citizen.press('Jeg sidder ved en delt computer');
    await citizen.reads(/Delt computer: Vi gemmer intet i browseren/);
    await answerUntil(citizen, form, {}, 'applicant');
    // The save of the step begins the session, and its end is in sight at once.
    const dialog = await citizen.find({ role: 'dialog', name: /Vi lukker for din kladde om 1 minut/ });
    assert.match(dialog.description, /rydder vi siden/);
    assert.equal((await citizen.focused())?.name, 'Bliv på siden');
    await citizen.keys('Escape');
    await until('extended', async () => (await citizen.page.evaluate(() => performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/api/session')).length)) > 1);
    await citizen.heading('Siden er ryddet');
    const text = await keepsNothingReadable(citizen);
    assert.equal(text, '[{},{}]');
  });
});

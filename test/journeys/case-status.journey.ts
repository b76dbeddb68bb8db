// The page of the receipt after the receipt: the authority reports where the case stands, and the citizen comes back.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { axeFaults } from '../support/journey/access.ts';
import type { Citizen } from '../support/journey/citizen.ts';
import { apply, container, inDays, payAndReceive, receipt, sendToPayment } from '../support/journey/road-permit.ts';
import { journeys } from '../support/journey/setup.ts';

const machineKey = 'journeys-machine-key-of-32-characters';
const note = 'Vi mangler en tegning af pladsen.';

describe('the status of a case', () => {
  const here = journeys({ MACHINE_KEY: machineKey });

  /** Calls as the case system does. */
  async function machine(method: string, path: string, body?: object) {
    const headers = { authorization: `Bearer ${machineKey}`, 'content-type': 'application/json', 'idempotency-key': randomUUID() };
    const answer = await fetch(`${here.server.url}/api/machine${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    const text = await answer.text();
    assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  }
  /** Takes the application over, as its case system. */
  async function take(reference: string): Promise<string> {
    const { applications } = await machine('GET', '/applications');
    const { id } = applications.find((one: { reference: string }) => one.reference === reference);
    await machine('POST', `/applications/${id}/taken`);
    return id;
  }
  /** Another program was in front of the page, and no longer is. */
  const comeBack = ({ page }: Citizen) => page.evaluate(() => void document.dispatchEvent(new Event('visibilitychange')));

  it('is there when the citizen comes back, after a reload, and without its words from a bookmark', async (t) => {
    const form = await here.form();
    const { citizen } = await here.visit(t);
    await apply(citizen, form, container);
    await sendToPayment(citizen, form);
    await payAndReceive(citizen, form);
    const reference = await receipt(citizen, form);
    assert.ok(!(await citizen.text()).includes('Sagens status'), 'nobody has said anything yet');

    const id = await take(reference);
    await machine('PUT', `/applications/${id}/status`, { status: 'processing', at: new Date().toISOString(), waitingFor: 'citizen', note: { da: note } });
    await comeBack(citizen);
    await citizen.reads(/Behandles/);
    await citizen.reads(/Sagen venter på dig\./);
    await citizen.reads(new RegExp(note));
    assert.deepEqual(await axeFaults(citizen), []);

    await machine('PUT', `/applications/${id}/status`, { status: 'decided', at: new Date().toISOString(), decision: { outcome: 'granted' } });
    await citizen.press('Opdatér');
    await citizen.reads(/Sagens status er nu: Afgjort/);
    await citizen.reads(/Du har fået ja til det, du søgte om\./);

    const bookmark = await citizen.page.evaluate(() => location.pathname + location.hash);
    await citizen.page.reload();
    await citizen.reads(/Du har fået ja til det, du søgte om\./);

    const { citizen: stranger } = await here.visit(t);
    await stranger.open(bookmark);
    await stranger.reads(/Afgjort/);
    await stranger.reads(/Her står mere, som ikke vises/);
    const shown = await stranger.text();
    for (const words of [note, 'Du har fået ja']) assert.ok(!shown.includes(words), words);
    assert.deepEqual(await axeFaults(stranger), []);
  });

  it('gives the receipt as PDF, and its days for a calendar, to the session and to a link', async (t) => {
    const form = await here.form();
    const { citizen } = await here.visit(t);
    await apply(citizen, form, container);
    await sendToPayment(citizen, form);
    await payAndReceive(citizen, form);
    const reference = await receipt(citizen, form);
    // The road permit promises no day by itself.
    await machine('PUT', `/applications/${await take(reference)}/status`, { status: 'processing', at: new Date().toISOString(), expectedBy: inDays(14) });
    await citizen.page.reload();
    const bookmark = await citizen.page.evaluate(() => location.pathname + location.hash);
    const { citizen: stranger } = await here.visit(t);
    await stranger.open(bookmark);
    await receipt(stranger, form);
    for (const who of [citizen, stranger]) {
      await who.press('Føj datoerne til din kalender');
      await who.reads(new RegExp(`Filen ${reference}\\.ics er hentet`));
      await who.press('Hent som PDF');
      await who.reads(new RegExp(`Filen ${reference}\\.pdf er hentet`));
    }
  });
});

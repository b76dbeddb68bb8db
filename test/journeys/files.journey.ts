// A large file over a line that comes and goes: it waits, goes on where it stopped, and arrives byte by byte the same.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, it, type TestContext } from 'node:test';
import type { HTTPRequest } from 'puppeteer-core';
import type { Citizen } from '../support/journey/citizen.ts';
import type { FormWords } from '../support/journey/form.ts';
import { focusOn } from '../support/journey/focus.ts';
import { large, pdf } from '../support/journey/files.ts';
import { apply, goOn, scaffold } from '../support/journey/road-permit.ts';
import { journeys } from '../support/journey/setup.ts';
import { until } from '../support/journey/until.ts';

const bytes = 4 * 1024 * 1024 + 123;
const name = 'stor plan.pdf';

describe('a large file', () => {
  const here = journeys();

  /** At the question, over a line that carries so many bytes a second. */
  async function atTheFile(t: TestContext): Promise<{ citizen: Citizen; form: FormWords; line(speed: number): Promise<void>; parts: HTTPRequest[] }> {
    const form = await here.form();
    const { citizen, watch } = await here.visit(t);
    const { traffic: _, ...before } = scaffold(pdf());
    await apply(citizen, form, before, 'traffic');
    await form.answer(citizen, { blocks: ['carriageway'] });
    const parts: HTTPRequest[] = [];
    citizen.page.on('request', (request) => request.method() === 'PATCH' && parts.push(request));
    // A line that is cut fails what was on it; the console says so.
    watch.expect(/ERR_INTERNET_DISCONNECTED|ERR_FAILED|ERR_NETWORK/);
    await citizen.devTools.send('Network.enable');
    const line = async (speed: number): Promise<void> => {
      const conditions = { offline: speed === 0, latency: 0, downloadThroughput: -1, uploadThroughput: speed };
      await citizen.devTools.send('Network.emulateNetworkConditions', conditions);
    };
    return { citizen, form, line, parts };
  }

  /** The second part is on its way: the first has arrived. */
  const secondPart = (parts: HTTPRequest[]): Promise<unknown> => until('the second part', () => parts.length >= 2);

  it('waits while there is no connection, keeps the citizen from going on without it, and arrives whole', async (t) => {
    const { citizen, form, line, parts } = await atTheFile(t);
    const path = large(bytes, name);
    let kept = '';
    citizen.page.on('response', (response) => {
      if (response.url().endsWith('/attachment')) void response.json().then(({ id }: { id: string }) => (kept = id), () => undefined);
    });
    await line(600_000);
    await citizen.attach(form.chooseFile('trafficPlan'), path);
    await secondPart(parts);
    await line(0);
    await citizen.reads(/Du har ingen internetforbindelse lige nu\. stor plan\.pdf bliver sendt, når forbindelsen er tilbage/);
    await form.answer(citizen, { onCallName: 'Nanna Prøve', onCallPhone: '87654321' });
    await goOn(citizen, form);
    await focusOn(citizen, 'button', form.chooseFile('trafficPlan'));
    await line(-1);
    await citizen.find({ role: 'button', name: `Fjern ${name}` });
    await until('the file on the server', () => kept || undefined);
    const sum = await citizen.page.evaluate(async (id) => {
      const content = await (await fetch(`/api/attachments/${id}`)).arrayBuffer();
      return [...new Uint8Array(await crypto.subtle.digest('SHA-256', content))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    }, kept);
    assert.equal(sum, createHash('sha256').update(readFileSync(path)).digest('hex'));
    await goOn(citizen, form);
    await citizen.heading(form.step('consent'));
  });

  it('goes on after a reload where it stopped, when it is chosen again', async (t) => {
    const { citizen, form, line, parts } = await atTheFile(t);
    const path = large(bytes, name);
    await line(600_000);
    await citizen.attach(form.chooseFile('trafficPlan'), path);
    await secondPart(parts);
    citizen.page.on('dialog', (dialog) => void dialog.accept());
    await citizen.page.reload({ waitUntil: 'load' });
    await line(-1);
    parts.length = 0;
    await citizen.heading(form.step('traffic'));
    await citizen.attach(form.chooseFile('trafficPlan'), path);
    await citizen.find({ role: 'button', name: `Fjern ${name}` });
    assert.ok(Number(parts[0]?.headers()['upload-offset']) >= 1024 * 1024, `the first part begins at ${parts[0]?.headers()['upload-offset']}`);
  });
});

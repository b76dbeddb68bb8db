// What a citizen downloads, counted on the wire. The budget itself stands in test/budgets and is judged by its own stage.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pdf } from '../support/journey/files.ts';
import { apply, goOn, payAndReceive, scaffold, sendToPayment, solution } from '../support/journey/road-permit.ts';
import { journeys } from '../support/journey/setup.ts';
import { until } from '../support/journey/until.ts';
import type { Transfer } from '../support/journey/watch.ts';
import { keepBytes } from '../support/page-bytes.mjs';

/** Scripts and style sheets of ours, each address once: what the browser's cache answers costs nothing. */
function code(traffic: readonly Transfer[], origin: string): Map<string, number> {
  const files = new Map<string, number>();
  for (const { url, type, bytes } of traffic) {
    const ours = url.startsWith(origin) && !url.includes('/simulator/') && ['Script', 'Stylesheet'].includes(type);
    if (ours) files.set(new URL(url).pathname, Math.max(bytes, files.get(new URL(url).pathname) ?? 0));
  }
  return files;
}
const sum = (files: Map<string, number>): number => [...files.values()].reduce((total, bytes) => total + bytes, 0);
const list = (files: Map<string, number>): string => [...files].sort(([, a], [, b]) => b - a).map(([path, bytes]) => `${String(bytes).padStart(7)} ${path}`).join('\n');

describe('the weight of the journey, in bytes of JavaScript and CSS as sent', () => {
  const here = journeys();

  it('until the first screen and until the first question, without what is fetched ahead', async (t) => {
    const form = await here.form();
    const { citizen, watch } = await here.visit(t);
    // What later steps need is fetched when the browser has nothing to do; here it has when the second count is made.
    await citizen.page.evaluateOnNewDocument(() => {
      const waiting: (() => void)[] = [];
      const open = { now: false };
      globalThis.requestIdleCallback = (run) => {
        const work = (): void => run({ didTimeout: false, timeRemaining: () => 50 });
        if (open.now) setTimeout(work);
        else waiting.push(work);
        return 1;
      };
      addEventListener('test-idle', () => {
        open.now = true;
        for (const work of waiting.splice(0)) work();
      });
    });
    await citizen.open(solution);
    await citizen.heading(form.step('before-you-start'));
    await citizen.find({ role: 'button', name: 'Start' });
    const first = code(watch.traffic, here.server.url);
    await goOn(citizen, form);
    await citizen.find({ role: 'radio', name: 'Privatperson' });
    const asked = code(watch.traffic, here.server.url);
    keepBytes('road-permit-first-field', sum(asked));
    await citizen.page.evaluate(() => dispatchEvent(new Event('test-idle')));
    await until('the network to rest', () => citizen.page.waitForNetworkIdle({ idleTime: 500, timeout: 30_000 }).then(() => true));
    const ahead = code(watch.traffic, here.server.url);
    assert.ok(sum(ahead) > sum(asked), 'what answers may bring up is fetched ahead');
    t.diagnostic(`with what is fetched ahead at the first question: ${sum(ahead)} in ${ahead.size}`);
    t.diagnostic(`until the first screen: ${sum(first)} bytes in ${first.size} files; until the first question: ${sum(asked)} in ${asked.size}\n${list(asked)}`);
    assert.ok(sum(first) > 5_000 && sum(asked) > sum(first), 'something was counted');
  });

  it('over the whole journey with every step, a file, payment and receipt', async (t) => {
    const form = await here.form();
    const { citizen, watch } = await here.visit(t);
    await apply(citizen, form, scaffold(pdf()));
    await sendToPayment(citizen, form);
    await payAndReceive(citizen, form);
    await until('the network to rest', () => citizen.page.waitForNetworkIdle({ idleTime: 500, timeout: 30_000 }).then(() => true));
    const whole = code(watch.traffic, here.server.url);
    keepBytes('road-permit-journey', sum(whole));
    t.diagnostic(`whole journey: ${sum(whole)} bytes in ${whole.size} files\n${list(whole)}`);
    for (const part of ['payment', 'receipt', 'check-answers', 'file-field']) assert.ok([...whole.keys()].some((path) => path.includes(part)), `${part} was counted`);
  });

  it('sends scripts, style sheets and pages compressed, and asks nobody but our own server for anything', async (t) => {
    const form = await here.form();
    const { citizen, watch } = await here.visit(t);
    const plain: string[] = [];
    citizen.page.on('response', (response) => {
      const { pathname } = new URL(response.url());
      const text = /\.(js|css)$/.test(pathname) && !pathname.startsWith('/simulator/');
      if (text && !response.fromCache() && response.status() === 200 && response.headers()['content-encoding'] !== 'br') plain.push(pathname);
    });
    await apply(citizen, form, scaffold(pdf()));
    await sendToPayment(citizen, form);
    await payAndReceive(citizen, form);
    assert.deepEqual(plain, []);
    assert.deepEqual(watch.addresses.filter((address) => !address.startsWith(`${here.server.url}/`) && !address.startsWith('blob:') && address !== 'about:blank'), []);
  });
});

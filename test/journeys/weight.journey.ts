// What a citizen downloads, counted on the wire: until something can be read and answered, and over the whole journey.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pdf } from '../support/journey/files.ts';
import { apply, payAndReceive, scaffold, sendToPayment, solution } from '../support/journey/road-permit.ts';
import { journeys } from '../support/journey/setup.ts';
import { until } from '../support/journey/until.ts';
import type { Transfer } from '../support/journey/watch.ts';

const goal = { first: 24 * 1024, whole: 40 * 1024 };

const code = (traffic: readonly Transfer[], origin: string): readonly Transfer[] =>
  traffic.filter(({ url, type }) => url.startsWith(origin) && !url.includes('/simulator/') && ['Script', 'Stylesheet'].includes(type));
const sum = (traffic: readonly Transfer[]): number => traffic.reduce((total, { bytes }) => total + bytes, 0);
const list = (traffic: readonly Transfer[]): string => traffic.map(({ url, bytes }) => `${String(bytes).padStart(7)} ${new URL(url).pathname}`).join('\n');

describe('the weight of the journey, in brotli bytes of JavaScript and CSS', () => {
  const here = journeys();

  it('before the first screen can be read, and until its own modules have come', async (t) => {
    const form = await here.form();
    const { citizen, watch } = await here.visit(t);
    await citizen.open(solution);
    await citizen.heading(form.step('before-you-start'));
    await citizen.find({ role: 'button', name: 'Start' });
    const first = code(watch.traffic, here.server.url);
    t.diagnostic(`first screen: ${sum(first)} bytes in ${first.length} files\n${list(first)}`);
    assert.ok(first.length > 0 && sum(first) > 5_000, 'something was counted');
    assert.ok(sum(first) <= goal.first, `${sum(first)} bytes before the first screen; the goal is ${goal.first}\n${list(first)}`);
  });

  it('over the whole journey with every step, a file, payment and receipt', async (t) => {
    const form = await here.form();
    const { citizen, watch } = await here.visit(t);
    await apply(citizen, form, scaffold(pdf()));
    await sendToPayment(citizen, form);
    await payAndReceive(citizen, form);
    await until('the network to rest', async () => citizen.page.waitForNetworkIdle({ idleTime: 500, timeout: 10_000 }).then(() => true));
    const whole = code(watch.traffic, here.server.url);
    t.diagnostic(`whole journey: ${sum(whole)} bytes in ${whole.length} files\n${list(whole)}`);
    assert.ok(sum(whole) <= goal.whole, `${sum(whole)} bytes over the journey; the goal is ${goal.whole}\n${list(whole)}`);
  });

  it('asks nobody but our own server for anything', async (t) => {
    const form = await here.form();
    const { citizen, watch } = await here.visit(t);
    await apply(citizen, form, scaffold(pdf()));
    await sendToPayment(citizen, form);
    await payAndReceive(citizen, form);
    assert.deepEqual(watch.addresses.filter((address) => !address.startsWith(`${here.server.url}/`) && !address.startsWith('blob:') && address !== 'about:blank'), []);
  });
});

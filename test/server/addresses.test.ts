// Looking addresses up: the adapter and the routes against the register's simulator, which misbehaves on command.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { adressevaelger } from '@faelles/server/addresses/adressevaelger.js';
import { remembering } from '@faelles/server/addresses/remembering.js';
import { ConfigError, readConfig } from '@faelles/server/config.js';
import { databases } from '../support/database.ts';
import { startAddressSimulator, type AddressSimulator } from '../simulators/adressevaelger/start.ts';
import type { FaultKind } from '../simulators/adressevaelger/server.ts';
import { startTestServer, Visitor, type TestServer } from './app.ts';

const typed = 'Prøvegade';

describe('addresses', () => {
  let simulator: AddressSimulator;
  let server: TestServer;
  let visitor: Visitor;
  before(async () => {
    simulator = await startAddressSimulator();
    const provider = adressevaelger({ url: simulator.url, token: simulator.token, fetch, timeout: 1_000 });
    server = await startTestServer(databases[0]!, { addresses: provider });
    visitor = new Visitor(server);
  });
  after(async () => {
    await server.close();
    await simulator.stop();
  });
  beforeEach(() => simulator.behave());

  const search = async (text: string, more: object = {}) => (await visitor.post('/api/addresses/search', { text, ...more })).body.suggestions;

  it('are found in stages: street, town, house number, floor and door', async () => {
    const streets = await search('Prøv');
    assert.deepEqual(streets.map(({ kind, label, complete }: any) => [kind, label, complete]), [['street', 'Prøvegade', false], ['street', 'Prøvevej', false]]);
    const towns = await search(streets[0].text);
    assert.deepEqual(towns.map(({ label }: any) => label), ['Prøvegade, 1050 København K', 'Prøvegade, 9999 Eksempelby']);
    assert.equal(towns[0].text.slice(0, towns[0].caret), 'Prøvegade ', 'typing goes on where the house number belongs');
    const houses = await search(towns[0].text);
    assert.deepEqual(houses.map(({ label }: any) => label.split(',')[0]), ['Prøvegade 1', 'Prøvegade 2', 'Prøvegade 10', 'Prøvegade 12', 'Prøvegade 12B']);
    assert.ok(houses.every(({ kind, complete }: any) => kind === 'access' && !complete));
    const homes = await search(houses[3].text, { accessId: houses[3].id });
    assert.equal(homes.length, 6);
    assert.deepEqual([homes[0].label, homes[0].complete], ['Prøvegade 12, st. tv, 1050 København K', true]);
    const { status, body } = await visitor.post('/api/addresses/resolve', { id: homes[0].id, label: homes[0].label });
    assert.equal(status, 200);
    assert.deepEqual(body, {
      id: homes[0].id, accessId: houses[3].id, street: 'Prøvegade', houseNumber: '12', floor: 'st', door: 'tv',
      postalCode: '1050', postalDistrict: 'København K', municipalityCode: '0101', source: 'register',
    });
  });

  it('end at the house number where that is asked for', async () => {
    const houses = await search('Prøvevej , 2750 Ballerup', { level: 'access' });
    assert.deepEqual(houses.map(({ complete }: any) => complete), [true, true, true]);
    const { body } = await visitor.post('/api/addresses/resolve', { id: houses[0].id, level: 'access', label: houses[0].label });
    assert.equal(body.accessId, houses[0].id);
    assert.equal(body.id, undefined);
  });

  it('stay in one municipality where that is asked for', async () => {
    assert.deepEqual((await search('Prøvegade', { municipality: '0851' })).map(({ label }: any) => label), ['Prøvegade, 9999 Eksempelby']);
  });

  it('bring coordinates only when asked for', async () => {
    const [home] = await search('Prøvevej 4, 2750 Ballerup');
    const { body } = await visitor.post('/api/addresses/resolve', { id: home.id, label: home.label, coordinates: true });
    assert.deepEqual(body.coordinates, { x: 724802.02, y: 6179167.92, crs: 'EPSG:25832' });
  });

  const faults: FaultKind[] = ['slow', 'down', 'error-500', 'error-429', 'text-timeout', 'garbage', 'fejl', 'lying-shape'];
  for (const kind of faults) {
    it(`are unavailable, and nothing breaks, when the register is ${kind}`, async () => {
      await simulator.misbehave({ kind, delay: 5_000 });
      const { status, body, text } = await visitor.post('/api/addresses/search', { text: typed });
      assert.deepEqual([status, body.type], [502, '/problems/provider-unavailable']);
      assert.ok(!text.includes(typed) && !text.includes(simulator.token));
      assert.equal((await visitor.post('/api/addresses/search', { text: typed })).status, 200, 'the next key asks again');
    });
  }

  it('are refused when the register gives another address than the one chosen', async () => {
    const [home] = await search('Prøvevej 4, 2750 Ballerup');
    await simulator.misbehave({ kind: 'wrong-town' });
    assert.equal((await visitor.post('/api/addresses/resolve', { id: home.id, label: home.label })).status, 502);
    assert.equal((await visitor.post('/api/addresses/resolve', { id: randomUUID(), label: home.label })).status, 404);
  });

  it('leave no trace of what was typed, nor the token, in the log', () => {
    const log = JSON.stringify(server.log);
    assert.match(log, /address-provider-failed/);
    assert.doesNotMatch(log, /Prøve|simulator-address-token|tekst=/);
  });

  it('are asked for in a body of the right shape only, from a page of ours', async () => {
    for (const json of [{}, { text: '' }, { text: 'x'.repeat(201) }, { text: typed, level: 'house' }, { text: typed, token: 'x' }]) {
      assert.equal((await visitor.post('/api/addresses/search', json)).status, 422, JSON.stringify(json).slice(0, 60));
    }
    assert.equal((await visitor.send('POST', '/api/addresses/search', { json: { text: typed }, headers: { 'sec-fetch-site': 'cross-site' } })).status, 403);
    assert.equal((await visitor.get(`/api/addresses/search?text=${encodeURIComponent(typed)}`)).status, 404);
  });

  it('are looked up by nobody on a server without a register', async () => {
    const bare = await startTestServer(databases[0]!);
    try {
      assert.equal((await new Visitor(bare).post('/api/addresses/search', { text: typed })).status, 404);
      assert.equal((await new Visitor(bare).get('/api/health')).body.addresses, 'none');
    } finally {
      await bare.close();
    }
  });

  it('are asked for no more often than the rate allows', async () => {
    const limited = await startTestServer(databases[0]!, {
      addresses: { name: 'none', search: async () => [], resolve: async () => undefined },
      config: { rates: { ...server.ctx.config.rates, lookup: 2 } },
    });
    try {
      const one = new Visitor(limited);
      const answers = [];
      for (let times = 0; times < 9; times++) answers.push((await one.post('/api/addresses/search', { text: typed })).status);
      assert.deepEqual(answers, [200, 200, 200, 200, 200, 200, 200, 200, 429]);
    } finally {
      await limited.close();
    }
  });
});

describe('remembered answers', () => {
  it('are kept for ten minutes, failures not at all', async () => {
    let now = 0;
    let asked = 0;
    let failing = true;
    const provider = remembering(
      { name: 'test', search: async () => (asked++, failing ? Promise.reject(new Error('no')) : []), resolve: async () => undefined },
      () => new Date(now),
    );
    const ask = () => provider.search({ text: typed }, new AbortController().signal);
    await assert.rejects(ask());
    failing = false;
    await ask();
    await ask();
    assert.equal(asked, 2);
    now = 10 * 60_000 + 1;
    await ask();
    assert.equal(asked, 3);
  });
});

describe('the configuration of the register', () => {
  it('is none without a token, and never a simulator or a demo’s token in production', async () => {
    const DATA_DIR = await mkdtemp(join(tmpdir(), 'faelles-addresses-'));
    try {
      assert.equal((await readConfig({ DATA_DIR })).adressevaelger, undefined);
      assert.deepEqual((await readConfig({ DATA_DIR, ADRESSEVAELGER_TOKEN: 'token' })).adressevaelger, { url: 'https://adressevaelger.dk', token: 'token' });
      const error = await readConfig({ NODE_ENV: 'production', ADRESSEVAELGER_URL: 'http://127.0.0.1:4300', ADRESSEVAELGER_TOKEN: 'fkdemo-token' }).catch((reason: unknown) => reason);
      assert.ok(error instanceof ConfigError);
      assert.equal(error.problems.filter((problem) => problem.startsWith('ADRESSEVAELGER_')).length, 2);
      assert.ok(!error.message.includes('fkdemo-token'));
    } finally {
      await rm(DATA_DIR, { recursive: true, force: true });
    }
  });
});

// Looked-up addresses are asked for again when an application is sent: nobody is refused, and the caseworker is told.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, it } from 'node:test';
import { adressevaelger } from '@faelles/server/addresses/adressevaelger.js';
import { databases } from '../support/database.ts';
import { startAddressSimulator, type AddressSimulator } from '../simulators/adressevaelger/start.ts';
import { startTestServer, Visitor, type TestServer } from './app.ts';
import { goodAnswers, testDefinition } from './definition.ts';

const text = (words: string) => ({ da: words, en: `${words} (en)` });
const definition = testDefinition();
definition.steps[0]!.fields.push(
  { name: 'home', kind: 'address', label: text('Adresse'), required: false, allowForeign: true },
  { name: 'sites', kind: 'list', label: text('Pladser'), entryLabel: text('plads'), required: false, minCount: 0, fields: [{ name: 'at', kind: 'address', label: text('Plads') }] },
);

for (const database of databases) {
  describe(`looked-up addresses at submission on ${database.name}`, () => {
    let simulator: AddressSimulator;
    let server: TestServer;
    let visitor: Visitor;
    let home: Record<string, string>;
    before(async () => {
      simulator = await startAddressSimulator();
      const provider = adressevaelger({ url: simulator.url, token: simulator.token, fetch, timeout: 1_000 });
      server = await startTestServer(database, { addresses: provider, solutions: { 'test-permit': definition } });
      visitor = await Visitor.begin(server);
      const [found] = (await visitor.post('/api/addresses/search', { text: 'Prøvevej 4, 2750 Ballerup' })).body.suggestions;
      home = (await visitor.post('/api/addresses/resolve', { id: found.id, label: found.label })).body;
    });
    after(async () => {
      await server.close();
      await simulator.stop();
    });
    beforeEach(async () => {
      await simulator.behave();
      // The limit of calls is not what is tried here.
      server.pass(60 * 60_000);
    });

    const send = (more: object) =>
      visitor.post(
        '/api/applications',
        { solution: 'test-permit', definitionVersion: '1.0.0', language: 'da', shownTotalOre: 0, answers: { ...goodAnswers, days: 0, ...more } },
        { 'idempotency-key': randomUUID() },
      );
    /** What the case system is handed of an application with these answers. */
    async function sent(more: object) {
      const { status, body, text } = await send(more);
      assert.equal(status, 201, text);
      assert.equal(body.state, 'received');
      const headers = { authorization: `Bearer ${server.ctx.config.secrets.machineKey}` };
      const { applications } = (await new Visitor(server).get('/api/machine/applications?after=0', { headers })).body;
      return applications.find(({ id }: { id: string }) => id === body.id);
    }

    it('are confirmed by the register, with the time, and nothing is to be looked at', async () => {
      const { answers, notes } = await sent({ home });
      assert.deepEqual(answers.home, home);
      assert.deepEqual(answers.$addresses, { home: { state: 'confirmed', at: server.ctx.clock().toISOString() } });
      assert.deepEqual(notes, []);
    });

    it('that no longer exist, or have another address now, are taken in with a note, in lists too', async () => {
      const gone = { ...home, id: randomUUID() };
      const renamed = { ...home, street: 'Gammelvej' };
      const { answers, notes } = await sent({ home: gone, sites: [{ at: home }, { at: renamed }] });
      assert.deepEqual(notes, [{ path: 'home', code: 'address-gone' }, { path: 'sites.1.at', code: 'address-changed' }]);
      assert.equal(answers.$addresses.home.state, 'gone');
      assert.equal(answers.$addresses['sites.0.at'].state, 'confirmed');
    });

    for (const kind of ['down', 'slow', 'error-500', 'garbage'] as const) {
      it(`are taken in unconfirmed when the register is ${kind}, and nothing of them is logged`, async () => {
        await simulator.misbehave({ kind, times: 'always', delay: 5_000 });
        const { answers, notes } = await sent({ home });
        assert.equal(answers.$addresses.home.state, 'unconfirmed');
        assert.deepEqual(notes, [{ path: 'home', code: 'address-unconfirmed' }]);
        assert.doesNotMatch(JSON.stringify(server.log), /Prøvevej|simulator-address-token/);
      });
    }

    it('are not taken at the page’s word', async () => {
      const { id: _, accessId: __, municipalityCode: ___, ...claimed } = home;
      const { answers } = await sent({ home: claimed });
      assert.equal(answers.$addresses.home.state, 'unconfirmed', 'without an id there is nothing to ask for');
      const forged = await send({ home, $addresses: { home: { state: 'confirmed', at: '2026-01-01T00:00:00Z' } } });
      assert.deepEqual([forged.status, forged.body.issues], [422, [{ path: '', code: 'unknown-field' }]]);
    });

    it('that were typed, or are abroad, are nobody’s to confirm', async () => {
      const { id: _, accessId: __, municipalityCode: ___, ...parts } = home;
      const { answers, notes } = await sent({ home: { ...parts, source: 'manual' }, sites: [] });
      assert.equal(answers.$addresses, undefined);
      assert.deepEqual(notes, []);
      assert.deepEqual((await sent({ home: { country: 'SE', lines: ['Testgatan 1'], postalCode: '111 11', city: 'Stockholm' } })).notes, []);
    });

    it('stand on the receipt as they were given', async () => {
      const { id } = await sent({ home });
      const { body } = await visitor.get(`/api/applications/${id}`);
      const receipt = await visitor.get(`/api/receipts/${body.receiptId}`);
      assert.equal(receipt.status, 200, receipt.text);
      assert.match(receipt.text, /"street":"Prøvevej","houseNumber":"4"|"houseNumber":"4".*"street":"Prøvevej"/);
      assert.doesNotMatch(receipt.text, /\$addresses|confirmed/);
    });
  });
}

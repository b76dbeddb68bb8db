// Five thousand answers at the same moment to one request: whatever the order, each party ends with one answer.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { eq } from 'drizzle-orm';
import { consentState } from '@faelles/consent/model';
import { eventsOf } from '@faelles/server/consents/record.js';
import { consentEvents, consents } from '@faelles/server/database/consents.js';
import { chainHolds } from '@faelles/server/consents/record.js';
import { databases } from '../support/database.ts';
import { startTestServer, Visitor } from './app.ts';
import { invite, numbers, sharedDefinition, submitShared } from './consent-solution.ts';

const many = 5000;

for (const database of databases) {
  describe(`a crowd of answers on ${database.name}`, () => {
    it(`of ${many} leaves exactly one valid state per party`, { timeout: 240_000 }, async () => {
      const server = await startTestServer(database, { solutions: { shared: sharedDefinition() } });
      const rates = server.ctx.config.rates;
      server.ctx.config.rates = Object.fromEntries(Object.keys(rates).map((kind) => [kind, 1e6])) as typeof rates;
      try {
        const owner = await Visitor.begin(server);
        const { body } = await submitShared(owner, { third: numbers.third });
        const people = [await invite(server, owner, body.id, 'other'), await invite(server, owner, body.id, 'third')];
        await people[0]!.identify(numbers.other);
        await people[1]!.identify(numbers.third);
        const sha256 = (await people[0]!.look()).body.case.text.sha256;
        const statuses = await Promise.all(
          Array.from({ length: many }, (_, n) => {
            const one = people[n % 2]!;
            const json = { answer: n % 7 < 5 ? 'given' : 'refused', language: 'da', sha256 };
            return one.visitor.post('/api/invitations/current/answer', json, one.headers).then(({ status }) => status);
          }),
        );
        assert.deepEqual([...new Set(statuses)].sort().filter((status) => status !== 200 && status !== 409), []);
        const rows = await server.ctx.db.select().from(consents).where(eq(consents.applicationId, body.id));
        for (const row of rows) {
          const events = await eventsOf(server.ctx.db, row.id);
          assert.deepEqual(events.map(({ type }) => type), ['requested', row.state], row.party);
          assert.equal(consentState(events), row.state);
        }
        const events = await server.ctx.db.$count(consentEvents);
        assert.equal(events, rows.length * 2);
        assert.ok(await chainHolds(server.ctx.db, body.id));
        const { status, parties } = (await owner.get(`/api/applications/${body.id}/consents`)).body.cases[0];
        const refused = parties.some((party: any) => party.status === 'refused');
        assert.equal(status, refused ? 'refused' : 'given');
        assert.equal((await owner.get(`/api/applications/${body.id}`)).body.state, refused ? 'awaiting-consent' : 'received');
      } finally {
        await server.close();
      }
    });
  });
}

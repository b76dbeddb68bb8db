import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { databases } from '../support/database.ts';
import { startTestServer, Visitor } from './app.ts';
import { invite, numbers, sharedDefinition, submitShared } from './consent-solution.ts';

for (const database of databases) {
  describe(`the rule of a consent on ${database.name}`, () => {
    const cases: [string, Parameters<typeof sharedDefinition>[0], ('given' | 'refused')[], string][] = [
      ['any-of is enough with one', { required: 'any-of' }, [], 'received'],
      ['n-of two goes on without the third', { required: 'n-of', count: 2 }, ['given'], 'received'],
      ['all-of waits for the third', {}, ['given'], 'awaiting-consent'],
      ['a no stops', {}, ['refused'], 'awaiting-consent'],
      ['a no goes on where the definition says so', { whenRefused: 'go-on' }, ['refused'], 'received'],
    ];
    for (const [name, rule, answers, state] of cases) {
      it(name, async () => {
        const server = await startTestServer(database, { solutions: { shared: sharedDefinition(rule) } });
        try {
          const owner = await Visitor.begin(server);
          const { body } = await submitShared(owner, { third: numbers.third });
          for (const answer of answers) {
            const other = await invite(server, owner, body.id, 'other');
            await other.identify(numbers.other);
            assert.equal((await other.answer(answer)).status, 200);
          }
          assert.equal((await owner.get(`/api/applications/${body.id}`)).body.state, state);
          const all = (await owner.get(`/api/applications/${body.id}/consents`)).body.cases[0];
          if (state === 'received') {
            const link = await owner.post(`/api/applications/${body.id}/consents/${all.id}/invitations`, { party: 'third' });
            assert.equal(link.status, 409, 'nobody needs to be asked any more');
          }
        } finally {
          await server.close();
        }
      });
    }

    it('of the applicant’s own no decides at once', async () => {
      const server = await startTestServer(database, { solutions: { shared: sharedDefinition() } });
      try {
        const owner = await Visitor.begin(server);
        const { body } = await submitShared(owner, { custody: 'refused' });
        assert.equal(body.state, 'awaiting-consent');
        assert.equal((await owner.get(`/api/applications/${body.id}/consents`)).body.cases[0].status, 'refused');
      } finally {
        await server.close();
      }
    });

    it('tells a link that came too late that it is no longer needed', async () => {
      const server = await startTestServer(database, { solutions: { shared: sharedDefinition({ required: 'n-of', count: 2 }) } });
      try {
        const owner = await Visitor.begin(server);
        const { body } = await submitShared(owner, { third: numbers.third });
        const third = await invite(server, owner, body.id, 'third');
        const other = await invite(server, owner, body.id, 'other');
        await other.identify(numbers.other);
        await other.answer('given');
        assert.equal((await third.look()).body.state, 'completed');
        await third.identify(numbers.third);
        assert.equal((await third.answer('refused')).status, 409);
      } finally {
        await server.close();
      }
    });
  });
}

// The calls of the client against the real server, in one process.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createClient } from '@faelles/client';
import { ProblemError } from '@faelles/client/errors.js';
import { databases } from '../support/database.ts';
import { numbers, origin, startTestServer, type TestServer } from '../server/people.ts';

describe('calls about acting for others', () => {
  let server: TestServer;
  before(async () => void (server = await startTestServer(databases[0]!)));
  after(() => server.close());

  /** A browser: keeps its cookie. */
  function browser() {
    let cookie = '';
    const ended: string[] = [];
    const fetch = async (input: unknown, init: RequestInit = {}) => {
      const answer = await server.app.request(String(input), { ...init, signal: null, headers: { ...(init.headers as object), origin, cookie } });
      cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie;
      return answer;
    };
    const client = createClient({ base: `${origin}/api`, fetch: fetch as typeof globalThis.fetch, onRepresentationEnded: () => ended.push('ended') });
    return { client, ended };
  }

  it('sign in, give, act, take back, and are told when it is over', async () => {
    const [giver, receiver] = [browser(), browser()];
    const persons = await giver.client.session.demoPersons();
    assert.ok(persons.some(({ id, name }) => id === 'aeldre' && name === 'Ældre Prøvesen'));
    await giver.client.session.begin({ as: 'aeldre' });
    const { mayActFor } = await receiver.client.session.begin({ as: 'voksen' });
    assert.equal(mayActFor?.[0]?.kind, 'self');
    const request = { way: 'give', number: numbers.voksen, scope: ['test-permit'], level: 'act', validFrom: '2026-11-20' } as const;
    const power = await giver.client.powers.request({ ...request, scope: [...request.scope] }, { idempotencyKey: 'one-intent-of-mine' });
    assert.equal(power.status, 'active');
    assert.equal((await receiver.client.powers.answer(power.id, 'accepted')).receiver.displayName, 'Voksen Testesen');
    assert.equal((await receiver.client.session.actFor(power.id)).onBehalfOf?.displayName, 'Ældre Prøvesen');
    assert.deepEqual(receiver.ended, []);
    assert.equal((await giver.client.powers.withdraw(power.id)).status, 'withdrawn');
    const { powers, areas } = await receiver.client.powers.list();
    assert.deepEqual([powers.map(({ status }) => status), areas.map(({ id }) => id)], [['withdrawn'], ['test-permit']]);
    assert.deepEqual(receiver.ended, ['ended']);
    assert.equal((await receiver.client.session.get())?.representationEnded, true);
    const over = await receiver.client.session.actFor(power.id).then(() => undefined, (error: unknown) => error);
    assert.ok(over instanceof ProblemError && over.id === 'representation-ended');
    assert.equal((await receiver.client.session.actFor('self')).onBehalfOf, undefined);
  });
});

/** `faelles outbox` against a real server: what was given up is told, and sent again. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { outbox } from '@faelles/cli/outbox.js';
import { outbox as messages } from '@faelles/server/database/outbox.js';
import { runOutbox } from '@faelles/server/outbox/worker.js';
import { databases } from '../support/database.ts';
import { listening } from '../support/listening.ts';
import { startTestServer, type TestServer } from '../server/app.ts';
import { recording, refusing, solutions, submit, timing } from '../server-outbox/support.ts';

describe('faelles outbox', () => {
  let server: TestServer;
  let door: Awaited<ReturnType<typeof listening>>;
  before(async () => {
    server = await startTestServer(databases[0]!, { solutions });
    door = await listening(server.app);
  });
  after(async () => {
    door.close();
    await server.close();
  });

  async function run(args: string[], env: Record<string, string> = {}) {
    const out: string[] = [];
    const err: string[] = [];
    const all = { PUBLIC_URL: door.url, STAFF_KEY: server.ctx.config.secrets.staffKey, ...env };
    const code = await outbox(args, { out: (line) => out.push(line), err: (line) => err.push(line) }, all);
    return { code, out: out.join('\n'), err: err.join('\n') };
  }

  test('0 where nothing was given up, 1 with what was; all of it can be sent again', async () => {
    assert.deepEqual(await run(['list']), { code: 0, out: '0 sent, 0 waiting, 0 given up.', err: '' });
    server.ctx.sender = recording(refusing('refused', { permanent: true }));
    const { answer } = await submit(server, { as: 'voksen' });
    await runOutbox(server.ctx, timing);
    const dead = await run(['list']);
    assert.equal(dead.code, 1);
    assert.match(dead.out, /0 sent, 0 waiting, 2 given up\./);
    assert.match(dead.out, new RegExp(`${answer.body.reference} +digital-post +dead +1 +refused`));
    assert.ok(!/Testesen|1406995069/.test(dead.out));
    assert.equal((JSON.parse((await run(['list', '--json', '--state=dead'])).out) as { messages: unknown[] }).messages.length, 2);
    assert.match((await run(['list', 'nobody'])).out, /2 given up\.$/);

    const [id] = /[0-9a-f-]{36}/.exec(dead.out)!;
    assert.deepEqual(await run(['retry', id]), { code: 0, out: `${id}: is sent again.`, err: '' });
    const twice = await run(['retry', id]);
    assert.deepEqual([twice.code, /is not given up/.test(twice.err)], [1, true]);
    assert.match((await run(['retry', '--all'])).out, /^[0-9a-f-]{36}: is sent again\.$/);
    assert.match((await run(['retry', '--all'])).out, /Nothing was given up/);
    server.ctx.sender = recording();
    await runOutbox(server.ctx, timing);
    assert.deepEqual((await run(['list'])).out, '2 sent, 0 waiting, 0 given up.');
    assert.match((await run(['list', answer.body.reference, '--language=da'])).out, /nemsms +sent .*20\. november 2026/);
  });

  test('all is all, also when it is more than one list holds', async () => {
    server.ctx.sender = recording(refusing('refused', { permanent: true }));
    await submit(server, { as: 'voksen' });
    await runOutbox(server.ctx, timing);
    const [one] = await server.ctx.db.select().from(messages).where(eq(messages.state, 'dead')).limit(1);
    await server.ctx.db.insert(messages).values(Array.from({ length: 250 }, (_, at) => ({ ...one!, id: crypto.randomUUID(), key: `digital-post-${at}` })));
    const again = await run(['retry', '--all']);
    assert.deepEqual([again.code, again.out.split('\n').length], [0, 252]);
    assert.equal(await server.ctx.db.$count(messages, eq(messages.state, 'dead')), 0);
  });

  test('2 when the server cannot be asked or the command is none', async () => {
    assert.equal((await run(['list'], { STAFF_KEY: 'a-wrong-key-of-the-staff-0' })).code, 2);
    for (const wrong of [[], ['nonsense'], ['retry'], ['retry', 'x'], ['retry', '--all', crypto.randomUUID()], ['list', '--state=nonsense'], ['list', 'a', 'b']]) {
      assert.equal((await run(wrong)).code, 2, wrong.join(' '));
    }
    const unknown = await run(['retry', crypto.randomUUID()]);
    assert.deepEqual([unknown.code, /no such message/.test(unknown.err)], [1, true]);
  });
});

// The server as a program that dies between submission and receipt: after a restart there is one application and one
// receipt, whether the submission had been stored or not.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { sql } from 'drizzle-orm';
import { applications } from '@faelles/server/database/applications.js';
import { openDatabase, type Database } from '@faelles/server/database/open.js';
import { outbox } from '@faelles/server/database/outbox.js';
import { receipts } from '@faelles/server/database/receipts.js';
import { Copy } from './kill/copies.ts';
import { application, sendingDefinition } from './support.ts';

const wait = (millis: number) => new Promise<void>((done) => setTimeout(done, millis));

describe('a server that dies between submission and receipt', () => {
  let folder: string;
  let copy: Copy;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'faelles-crash-'));
    await mkdir(join(folder, 'solutions/test-permit'), { recursive: true });
    await writeFile(join(folder, 'solutions/test-permit/definition.json'), JSON.stringify(sendingDefinition()));
    copy = new Copy({ DATA_DIR: join(folder, 'data'), SOLUTIONS_DIR: join(folder, 'solutions'), PAGES_DIR: join(folder, 'pages') });
  });
  after(async () => {
    await copy.kill();
    await rm(folder, { recursive: true, force: true });
  });

  /** Works on the database while the server is down. */
  async function offline<Result>(work: (db: Database) => Promise<Result>): Promise<Result> {
    const opened = await openDatabase({ folder: join(folder, 'data/db') });
    try {
      return await work(opened.db);
    } finally {
      await opened.close();
    }
  }
  const counts = () => offline(async (db) => [await db.$count(applications), await db.$count(receipts), await db.$count(outbox)]);
  const trigger = (body: string, when: string) =>
    offline(async (db) => {
      await db.execute(sql.raw(`create function injected() returns trigger language plpgsql as $$ begin ${body} return new; end $$`));
      await db.execute(sql.raw(`create trigger injected ${when} insert on receipts for each row execute function injected()`));
    });
  const heal = () => offline((db) => db.execute(sql.raw('drop function injected cascade')));

  async function session(): Promise<string> {
    const answer = await call('/api/session', {}, {});
    return answer.headers.get('set-cookie')!.split(';')[0]!;
  }
  const call = (path: string, json: object, headers: Record<string, string>) =>
    fetch(copy.url + path, { method: 'POST', body: JSON.stringify(json), headers: { origin: copy.url!, 'content-type': 'application/json', ...headers } });
  const submit = (cookie: string, key: string) => call('/api/applications', application, { cookie, 'idempotency-key': key });

  for (const when of ['before', 'after']) {
    it(`killed ${when} the receipt is stored: nothing is half there, and the same call again submits once`, { timeout: 300_000 }, async () => {
      if (when === 'before') await offline(async () => undefined);
      const [had] = await counts();
      // Busy for a minute at that very point: long enough to be killed there.
      await trigger(`while clock_timestamp() < statement_timestamp() + interval '60 seconds' loop end loop;`, when);
      await copy.start();
      const cookie = await session();
      const key = randomUUID();
      const lost = submit(cookie, key).then(() => assert.fail('an answer came'), () => 'no answer');
      // PGlite works in the process itself: while it is at that point, nobody is answered.
      for (let answered = true; answered; ) answered = await fetch(`${copy.url}/api/health`, { signal: AbortSignal.timeout(1_500) }).then(() => wait(20).then(() => true), () => false);
      await copy.kill();
      assert.equal(await lost, 'no answer');
      await heal();
      assert.deepEqual((await counts())[0], had, 'the submission went with it');
      await copy.start();
      const answers = await Promise.all([submit(cookie, key), submit(cookie, key), submit(cookie, key)]);
      const bodies = (await Promise.all(answers.map((answer) => answer.json()))) as { id: string; state: string; receiptId: string }[];
      assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([201]));
      assert.equal(new Set(bodies.map(({ receiptId }) => receiptId)).size, 1);
      assert.match(bodies[0]!.receiptId, /^[0-9a-f-]{36}$/);
      assert.equal(await copy.stop(), 0);
      assert.deepEqual(await counts(), [had! + 1, had! + 1, 2 * (had! + 1)]);
    });
  }

  it('killed with an application whose receipt could not be written: it is made at the start, once', { timeout: 300_000 }, async () => {
    const [had] = await counts();
    await trigger(`raise exception 'no space left on device' using errcode = '53100';`, 'before');
    await copy.start();
    const cookie = await session();
    const answer = (await (await submit(cookie, randomUUID())).json()) as { id: string; state: string; receiptId?: string };
    assert.deepEqual([answer.state, answer.receiptId], ['received', undefined]);
    await copy.kill();
    await heal();
    assert.deepEqual(await counts(), [had! + 1, had, 2 * had!]);
    const before = copy.log.length;
    await copy.start();
    // Nobody asks for it: the server makes it by itself.
    for (let tries = 0; tries < 600 && !copy.log.slice(before).some((line) => line.includes('"receipts-made"')); tries++) await wait(50);
    const view = (await (await fetch(`${copy.url}/api/applications/${answer.id}`, { headers: { cookie } })).json()) as { receiptId: string };
    assert.match(view.receiptId, /^[0-9a-f-]{36}$/);
    assert.equal(await copy.stop(), 0);
    assert.deepEqual(await counts(), [had! + 1, had! + 1, 2 * (had! + 1)]);
  });
});

// Citizens submit and receipts are sent on, while copies of the server are killed and the dispatch misbehaves. In the end
// everything is counted: applications, receipts, messages, and what the dispatch knows of each key.
import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applications } from '@faelles/server/database/applications.js';
import { openDatabase } from '@faelles/server/database/open.js';
import { outbox } from '@faelles/server/database/outbox.js';
import { receipts } from '@faelles/server/database/receipts.js';
import { startDispatch } from '../../simulators/dispatch/start.ts';
import { application, sendingDefinition } from '../support.ts';
import { Copy } from './copies.ts';

/** Nobody of this number can be reached: the dispatch refuses for good. */
const poison = '0101505014';
const reachable = ['1406995069', '1406995018', '2902965028'];

export type Plan = { citizens: number; kills: number; copies: number; percent: number; databaseUrl?: string | undefined };
export type Outcome = {
  /** What is not as it must be; nothing, or the test fails. */
  wrong: string[];
  kills: number; seconds: number; applications: number; messages: number; sent: number; dead: number;
  requests: number; repeats: number; afterTold: number; struck: Record<string, number>;
};

const wait = (millis: number) => new Promise<void>((done) => setTimeout(done, millis));

export async function killAndRestart({ citizens, kills, copies: howMany, percent, databaseUrl }: Plan): Promise<Outcome> {
  const begun = Date.now();
  const folder = await mkdtemp(join(tmpdir(), 'faelles-outbox-kill-'));
  const dispatch = await startDispatch({ percent, poison, delay: 700, seed: Number(process.env['TEST_SEED'] ?? 20261121) });
  await mkdir(join(folder, 'solutions/test-permit'), { recursive: true });
  await writeFile(join(folder, 'solutions/test-permit/definition.json'), JSON.stringify(sendingDefinition()));
  const env = {
    DATA_DIR: join(folder, 'data'), SOLUTIONS_DIR: join(folder, 'solutions'), PAGES_DIR: join(folder, 'pages'),
    DELIVERY: 'http', DELIVERY_URL: dispatch.url, DELIVERY_TOKEN: dispatch.token,
    // Half the lease is the patience: shorter than the dispatch is silent for. A lease that ends while the answer is being
    // noted, on a busy machine, would have it sent again, and that is counted below.
    DELIVERY_PAUSE_SECONDS: '0.1', DELIVERY_LEASE_SECONDS: '4', DELIVERY_TRIES: '100',
    RATE_WRITE: '100000', RATE_SESSION: '100000', RATE_READ: '100000',
    ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
  };
  const copies = Array.from({ length: howMany }, () => new Copy(env));
  try {
    await copies[0]!.start();
    await Promise.all(copies.slice(1).map((copy) => copy.start()));
    let submitted = 0;
    let killed = 0;
    const crowd = Promise.all(Array.from({ length: citizens }, (_, at) => submit(copies, at).then(() => (submitted += 1))));
    const requests = async () => Object.values((await dispatch.counts()).keys).reduce((sum, one) => sum + one.requests, 0);
    const killing = (async () => {
      for (; killed < kills; killed++) {
        // While citizens submit and messages are under way: a few further ones, and then in the middle of something.
        const before = await requests();
        for (let tries = 0; tries < 40 && (await requests()) < before + 3; tries++) await wait(50);
        await wait(((killed * 7) % 5) * 60);
        const copy = copies[killed % copies.length]!;
        await copy.kill();
        await copy.start();
      }
    })();
    await Promise.all([crowd, killing]);
    // The faults go on for a while, and then there is an end to them.
    const calm = setTimeout(() => void dispatch.misbehave(0), 15_000);
    await settled(copies[0]!);
    clearTimeout(calm);
    const ends = await Promise.all(copies.map((copy) => copy.stop()));
    const { keys, struck } = await dispatch.counts();
    const counted = await count(databaseUrl, join(folder, 'data/db'));
    const list = Object.values(keys);
    const sum = (name: 'requests' | 'repeats' | 'afterTold') => list.reduce((whole, one) => whole + one[name], 0);
    const wrong: string[] = [];
    const must = (holds: boolean, words: string) => void (holds || wrong.push(words));
    must(submitted === citizens && counted.applications === citizens, `${counted.applications} applications of ${citizens}`);
    must(counted.receipts === citizens && counted.withReceipt === citizens, `${counted.receipts} receipts of ${counted.withReceipt} applications`);
    must(counted.rows.length === citizens * 2 && new Set(counted.rows.map(({ key }) => key)).size === citizens * 2, `${counted.rows.length} messages`);
    for (const { key, state, lastError, payload, providerId } of counted.rows) {
      const known = keys[key];
      if (state === 'sent') {
        must(known?.taken === 1, `${key}: taken ${known?.taken ?? 0} times`);
        must(payload === null && /^post-\d+$/.test(providerId ?? ''), `${key}: payload or id of the receiver`);
      } else must(state === 'dead' && lastError === 'refused' && known?.taken === 0 && known.refused === 1, `${key}: ${state} ${lastError}, refused ${known?.refused}`);
      must(known?.changed === 0, `${key}: sent with other bytes`);
    }
    must(Object.keys(keys).length === counted.rows.length, `${Object.keys(keys).length} keys at the dispatch`);
    const dead = counted.rows.filter(({ state }) => state === 'dead').length;
    must(dead === 2 * Array.from({ length: citizens }, (_, at) => isPoisoned(at)).filter(Boolean).length, `${dead} given up`);
    // Told and yet asked again: only a copy that was killed between the answer and its note of it may do that.
    must(sum('afterTold') <= kills, `${sum('afterTold')} sent again after they were told, with ${kills} kills`);
    must(ends.every((code) => code === 0), `ended with ${ends.join(', ')}`);
    for (const copy of copies) must(!copy.log.some((line) => /1406995069|1406995018|2902965028|0101505014|Testesen/.test(line)), 'somebody stands in the log');
    return {
      wrong, kills: killed, seconds: (Date.now() - begun) / 1000, applications: counted.applications, messages: counted.rows.length,
      sent: counted.rows.length - dead, dead, requests: sum('requests'), repeats: sum('repeats'), afterTold: sum('afterTold'), struck,
    };
  } finally {
    await Promise.all(copies.map((copy) => copy.kill()));
    await dispatch.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

const isPoisoned = (at: number) => at % 10 === 3;

/** A citizen who does not give up: the same session and the same key until there is an answer. */
async function submit(copies: readonly Copy[], at: number): Promise<void> {
  const key = randomUUID();
  const cpr = isPoisoned(at) ? poison : reachable[at % reachable.length]!;
  const json = { ...application, answers: { ...application.answers, cpr } };
  // Not all at once: while some are sent on, others come.
  await wait(at * 40);
  let cookie: string | undefined;
  // One copy that is killed as soon as it has sent something is down for most of the time.
  const patience = Date.now() + 600_000;
  for (let tries = 0; Date.now() < patience; tries++) {
    const { url } = copies[(at + tries) % copies.length]!;
    const answer = url && (await call(url, cookie === undefined ? '/api/session' : '/api/applications', cookie === undefined ? {} : json, { cookie, key }).catch(() => undefined));
    if (answer && answer.status === 201) {
      await answer.arrayBuffer();
      if (cookie !== undefined) return;
      cookie = answer.headers.get('set-cookie')!.split(';')[0]!;
    } else {
      if (answer && answer.status < 500) throw new Error(`refused: ${answer.status} ${await answer.text()}`);
      await wait(100);
    }
  }
  throw new Error('never got through');
}

const call = (url: string, path: string, json: object, { cookie, key }: { cookie: string | undefined; key: string }) =>
  fetch(url + path, {
    method: 'POST', body: JSON.stringify(json), signal: AbortSignal.timeout(10_000),
    headers: { origin: url, 'content-type': 'application/json', 'idempotency-key': key, ...(cookie !== undefined && { cookie }) },
  });

/** Waits until nothing is under way any more, as staff see it. */
async function settled({ url }: Copy): Promise<void> {
  const headers = { origin: url!, 'content-type': 'application/json' };
  const signIn = await fetch(`${url}/api/staff/session`, { method: 'POST', body: '{"as":"demo-vagt"}', headers });
  const cookie = signIn.headers.get('set-cookie')!.split(';')[0]!;
  for (let tries = 0; tries < 600; tries++) {
    const { counts } = (await (await fetch(`${url}/api/staff/outbox`, { headers: { cookie } })).json()) as { counts: Record<string, number> };
    if (counts['waiting'] === 0 && counts['sending'] === 0) return;
    await wait(250);
  }
  throw new Error('messages are still under way');
}

async function count(url: string | undefined, folder: string) {
  const opened = await openDatabase(url === undefined ? { folder } : { url });
  try {
    const stored = await opened.db.select({ applicationId: receipts.applicationId }).from(receipts);
    return {
      applications: await opened.db.$count(applications),
      receipts: stored.length,
      withReceipt: new Set(stored.map(({ applicationId }) => applicationId)).size,
      rows: await opened.db.select().from(outbox),
    };
  } finally {
    await opened.close();
  }
}

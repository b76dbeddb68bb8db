// 200 people pay at once at two copies of the server on one PostgreSQL, while providers and networks misbehave and one
// copy after the other is killed. Then the dust settles, and the books are audited as in ../model.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { openDatabase } from '@faelles/server/database/open.js';
import { testDefinition } from '../../server/definition.ts';
import { newPostgresUrl } from '../../support/database.ts';
import { audit, stillDue, type Books } from '../model/books.ts';
import { nexiConfig, nexiKind } from '../model/nexi.ts';
import { startProvider, type Provider } from '../model/provider.ts';
import { quiet } from '../model/settle.ts';
import { callFaults, webhookFaults } from '../model/steps.ts';
import { registerVipps, vippsKind } from '../model/vipps.ts';
import { startHouse, type House, type Measured } from './copies.ts';
import { mannerOf, Payer } from './payer.ts';

/** What a crowd came to. */
export interface CrowdResult {
  payers: number;
  kills: number;
  /** Faults that were ordered. */
  faults: number;
  seconds: number;
  /** People who left before their page said that everything is received. */
  wentHome: number;
  /** Whether it took the comparison with the providers, which runs each night, to find the last of the money. */
  compared: boolean;
  measured: Measured[];
  /** What is wrong with the books; empty when nothing is. */
  wrong: string[];
}

/** A copy is killed each time so many requests were handed to both. */
const requestsPerKill = 150;
const staffKey = 'crowd-staff-key-crowd-staff-key';
const minute = 60_000;
const steps = [10_000, 2 * minute, 10 * minute, 3 * 60 * minute];

export async function runCrowd(payers: number): Promise<CrowdResult> {
  const folder = await mkdtemp(join(tmpdir(), 'faelles-crowd-'));
  const databaseUrl = await newPostgresUrl();
  const providers = await Promise.all([startProvider(nexiKind), startProvider(vippsKind)]);
  const house = await startHouse((url) => environment({ folder, databaseUrl, providers, url }));
  const { db, close } = await openDatabase({ url: databaseUrl });
  const rows = async <Row>(query: string) => (await db.execute(sql.raw(query))) as unknown as Row[];
  const books: Books = { rows, providers };
  try {
    const crowd = Array.from({ length: payers }, (_, n) => new Payer(house.url, providers, mannerOf(n)));
    const began = performance.now();
    const done = Promise.all(crowd.map((payer) => payer.pay()));
    const paying = { now: true };
    void done.catch(() => {}).finally(() => (paying.now = false));
    const [kills, faults] = await Promise.all([killAgainAndAgain(house, paying), misbehave(providers, paying), done]);
    const seconds = (performance.now() - began) / 1000;
    const time = { ahead: 0 };
    let wrong = await atRest(house, books, crowd, time);
    // Who pays on a page that was closed (`late-approval`), unheard, is found by the comparison of the night, as in ../model.
    const compared = wrong.length > 0 && (await paidWhereClosed(books));
    if (compared) {
      await compare(house, books, time);
      wrong = await atRest(house, books, crowd, time);
    }
    const wentHome = crowd.filter((payer) => payer.wentHome).length;
    return { payers, kills, faults, seconds, wentHome, compared, measured: house.measured, wrong };
  } finally {
    await close();
    await house.stop();
    for (const provider of providers) await provider.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function environment(given: { folder: string; databaseUrl: string; providers: Provider[]; url: string }): Promise<Record<string, string>> {
  const { folder, databaseUrl, providers, url } = given;
  await mkdir(join(folder, 'solutions/test-permit'), { recursive: true });
  await writeFile(join(folder, 'solutions/test-permit/definition.json'), JSON.stringify(testDefinition()));
  const nexi = nexiConfig(providers[0]!.url);
  const vipps = await registerVipps(providers[1]!.url, `${url}/api/webhooks/vipps`);
  // One address for all of them: what a municipality's network looks like, only more so.
  const rates = Object.fromEntries(['READ', 'WRITE', 'SESSION', 'WEBHOOK', 'LINK'].map((kind) => [`RATE_${kind}`, '1000000']));
  return {
    ...rates, STAFF_KEY: staffKey,
    DATABASE_URL: databaseUrl, DATA_DIR: join(folder, 'data'), SOLUTIONS_DIR: join(folder, 'solutions'), PAGES_DIR: join(folder, 'pages'),
    NEXI_API_URL: nexi.apiUrl, NEXI_SECRET_KEY: nexi.secretKey, NEXI_WEBHOOK_SECRET: nexi.webhookSecret,
    VIPPS_API_URL: vipps.apiUrl, VIPPS_CLIENT_ID: vipps.clientId, VIPPS_CLIENT_SECRET: vipps.clientSecret,
    VIPPS_SUBSCRIPTION_KEY: vipps.subscriptionKey, VIPPS_MSN: vipps.msn, VIPPS_WEBHOOK_SECRET: vipps.webhookSecrets[0]!,
  };
}

async function killAgainAndAgain(house: House, paying: { now: boolean }): Promise<number> {
  let kills = 0;
  let next = requestsPerKill;
  while (paying.now) {
    if (house.handed() < next) {
      await pause(10);
      continue;
    }
    await house.killAndStart(kills++ % 2 === 0 ? 0 : 1);
    next = house.handed() + requestsPerKill;
  }
  return kills;
}

/** Orders faults as long as people pay: the same ones in every run, at whatever moment they strike. */
async function misbehave(providers: Provider[], paying: { now: boolean }): Promise<number> {
  const some = fc.sample(fc.record({ kind: fc.constantFrom(...callFaults, ...webhookFaults), times: fc.integer({ min: 1, max: 3 }), nth: fc.nat(1) }), 5000);
  let ordered = 0;
  while (paying.now) {
    await pause(100);
    const { kind, times, nth } = some[ordered % some.length]!;
    // Not so many at a time that nothing works any more: people would go home.
    if ((await providers[nth]!.control('GET', 'faults')).length > 10) continue;
    await providers[nth]!.control('POST', 'faults', { kind, times, delay: 30 });
    ordered += 1;
  }
  return ordered;
}

/** How far the clocks of copies and providers are ahead, milliseconds. */
type Time = { ahead: number };

async function pass({ house, books }: { house: House; books: Books }, time: Time, millis: number): Promise<void> {
  time.ahead += millis;
  for (const provider of books.providers) await provider.move(time.ahead);
  await house.move(time.ahead);
}

/** What is wrong when nothing more is to be done. */
async function atRest(house: House, books: Books, crowd: readonly Payer[], time: Time): Promise<string[]> {
  const due = await settle(house, books, time);
  const applications = await books.rows<{ id: string; state: string }>('select id, state from applications');
  return [...due.map((what) => `${what} is never done`), ...(await audit(books, new Map())), ...whole(crowd, applications)];
}

/** All faults are over; the copies' own jobs do what is left, and time passes for them as fast as they do it. */
async function settle(house: House, books: Books, time: Time): Promise<string[]> {
  for (const provider of books.providers) await provider.control('DELETE', 'faults');
  let due: string[] = [];
  for (let round = 0; round < 40; round++) {
    // The copies look every three seconds at what is due.
    for (let tries = 0; tries < 25; tries++) {
      await quiet(books);
      due = await stillDue(books);
      if (due.length === 0) return [];
      await pause(200);
    }
    await pass({ house, books }, time, steps[Math.min(round, steps.length - 1)]!);
  }
  return due;
}

/** Was a page paid on that we had closed before? Nothing asks about such a payment again by itself. */
async function paidWhereClosed(books: Books): Promise<boolean> {
  const closed = await books.rows<{ provider_id: string }>('select provider_id from payments where not live and authorised_ore = 0 and provider_id is not null');
  const entries = (await Promise.all(books.providers.map((provider) => provider.entries()))).flat();
  return entries.some(({ providerId, reserved }) => reserved > 0 && closed.some((row) => row.provider_id === providerId));
}

/** Asks a copy to compare its books with the providers', and waits until one has. */
async function compare(house: House, books: Books, time: Time): Promise<void> {
  await pass({ house, books }, time, 60 * minute);
  const { status } = await fetch(`${house.url}/api/staff/reconciliations`, { method: 'POST', headers: { authorization: `Bearer ${staffKey}` } });
  if (status !== 202) throw new Error(`The comparison was not taken on: ${status}`);
  for (let tries = 0; tries < 600; tries++) {
    const [last] = await books.rows<{ state: string }>('select state from payment_reconciliations order by at desc limit 1');
    if (last?.state === 'done') return;
    await pause(200);
  }
  throw new Error('The comparison never ended');
}

/** Everybody has one application, and it is received. */
function whole(crowd: readonly Payer[], applications: readonly { id: string; state: string }[]): string[] {
  const wrong = applications.length === crowd.length ? [] : [`${crowd.length} people have ${applications.length} applications`];
  for (const { applicationId } of crowd) {
    const state = applications.find(({ id }) => id === applicationId)?.state ?? 'not there';
    if (state !== 'received') wrong.push(`the application ${applicationId} is ${state}`);
  }
  return wrong;
}

/** A percentile of our own part, milliseconds. */
export function own(measured: readonly Measured[], percent: number, calls = /^/): number {
  const sorted = measured.filter(({ call, status }) => calls.test(call) && status < 500).map((one) => one.own).sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? NaN;
}

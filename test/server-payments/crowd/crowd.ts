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
  measured: Measured[];
  /** What is wrong with the books; empty when nothing is. */
  wrong: string[];
}

/** A copy is killed each time so many requests were handed to both. */
const requestsPerKill = 150;
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
    const due = await settle(house, books);
    const applications = await rows<{ id: string; state: string }>('select id, state from applications');
    const wrong = [...due.map((what) => `${what} is never done`), ...(await audit(books, new Map())), ...whole(crowd, applications)];
    const wentHome = crowd.filter((payer) => payer.wentHome).length;
    return { payers, kills, faults, seconds, wentHome, measured: house.measured, wrong };
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
    ...rates,
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

/** All faults are over; the copies' own jobs do what is left, and time passes for them as fast as they do it. */
async function settle(house: House, books: Books): Promise<string[]> {
  for (const provider of books.providers) await provider.control('DELETE', 'faults');
  let ahead = 0;
  let due: string[] = [];
  for (let round = 0; round < 40; round++) {
    // The copies look every three seconds at what is due.
    for (let tries = 0; tries < 25; tries++) {
      await quiet(books);
      due = await stillDue(books);
      if (due.length === 0) return [];
      await pause(200);
    }
    ahead += steps[Math.min(round, steps.length - 1)]!;
    for (const provider of books.providers) await provider.move(ahead);
    await house.move(ahead);
  }
  return due;
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

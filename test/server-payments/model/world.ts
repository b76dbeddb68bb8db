// One small world: a real server on a real database, payment providers as processes of their own, and a clock that all
// of them live by. It is set back between runs rather than built anew.
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { sql } from 'drizzle-orm';
import type { OpenDatabase } from '@faelles/server/database/open.js';
import { runPaymentJobs } from '@faelles/server/payments/jobs.js';
import { doWaitingRun, requestRun } from '@faelles/server/payments/reconciliation/run.js';
import { runRetention } from '@faelles/server/retention/job.js';
import { createApp } from '@faelles/server/http/app.js';
import type { ServerContext } from '@faelles/server/context.js';
import type { TestDatabase } from '../../support/database.ts';
import { testDefinition } from '../../server/definition.ts';
import { startTestServer, type TestServer } from '../../server/app.ts';
import { nexiConfig, nexiKind } from './nexi.ts';
import { startProvider, type Provider } from './provider.ts';
import { registerVipps, vippsKind } from './vipps.ts';

/** The answer to a call; `lost` when the server died on the way or nobody waited for it. */
export type Heard = { status: number; body: any; headers: Headers } | 'lost';

/** A copy of the server. A dead one hears and says nothing any more. */
type Copy = { app: { fetch(request: Request): Response | Promise<Response> }; ctx: ServerContext; dead: boolean; died: Promise<'lost'>; die(): void };

const never = new Promise<never>(() => {});
/** What is kept between runs: what a start of the server writes. */
const kept = new Set(['definitions', 'consent_texts', 'consent_text_versions']);

export class World {
  readonly url: string;
  readonly providers: Provider[];
  /** Unexpected faults of the server in this run. */
  readonly faults: string[] = [];
  /** Milliseconds both clocks are ahead. */
  #ahead = 0;
  #copy!: Copy;
  /** The copy that takes over for one that died. */
  #starting: Promise<void> = Promise.resolve();
  /** The next call to a provider kills the copy that makes it: before it is sent, or after it was done there. */
  #deadly: 'before' | 'after' | undefined;
  readonly #server: TestServer;
  readonly #database: OpenDatabase;
  readonly #listener: Server;
  #tables: string[] = [];
  #begun = 0;

  private constructor(parts: { url: string; providers: Provider[]; server: TestServer; database: OpenDatabase; listener: Server }) {
    this.url = parts.url;
    this.providers = parts.providers;
    this.#server = parts.server;
    this.#database = parts.database;
    this.#listener = parts.listener;
  }

  static async start(kind: TestDatabase): Promise<World> {
    const [nexi, vipps] = await Promise.all([startProvider(nexiKind), startProvider(vippsKind)]);
    const own: { world?: World } = {};
    const listener = createServer(getRequestListener((request) => own.world!.receive(request), { overrideGlobalObjects: false }));
    listener.listen(0, '127.0.0.1');
    await once(listener, 'listening');
    const url = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`;
    const database = await kind.open();
    const server = await startTestServer(kind, {
      opened: database,
      solutions: { 'test-permit': testDefinition({ price: { ...testDefinition().price!, payLater: { days: 4 } } }) },
      config: { publicUrl: url, nexi: nexiConfig(nexi.url), vipps: await registerVipps(vipps.url, `${url}/api/webhooks/vipps`) },
    });
    const rates = server.ctx.config.rates;
    server.ctx.config.rates = Object.fromEntries(Object.keys(rates).map((name) => [name, 1e9])) as typeof rates;
    const world = new World({ url, providers: [nexi, vipps], server, database, listener });
    own.world = world;
    const tables = await world.rows<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
    );
    world.#tables = tables.map(({ name }) => name).filter((name) => !kept.has(name));
    await world.begin();
    return world;
  }

  /** Everything forgotten, a new copy of the server, the true time. */
  async begin(): Promise<void> {
    if (this.#copy) this.#copy.die();
    this.#deadly = undefined;
    for (const provider of this.providers) await provider.control('POST', 'reset');
    await this.#database.db.transaction(async (tx) => {
      // The ledger's trigger lets nobody empty it, and a test needs it empty.
      await tx.execute(sql`set local session_replication_role = replica`);
      // Few rows in many tables: deleting is far quicker than TRUNCATE, which makes every file anew. It leaves dead
      // rows behind, so now and then it is TRUNCATE after all.
      const names = this.#tables.map((name) => `"${name}"`);
      const empty = this.#begun++ % 50 === 49 ? `truncate ${names.join(', ')} cascade;` : names.map((name) => `delete from ${name};`).join(' ');
      await tx.execute(sql.raw(`do $$ begin ${empty} end $$`));
    });
    this.faults.length = 0;
    this.#ahead = 0;
    await this.#move();
    await this.restart();
  }

  /** A new copy of the server takes over; what the old one was doing stays undone from here. */
  async restart(): Promise<void> {
    this.#copy?.die();
    let die!: () => void;
    const died = new Promise<'lost'>((resolve) => (die = () => resolve('lost')));
    const copy: Copy = { app: undefined as never, ctx: undefined as never, dead: false, died, die: () => ((copy.dead = true), die()) };
    copy.ctx = {
      ...this.#server.ctx,
      clock: this.clock,
      fetch: (input, init) => this.#fetch(copy, input, init),
      log: { info() {}, warn() {}, error: (event, error, facts) => this.#watch(event, error, facts) },
    };
    copy.app = await createApp(copy.ctx);
    this.#copy = copy;
  }

  clock = (): Date => new Date(Date.now() + this.#ahead);

  async pass(millis: number): Promise<void> {
    this.#ahead += millis;
    await this.#move();
  }

  async #move(): Promise<void> {
    await Promise.all(this.providers.map((provider) => provider.move(this.#ahead)));
  }

  /** Orders a provider to misbehave. */
  async order(provider: string, fault: object): Promise<void> {
    await this.providers.find(({ name }) => name === provider)!.control('POST', 'faults', fault);
  }

  /** The copy that makes the next call to a provider dies of it. */
  crashAtNextCall(when: 'before' | 'after'): void {
    this.#deadly = when;
  }

  /** No crash waits any more. */
  calm(): void {
    this.#deadly = undefined;
  }

  async #fetch(copy: Copy, ...[input, init]: Parameters<typeof fetch>): Promise<Response> {
    if (copy.dead) return never;
    const deadly = this.#deadly;
    if (deadly === undefined) return fetch(input, init);
    this.#deadly = undefined;
    // What the provider answers a dead server nobody hears.
    if (deadly === 'after') await fetch(input, init).then((answer) => answer.body?.cancel(), () => {});
    copy.die();
    if (this.#copy === copy) this.#starting = this.restart();
    return never;
  }

  /** A call from a citizen's browser, staff, or a provider's webhook. */
  async call(method: string, path: string, given: { json?: unknown; headers?: Record<string, string> } = {}): Promise<Heard> {
    const headers = new Headers({ origin: this.url, 'sec-fetch-site': 'same-origin', ...given.headers });
    const body = given.json === undefined ? null : JSON.stringify(given.json);
    if (body !== null && !headers.has('content-type')) headers.set('content-type', 'application/json');
    const answer = await this.#answer(new Request(this.url + path, { method, headers, body }));
    if (answer === 'lost') return 'lost';
    const text = await answer.text();
    const json = /json/.test(answer.headers.get('content-type') ?? '') && text !== '';
    if (answer.status === 500) this.faults.push(`${method} ${path.replace(/[0-9a-f-]{36}/g, ':id')} answered 500`);
    return { status: answer.status, body: json ? JSON.parse(text) : undefined, headers: answer.headers };
  }

  /** What comes in over the wire: webhooks. A server that died gives no answer but a broken one. */
  async receive(request: Request): Promise<Response> {
    const answer = await this.#answer(request);
    return answer === 'lost' ? new Response(null, { status: 502 }) : answer;
  }

  async #answer(request: Request): Promise<Response | 'lost'> {
    await this.#starting;
    const { app, died } = this.#copy;
    return Promise.race([app.fetch(request), died]);
  }

  /** The server's own jobs, once. */
  async jobs(): Promise<void> {
    await this.#starting;
    const { ctx, died } = this.#copy;
    await Promise.race([runPaymentJobs(ctx), died]);
  }

  async retention(): Promise<void> {
    await this.#starting;
    const { ctx, died } = this.#copy;
    await Promise.race([runRetention(ctx), died]);
  }

  /** The nightly comparison with the providers, now. */
  async reconcile(): Promise<void> {
    await requestRun(this.ctx, 'night');
    await doWaitingRun(this.ctx, { pause: 0 });
  }

  get ctx(): ServerContext {
    return this.#copy.ctx;
  }

  /** Rows of a query, on either kind of database. */
  async rows<Row>(query: string): Promise<Row[]> {
    const result = (await this.#database.db.execute(sql.raw(query))) as unknown as Row[] | { rows: Row[] };
    return Array.isArray(result) ? result : result.rows;
  }

  #watch(event: string, error: unknown, facts: object = {}): void {
    // A report says that something is wrong with the world, which is what these stories are about. What the server did
    // not foresee comes with the error it was.
    if (error === undefined && /^(payment-|provider-refused$)/.test(event)) return;
    this.faults.push(`${event} ${JSON.stringify(facts)} ${error instanceof Error ? `${error.stack} ${String(error.cause)}` : String(error)}`);
  }

  async stop(): Promise<void> {
    this.#copy.die();
    this.#listener.closeAllConnections();
    this.#listener.close();
    for (const provider of this.providers) await provider.stop();
    await this.#server.close();
    await this.#database.close();
  }
}

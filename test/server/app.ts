// A server in the test's own process: the real app on a real database, with a clock that the test moves.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noScanner, type Scanner } from '@faelles/server/attachments/scanner.js';
import { readConfig, type ServerConfig } from '@faelles/server/config.js';
import type { ServerContext } from '@faelles/server/context.js';
import { createApp } from '@faelles/server/http/app.js';
import { createLog } from '@faelles/server/log.js';
import { anonymousSessions } from '@faelles/server/sessions/anonymous.js';
import { loadSolutions } from '@faelles/server/solutions/load.js';
import type { OpenDatabase } from '@faelles/server/database/open.js';
import type { TestDatabase } from '../support/database.ts';
import { testDefinition } from './definition.ts';

export const origin = 'http://127.0.0.1:4173';

export type TestServer = {
  app: Awaited<ReturnType<typeof createApp>>;
  ctx: ServerContext;
  /** Lines of the log, parsed. */
  log: Record<string, unknown>[];
  /** Moves the clock. */
  pass(milliseconds: number): void;
  close(): Promise<void>;
};

type Options = {
  /** Files of the solutions folder by id; a string is written as it stands. Default: the test definition. */
  solutions?: Record<string, unknown>;
  config?: Partial<ServerConfig>;
  scanner?: Scanner;
  opened?: OpenDatabase;
  fetch?: typeof fetch;
  addresses?: ServerContext['addresses'];
};

/** Starts a server on a new database of the given kind. */
export async function startTestServer(database: TestDatabase, options: Options = {}): Promise<TestServer> {
  const folder = await mkdtemp(join(tmpdir(), 'faelles-server-'));
  const solutionsDir = join(folder, 'solutions');
  await mkdir(solutionsDir);
  for (const [id, definition] of Object.entries(options.solutions ?? { 'test-permit': testDefinition() })) {
    await mkdir(join(solutionsDir, id));
    const content = typeof definition === 'string' ? definition : JSON.stringify(definition);
    await writeFile(join(solutionsDir, id, 'definition.json'), content);
  }
  const read = await readConfig({ DATA_DIR: folder, SOLUTIONS_DIR: solutionsDir, PAGES_DIR: join(folder, 'pages') });
  const config = { ...read, ...options.config };
  const log: Record<string, unknown>[] = [];
  let now = Date.parse('2026-11-20T10:00:00Z');
  const clock = () => new Date(now);
  const opened = options.opened ?? (await database.open());
  const { db } = opened;
  const lines = createLog((line) => log.push(JSON.parse(line) as Record<string, unknown>), clock);
  const ctx: ServerContext = {
    config, db, clock,
    log: lines,
    sessions: anonymousSessions({ db, clock, secret: config.secrets.session, days: config.sessionDays }),
    solutions: await loadSolutions({ folder: solutionsDir, db, log: lines, clock, profile: config.profile }),
    scanner: options.scanner ?? noScanner,
    addresses: options.addresses,
    fetch: options.fetch ?? (() => Promise.reject(new TypeError('no network in this test'))),
  };
  return {
    app: await createApp(ctx),
    ctx,
    log,
    pass: (milliseconds) => void (now += milliseconds),
    async close() {
      if (!options.opened) await opened.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export type Answer = { status: number; headers: Headers; body: any; text: string };
type Sending = { json?: unknown; bytes?: Uint8Array | string; headers?: Record<string, string> };

/** A browser of one citizen: keeps the cookie, says where it comes from. */
export class Visitor {
  cookie = '';
  readonly #server: TestServer;
  constructor(server: TestServer) {
    this.#server = server;
  }

  static async begin(server: TestServer): Promise<Visitor> {
    const visitor = new Visitor(server);
    const { status } = await visitor.send('POST', '/api/session', { json: {} });
    if (status !== 201) throw new Error(`no session: ${status}`);
    return visitor;
  }

  async send(method: string, path: string, { json, bytes, headers = {} }: Sending = {}): Promise<Answer> {
    const sent = new Headers({ origin, 'sec-fetch-site': 'same-origin', ...headers });
    if (this.cookie !== '') sent.set('cookie', this.cookie);
    if (json !== undefined && !sent.has('content-type')) sent.set('content-type', 'application/json');
    const body = json !== undefined ? JSON.stringify(json) : (bytes ?? null);
    const response = await this.#server.app.request(origin + path, { method, headers: sent, body: body as BodyInit | null });
    const cookie = response.headers.get('set-cookie');
    if (cookie !== null) this.cookie = cookie.split(';')[0]!;
    const text = await response.text();
    // No test expects a fault of the server unless it says so: the log knows where it was.
    if (response.status === 500 && headers['expect-fault'] === undefined) {
      throw new Error(`${method} ${path} failed: ${JSON.stringify(this.#server.log.findLast(({ level }) => level === 'error'))}`);
    }
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return { status: response.status, headers: response.headers, text, body: isJson && text !== '' ? JSON.parse(text) : undefined };
  }

  get = (path: string, sending?: Sending) => this.send('GET', path, sending);
  post = (path: string, json: unknown, headers?: Record<string, string>) =>
    this.send('POST', path, { json, ...(headers ? { headers } : {}) });
  put = (path: string, json: unknown) => this.send('PUT', path, { json });
  delete = (path: string) => this.send('DELETE', path);
}

/** The smallest PNG there is: one transparent pixel. */
export const png = new Uint8Array(
  Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64'),
);
export const pdf = new TextEncoder().encode('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');

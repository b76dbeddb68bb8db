import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { adressevaelger } from './addresses/adressevaelger.ts';
import { remembering } from './addresses/remembering.ts';
import { clamScanner } from './attachments/clamav.ts';
import { noScanner } from './attachments/scanner.ts';
import { ownUrl } from './config/addresses.ts';
import type { ServerConfig } from './config/server-config.ts';
import type { ServerContext } from './context.ts';
import { openDatabase } from './database/open.ts';
import { createApp } from './http/app.ts';
import { createLog, type Log } from './log.ts';
import { startConsentJobs } from './consents/jobs.ts';
import { folderNotifier } from './notices/folder.ts';
import { noNotifier } from './notices/notifier.ts';
import { checkDeliveries } from './outbox/check-deliveries.ts';
import { senderOf } from './outbox/config.ts';
import { startOutbox } from './outbox/job.ts';
import { startPaymentJobs } from './payments/jobs.ts';
import { startReconciliation } from './payments/reconciliation/job.ts';
import { checkWaysToPay } from './payments/ways-to-pay.ts';
import { startMissingReceipts } from './receipts/missing.ts';
import { takeKeyIntoUse } from './receipts/keys.ts';
import { runRetention } from './retention/job.ts';
import { anonymousSessions } from './sessions/anonymous.ts';
import { startSimulators } from './simulator.ts';
import { loadSolutions } from './solutions/load.ts';
import type { StaffProvider } from './staff/provider.ts';

const hour = 3_600_000;
/** How long requests that are under way may take at the end. */
const patience = 4_000;

/** A running server. */
export type RunningServer = { url: string; ctx: ServerContext; stop(): Promise<void> };

/**
 * Starts everything: database, simulators (demo), solutions, pages, retention. The port is taken first, so that a second
 * start says so before it touches anything, and the simulators can be told the address.
 * @throws FolderInUseError, or what the port or the database has to say.
 */
export async function startServer(config: ServerConfig, options: { clock?: () => Date; log?: Log; staff?: StaffProvider } = {}): Promise<RunningServer> {
  const clock = options.clock ?? (() => new Date());
  const log = options.log ?? createLog();
  const closing: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const close of closing.splice(0).reverse()) await close();
  };
  try {
    let answer = (_request: Request, _env: unknown): Response | Promise<Response> =>
      new Response(null, { status: 503, headers: { 'retry-after': '1' } });
    const server = createServer(getRequestListener((request, env) => answer(request, env), { overrideGlobalObjects: false }));
    await listen(server, config.port, config.host);
    // Where the start fails on the way.
    closing.push(() => closeServer(server));
    const placed = withAddress(config, (server.address() as AddressInfo).port);

    const database = await openDatabase({ url: placed.databaseUrl, folder: join(placed.dataDir, 'db') });
    closing.push(() => database.close());
    const simulators = await startSimulators(placed, log, clock);
    closing.push(() => simulators.stop());
    const here = simulators.config;
    const { db } = database;
    const solutions = await loadSolutions({ folder: here.solutionsDir, db, log, clock, profile: here.profile });
    const sessions = anonymousSessions({ db, clock, secret: here.secrets.session, days: here.sessionDays, sharedMinutes: here.sharedMinutes });
    const scanner = here.clamav ? clamScanner({ ...here.clamav, log }) : noScanner;
    const addresses = here.adressevaelger && remembering(adressevaelger({ ...here.adressevaelger, fetch }), clock);
    const notifier = here.noticesDir === undefined ? noNotifier : folderNotifier(here.noticesDir);
    const ctx: ServerContext = { config: here, addresses, db, clock, log, sessions, solutions, scanner, notifier, fetch, staff: options.staff };
    ctx.sender = senderOf(here.delivery, ctx);
    checkWaysToPay(ctx);
    await takeKeyIntoUse(ctx);
    checkDeliveries(ctx);
    const app = await createApp(ctx);
    answer = (request, env) => app.fetch(request, env as object);
    closing.push(everyHour(ctx), startPaymentJobs(ctx), startReconciliation(ctx), startConsentJobs(ctx), startMissingReceipts(ctx), startOutbox(ctx));
    // The last that came goes first: nobody may be answered when what answers need is closed.
    closing.push(() => closeServer(server));
    log.info('started', { profile: here.profile, database: database.kind, scanner: scanner.name });
    return { url: here.publicUrl, ctx, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The configuration with the port that was really taken. */
function withAddress(config: ServerConfig, port: number): ServerConfig {
  const asked = ownUrl(config.host, config.port);
  return { ...config, port, publicUrl: config.publicUrl === asked ? ownUrl(config.host, port) : config.publicUrl };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve());
  });
}

/** Takes no new connections, lets requests finish, then cuts what is left. */
function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), patience).unref();
  });
}

/** Runs the retention job now and every hour. @returns what ends it, after the run that is under way. */
function everyHour(ctx: ServerContext): () => Promise<void> {
  const once = () => runRetention(ctx).then(() => {}, (error: unknown) => ctx.log.error('retention-failed', error));
  let running = once();
  const timer = setInterval(() => (running = once()), hour);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}

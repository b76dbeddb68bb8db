import type { AddressProvider } from './addresses/provider.ts';
import type { ServerConfig } from './config/server-config.ts';
import type { Database } from './database/open.ts';
import type { Log } from './log.ts';
import type { Notifier } from './notices/notifier.ts';
import type { Sender } from './outbox/sender.ts';
import type { SessionProvider } from './sessions/provider.ts';
import type { StaffProvider } from './staff/provider.ts';
import type { Solutions } from './solutions/load.ts';
import type { Scanner } from './attachments/scanner.ts';

/**
 * What every part of the server works with. It is made once at start (`start.ts`) or by a test, and handed to every
 * route; nothing in the server reads the environment, the clock or the network from anywhere else.
 */
export type ServerContext = {
  config: ServerConfig;
  db: Database;
  /** The only clock. A day is read from it with `today(ctx)`. */
  clock: () => Date;
  log: Log;
  sessions: SessionProvider;
  /** Who of the staff is signed in; without one, the server's own sessions. */
  staff?: StaffProvider | undefined;
  solutions: Solutions;
  scanner: Scanner;
  /** Looks addresses up; without one citizens type them by parts. */
  addresses?: AddressProvider | undefined;
  /** Tells people something outside the page; without one nobody is told. */
  notifier?: Notifier | undefined;
  /** Brings receipts to citizens beside the page; without one they are only shown. */
  sender?: Sender | undefined;
  /** Calls to other services, so that a test can stand between. */
  fetch: typeof fetch;
};

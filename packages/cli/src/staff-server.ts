import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createCaller, type Caller } from '@faelles/client/call.js';
import { staffCalls, type StaffCalls } from '@faelles/client/staff.js';

type Environment = Record<string, string | undefined>;

/** The server cannot be asked, in words for whoever sits at the terminal. */
export class CannotAsk extends Error {
  override name = 'CannotAsk';
}

/**
 * The calls of staff to a running server. Its address is `server`, else PUBLIC_URL, else where `npm start` listens; the
 * key is STAFF_KEY, else the one the demo keeps in its data folder.
 * @throws CannotAsk
 */
export async function staffOf(env: Environment, server: string | undefined): Promise<StaffCalls> {
  const { caller, key } = await staffCallerOf(env, server);
  return staffCalls(caller, { key });
}

/** The way to the server and the staff's key, for calls that are not in `staffCalls`. @throws CannotAsk */
export async function staffCallerOf(env: Environment, server: string | undefined): Promise<{ caller: Caller; key: string }> {
  const address = server ?? (env['PUBLIC_URL'] || `http://127.0.0.1:${env['PORT'] || 4173}`);
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) throw new CannotAsk(`${address} is no address of a server. Give it as --server=https://…`);
  const near = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url.protocol === 'http:' && !near) throw new CannotAsk('The key of the staff is not sent in the clear: give an https address.');
  const key = env['STAFF_KEY'] || (near ? await demoKey(env['DATA_DIR'] || '.data') : undefined);
  if (!key) throw new CannotAsk(`Set STAFF_KEY, as for the server${near ? ', or DATA_DIR, where its demo keeps its data' : ''}.`);
  return { caller: createCaller({ base: `${url.origin}/api` }), key };
}

async function demoKey(folder: string): Promise<string | undefined> {
  try {
    return (JSON.parse(await readFile(join(folder, 'secrets.json'), 'utf8')) as { staffKey?: string }).staffKey;
  } catch {
    return undefined;
  }
}

/** What to do about a call that failed; undefined for what is a fault of ours. */
export function whyNot(error: unknown): string | undefined {
  if (error instanceof CannotAsk) return error.message;
  const { name, status, message } = error as { name?: string; status?: number; message?: string };
  if (name === 'NetworkError') return 'The server does not answer. Is it running, and is the address right (--server=, PUBLIC_URL)?';
  if (name === 'ContractError') return `${message}. Server and command line are of different versions.`;
  if (status === 401 || status === 403) return 'The server does not take this key. STAFF_KEY must be the one the server was started with.';
  if (status === 404) return 'There is no such payment.';
  if (status !== undefined) return `The server refused (${status}).`;
  return undefined;
}

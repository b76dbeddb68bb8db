import { parseArgs } from 'node:util';
import { keyCalls, type KeyCalls } from '@faelles/client/keys.js';
import { formatDateTime } from '@faelles/language/format.js';
import type { StaffKey } from '@faelles/schemas/receipt-keys.js';
import type { Output } from './output.ts';
import { staffCallerOf, whyNot } from './staff-server.ts';
import { table } from './table.ts';

const usage = `Usage: faelles keys COMMAND

  list                         keys that receipts are and were signed with, the newest first
  rotate                       have the server make a new key and sign with it; what was signed before stays valid
  withdraw KID --reason=WORDS  let no signature of a key count any more, and sign anew what is stored under it
  new                          make a key for SIGNING_KEY, where the environment gives it; --alg=ES256|EdDSA

  --server=URL                 a running server; otherwise PUBLIC_URL, otherwise http://127.0.0.1:4173
  --json                       as JSON
  --language=da|en             language of dates (default en)

The key of the staff is read from STAFF_KEY; for the demo on this machine, from its data folder (DATA_DIR).
Exit codes: 0 done, 1 receipts were left under a withdrawn key, 2 the server could not be asked or the command was not understood.`;

/**
 * `faelles keys list|rotate|withdraw|new`: the keys of receipts, at a running server.
 * @returns 0, 1 when a withdrawal left receipts whose signature did not fit, 2 when it could not be asked
 */
export async function keys(args: string[], output: Output, env: Record<string, string | undefined> = process.env): Promise<number> {
  const given = read(args);
  if (typeof given === 'string') {
    output.err(given);
    return 2;
  }
  if (given.command === 'new') return make(given.alg, output);
  try {
    const { caller, key } = await staffCallerOf(env, given.server);
    const calls = keyCalls(caller, { key });
    if (given.command === 'list') return await list(calls, given, output);
    if (given.command === 'rotate') return await rotate(calls, given, output);
    return await withdraw(calls, given, output);
  } catch (error) {
    const why = reasonOf(error);
    if (why === undefined) throw error;
    output.err(why);
    return 2;
  }
}

/** The server says itself what to do about a key: `detail` of its problem. */
function reasonOf(error: unknown): string | undefined {
  const { status, problem } = error as { status?: number; problem?: { detail?: string } };
  return (status === 404 || status === 409 ? problem?.detail : undefined) ?? whyNot(error);
}

type Given = { command: 'list' | 'rotate' | 'withdraw' | 'new'; kid: string; reason: string; alg: 'ES256' | 'EdDSA'; server: string | undefined; json: boolean; language: string };

function read(args: string[]): Given | string {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        server: { type: 'string' }, reason: { type: 'string', default: '' }, alg: { type: 'string', default: 'ES256' },
        json: { type: 'boolean', default: false }, language: { type: 'string', default: 'en' },
      },
    });
    const [command = '', kid = '', ...rest] = positionals;
    const { alg, language } = values;
    const known = ['list', 'rotate', 'new'].includes(command) ? kid === '' : command === 'withdraw' && kid !== '';
    if (!known || rest.length > 0 || !['da', 'en'].includes(language) || !['ES256', 'EdDSA'].includes(alg)) return usage;
    if (command === 'withdraw' && values.reason.trim().length < 3) return 'Say why, in words that name nobody: --reason="laptop lost".';
    return { ...values, server: values.server, command: command as Given['command'], kid, alg: alg as Given['alg'] };
  } catch {
    return usage;
  }
}

/** Prints a private key: to be put where secrets are kept, and nowhere else. */
async function make(alg: Given['alg'], output: Output): Promise<number> {
  const { newSigningKey } = await import('@faelles/server/secrets.js');
  const key = await newSigningKey(alg, 'receipts-');
  output.out(JSON.stringify(key));
  output.err('This is the private key: keep it as SIGNING_KEY where secrets are kept, and start the server again. Nothing was stored here.');
  return 0;
}

async function list(calls: KeyCalls, { json, language }: Given, output: Output): Promise<number> {
  const { keys: all } = await calls.list();
  if (json) output.out(JSON.stringify(all, null, 2));
  else for (const line of rows(all, language)) output.out(line);
  return 0;
}

function rows(all: StaffKey[], language: string): string[] {
  const time = (at: string | undefined) => (at === undefined ? '' : formatDateTime(at, language));
  return table(
    ['key', 'algorithm', 'state', 'from', 'until', 'withdrawn', 'reason'],
    all.map(({ kid, alg, state, notBefore, notAfter, withdrawnAt, reason = '' }) => [kid, alg, state, time(notBefore), time(notAfter), time(withdrawnAt), reason]),
  );
}

async function rotate(calls: KeyCalls, { json }: Given, output: Output): Promise<number> {
  const key = await calls.rotate();
  output.out(json ? JSON.stringify(key, null, 2) : `Receipts are signed with ${key.kid} from now on. What was signed before stays valid.`);
  return 0;
}

async function withdraw(calls: KeyCalls, { kid, reason, json }: Given, output: Output): Promise<number> {
  const done = await calls.withdraw(kid, reason.trim());
  if (json) output.out(JSON.stringify(done, null, 2));
  else {
    output.out(`${kid} is withdrawn. Receipts signed anew: ${done.signedAnew}.`);
    if (done.left > 0) output.out(`Left alone, because what is stored is not what was signed: ${done.left}. Somebody has to look into these.`);
  }
  return done.left > 0 ? 1 : 0;
}

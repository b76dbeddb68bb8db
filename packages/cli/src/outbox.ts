import { parseArgs } from 'node:util';
import type { StaffCalls } from '@faelles/client/staff.js';
import { formatDateTime } from '@faelles/language/format.js';
import type { OutboxMessage, OutboxQuery } from '@faelles/schemas/delivery.js';
import type { Output } from './output.ts';
import { staffOf, whyNot } from './staff-server.ts';
import { table } from './table.ts';

const usage = `Usage: faelles outbox COMMAND

  list [REFERENCE]             messages to Digital Post and NemSMS that are not sent, the newest first; --state=dead
  retry ID…                    send messages that were given up again, with the keys they had
  retry --all                  all that were given up

  --server=URL                 a running server; otherwise PUBLIC_URL, otherwise http://127.0.0.1:4173
  --json                       as JSON
  --language=da|en             language of dates (default en)

The key is read from STAFF_KEY; for the demo on this machine, from its data folder (DATA_DIR).
Exit codes: 0 nothing was given up, or all is sent again, 1 messages were given up, or one could not be sent again,
2 the server could not be asked or the command was not understood.`;

const states = ['waiting', 'sending', 'sent', 'dead'] as const;
type State = (typeof states)[number];

/**
 * `faelles outbox list|retry`: asks a running server as its staff do.
 * @returns 0, 1 when messages are given up, 2 when it could not be asked
 */
export async function outbox(args: string[], output: Output, env: Record<string, string | undefined> = process.env): Promise<number> {
  const given = read(args);
  if (typeof given === 'string') {
    output.err(given);
    return 2;
  }
  try {
    const staff = await staffOf(env, given.server);
    return given.command === 'list' ? await list(staff, given, output) : await retry(staff, given, output);
  } catch (error) {
    const why = whyNot(error);
    if (why === undefined) throw error;
    output.err(why);
    return 2;
  }
}

type Given = { command: 'list' | 'retry'; about: string[]; server: string | undefined; state: State | undefined; all: boolean; json: boolean; language: string };

function read(args: string[]): Given | string {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        server: { type: 'string' }, state: { type: 'string' }, all: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false }, language: { type: 'string', default: 'en' },
      },
    });
    const [command, ...about] = positionals;
    if (!['da', 'en'].includes(values.language)) return usage;
    const state = states.find((one) => one === values.state);
    if (values.state !== undefined && !state) return `There is no state "${values.state}": ${states.join(', ')}.`;
    const { server, all, json, language } = values;
    const right = command === 'list' ? about.length <= 1 && !all : command === 'retry' && (all ? about.length === 0 : about.length > 0 && about.every((id) => /^[0-9a-f-]{36}$/i.test(id)));
    return right ? { command: command as Given['command'], about, server, state, all, json, language } : usage;
  } catch {
    return usage;
  }
}

async function list(staff: StaffCalls, { about: [reference], state, json, language }: Given, output: Output): Promise<number> {
  const query: OutboxQuery = { ...(state && { state }), ...(reference !== undefined && { reference }) };
  const page = await staff.outbox(query);
  if (json) output.out(JSON.stringify(page, null, 2));
  else {
    const { counts, messages } = page;
    output.out(`${counts.sent} sent, ${counts.waiting + counts.sending} waiting, ${counts.dead} given up.`);
    if (messages.length > 0) output.out('');
    const row = ({ id, createdAt, reference: of, channel, state: stands, tries, error, dueAt, sentAt }: OutboxMessage) => [
      formatDateTime(createdAt, language), of, channel, stands, String(tries), error ?? '',
      dueAt ? formatDateTime(dueAt, language) : '', sentAt ? formatDateTime(sentAt, language) : '', id,
    ];
    for (const line of table(['written', 'reference', 'channel', 'state', 'tries', 'error', 'next', 'sent', 'message'], messages.map(row))) output.out(line);
  }
  return page.counts.dead > 0 ? 1 : 0;
}

async function retry(staff: StaffCalls, { about, all }: Given, output: Output): Promise<number> {
  const done = new Set<string>();
  let refused = 0;
  // A list ends somewhere: asked again until nothing in it is new. One that is given up once more meanwhile stays so.
  for (;;) {
    const ids = all ? await givenUp(staff) : about;
    const next = ids.filter((id) => !done.has(id));
    if (next.length === 0) break;
    for (const id of next) {
      done.add(id);
      if (!(await sentAgain(staff, id, output))) refused += 1;
    }
  }
  if (done.size === 0) output.out('Nothing was given up.');
  return refused > 0 ? 1 : 0;
}

async function givenUp(staff: StaffCalls): Promise<string[]> {
  const { messages } = await staff.outbox({ state: 'dead' });
  return messages.filter(({ mayRetry }) => mayRetry).map(({ id }) => id);
}

async function sentAgain(staff: StaffCalls, id: string, output: Output): Promise<boolean> {
  try {
    await staff.sendAgain(id.toLowerCase());
    output.out(`${id}: is sent again.`);
    return true;
  } catch (error) {
    const { status } = error as { status?: number };
    if (status !== 404 && status !== 409) throw error;
    output.err(`${id}: ${status === 404 ? 'there is no such message.' : 'is not given up, or what it said is erased.'}`);
    return false;
  }
}

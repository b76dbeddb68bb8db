import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

/** How an authority's dispatch can misbehave. `-after`: the message was taken, and the sender does not hear of it. */
export const faults = ['slow', 'error-500', 'error-429', 'busy-503', 'timeout-before', 'timeout-after', 'cut-before', 'cut-after', 'half-answer-after'] as const;
export type Fault = (typeof faults)[number];

/** What is known of one key. */
export type Known = {
  /** Messages that were taken for it: 1, or something is wrong here. */
  taken: number;
  /** All requests with it; those after it was taken; those after the sender was told so with every byte of the answer. */
  requests: number;
  repeats: number;
  afterTold: number;
  /** The same key with other bytes. */
  changed: number;
  /** Most at the same moment. */
  atOnce: number;
  refused: number;
};

export type Settings = {
  token: string;
  /** Of a hundred requests, how many are met by a misbehaviour. */
  percent: number;
  /** Milliseconds of `slow`, and of how long nothing is said in `timeout-…`. */
  delay: number;
  /** Messages that hold this are refused for good. */
  poison: string;
  /** For the same order of misbehaviours. */
  seed: number;
};

type Entry = Known & { hash?: string; id?: string; told: boolean; now: number };

/** A number of 0 to 1, the next of a series that a seed begins (mulberry32). */
function series(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * A dispatch that takes MeMo messages: `POST /messages` with `Idempotency-Key`. A key is one message: what comes again is
 * answered as before, and with other bytes refused (422). `GET /control/counts` tells what is known of each key,
 * `PUT /control/percent` how much misbehaves from now on.
 */
export function createDispatch(settings: Settings): Server {
  const known = new Map<string, Entry>();
  const random = series(settings.seed);
  let percent = settings.percent;
  let count = 0;
  const struck: Partial<Record<Fault, number>> = {};

  return createServer((request, response) => {
    void read(request).then((body) => {
      const bearer = request.headers.authorization === `Bearer ${settings.token}`;
      if (!bearer) return answer(response, 401, { error: 'unknown key' });
      if (request.url === '/control/counts') return answer(response, 200, { struck, keys: Object.fromEntries([...known].map(([key, entry]) => [key, shown(entry)])) });
      if (request.url === '/control/percent') {
        percent = Number(body);
        return answer(response, 200, {});
      }
      if (request.method !== 'POST' || request.url !== '/messages') return answer(response, 404, { error: 'nothing here' });
      return take(request, response, body);
    }, () => response.destroy());
  });

  function take(request: IncomingMessage, response: ServerResponse, body: string): void {
    const key = request.headers['idempotency-key'];
    if (typeof key !== 'string' || !body.includes('Message') || !/^application\/xml/.test(request.headers['content-type'] ?? '')) return answer(response, 400, { error: 'no message' });
    const entry = entryOf(key);
    entry.requests += 1;
    entry.now += 1;
    entry.atOnce = Math.max(entry.atOnce, entry.now);
    if (entry.taken) entry.repeats += 1;
    if (entry.told) entry.afterTold += 1;
    response.on('close', () => (entry.now -= 1));
    if (settings.poison !== '' && body.includes(settings.poison)) {
      entry.refused += 1;
      return answer(response, 400, { error: 'the recipient cannot be reached' });
    }
    const fault = random() * 100 < percent ? faults[Math.floor(random() * faults.length)] : undefined;
    if (fault) struck[fault] = (struck[fault] ?? 0) + 1;
    if (fault === 'error-500') return answer(response, 500, { error: 'a fault' });
    if (fault === 'error-429') return answer(response, 429, { error: 'too many' }, { 'retry-after': '1' });
    if (fault === 'busy-503') return answer(response, 503, { error: 'away' }, { 'retry-after': new Date(Date.now() + 1000).toUTCString() });
    if (fault === 'cut-before') return void request.socket.destroy();
    if (fault === 'timeout-before') return void setTimeout(() => request.socket.destroy(), settings.delay * 3);
    const hash = createHash('sha256').update(body).digest('hex');
    if (entry.hash !== undefined && entry.hash !== hash) {
      entry.changed += 1;
      return answer(response, 422, { error: 'this key was another message' });
    }
    if (!entry.taken) {
      entry.taken += 1;
      entry.hash = hash;
      entry.id = `post-${++count}`;
    }
    if (fault === 'cut-after') return void request.socket.destroy();
    if (fault === 'timeout-after') return void setTimeout(() => request.socket.destroy(), settings.delay * 3);
    if (fault === 'half-answer-after') {
      response.writeHead(202, { 'content-type': 'application/json', 'content-length': '400' });
      response.write('{"id":');
      return void setTimeout(() => request.socket.destroy(), 20);
    }
    const tell = () => {
      response.on('finish', () => (entry.told = true));
      answer(response, 202, { id: entry.id });
    };
    if (fault === 'slow') setTimeout(tell, settings.delay);
    else tell();
  }

  function entryOf(key: string): Entry {
    const entry = known.get(key) ?? { taken: 0, requests: 0, repeats: 0, afterTold: 0, changed: 0, atOnce: 0, refused: 0, told: false, now: 0 };
    known.set(key, entry);
    return entry;
  }
}

function shown({ taken, requests, repeats, afterTold, changed, atOnce, refused }: Entry): Known {
  return { taken, requests, repeats, afterTold, changed, atOnce, refused };
}

function answer(response: ServerResponse, status: number, body: object, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

async function read(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

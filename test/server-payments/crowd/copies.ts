// Two copies of the server as programs of their own, and what stands before them in a real house: one address that
// hands each request to a copy that is there. Copies are killed and started again while people pay.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, request as send, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../support/database.ts';
import { clock } from '../model/provider.ts';

const main = fileURLToPath(new URL('../../../packages/server/src/main.ts', import.meta.url));
const ownTime = fileURLToPath(new URL('own-time.ts', import.meta.url));

/** One measured request, milliseconds. */
export type Measured = { own: number; call: string; status: number };

/** A copy that may be down. */
class Copy {
  /** Where it listens; undefined while it is down. */
  port: number | undefined;
  #child: ChildProcess | undefined;
  readonly #env: Record<string, string>;
  readonly #measured: Measured[];
  constructor(env: Record<string, string>, measured: Measured[]) {
    this.#env = env;
    this.#measured = measured;
  }

  /** @throws Error with what the program said when it ends before it listens */
  async start(): Promise<void> {
    const port = await freePort();
    const args = ['--conditions=faelles-source', '--disable-warning=ExperimentalWarning', '--import', clock, '--import', ownTime, main];
    const child = spawn(process.execPath, args, { env: { ...this.#env, PORT: String(port) }, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    this.#child = child;
    child.on('message', (message: Measured) => typeof message.own === 'number' && this.#measured.push(message));
    let said = '';
    await new Promise<void>((resolve, reject) => {
      for (const stream of [child.stdout!, child.stderr!]) {
        stream.on('data', (data: Buffer) => {
          // Only until it listens: after that its log is long.
          if (this.port === undefined || said.length < 10_000) said += data.toString();
          // The address it says is the public one.
          if (/^listening /m.test(said)) resolve();
        });
      }
      child.once('exit', () => reject(new Error(`the server ended:\n${said}`)));
    });
    this.port = port;
  }

  /** Moves its clock. */
  async move(ahead: number): Promise<void> {
    const child = this.#child!;
    const heard = new Promise<void>((resolve) => {
      const listen = (message: { ahead?: number }) => {
        if (message.ahead !== ahead) return;
        child.off('message', listen);
        resolve();
      };
      child.on('message', listen);
    });
    child.send({ ahead });
    await heard;
  }

  /** As the power going: no word, no end. */
  async kill(): Promise<void> {
    const child = this.#child!;
    this.port = undefined;
    if (child.exitCode !== null) throw new Error('the server had ended by itself');
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }
}

/** What a crowd pays at. */
export interface House {
  url: string;
  measured: Measured[];
  /** Requests that were handed to a copy so far. */
  handed: () => number;
  /** Kills a copy, and starts it again. */
  killAndStart(which: 0 | 1): Promise<void>;
  /** Sets the copies' clocks that many milliseconds ahead. */
  move(ahead: number): Promise<void>;
  stop(): Promise<void>;
}

/** Starts two copies with the same environment. `PUBLIC_URL` is added: the one address. */
export async function startHouse(environment: (url: string) => Promise<Record<string, string>>): Promise<House> {
  const copies: Copy[] = [];
  let handed = 0;
  const door = createServer((request, response) => {
    const there = copies.filter(({ port }) => port !== undefined);
    const copy = there[handed++ % Math.max(1, there.length)];
    if (!copy) return void response.writeHead(503, { 'retry-after': '1' }).end();
    hand(copy.port!, request, response);
  });
  const url = await listen(door);
  const measured: Measured[] = [];
  const env = { PATH: process.env['PATH'] ?? '', PUBLIC_URL: url, ...(await environment(url)) };
  copies.push(new Copy(env, measured), new Copy(env, measured));
  await Promise.all(copies.map((copy) => copy.start()));
  return {
    url,
    measured,
    handed: () => handed,
    async killAndStart(which) {
      await copies[which]!.kill();
      await copies[which]!.start();
    },
    async move(ahead) {
      await Promise.all(copies.map((copy) => copy.move(ahead)));
    },
    async stop() {
      for (const copy of copies) if (copy.port !== undefined) await copy.kill();
      door.closeAllConnections();
      door.close();
    },
  };
}

async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A copy that dies on the way leaves a 502, as a proxy says it: nobody knows what was done. */
function hand(port: number, request: IncomingMessage, response: ServerResponse): void {
  const { method, url, headers } = request;
  const onwards = send({ host: '127.0.0.1', port, method, path: url, headers }, (answer) => {
    response.writeHead(answer.statusCode!, answer.headers);
    answer.pipe(response).on('error', () => {});
    answer.on('error', () => response.destroy());
  });
  onwards.on('error', () => (response.headersSent ? response.destroy() : response.writeHead(502).end()));
  request.pipe(onwards);
}

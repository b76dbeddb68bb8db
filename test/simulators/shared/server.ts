import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { control, type Controlled } from './control.ts';
import type { Faults } from './faults.ts';
import { header, readBody, sameSecret, write, type Answer } from './http.ts';
import type { CommonSettings } from './settings.ts';

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');
const ASSETS: Record<string, { body: string; type: string }> = {
  '/assets/page.css': { body: read('page.css'), type: 'text/css; charset=utf-8' },
  '/assets/icon.svg': { body: read('icon.svg'), type: 'image/svg+xml' },
};

/** What a call leads to: an answer for the one who asked, and the telling of the merchant. */
export interface Work {
  answer: Answer;
  /** Sends the webhooks; resolves when each has been tried once. Absent when nothing happened. */
  tell?: (() => Promise<void>) | undefined;
}

/** A request whose method, address and body are read. */
export interface Asked {
  method: string;
  url: URL;
  body: string;
  request: IncomingMessage;
}

/** What a simulator does with a request: answers at once, or names an operation whose faults are to have their say. */
export type Handling = Answer | { operation: string; work: () => Work };

/** The parts a simulator brings to the server they all share. */
export interface Simulation {
  settings: CommonSettings;
  faults: Faults;
  controlled: Controlled;
  /** The provider's own words for an error of its own. */
  internalError: Answer;
  handle(asked: Asked): Handling;
}

/** Does the work of a call and lets the faults of the connection come between request and answer. */
async function serve(response: ServerResponse, faults: Faults, internalError: Answer, operation: string, work: () => Work): Promise<void> {
  if (faults.take('down', { operation })) return void response.destroy();
  const hurried = faults.take('error-429', { operation });
  if (hurried) return write(response, { status: 429, headers: { 'retry-after': String(hurried.retryAfter ?? 1) } });
  if (faults.take('error-500', { operation })) return write(response, internalError);
  const slow = faults.take('slow', { operation });
  if (slow) await pause(slow.delay ?? 1000);
  const { answer, tell } = work();
  const early = tell !== undefined && faults.take('webhook-early', { operation }) !== undefined;
  if (early) await tell();
  const hang = faults.take('timeout', { operation });
  if (hang) {
    // The work is done and its events go out, but the one who asked never hears of it.
    setTimeout(() => response.destroy(), hang.delay ?? 1000).unref();
  } else {
    write(response, answer);
  }
  if (!early) void tell?.();
}

/** The HTTP server of a simulator: `/control`, the page's assets, and whatever the provider speaks. */
export function createSimulatorServer(simulation: Simulation): Server {
  const { settings, faults, controlled, internalError } = simulation;

  async function listen(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const method = request.method ?? 'GET';
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const body = await readBody(request);
    if (url.pathname.startsWith('/control/') && settings.controlToken !== '') {
      const known = sameSecret(header(request, 'authorization'), `Bearer ${settings.controlToken}`);
      return write(response, known ? await control(method, url.pathname, body, controlled) : { status: 401 });
    }
    const asset = method === 'GET' ? ASSETS[url.pathname] : undefined;
    if (asset) return write(response, { status: 200, body: asset.body, headers: { 'content-type': asset.type } });
    const handling = simulation.handle({ method, url, body, request });
    if ('status' in handling) return write(response, handling);
    return serve(response, faults, internalError, handling.operation, handling.work);
  }

  return createServer((request, response) => {
    listen(request, response).catch((error: unknown) => {
      const tooLarge = error instanceof RangeError;
      // A fault of the simulator itself must be seen by whoever runs the tests.
      if (!tooLarge) console.error(error);
      write(response, tooLarge ? { status: 413 } : internalError);
    });
  });
}

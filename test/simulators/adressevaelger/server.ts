import { createServer, type Server, type ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { houses, search, titleOf, written } from './register.ts';

/** Everything the simulator can be told to do wrong. README.md says what each looks like from outside. */
export const FAULT_KINDS = ['slow', 'error-500', 'error-429', 'text-timeout', 'garbage', 'fejl', 'lying-shape', 'wrong-town', 'down'] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** One order to misbehave. */
export interface Fault {
  kind: FaultKind;
  /** How many calls it strikes; default 1. */
  times?: number | 'always';
  /** Milliseconds, for `slow`; default 1000. */
  delay?: number;
}

/** The simulator; `token` is asked for on every call, and as a bearer token under `/control`. */
export function createSimulator(token: string): Server {
  let waiting: (Fault & { left: number })[] = [];
  /** Calls so far, without what was searched for. */
  let calls: string[] = [];

  const take = (): Fault | undefined => {
    const [fault] = waiting;
    if (fault && --fault.left <= 0) waiting = waiting.slice(1);
    return fault;
  };
  const send = (response: ServerResponse, status: number, body?: unknown): void => {
    response.writeHead(status, { 'content-type': typeof body === 'string' ? 'text/plain' : 'application/json' });
    response.end(body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body));
  };

  return createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://simulator');
    if (url.pathname.startsWith('/control/')) {
      if (request.headers.authorization !== `Bearer ${token}`) return send(response, 401);
      let text = '';
      for await (const part of request) text += String(part);
      if (url.pathname === '/control/calls') return send(response, 200, calls);
      if (request.method === 'DELETE') {
        [waiting, calls] = [[], []];
        return send(response, 204);
      }
      const fault = JSON.parse(text) as Fault;
      if (!FAULT_KINDS.includes(fault.kind)) return send(response, 400, `kind must be one of ${FAULT_KINDS.join(', ')}`);
      waiting.push({ ...fault, left: fault.times === 'always' ? Infinity : (fault.times ?? 1) });
      return send(response, 204);
    }
    calls.push(url.pathname.replace(/[0-9a-f-]{36}/, '{id}'));
    if (url.searchParams.get('token') !== token) return send(response, 401, 'Ugyldig token');
    const fault = take();
    if (fault?.kind === 'down') return response.destroy();
    if (fault?.kind === 'slow') await pause(fault.delay ?? 1000);
    if (fault?.kind === 'error-500') return send(response, 500, 'Internal Server Error');
    if (fault?.kind === 'error-429') return send(response, 429, 'Too Many Requests');
    if (fault?.kind === 'text-timeout') return send(response, 200, 'Query timeout');
    if (fault?.kind === 'garbage') return send(response, 200, '{"status":"ok","fund":[{"type":');
    if (fault?.kind === 'fejl') return send(response, 200, { status: 'fejl', beskrivelse: 'Noget gik galt', fund: [] });

    const [, what, id] = url.pathname.split('/');
    const full = what === 'adresser';
    if (request.method !== 'GET' || !(full || what === 'husnumre') || !id) return send(response, 404, 'Not Found');
    if (id === 'soeg') {
      const text = url.searchParams.get('tekst') ?? '';
      if (text.length < 1 || text.length > 73) return send(response, 400, 'tekst skal have 1-73 tegn');
      const most = Number(url.searchParams.get('maksimum') ?? 9);
      const fund = search(text, full, url.searchParams.get('kommuneKode') ?? undefined).slice(0, most);
      // Right words in the wrong places, as a new version might send them.
      if (fault?.kind === 'lying-shape') return send(response, 200, { status: 'ok', fund: fund.map((hit) => ({ ...hit, titel: 7, id: 'nej' })) });
      return send(response, 200, { status: 'ok', beskrivelse: '', fund });
    }
    const house = houses.find((one) => (full ? one.homes.some((home) => home.id === id) : one.id === id));
    if (!house) return send(response, 404, { status: 'fejl', beskrivelse: 'Findes ikke' });
    const shown = fault?.kind === 'wrong-town' ? { ...house, postalCode: '9998', town: 'Forkertby' } : house;
    if (fault?.kind === 'lying-shape') return send(response, 200, { status: 'ok', adresse: { id_lokalid: id, husnummer: { husnummertekst: 12 } } });
    if (!full) return send(response, 200, { status: 'ok', husnummer: written(shown) });
    const home = house.homes.find((one) => one.id === id)!;
    send(response, 200, {
      status: 'ok',
      adresse: { id_lokalid: id, adressebetegnelse: titleOf(shown, home), etagebetegnelse: home.floor ?? '', doerbetegnelse: home.door ?? '', husnummer: written(shown) },
    });
  });
}

/** A back end as far as the HTTP contract goes, in memory: what a journey asks is answered by the contract's schemas. */
import { createClient } from '@faelles/client/client.js';
import type { Application } from '@faelles/schemas/application.js';
import type { FormDefinition } from '@faelles/schemas/definition.js';
import type { Draft } from '@faelles/schemas/draft.js';
import type { Order } from '@faelles/schemas/order.js';
import type { ReceiptView } from '@faelles/schemas/receipt.js';
import { definition, ids, orderOf, receiptOf } from './fixture.ts';

/** One request as it came. */
export interface Asked {
  what: string;
  key?: string | undefined;
  body?: any;
}

type Failure = 'network' | 'lost' | { status: number; id: string; extras?: object };

export class BackEnd {
  definition: FormDefinition | undefined = definition();
  /** Status of the definition's address when there is none. */
  closed = 503;
  draft: Draft | undefined;
  application: Application | undefined;
  /** What the server says the order comes to, øre. */
  totalOre = 0;
  session = false;
  /** Every request fails, as without a line. */
  down = false;
  /** Seconds the session lives on, told with each answer of a session. */
  seconds: number | undefined;
  /** Older versions of the definition. */
  readonly older = new Map<string, FormDefinition>();
  /** What `POST /api/draft-links/open` answers to the right code. */
  opening: { secret: string; code: string; answer?: { status: number; id: string; extras?: object } } | undefined;
  /** Links that open the draft. */
  links: { id: string; createdAt: string; expiresAt: string }[] = [];
  readonly asked: Asked[] = [];
  readonly #failures: [RegExp, Failure][] = [];

  /** The next request that matches fails, and only that one. */
  fail(what: RegExp, failure: Failure): void {
    this.#failures.push([what, failure]);
  }

  /** Requests that match, in order. */
  calls(what: RegExp): Asked[] {
    return this.asked.filter((one) => what.test(one.what));
  }

  /** Tries once: a test of what is said about a failure does not wait for the client's patience. */
  client() {
    return createClient({ base: '/api', fetch: this.fetch, retry: { attempts: 1 } });
  }

  readonly fetch: typeof fetch = async (input, init) => {
    const { pathname, search } = new URL(String(input), location.href);
    const what = `${init?.method ?? 'GET'} ${pathname}${search}`;
    const headers = new Headers(init?.headers);
    const body = typeof init?.body === 'string' && init.body ? JSON.parse(init.body) : undefined;
    this.asked.push({ what, key: headers.get('idempotency-key') ?? undefined, body });
    if (this.down) throw new TypeError('Failed to fetch');
    const at = this.#failures.findIndex(([pattern]) => pattern.test(what));
    const failure = at < 0 ? undefined : this.#failures.splice(at, 1)[0]![1];
    if (failure === 'network') throw new TypeError('Failed to fetch');
    // Done, but nobody hears of it.
    if (failure === 'lost') {
      this.#answer(what, body);
      throw new TypeError('Failed to fetch');
    }
    if (failure) return problem(failure.status, failure.id, failure.extras);
    const answer = this.#answer(what, body);
    if (this.session && this.seconds !== undefined) answer.headers.set('session-seconds', String(this.seconds));
    return answer;
  };

  #answer(what: string, body: any): Response {
    const path = what.replace(/\?.*/, '');
    const version = /[?]version=(.*)/.exec(what)?.[1];
    if (version && this.older.has(version)) return json(this.older.get(version));
    if (path.endsWith('/definition.json')) return this.definition ? json(this.definition) : problem(this.closed, 'internal');
    if (path === 'POST /api/session') return (this.session = true), json(session, 201);
    if (path === 'DELETE /api/session') return (this.session = false), (this.draft = undefined), new Response(null, { status: 204 });
    if (path === 'POST /api/draft-links/open') return this.#open(body);
    if (!this.session) return problem(401, 'not-signed-in');
    if (path === 'GET /api/session') return json(session);
    if (/^POST .*[/]links$/.test(path)) return this.#link();
    if (/^GET .*[/]links$/.test(path)) return json({ links: this.links });
    if (/^DELETE .*[/]links[/]/.test(path)) return (this.links = this.links.filter(({ id }) => !path.endsWith(id))), new Response(null, { status: 204 });
    if (path === 'GET /api/drafts/current') return this.draft ? json(this.draft) : new Response(null, { status: 204 });
    if (path === 'POST /api/drafts') return this.draft ? this.#conflict() : json((this.draft = draftOf(body, 1)), 201);
    if (path.startsWith('PUT /api/drafts/')) return this.#save(body);
    if (path.startsWith('DELETE /api/drafts/')) return (this.draft = undefined), new Response(null, { status: 204 });
    if (path === 'POST /api/applications') return this.#submit(body);
    if (path === 'GET /api/applications/newest') return this.application ? json(this.application) : new Response(null, { status: 204 });
    if (path === `GET /api/applications/${ids.application}`) return this.application ? json(this.application) : problem(404, 'not-found');
    if (path === `GET /api/receipts/${ids.receipt}`) return json(this.#receipt());
    return problem(404, 'not-found');
  }

  #link(): Response {
    const link = { id: crypto.randomUUID(), createdAt: '2026-11-20T10:00:00Z', expiresAt: '2026-12-20T10:00:00Z' };
    this.links.push(link);
    return json({ id: link.id, secret: 'S'.repeat(43), code: '042137', expiresAt: link.expiresAt }, 201);
  }

  #open({ secret, code, replace }: any): Response {
    const { opening } = this;
    if (!opening || secret !== opening.secret || code.replace(/\D/g, '') !== opening.code) return problem(404, 'not-found');
    if (opening.answer && !(opening.answer.status === 409 && replace)) return problem(opening.answer.status, opening.answer.id, opening.answer.extras);
    this.session = true;
    return json(this.draft);
  }

  #save(body: any): Response {
    if (!this.draft) return problem(404, 'not-found');
    if (body.version !== this.draft.version) return this.#conflict();
    this.draft = draftOf({ ...this.draft, ...body }, this.draft.version + 1);
    return json(this.draft);
  }

  #conflict(): Response {
    return problem(409, 'conflict', { current: this.draft });
  }

  #submit(body: any): Response {
    const order: Order = orderOf(this.totalOre);
    if (body.shownTotalOre !== this.totalOre) return problem(409, 'price-changed', { current: order });
    this.draft = undefined;
    const free = this.totalOre === 0;
    this.application = {
      id: ids.application,
      reference: 'RV-2026-4F7K2QD',
      solution: body.solution,
      definitionVersion: body.definitionVersion,
      title: definition().title,
      state: free ? 'received' : 'awaiting-payment',
      language: body.language,
      submittedAt: '2026-11-20T10:00:00Z',
      actor: session.actor,
      subject: { kind: 'self', id: session.id },
      order,
      ...(free && { receivedAt: '2026-11-20T10:00:00Z', receiptId: ids.receipt }),
    };
    return json(this.application, 201);
  }

  #receipt(): ReceiptView {
    return receiptOf();
  }
}

const session = { id: 's-1', actor: { kind: 'anonymous' as const, id: 's-1' }, expiresAt: '2030-01-01T00:00:00Z' };

const draftOf = ({ solution, definitionVersion, inputs, step, language }: any, version: number): Draft => ({
  id: ids.draft,
  solution,
  definitionVersion,
  version,
  inputs,
  step,
  language,
  savedAt: '2026-11-20T10:00:00Z',
  expiresAt: '2030-01-01T00:00:00Z',
});

const json = (value: unknown, status = 200) => new Response(JSON.stringify(value), { status, headers: { 'content-type': 'application/json' } });

const problem = (status: number, id: string, extras: object = {}) =>
  new Response(JSON.stringify({ type: `/problems/${id}`, title: id, status, ...extras }), { status, headers: { 'content-type': 'application/problem+json' } });

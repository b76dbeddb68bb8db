// Every route is tried as every caller it is not for. A new route is in this test by being registered.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { links } from '@faelles/server/database/links.js';
import { keyedHash, newSecret } from '@faelles/server/hash.js';
import { allRoutes } from '@faelles/server/http/all-routes.js';
import type { CallerKind, Route } from '@faelles/server/http/route.js';
import { databases } from '../support/database.ts';
import { origin, startTestServer, Visitor, type TestServer } from './app.ts';

const kinds: CallerKind[] = ['anyone', 'session', 'link', 'provider', 'machine', 'staff'];

for (const database of databases) {
  describe(`callers on ${database.name}`, () => {
    let server: TestServer;
    /** A proof of each kind; a session is a new one each time, since a route may end it. */
    let proof: (kind: CallerKind) => Promise<Record<string, string>>;
    const path = (route: Route) => route.path.replace(/:solution/, 'test-permit').replace(/:[A-Za-z]+/g, () => randomUUID());

    before(async () => {
      server = await startTestServer(database);
      const { config, db, clock } = server.ctx;
      const secret = newSecret();
      await db.insert(links).values({
        id: randomUUID(), kind: 'receipt', resourceId: randomUUID(), secretHash: keyedHash(config.secrets.session, secret),
        createdAt: clock(), expiresAt: new Date(clock().getTime() + 1e9), revokedAt: null,
      });
      const kept: Record<Exclude<CallerKind, 'session'>, Record<string, string>> = {
        anyone: {},
        link: { authorization: `Link ${secret}` },
        provider: { authorization: config.nexi!.webhookSecret },
        machine: { authorization: `Bearer ${config.secrets.machineKey}` },
        staff: { authorization: `Bearer ${config.secrets.staffKey}` },
      };
      proof = async (kind) => (kind === 'session' ? { cookie: (await Visitor.begin(server)).cookie } : kept[kind]);
    });
    after(() => server.close());

    const call = (route: Route, headers: Record<string, string>) =>
      server.app.request(origin + path(route), {
        method: route.method,
        headers: { origin, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json', 'idempotency-key': randomUUID(), ...headers },
        body: route.method === 'GET' ? null : '{}',
      });

    it('are declared on every route', () => {
      assert.ok(allRoutes.length >= 20);
      for (const route of allRoutes) {
        assert.ok(route.caller.length > 0 && route.caller.every((kind) => kinds.includes(kind)), `${route.method} ${route.path}`);
        assert.ok(route.caller.length === 1 || !route.caller.includes('anyone'), 'with "anyone" another caller says nothing');
      }
    });

    for (const route of allRoutes.filter((one) => !one.caller.includes('anyone'))) {
      it(`${route.method} ${route.path} is for ${route.caller.join(', ')} only`, async () => {
        for (const kind of kinds) {
          // MobilePay signs each message (and is not set up here): its own tests hold that a signed one is taken.
          if (kind === 'provider' && route.path === '/api/webhooks/vipps') continue;
          const { status } = await call(route, await proof(kind));
          if (route.caller.includes(kind)) assert.ok(status !== 401 && status !== 403, `${kind} may, got ${status}`);
          else assert.ok(status === 401 || status === 403, `${kind} may not, got ${status}`);
        }
      });
      it(`${route.method} ${route.path} is not fooled by a proof that is nearly right`, async () => {
        const right = await Promise.all(route.caller.map(proof));
        const near = right.flatMap((headers) =>
          Object.entries(headers).flatMap(([name, value]) => [
            { [name]: value.slice(0, -1) },
            { [name]: `${value}x` },
            { [name]: `${value.slice(0, -6)}AAAAAA` },
            { [name]: '' },
          ]),
        );
        for (const headers of near) {
          const { status } = await call(route, headers);
          assert.ok(status === 401 || status === 403, `${JSON.stringify(Object.keys(headers))} got ${status}`);
        }
      });
    }

    it('writes with a cookie are refused from another site, on every route that takes a session', async () => {
      const writes = allRoutes.filter((route) => route.method !== 'GET' && route.caller.includes('session'));
      assert.ok(writes.length >= 5);
      for (const route of writes) {
        const answer = await call(route, { ...(await proof('session')), origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' });
        assert.equal(answer.status, 403, `${route.method} ${route.path}`);
      }
    });

    it('a link that is revoked or over opens nothing', async () => {
      const { config, db, clock } = server.ctx;
      const make = async (row: { expiresAt: Date; revokedAt: Date | null }) => {
        const secret = newSecret();
        const secretHash = keyedHash(config.secrets.session, secret);
        await db.insert(links).values({ id: randomUUID(), kind: 'receipt', resourceId: randomUUID(), secretHash, createdAt: clock(), ...row });
        return { authorization: `Link ${secret}` };
      };
      const route = allRoutes.find((one) => one.caller.includes('link'));
      if (!route) return;
      const later = new Date(clock().getTime() + 1e9);
      for (const row of [{ expiresAt: clock(), revokedAt: null }, { expiresAt: later, revokedAt: clock() }]) {
        const { status } = await call(route, await make(row));
        assert.ok(status === 401 || status === 403, String(status));
      }
    });
  });
}

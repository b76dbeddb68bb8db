// Staff who sign in on the page: what their cookie opens, and what it does not.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { staffActions, staffSessions } from '@faelles/server/database/staff.js';
import { allRoutes } from '@faelles/server/http/all-routes.js';
import { demoStaff } from '@faelles/server/staff/demo.js';
import { databases } from '../support/database.ts';
import { startTestServer, Visitor, type TestServer } from './app.ts';

for (const database of databases) {
  describe(`staff on ${database.name}`, () => {
    let server: TestServer;
    before(async () => (server = await startTestServer(database)));
    after(() => server.close());

    async function signedIn(as: string): Promise<Visitor> {
      const visitor = new Visitor(server);
      assert.equal((await visitor.post('/api/staff/session', { as })).status, 201);
      return visitor;
    }
    const staffRoutes = allRoutes.filter(({ caller }) => caller.includes('staff'));
    const call = (visitor: Visitor, { method, path }: { method: string; path: string }, headers: Record<string, string> = {}) =>
      visitor.send(method, path.replace(/:[A-Za-z]+/g, () => randomUUID()), { headers: { 'idempotency-key': randomUUID(), ...headers }, ...(method !== 'GET' && { json: {} }) });

    it('nobody is signed in before they are, and the cookie is for staff routes of this site only', async () => {
      const visitor = new Visitor(server);
      const nobody = (await visitor.get('/api/staff/session')).body;
      assert.equal(nobody.staff, undefined);
      assert.deepEqual(nobody.demo.map(({ id }: { id: string }) => id), ['demo-oekonomi', 'demo-vagt']);
      const answer = await visitor.post('/api/staff/session', { as: 'demo-vagt' });
      const cookie = answer.headers.get('set-cookie')!;
      for (const part of ['Path=/api/staff', 'HttpOnly', 'Secure', 'SameSite=Strict']) assert.ok(cookie.includes(part), part);
      assert.ok(!/Max-Age|Expires/.test(cookie), 'it dies with the browser');
      assert.equal((await visitor.get('/api/staff/session')).body.staff.id, 'demo-vagt');
      assert.equal((await visitor.post('/api/staff/session', { as: 'nobody' })).status, 422);
      const rows = await server.ctx.db.select().from(staffSessions);
      assert.ok(!JSON.stringify(rows).includes(cookie.split(/[=;]/)[1]!), 'the secret is not stored');
    });

    it('each role opens what it is for, on every route of the staff', async () => {
      const [may, sees] = [await signedIn('demo-oekonomi'), await signedIn('demo-vagt')];
      assert.ok(staffRoutes.some(({ role }) => role === 'refund') && staffRoutes.some(({ role }) => role === 'see') && staffRoutes.some(({ role }) => !role));
      for (const route of staffRoutes) {
        const name = `${route.method} ${route.path}`;
        const [one, other] = [(await call(may, route)).status, (await call(sees, route)).status];
        if (!route.role) assert.ok([one, other].every((status) => status === 401 || status === 403), `${name} is for the key only`);
        else assert.ok(one !== 401 && one !== 403, `${name}: ${one}`);
        if (route.role === 'refund') assert.equal(other, 403, name);
        if (route.role === 'see') assert.ok(other !== 401 && other !== 403, name);
        if (route.method !== 'GET' && /refunds|captures|cancels|payouts|incoming/.test(route.path)) assert.equal(route.role, 'refund', name);
      }
    });

    it('writes with the cookie are refused from another site; sign-in and sign-out too', async () => {
      const visitor = await signedIn('demo-oekonomi');
      const elsewhere = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
      const writes = staffRoutes.filter(({ method, role }) => method !== 'GET' && role);
      assert.ok(writes.length >= 6);
      for (const route of writes) assert.equal((await call(visitor, route, elsewhere)).status, 403, route.path);
      assert.equal((await visitor.send('POST', '/api/staff/session', { json: { as: 'demo-vagt' }, headers: elsewhere })).status, 403);
      assert.equal((await visitor.send('DELETE', '/api/staff/session', { headers: elsewhere })).status, 403);
      assert.equal((await visitor.get('/api/staff/session')).body.staff.id, 'demo-oekonomi');
    });

    it('a session ends at sign-out, half an hour after its last use, and after a working day', async () => {
      const visitor = await signedIn('demo-oekonomi');
      const { cookie } = visitor;
      assert.equal((await visitor.delete('/api/staff/session')).status, 204);
      visitor.cookie = cookie;
      assert.equal((await visitor.get('/api/staff/payments')).status, 401, 'the old cookie opens nothing');
      const idle = await signedIn('demo-oekonomi');
      server.pass(29 * 60_000);
      assert.equal((await idle.get('/api/staff/payments')).status, 200);
      server.pass(29 * 60_000);
      assert.equal((await idle.get('/api/staff/payments')).status, 200, 'use moves the end');
      server.pass(31 * 60_000);
      assert.equal((await idle.get('/api/staff/payments')).status, 401);
      assert.equal((await idle.get('/api/staff/session')).body.staff, undefined);
      const busy = await signedIn('demo-oekonomi');
      for (let quarter = 0; quarter < 39; quarter++) {
        server.pass(15 * 60_000);
        assert.equal((await busy.get('/api/staff/payments')).status, 200, `quarter ${quarter}`);
      }
      server.pass(16 * 60_000);
      assert.equal((await busy.get('/api/staff/payments')).status, 401);
    });

    it('in production there is no demo sign-in, whoever asks', async () => {
      const production = { ...server.ctx.config, profile: 'production' as const };
      assert.throws(() => demoStaff(production), /NODE_ENV=production/);
      const other = await startTestServer(database, { config: { profile: 'production' } });
      try {
        const visitor = new Visitor(other);
        assert.deepEqual((await visitor.get('/api/staff/session')).body, {});
        assert.equal((await visitor.post('/api/staff/session', { as: 'demo-oekonomi' })).status, 404);
        assert.equal((await visitor.get('/api/staff/payments')).status, 401);
      } finally {
        await other.close();
      }
    });

    it('who signed in is kept, and cannot be changed', async () => {
      await signedIn('demo-vagt');
      const rows = await server.ctx.db.select().from(staffActions);
      assert.ok(rows.some(({ staffId, action }) => staffId === 'demo-vagt' && action === 'sign-in'));
      await assert.rejects(server.ctx.db.update(staffActions).set({ staffId: 'somebody' }));
      await assert.rejects(server.ctx.db.delete(staffActions));
    });
  });
}

// What the authority gets: published texts, exports, and the message that a consent was withdrawn.
import assert from 'node:assert/strict';
import { createHmac, randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { eq } from 'drizzle-orm';
import { consents, consentTexts } from '@faelles/server/database/consents.js';
import { webhookOutbox } from '@faelles/server/database/webhooks.js';
import { loadSolutions } from '@faelles/server/solutions/load.js';
import { mostTries, sendWebhooks } from '@faelles/server/webhooks/job.js';
import { databases } from '../support/database.ts';
import { startTestServer, Visitor, type TestServer } from './app.ts';
import { numbers, sharedDefinition, submitShared } from './consent-solution.ts';
import { testDefinition } from './definition.ts';

const minute = 60_000;
const secret = 'a-secret-of-the-case-system-1234';

for (const database of databases) {
  describe(`proofs of consents on ${database.name}`, () => {
    let server: TestServer;
    const received: { url: string; headers: Headers; body: string }[] = [];
    let answers: (number | Error)[] = [];
    before(async () => {
      server = await startTestServer(database, {
        solutions: { shared: sharedDefinition() },
        config: { consentWebhook: { url: 'https://case-system.example/consents', secret } },
        fetch: async (url, init) => {
          received.push({ url: String(url), headers: new Headers(init!.headers), body: init!.body as string });
          const answer = answers.shift() ?? 204;
          if (answer instanceof Error) throw answer;
          return new Response(null, { status: answer });
        },
      });
    });
    after(() => server.close());

    const bearer = (key: 'machineKey' | 'staffKey') => ({ authorization: `Bearer ${server.ctx.config.secrets[key]}` });
    const anybody = () => new Visitor(server);
    /** A consent that was given, and withdrawn: one message in the outbox. */
    async function withdrawn() {
      server.pass(minute);
      received.length = 0;
      const owner = await Visitor.begin(server);
      const { body } = await submitShared(owner, { other: undefined });
      const own = (await owner.get('/api/consents')).body.consents.find(({ request }: any) => request.id === 'debt');
      const click = () => owner.post(`/api/consents/${own.consentId}/withdrawals`, undefined);
      await Promise.all([click(), click(), click()]);
      const [row] = (await server.ctx.db.select().from(webhookOutbox)).filter(({ body: { data } }) => (data as { consentId: string }).consentId === own.consentId);
      return { owner, application: body, own, row: row! };
    }
    const stored = async (id: string) => (await server.ctx.db.select().from(webhookOutbox).where(eq(webhookOutbox.id, id)))[0]!;

    it('tell the case system of a withdrawal once, signed, without saying who', async () => {
      const { application, own, row } = await withdrawn();
      await sendWebhooks(server.ctx);
      await sendWebhooks(server.ctx);
      assert.equal(received.length, 1, 'three clicks, two runs, one message');
      const [{ headers, body }] = received as [(typeof received)[0]];
      const [id, timestamp] = [headers.get('webhook-id'), headers.get('webhook-timestamp')];
      const expected = createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64');
      assert.equal(headers.get('webhook-signature'), `v1,${expected}`);
      assert.equal(id, row.id);
      const { type, data } = JSON.parse(body);
      assert.equal(type, 'consent.withdrawn');
      assert.deepEqual([data.consentId, data.applicationId, data.reference, data.purpose], [own.consentId, application.id, application.reference, 'debt']);
      assert.ok(!body.includes(numbers.own) && !body.includes('Testesen'));
      assert.ok((await stored(row.id)).deliveredAt);
    });

    it('try again with longer and longer pauses, then give up and say so, until staff send it again', async () => {
      const { row } = await withdrawn();
      answers = [500, new TypeError('away')];
      await sendWebhooks(server.ctx);
      await sendWebhooks(server.ctx);
      assert.equal(received.length, 1, 'not before its pause is over');
      server.pass(minute);
      await sendWebhooks(server.ctx);
      assert.equal((await stored(row.id)).lastStatus, 0);
      server.pass(minute);
      await sendWebhooks(server.ctx);
      assert.equal(received.length, 2, 'two minutes by now');
      answers = Array.from({ length: mostTries }, () => 503);
      for (let n = 0; n < mostTries; n++) {
        server.pass(13 * 60 * minute);
        await sendWebhooks(server.ctx);
      }
      const dead = await stored(row.id);
      assert.deepEqual([dead.tries, dead.nextTryAt, dead.lastStatus], [mostTries, null, 503]);
      assert.ok(server.log.some(({ event, webhook }) => event === 'webhook-given-up' && webhook === row.id));
      const list = await anybody().get('/api/staff/webhooks/given-up', { headers: bearer('staffKey') });
      assert.ok(list.body.webhooks.some(({ id }: any) => id === row.id));
      answers = [];
      assert.equal((await anybody().post(`/api/staff/webhooks/${row.id}/retries`, undefined, bearer('staffKey'))).status, 204);
      assert.equal((await anybody().post(`/api/staff/webhooks/${row.id}/retries`, undefined, bearer('staffKey'))).status, 404);
      await sendWebhooks(server.ctx);
      assert.ok((await stored(row.id)).deliveredAt);
    });

    it('are sent once by several copies of the server, and go in order though one fails', async () => {
      await withdrawn();
      await withdrawn();
      received.length = 0;
      await Promise.all([sendWebhooks(server.ctx), sendWebhooks(server.ctx), sendWebhooks(server.ctx)]);
      assert.equal(new Set(received.map(({ headers }) => headers.get('webhook-id'))).size, received.length);
    });

    it('publish the texts of a definition word for word, with a hash per language', async () => {
      const { status, body } = await anybody().get('/api/consent-texts/custody/1.0.0?solution=shared');
      assert.equal(status, 200);
      assert.equal(body.document.title.da, 'Skal barnet have et pas?');
      assert.deepEqual(Object.keys(body.shown).sort(), ['da', 'en']);
      assert.equal((await anybody().get('/api/consent-texts/custody/1.0.0')).status, 404, 'of a solution only');
      assert.equal((await anybody().get('/api/consent-texts/truth/1.0.0?solution=shared')).body.document.kind, 'declaration');
    });

    it('publish what staff send: Danish first, a version once', async () => {
      const text = { ...testDefinition().consents![0]!, id: 'newsletter' };
      const publish = (json: unknown) => anybody().post('/api/staff/consent-texts', json, bearer('staffKey'));
      assert.equal((await publish({ ...text, title: { en: 'May we?' } })).status, 422);
      assert.equal((await publish(text)).status, 201);
      assert.equal((await publish(text)).status, 201, 'the same again is no harm');
      const changed = await publish({ ...text, purpose: { da: 'Noget andet' } });
      assert.deepEqual([changed.status, changed.body.type], [409, '/problems/conflict']);
      assert.equal((await publish({ ...text, version: '1.0.1', purpose: { da: 'Noget andet' } })).status, 201);
      assert.equal((await anybody().get('/api/consent-texts/newsletter/1.0.0')).body.document.purpose.da, text.purpose.da);
    });

    it('keep the words an old record names when a text is edited, and refuse that in production', async () => {
      const { ctx } = server;
      const edited = sharedDefinition();
      edited.version = '1.1.0';
      edited.consents!.at(-1)!.purpose = { da: 'Et andet formål', en: 'Another purpose' };
      const owner = await Visitor.begin(server);
      await submitShared(owner, { other: undefined });
      const next = await startTestServer(database, { opened: { db: ctx.db, kind: 'pglite', close: async () => {} }, solutions: { shared: edited }, config: { secrets: ctx.config.secrets } });
      try {
        assert.ok(next.log.some(({ event }) => event === 'consent-text-replaced'));
        const again = new Visitor(next);
        again.cookie = owner.cookie;
        const own = (await again.get('/api/consents')).body.consents.find(({ request }: any) => request.id === 'custody');
        assert.equal(own.request.purpose.da, 'Formål', 'what was consented to');
        const logged: unknown[] = [];
        const log = { ...next.ctx.log, warn: (event: string, facts: unknown) => void logged.push([event, facts]) };
        const folder = next.ctx.config.solutionsDir;
        const strict = await loadSolutions({ folder, db: (await database.open()).db, log, clock: ctx.clock, profile: 'production' });
        assert.ok(strict.get('shared'), 'a new one is fine');
        edited.version = '1.2.0';
        edited.consents!.at(-1)!.purpose = { da: 'Et tredje formål', en: 'A third purpose' };
        const { writeFile } = await import('node:fs/promises');
        await writeFile(`${folder}/shared/definition.json`, JSON.stringify(edited));
        const refused = await loadSolutions({ folder, db: ctx.db, log, clock: ctx.clock, profile: 'production' });
        assert.ok(refused.isFaulty('shared'));
        assert.match(JSON.stringify(logged), /custody 1\.0\.0 was published before with other words/);
      } finally {
        await next.close();
      }
    });

    it('export a consent in every format, to the case system and to whom it belongs', async () => {
      const owner = await Visitor.begin(server);
      await submitShared(owner, { other: undefined });
      const own = (await owner.get('/api/consents')).body.consents.find(({ request }: any) => request.id === 'debt');
      for (const format of ['kl', 'iso-27560-record', 'iso-27560-receipt', 'kantara']) {
        for (const [who, path] of [['machine', `/api/machine/consents/${own.consentId}`], ['citizen', `/api/consents/${own.consentId}/receipt`]]) {
          const { status, text, headers } = who === 'machine'
            ? await anybody().get(`${path}?format=${format}`, { headers: bearer('machineKey') })
            : await owner.get(`${path}?format=${format}`);
          // The test authority has no address and e-mail, which Kantara asks for: it says so instead of inventing them.
          if (format === 'kantara' && status === 409) {
            assert.match(text, /incomplete/);
            continue;
          }
          assert.equal(status, 200, `${format} ${text}`);
          assert.match(headers.get('content-type')!, format === 'kl' ? /xml/ : /json/);
          assert.ok(!text.includes(numbers.own), 'never a number');
          assert.match(text, format === 'kl' ? /Given/ : /./);
        }
      }
      const stranger = await Visitor.begin(server);
      assert.equal((await stranger.get(`/api/consents/${own.consentId}/receipt`)).status, 404);
      assert.equal((await anybody().get(`/api/machine/consents/${own.consentId}?format=pdf`, { headers: bearer('machineKey') })).status, 422);
      assert.equal((await anybody().get(`/api/machine/consents/${randomUUID()}`, { headers: bearer('machineKey') })).status, 404);
    });

    it('say clearly when the text that is kept is not the one that was answered', async () => {
      const { db } = server.ctx;
      const owner = await Visitor.begin(server);
      await submitShared(owner, { other: undefined });
      const own = (await owner.get('/api/consents')).body.consents.find(({ request }: any) => request.id === 'debt');
      const [row] = await db.select().from(consents).where(eq(consents.id, own.consentId));
      const where = eq(consentTexts.sha256, row!.document!);
      const [kept] = await db.select().from(consentTexts).where(where);
      await db.update(consentTexts).set({ document: { ...kept!.document, title: { da: 'Forfalsket' } } }).where(where);
      const { status, body } = await owner.get(`/api/consents/${own.consentId}/receipt`);
      await db.update(consentTexts).set({ document: kept!.document }).where(where);
      assert.deepEqual([status, body.type], [409, '/problems/text-changed']);
      assert.equal(body.current.sha256, row!.text.sha256);
    });

    it('answer for a subject only what it was asked, judged by time', async () => {
      const owner = await Visitor.begin(server);
      await submitShared(owner, { other: undefined, own: numbers.third });
      const query = (json: unknown) => anybody().post('/api/machine/consents/query', json, bearer('machineKey'));
      const person = { kind: 'person', number: '010150-5049' };
      assert.equal((await query({ subject: person, purpose: 'debt' })).body.valid, true, 'however the number is written');
      assert.deepEqual((await query({ subject: person, purpose: 'newsletter' })).body, { valid: false, reason: 'none' });
      assert.equal((await query({ subject: person, purpose: 'debt', solution: 'another' })).body.valid, false);
      assert.equal((await query({ subject: { kind: 'company', number: '99999004' }, purpose: 'debt' })).body.reason, 'none');
      assert.equal((await query({ subject: { kind: 'person', number: 'x' }, purpose: 'debt' })).body.reason, 'none');
      assert.equal((await query({ subject: person, purpose: 'debt', at: '2020-01-01T00:00:00Z' })).body.reason, 'none');
      assert.equal((await query({ subject: person, purpose: 'debt', at: '2099-01-01T00:00:00Z' })).body.reason, 'expired');
      assert.equal((await query({ subject: person, purpose: 'debt', at: 'yesterday' })).status, 422);
      const byId = { kind: 'person', id: (await owner.get('/api/session')).body.actor.id };
      assert.equal((await query({ subject: byId, purpose: 'debt' })).body.valid, true);
    });
  });
}

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, it } from 'node:test';
import { eq, sql } from 'drizzle-orm';
import { runConsentJobs } from '@faelles/server/consents/jobs.js';
import { applications } from '@faelles/server/database/applications.js';
import { consentChains, consentEvents, consents } from '@faelles/server/database/consents.js';
import { links } from '@faelles/server/database/links.js';
import type { Notice } from '@faelles/server/notices/notifier.js';
import { runRetention } from '@faelles/server/retention/job.js';
import { databases } from '../support/database.ts';
import { startTestServer, Visitor, type TestServer } from './app.ts';
import { invite, Invited, numbers, sharedDefinition, submitShared } from './consent-solution.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

for (const database of databases) {
  describe(`consents of several people on ${database.name}`, () => {
    let server: TestServer;
    const notices: Notice[] = [];
    before(async () => {
      server = await startTestServer(database, { solutions: { shared: sharedDefinition() } });
      server.ctx.notifier = { name: 'test', reaches: true, send: async (notice) => void notices.push(notice) };
    });
    after(() => server.close());
    // Limits of calls are tried on their own below.
    beforeEach(() => server.pass(10 * minute));

    const caseOf = async (owner: Visitor, id: string) => (await owner.get(`/api/applications/${id}/consents`)).body.cases[0];
    const stateOf = async (owner: Visitor, id: string) => (await owner.get(`/api/applications/${id}`)).body.state as string;
    const typesOf = async (consentId: string) =>
      (await server.ctx.db.select().from(consentEvents).where(eq(consentEvents.consentId, consentId)).orderBy(consentEvents.position)).map(({ type }) => type);
    async function begun(answers: object = {}) {
      const owner = await Visitor.begin(server);
      const { status, body } = await submitShared(owner, answers);
      assert.equal(status, 201, JSON.stringify(body));
      return { owner, id: body.id as string, state: body.state as string };
    }
    async function invited(answers: { other?: string; own?: string } = {}) {
      const { owner, id } = await begun(answers);
      const other = await invite(server, owner, id, 'other');
      await other.identify(answers.other ?? numbers.other);
      return { owner, id, other };
    }
    const machine = (json: unknown) =>
      new Visitor(server).post('/api/machine/consents/query', json, { authorization: `Bearer ${server.ctx.config.secrets.machineKey}` });

    it('keep the application waiting, and let it go on by itself when the last one is there', async () => {
      const { owner, id, state } = await begun();
      assert.equal(state, 'awaiting-consent');
      const before = await caseOf(owner, id);
      assert.equal(before.status, 'partly');
      assert.deepEqual(before.parties.map(({ party, status, mine }: any) => [party, status, mine]), [['applicant', 'given', true], ['other', 'pending', false]]);
      assert.equal(before.deadline.slice(0, 10), new Date(server.ctx.clock().getTime() + 14 * day).toISOString().slice(0, 10));
      const other = await invite(server, owner, id, 'other');
      const closed = (await other.look()).body;
      assert.equal(closed.state, 'identify');
      assert.deepEqual(Object.keys(closed).sort(), ['authority', 'expiresAt', 'party', 'state', 'title'], 'nothing of the application before it is known who asks');
      const open = await other.identify('010150-5014');
      assert.equal(open.body.state, 'open');
      assert.ok(!open.text.includes(numbers.own) && !open.text.includes(numbers.other), 'no numbers');
      const answered = await other.answer('given');
      assert.equal(answered.body.state, 'answered');
      assert.equal(answered.body.answer, 'given');
      assert.equal((await caseOf(owner, id)).status, 'given');
      const { body } = await owner.get(`/api/applications/${id}`);
      assert.equal(body.state, 'received');
      assert.match(body.receiptId, /^[0-9a-f-]{36}$/);
    });

    it('with something to pay go on to payment, whose days count from then', async () => {
      const owner = await Visitor.begin(server);
      const { body } = await submitShared(owner, { days: 3 }, { shownTotalOre: 3000 });
      assert.equal(body.state, 'awaiting-consent');
      const pay = () => owner.post(`/api/applications/${body.id}/payments`, { method: 'card', shownTotalOre: 3000 }, { 'idempotency-key': randomUUID() });
      assert.equal((await pay()).status, 409, 'nothing to pay yet');
      const other = await invite(server, owner, body.id, 'other');
      server.pass(10 * day);
      await runRetention(server.ctx);
      assert.equal(await stateOf(owner, body.id), 'awaiting-consent', 'others still have time');
      await other.identify(numbers.other);
      await other.answer('given');
      assert.equal(await stateOf(owner, body.id), 'awaiting-payment');
      await runRetention(server.ctx);
      assert.equal(await stateOf(owner, body.id), 'awaiting-payment');
      server.pass(6 * day);
      await runRetention(server.ctx);
      assert.equal(await stateOf(owner, body.id), 'expired');
    });

    it('of one who is alone wait for nobody', async () => {
      const { state } = await begun({ other: undefined });
      assert.equal(state, 'received');
    });

    it('refuse the same person twice, and a party nobody can find', async () => {
      const owner = await Visitor.begin(server);
      const same = await submitShared(owner, { other: numbers.own });
      assert.deepEqual([same.status, same.body.issues], [422, [{ path: 'other', code: 'same-person' }]]);
      const twins = await submitShared(owner, { third: numbers.other });
      assert.deepEqual(twins.body.issues, [{ path: 'third', code: 'same-person' }]);
    });

    it('are answered once: double clicks and replays change nothing, another answer is refused', async () => {
      const { owner, id, other } = await invited();
      const sha256 = (await other.look()).body.case.text.sha256;
      const send = (answer: string) => other.visitor.post('/api/invitations/current/answer', { answer, language: 'da', sha256 }, other.headers);
      const all = await Promise.all([...Array.from({ length: 8 }, () => send('given')), ...Array.from({ length: 4 }, () => send('refused'))]);
      const good = all.filter(({ status }) => status === 200);
      assert.ok(good.length === 8 || good.length === 4, all.map(({ status }) => status).join());
      assert.ok(all.every(({ status }) => status === 200 || status === 409));
      const [row] = (await server.ctx.db.select().from(consents).where(eq(consents.applicationId, id))).filter(({ party }) => party === 'other');
      assert.deepEqual(await typesOf(row!.id), ['requested', good[0]!.body.answer]);
      assert.equal((await send(good[0]!.body.answer)).status, 200);
      assert.equal((await caseOf(owner, id)).parties[1].status, good[0]!.body.answer);
    });

    it('tell the others of a refusal, and leave the application for its applicant to withdraw', async () => {
      const { owner, id, other } = await invited();
      assert.equal((await other.answer('refused', { reason: ' Vi er ikke enige ' })).body.answer, 'refused');
      const { status, parties } = await caseOf(owner, id);
      assert.equal(status, 'refused');
      assert.equal(parties[1].reason, 'Vi er ikke enige');
      assert.equal(await stateOf(owner, id), 'awaiting-consent');
      assert.equal((await other.look()).body.state, 'answered');
      assert.equal((await owner.post(`/api/applications/${id}/consents/${(await caseOf(owner, id)).id}/invitations`, { party: 'other' })).status, 409);
      assert.equal((await owner.post(`/api/applications/${id}/withdrawal`, undefined)).body.state, 'withdrawn');
      assert.equal((await owner.post(`/api/applications/${id}/withdrawal`, undefined)).body.state, 'withdrawn');
      assert.equal((await other.look()).body.state, 'withdrawn');
      assert.ok(!JSON.stringify(server.log).includes('enige'));
    });

    it('that the case system has taken cannot be withdrawn as applications', async () => {
      const { owner, id } = await begun({ other: undefined });
      const headers = { authorization: `Bearer ${server.ctx.config.secrets.machineKey}` };
      assert.equal((await new Visitor(server).send('POST', `/api/machine/applications/${id}/taken`, { headers })).status, 204);
      assert.equal((await owner.post(`/api/applications/${id}/withdrawal`, undefined)).status, 409);
      assert.equal((await (await Visitor.begin(server)).post(`/api/applications/${id}/withdrawal`, undefined)).status, 404);
    });

    it('expire by the server’s clock, and say so', async () => {
      const { owner, id, other } = await invited();
      server.pass(14 * day + 1);
      assert.equal((await caseOf(owner, id)).status, 'expired', 'before any job has run');
      await other.identify(numbers.other);
      assert.equal((await other.answer('given', { sha256: 'f'.repeat(64) })).status, 409);
      assert.ok((await runConsentJobs(server.ctx)).overdue >= 1);
      assert.equal((await other.look()).body.state, 'expired');
      const party = (await caseOf(owner, id)).parties[1];
      assert.equal(party.status, 'expired');
      assert.equal((await runConsentJobs(server.ctx)).overdue, 0, 'once');
      const [row] = (await server.ctx.db.select().from(consents).where(eq(consents.applicationId, id))).filter((one) => one.party === 'other');
      assert.deepEqual(await typesOf(row!.id), ['requested', 'expired']);
      server.pass(6 * day);
      await runRetention(server.ctx);
      assert.equal(await stateOf(owner, id), 'expired', 'nobody could go on with it');
    });

    it('open only with the right number, and rest without locking the person out', async () => {
      const { owner, id } = await begun();
      const other = await invite(server, owner, id, 'other');
      assert.equal((await other.answer('given')).status, 401, 'nobody answers unknown');
      for (let tried = 0; tried < 5; tried++) {
        const wrong = await other.identify(numbers.stranger);
        assert.equal(wrong.status, 403);
        assert.ok(!wrong.text.includes(numbers.other));
      }
      const rests = await other.identify(numbers.other);
      assert.deepEqual([rests.status, rests.headers.get('retry-after')], [429, '900']);
      const again = await invite(server, owner, id, 'other');
      assert.equal((await again.identify(numbers.other)).body.state, 'open', 'another link to the same person works at once');
      assert.equal((await other.look()).body.state, 'expired', 'the earlier one stopped');
      server.pass(31 * minute);
      assert.equal((await again.look()).body.state, 'identify', 'what was shown holds for half an hour');
      again.proof = `${server.ctx.clock().getTime() + day}.${'0'.repeat(64)}`;
      assert.equal((await again.look()).body.state, 'identify', 'a proof of one’s own making is none');
    });

    it('do not open to forged and altered links, which are counted', async () => {
      const { owner, id } = await begun();
      const other = await invite(server, owner, id, 'other');
      assert.match(other.secret, /^[\w-]{43}$/, '256 bits');
      assert.ok(!JSON.stringify(await server.ctx.db.select().from(links)).includes(other.secret));
      const altered = new Invited(server, `#${other.secret.slice(0, -1)}${other.secret.endsWith('A') ? 'B' : 'A'}`);
      const none = new Invited(server, '#');
      assert.equal((await altered.look()).status, 404);
      assert.equal((await none.look()).status, 404);
      assert.equal((await altered.identify(numbers.other)).status, 404);
      const statuses = [];
      for (let n = 0; n < 90; n++) statuses.push((await altered.look()).status);
      assert.equal(statuses.at(-1), 429);
      server.pass(minute);
      assert.equal((await other.identify(numbers.other)).status, 200, 'the person it belongs to is let in');
      assert.ok(!JSON.stringify(server.log).includes(other.secret) && !JSON.stringify(server.log).includes(numbers.other));
    });

    it('are answers to the words that were shown', async () => {
      const { other } = await invited();
      const wrong = await other.answer('given', { sha256: 'f'.repeat(64) });
      assert.deepEqual([wrong.status, wrong.body.type, wrong.body.current.id], [409, '/problems/text-changed', 'custody']);
      assert.equal((await other.answer('given', { language: 'en' })).status, 409, 'the Danish hash is not of the English words');
      const { body } = await new Visitor(server).get('/api/consent-texts/custody/1.0.0?solution=shared');
      assert.equal((await other.answer('given', { language: 'en', sha256: body.shown.en })).status, 200);
      const owner = await Visitor.begin(server);
      const { status, body: problem } = await submitShared(owner, {}, { shownTexts: { custody: 'f'.repeat(64) } });
      assert.deepEqual([status, problem.type], [409, '/problems/text-changed']);
      assert.equal((await submitShared(owner, {}, { shownTexts: { custody: body.shown.da } })).status, 201);
    });

    it('can be taken back by the link that gave them, and be found missing by the case system', async () => {
      const { owner, id, other } = await invited({ own: numbers.third, other: numbers.stranger });
      const given = (await other.answer('given')).body;
      const { consentId } = given.case.parties.find(({ mine }: any) => mine);
      const query = { subject: { kind: 'person', number: numbers.stranger }, purpose: 'custody', solution: 'shared' };
      const newest = (await machine(query)).body;
      assert.deepEqual([newest.valid, newest.consentId], [true, consentId]);
      const then = server.ctx.clock().toISOString();
      server.pass(20 * day);
      await other.identify(numbers.stranger);
      const withdraw = (one: Invited) => one.visitor.post(`/api/consents/${consentId}/withdrawals`, undefined, one.headers);
      assert.equal((await withdraw(new Invited(server, `#${other.secret}`))).status, 401, 'not without showing who');
      const taken = await withdraw(other);
      assert.deepEqual([taken.status, taken.body.state], [200, 'withdrawn']);
      assert.equal((await withdraw(other)).status, 200, 'twice is once');
      assert.deepEqual(await typesOf(consentId), ['requested', 'given', 'withdrawn']);
      assert.equal((await other.look()).body.state, 'withdrawn');
      const now = (await machine(query)).body;
      assert.deepEqual([now.valid, now.reason, now.consentId], [false, 'withdrawn', consentId]);
      assert.equal((await machine({ ...query, at: then })).body.valid, true, 'then it held');
      assert.equal((await caseOf(owner, id)).status, 'withdrawn');
      const applicant = (await machine({ subject: { kind: 'person', number: numbers.third }, purpose: 'custody' })).body;
      assert.deepEqual([applicant.valid, applicant.reason], [false, 'others'], 'one of two is not enough');
    });

    it('taken back while the application waits stop it', async () => {
      const { owner, id } = await begun();
      const [own] = (await owner.get('/api/consents')).body.consents.filter(({ request }: any) => request.id === 'custody');
      assert.deepEqual([own.state, own.withdrawable, own.history.map(({ type }: any) => type)], ['given', true, ['requested', 'given']]);
      const stranger = await Visitor.begin(server);
      assert.equal((await stranger.post(`/api/consents/${own.consentId}/withdrawals`, undefined)).status, 404);
      assert.equal((await new Visitor(server).post(`/api/consents/${own.consentId}/withdrawals`, undefined)).status, 401);
      assert.equal((await owner.post(`/api/consents/${own.consentId}/withdrawals`, undefined)).body.state, 'withdrawn');
      assert.equal((await caseOf(owner, id)).status, 'withdrawn');
      assert.equal(await stateOf(owner, id), 'awaiting-consent');
      const renewal = await owner.post(`/api/consents/${own.consentId}/renewals`, undefined, { 'idempotency-key': randomUUID() });
      assert.deepEqual([renewal.status, renewal.body.current.state], [409, 'withdrawn'], 'only a new record can follow');
    });

    it('are renewed once per key, and expire when their time is over', async () => {
      const { owner } = await begun({ other: undefined });
      const entry = async () => (await owner.get('/api/consents')).body.consents.find(({ request }: any) => request.id === 'debt');
      const first = await entry();
      server.pass(20 * day);
      const key = randomUUID();
      const renew = () => owner.post(`/api/consents/${first.consentId}/renewals`, undefined, { 'idempotency-key': key });
      const [one, two] = await Promise.all([renew(), renew()]);
      assert.deepEqual([one!.status, one!.body], [200, two!.body]);
      assert.deepEqual(await typesOf(first.consentId), ['requested', 'given', 'renewed']);
      assert.ok(one!.body.until > first.until);
      server.pass(Date.parse(one!.body.until) - server.ctx.clock().getTime());
      const [row] = await server.ctx.db.select().from(consents).where(eq(consents.id, first.consentId));
      assert.equal(row!.state, 'given', 'no job has run');
      const asked = { subject: { kind: 'person', number: numbers.own }, purpose: 'debt' };
      assert.deepEqual((await machine(asked)).body.reason, 'expired');
      await runConsentJobs(server.ctx);
      assert.deepEqual(await typesOf(first.consentId), ['requested', 'given', 'renewed', 'expired']);
    });

    it('remind once, with a link of its own, and when asked at most once a day', async () => {
      const { owner, id, other } = await invited();
      await runConsentJobs(server.ctx);
      notices.length = 0;
      server.pass(3 * day);
      await runConsentJobs(server.ctx);
      await runConsentJobs(server.ctx);
      const mine = notices.filter(({ recipient }) => recipient === numbers.other);
      assert.equal(mine.length, 1);
      const reminded = new Invited(server, mine[0]!.href);
      assert.equal((await reminded.look()).body.state, 'identify');
      assert.equal((await other.look()).body.state, 'identify', 'the first link works on');
      const { id: caseId, parties } = await caseOf(owner, id);
      assert.equal(parties[1].remindedAt, server.ctx.clock().toISOString());
      const remind = () => owner.post(`/api/applications/${id}/consents/${caseId}/reminders`, { party: 'other' });
      assert.equal((await remind()).status, 429);
      server.pass(day + minute);
      assert.equal((await remind()).status, 202);
      assert.equal((await remind()).status, 429);
      assert.ok(!JSON.stringify(server.log).includes(numbers.other));
    });

    it('are chained per subject, and every tampering is found where it was done', async () => {
      const { db } = server.ctx;
      const { owner, id } = await begun({ other: undefined });
      await submitShared(owner, { other: undefined });
      const [row] = await db.select().from(consents).where(eq(consents.applicationId, id));
      const events = await db.select().from(consentEvents).where(eq(consentEvents.chain, row!.chain)).orderBy(consentEvents.position);
      assert.equal(events.length, 12, 'two applications of one person, one chain');
      const staff = { authorization: `Bearer ${server.ctx.config.secrets.staffKey}` };
      const verify = async () => (await new Visitor(server).get(`/api/staff/consent-chains/${row!.chain}/verify`, { headers: staff })).body;
      assert.deepEqual(await verify(), { whole: true, events: 12, head: events[11]!.hash });
      const tampered = async (change: () => Promise<unknown>, back: () => Promise<unknown>) => {
        await db.execute(sql`alter table consent_events disable trigger consent_events_append_only`);
        await change();
        const verdict = await verify();
        await back();
        await db.execute(sql`alter table consent_events enable trigger consent_events_append_only`);
        assert.equal((await verify()).whole, true);
        return verdict.firstBreak;
      };
      const fourth = events[3]!;
      const at = eq(consentEvents.id, fourth.id);
      const set = (changes: Partial<typeof fourth>) => db.update(consentEvents).set(changes).where(at);
      assert.deepEqual(await tampered(() => set({ type: 'refused' }), () => set({ type: fourth.type })), { position: 4, why: 'changed' });
      assert.deepEqual(await tampered(() => set({ previousHash: 'x' }), () => set({ previousHash: fourth.previousHash })), { position: 4, why: 'previous' });
      const persons = { ...fourth.persons!, actor: { kind: 'person' as const, id: 'another' } };
      assert.deepEqual(await tampered(() => set({ persons }), () => set({ persons: fourth.persons })), { position: 4, why: 'persons' });
      assert.deepEqual(await tampered(() => db.delete(consentEvents).where(at), () => db.insert(consentEvents).values(fourth)), { position: 4, why: 'missing' });
      const last = events[11]!;
      assert.deepEqual(await tampered(() => db.delete(consentEvents).where(eq(consentEvents.id, last.id)), () => db.insert(consentEvents).values(last)), { position: 12, why: 'end-missing' });
      await db.update(consentEvents).set({ persons: null }).where(eq(consentEvents.chain, row!.chain));
      assert.equal((await verify()).whole, true, 'erasing persons breaks nothing');
      const all = await new Visitor(server).get('/api/staff/consent-chains/verify', { headers: staff });
      assert.deepEqual(all.body.broken, []);
      assert.ok(all.body.chains > 1);
    });

    it('cannot be answered twice in the database itself, nor made from nothing', async () => {
      const { db } = server.ctx;
      const { id } = await begun({ other: undefined });
      const [event] = await db.select().from(consentEvents).where(eq(consentEvents.applicationId, id));
      const { body } = await submitShared(await Visitor.begin(server), { other: undefined });
      const [answered] = await db.select().from(consentEvents).where(eq(consentEvents.applicationId, body.id)).orderBy(sql`type`);
      await assert.rejects(db.insert(consentEvents).values({ ...answered!, id: randomUUID(), position: 99, type: 'refused' }));
      await assert.rejects(db.insert(consentEvents).values({ ...event!, id: randomUUID(), position: 99, type: 'requested' }));
    });

    it('forget whose they were when they are over and erased, and the chain holds', async () => {
      const { db } = server.ctx;
      const { owner, id, other } = await invited();
      await other.answer('given');
      const taken = { authorization: `Bearer ${server.ctx.config.secrets.machineKey}` };
      assert.equal((await new Visitor(server).post(`/api/machine/applications/${id}/taken`, undefined, taken)).status, 204);
      server.pass(21 * day);
      await runRetention(server.ctx);
      const rows = () => db.select().from(consents).where(eq(consents.applicationId, id));
      const held = (await rows()).filter(({ state, personKey }) => state === 'given' && personKey !== null);
      assert.ok(held.length > 0, 'what still holds can still be found and taken back');
      assert.ok((await db.select().from(consentEvents).where(eq(consentEvents.applicationId, id))).every(({ persons }) => persons === null));
      await other.identify(numbers.other);
      const mine = held.find(({ party }) => party === 'other')!;
      assert.equal((await other.visitor.post(`/api/consents/${mine.id}/withdrawals`, undefined, other.headers)).status, 200);
      server.pass(400 * day);
      // A run takes fifty, the next comes seconds later.
      for (let run = 0; run < 4; run++) await runConsentJobs(server.ctx);
      await runRetention(server.ctx);
      assert.ok((await rows()).every(({ subjectKey, personKey, actorKey }) => subjectKey === null && personKey === null && actorKey === null));
      const [chain] = await db.select().from(consentChains).where(eq(consentChains.id, mine.chain));
      assert.ok(chain);
      assert.equal((await owner.get('/api/session')).status, 401, 'the session is long over');
      const staff = { authorization: `Bearer ${server.ctx.config.secrets.staffKey}` };
      assert.deepEqual((await new Visitor(server).get('/api/staff/consent-chains/verify', { headers: staff })).body.broken, []);
    });

    it('hand the applicant’s consents over with everybody’s events', async () => {
      const { id, other } = await invited();
      await other.answer('given');
      const taken = { authorization: `Bearer ${server.ctx.config.secrets.machineKey}` };
      const { body } = await new Visitor(server).get('/api/machine/applications?limit=100', { headers: taken });
      const mine = body.applications.find((one: any) => one.id === id);
      assert.ok(mine.consents.some(({ party, type }: any) => party === 'other' && type === 'given'));
      const [row] = await server.ctx.db.select().from(applications).where(eq(applications.id, id));
      assert.equal(row!.state, 'received');
    });
  });
}

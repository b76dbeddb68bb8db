// What the log says of receipts, messages and status while everything that can goes wrong: events and codes, and never a
// person, a number, a word somebody wrote, or the words of a receiver.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { eq, sql } from 'drizzle-orm';
import { outbox } from '@faelles/server/database/outbox.js';
import { receipts } from '@faelles/server/database/receipts.js';
import { fileDrop } from '@faelles/server/outbox/senders/file-drop.js';
import { httpSender } from '@faelles/server/outbox/senders/http.js';
import { runOutbox } from '@faelles/server/outbox/worker.js';
import { makeMissingReceipts } from '@faelles/server/receipts/missing.js';
import { databases } from '../support/database.ts';
import { startTestServer, Visitor, type TestServer } from '../server/app.ts';
import { application, recording, solutions, submit, timing } from './support.ts';

/** What must stand in no line. The signed-in person's own name and number among them. */
const secrets = ['1406995069', '140699-5069', 'Testesen', 'Hemmelig Vej 7', 'Fru Note', 'Hr. Afgørelse', 'Modtagerens ord', 'nobody-may-read-this'];
const json = { ...application, answers: { ...application.answers, name: 'Testesen, Hemmelig Vej 7' } };

describe('the log', () => {
  let server: TestServer;
  let folder: string;
  before(async () => {
    server = await startTestServer(databases[0]!, { solutions });
    folder = await mkdtemp(join(tmpdir(), 'faelles-log-nobody-may-read-this-'));
  });
  after(async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    await server.ctx.db.update(outbox).set({ state: 'sent', payload: null });
    server.log.length = 0;
  });

  /** Every line since the test began, and that the events it is about are among them: else it would hold nothing to anything. */
  function quiet(...events: string[]): void {
    const lines = server.log.map((line) => JSON.stringify(line));
    for (const event of events) assert.ok(server.log.some((line) => line['event'] === event), `no ${event} in ${server.log.map((line) => line['event']).join(' ')}`);
    for (const secret of secrets) assert.deepEqual(lines.filter((line) => line.includes(secret) || line.includes(encodeURIComponent(secret))), [], secret);
  }
  const run = () => runOutbox(server.ctx, timing);

  it('of a receiver that answers with what it was sent', async () => {
    const echo: typeof fetch = async (_url, init) => new Response(`Modtagerens ord: ${String(init?.body)}`, { status: 400, statusText: 'Modtagerens ord' });
    server.ctx.sender = httpSender({ url: 'https://dispatch.example/nobody-may-read-this', token: 'nobody-may-read-this-0000', patienceMillis: 1_000 }, echo, server.ctx.clock);
    await submit(server, { as: 'voksen', json });
    assert.equal((await run()).dead, 2);
    quiet('delivery-given-up', 'request');
  });

  it('of a connection that breaks with an error full of words', async () => {
    const broken: typeof fetch = async () => Promise.reject(new TypeError('fetch failed: 1406995069 Testesen', { cause: new Error('Modtagerens ord') }));
    server.ctx.sender = httpSender({ url: 'https://dispatch.example/', token: 'x'.repeat(24), patienceMillis: 1_000 }, broken, server.ctx.clock);
    await submit(server, { as: 'voksen', json });
    assert.equal((await run()).failed, 2);
    quiet('delivery-failed');
  });

  it('of a sender that breaks in a way nobody thought of', async () => {
    server.ctx.sender = recording(({ xml }) => {
      throw new Error(`nobody thought of ${xml} Testesen`);
    });
    await submit(server, { as: 'voksen', json });
    assert.equal((await run()).failed, 2);
    quiet('delivery-fault', 'delivery-failed');
  });

  it('of a folder that is none, and one that takes them', async () => {
    const none = join(folder, 'none');
    await writeFile(none, '');
    server.ctx.sender = fileDrop(none);
    await submit(server, { as: 'voksen', json });
    assert.equal((await run()).failed, 2);
    server.ctx.sender = fileDrop(join(folder, 'drop'));
    server.pass(60_000);
    assert.equal((await run()).sent, 2);
    quiet('delivery-failed', 'delivery-sent');
  });

  it('of a database that refuses the message, whose driver tells the whole of it', async (t) => {
    server.ctx.sender = recording();
    await submit(server, { as: 'voksen', json });
    await server.ctx.db.execute(sql.raw(`create function refusing() returns trigger language plpgsql as $$ begin if new.payload is distinct from old.payload then raise exception 'Testesen %', new.payload using errcode = '53100'; end if; return new; end $$`));
    await server.ctx.db.execute(sql.raw('create trigger refusing before update on outbox for each row execute function refusing()'));
    t.after(() => server.ctx.db.execute(sql.raw('drop function refusing cascade')));
    assert.equal((await run()).failed, 2);
    quiet('delivery-fault');
  });

  it('of a message that cannot be written, and of a receipt that is gone', async () => {
    server.ctx.sender = recording();
    const { answer } = await submit(server, { as: 'voksen', json });
    const of = eq(outbox.receiptId, answer.body.receiptId as string);
    await server.ctx.db.update(outbox).set({ payload: { recipient: { type: 'CPR', number: '1406995068', proven: true } } }).where(of);
    const [stored] = await server.ctx.db.select().from(receipts).where(eq(receipts.id, answer.body.receiptId as string));
    const { authority } = stored!.receipt;
    await server.ctx.db.update(receipts).set({ receipt: { ...stored!.receipt, authority: { ...authority, cvr: '12345678' } } }).where(eq(receipts.id, stored!.id));
    await run();
    quiet('delivery-cannot-be-made', 'delivery-given-up');
  });

  it('of a receipt that cannot be made', async (t) => {
    await server.ctx.db.execute(sql.raw(`create function refusing() returns trigger language plpgsql as $$ begin raise exception 'Testesen %', new.receipt using errcode = '53100'; end $$`));
    await server.ctx.db.execute(sql.raw('create trigger refusing before insert on receipts for each row execute function refusing()'));
    t.after(() => server.ctx.db.execute(sql.raw('drop function if exists refusing cascade')));
    await submit(server, { as: 'voksen', json });
    await makeMissingReceipts(server.ctx);
    quiet('receipt-not-made');
    await server.ctx.db.execute(sql.raw('drop function refusing cascade'));
    assert.equal(await makeMissingReceipts(server.ctx), 1);
    quiet('receipts-made');
  });

  it('of status, files and staff, from within and from outside', async () => {
    server.ctx.sender = undefined;
    const { visitor, answer } = await submit(server, { as: 'voksen', json });
    const { id, receiptId, reference } = answer.body;
    const headers = () => ({ authorization: `Bearer ${server.ctx.config.secrets.machineKey}`, 'idempotency-key': randomUUID() });
    const report = (body: object) => new Visitor(server).send('PUT', `/api/machine/applications/${id}/status`, { json: body, headers: headers() });
    const at = server.ctx.clock().toISOString();
    assert.equal((await report({ status: 'processing', at, note: { da: 'Fru Note' } })).status, 409);
    await new Visitor(server).send('POST', `/api/machine/applications/${id}/taken`, { headers: headers() });
    assert.equal((await report({ status: 'processing', at, expectedBy: '2026-12-18', note: { da: 'Fru Note' } })).status, 200);
    assert.equal((await report({ status: 'decided', at, decision: { outcome: { da: 'Hr. Afgørelse' } }, note: { da: 'Fru Note' }, Testesen: '1406995069' })).status, 422);
    assert.equal((await report({ status: 'Testesen 1406995069', at })).status, 422);
    const { body: view } = await visitor.get(`/api/receipts/${receiptId}`);
    const link = { headers: { authorization: `Link ${view.link.secret}` } };
    for (const part of ['.json', '.ics?language=da', '.pdf', '/status', '.ics?language=1406995069', '/status?Testesen=1406995069']) {
      await visitor.get(`/api/receipts/${receiptId}${part}`);
      await new Visitor(server).get(`/api/receipts/${receiptId}${part}`, link);
      await new Visitor(server).get(`/api/receipts/${receiptId}${part}`);
    }
    const staff = new Visitor(server);
    await staff.post('/api/staff/session', { as: 'demo-vagt' });
    for (const query of [`reference=${reference}`, 'reference=1406995069', 'state=Testesen']) await staff.get(`/api/staff/outbox?${query}`);
    await staff.post('/api/staff/outbox/Testesen/retry', undefined);
    quiet('request');
    assert.ok(!JSON.stringify(server.log).includes(view.link.secret as string), 'nor the secret of a link');
  });

  it('is looked through by something that would find them', () => {
    server.log.push({ event: 'request', name: 'Testesen' });
    assert.throws(() => quiet('request'));
    assert.throws(() => quiet('no-such-event'));
  });
});

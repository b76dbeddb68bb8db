// Two copies of the server on one database: what one does with the keys of receipts holds in the other at once.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { eq } from 'drizzle-orm';
import { openDatabase, type Database, type OpenDatabase } from '@faelles/server/database/open.js';
import { receiptKeys, receipts } from '@faelles/server/database/receipts.js';
import { takeKeyIntoUse } from '@faelles/server/receipts/keys.js';
import { makeMissingReceipt } from '@faelles/server/receipts/make.js';
import { signReceipt } from '@faelles/server/receipts/sign.js';
import { newSigningKey } from '@faelles/server/secrets.js';
import { Visitor, type TestServer } from '../server/app.ts';
import { goodAnswers } from '../server/definition.ts';
import { databases, newPostgresUrl } from '../support/database.ts';
import { ask, partsOf, received, startReceiptServer } from './citizen.ts';

const hour = 3_600_000;

describe('two copies of a server on one PostgreSQL', () => {
  const open: OpenDatabase[] = [];
  let one: TestServer;
  let two: TestServer;
  before(async () => {
    const url = await newPostgresUrl();
    for (let copy = 0; copy < 2; copy++) open.push(await openDatabase({ url }));
    one = await startReceiptServer(databases[0]!, {}, '99999004', open[0]);
    // The second has what the first has: its data folder and its secrets.
    two = await startReceiptServer(databases[0]!, { dataDir: one.ctx.config.dataDir, signingKeyFile: one.ctx.config.signingKeyFile, secrets: structuredClone(one.ctx.config.secrets) }, '99999004', open[1]);
    for (const { ctx } of [one, two]) await takeKeyIntoUse(ctx);
  });
  after(async () => {
    for (const server of [one, two]) await server?.close();
    for (const database of open) await database.close();
  });

  const staff = (server: TestServer, method: string, path: string, json?: unknown) =>
    new Visitor(server).send(method, path, { ...(json !== undefined && { json }), headers: { authorization: `Bearer ${server.ctx.config.secrets.staffKey}` } });
  const rotate = async (server: TestServer): Promise<string> => (await staff(server, 'POST', '/api/staff/keys/rotations')).body.kid;
  const kidOf = (jws: string): string => partsOf(jws).header.kid;

  it('sign with the new key from the next receipt on, and know each other’s signatures', async () => {
    const before = await received(two);
    const kid = await rotate(one);
    const [mine, theirs] = [await received(one), await received(two)];
    assert.deepEqual([kidOf(mine.jws), kidOf(theirs.jws)], [kid, kid]);
    assert.notEqual(kidOf(before.jws), kid);
    for (const server of [one, two]) {
      for (const { jws } of [before, mine, theirs]) assert.equal((await ask(server, { jws })).verdict, 'valid');
      const { keys } = (await staff(server, 'GET', '/api/staff/keys')).body;
      assert.deepEqual(keys.filter(({ state }: { state: string }) => state === 'signs').map((key: { kid: string }) => key.kid), [kid]);
    }
    assert.ok(two.log.some(({ event }) => event === 'signing-key-taken-over'), 'the operator is told');
  });

  it('believe a withdrawn key no longer, and the copy that had it signs with the other', async () => {
    const kid = kidOf((await received(two)).jws);
    const old = await received(two);
    await rotate(one);
    // The second copy has not signed since: it still has the key that is withdrawn, and lets it go all the same.
    assert.equal(two.ctx.config.secrets.signingKey.kid, kid);
    const done = await staff(two, 'POST', '/api/staff/keys/withdrawals', { kid, reason: 'Laptop lost' });
    assert.equal(done.status, 200, done.text);
    for (const server of [one, two]) assert.equal((await ask(server, { jws: old.jws })).verdict, 'withdrawn-key');
    const fresh = await received(two);
    assert.notEqual(kidOf(fresh.jws), kid);
    for (const server of [one, two]) assert.equal((await ask(server, { jws: fresh.jws })).verdict, 'valid');
  });

  it('a withdrawal waits for a receipt that is being signed, and signs it anew', async () => {
    const { receipt } = await received(two);
    const kid = two.ctx.config.secrets.signingKey.kid;
    let signed = () => {};
    const whenSigned = new Promise<void>((resolve) => (signed = resolve));
    let goOn = () => {};
    const mayGoOn = new Promise<void>((resolve) => (goOn = resolve));
    const signing = two.ctx.db.transaction(async (transaction) => {
      const tx = transaction as unknown as Database;
      const jws = await signReceipt(tx, two.ctx, receipt);
      assert.equal(kidOf(jws), kid);
      await tx.update(receipts).set({ jws }).where(eq(receipts.id, receipt.id));
      signed();
      await mayGoOn;
    });
    await whenSigned;
    const withdrawing = rotate(one).then(() => staff(one, 'POST', '/api/staff/keys/withdrawals', { kid, reason: 'Laptop lost' }));
    const early = await Promise.race([withdrawing.then(() => 'withdrawn'), new Promise((resolve) => setTimeout(resolve, 300, 'waits'))]);
    assert.equal(early, 'waits');
    goOn();
    await signing;
    assert.equal((await withdrawing).status, 200);
    const [row] = await one.ctx.db.select().from(receipts).where(eq(receipts.id, receipt.id));
    assert.notEqual(kidOf(row!.jws!), kid);
    assert.equal((await ask(two, { code: receipt.verify!.code })).verdict, 'valid');
  });

  it('a copy whose key from the environment is over signs nothing: the application is received, and the other makes its receipt', async () => {
    const { config } = two.ctx;
    const held = { ...config };
    const given = await newSigningKey('ES256', 'k-');
    config.signingKeyFile = undefined;
    config.secrets = { ...config.secrets, signingKey: given };
    await takeKeyIntoUse(two.ctx);
    assert.equal(kidOf((await received(two)).jws), given.kid);
    // The first copy is started with its own; this one is forgotten for longer than the hour.
    await takeKeyIntoUse(one.ctx);
    two.pass(hour / 2);
    assert.equal(kidOf((await received(two)).jws), given.kid, 'its last hour');
    two.pass(hour);
    one.pass(hour * 1.5);
    const visitor = await Visitor.begin(two);
    const body = { solution: 'test-permit', definitionVersion: '1.0.0', answers: { ...goodAnswers, cpr: '0101505006' }, language: 'da', shownTotalOre: 0 };
    const sent = await visitor.post('/api/applications', body, { 'idempotency-key': randomUUID() });
    assert.equal(sent.status, 201, sent.text);
    assert.equal(sent.body.receiptId, undefined);
    assert.ok(two.log.some(({ event, kid }) => event === 'signing-key-over' && kid === given.kid));
    assert.ok(two.log.some(({ event, application }) => event === 'receipt-not-made' && application === sent.body.id));
    const id = (await makeMissingReceipt(one.ctx, sent.body.id))!;
    const { receipt, jws } = (await visitor.get(`/api/receipts/${id}`)).body;
    assert.equal(receipt.id, id);
    assert.equal(kidOf(jws), one.ctx.config.secrets.signingKey.kid);
    assert.equal((await ask(two, { jws })).verdict, 'valid');
    assert.equal((await one.ctx.db.select().from(receiptKeys).where(eq(receiptKeys.kid, given.kid))).length, 1);
    Object.assign(config, held);
  });
});

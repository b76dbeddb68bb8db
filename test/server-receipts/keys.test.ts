import assert from 'node:assert/strict';
import { createPublicKey, webcrypto } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { eq } from 'drizzle-orm';
import { createVerifier } from 'fast-jwt';
import { canonicalJson } from '@faelles/receipt/model';
import { ReceiptKeySet, StaffKeys } from '@faelles/schemas/receipt-keys.js';
import { ConfigError, readConfig } from '@faelles/server/config.js';
import { receipts } from '@faelles/server/database/receipts.js';
import { publicKey } from '@faelles/server/receipts/signing-key.js';
import { takeKeyIntoUse } from '@faelles/server/receipts/keys.js';
import { newSigningKey } from '@faelles/server/secrets.js';
import { databases } from '../support/database.ts';
import { Visitor, type TestServer } from '../server/app.ts';
import { ask, partsOf, received, signWith, startReceiptServer } from './citizen.ts';

const hour = 3_600_000;

/** What anybody outside has: answers over HTTP. */
const keysOf = async (server: TestServer) => ReceiptKeySet.parse((await new Visitor(server).get('/.well-known/jwks.json')).body);
const verdictOf = async (server: TestServer, jws: string) => (await ask(server, { jws })).verdict;

/** Checks a signature with a library that had no part in making it; throws when it does not hold. */
async function checkElsewhere(server: TestServer, jws: string): Promise<unknown> {
  const { keys } = await keysOf(server);
  const { kid } = partsOf(jws).header;
  const key = keys.find((one) => one.kid === kid);
  if (!key) throw new Error('no such key');
  const pem = createPublicKey({ key, format: 'jwk' }).export({ type: 'spki', format: 'pem' }) as string;
  return createVerifier({ key: pem, algorithms: [key.alg] })(jws);
}

/** The same with what every browser has. */
async function checkInBrowser(server: TestServer, jws: string): Promise<boolean> {
  const { head, body, signature, header } = partsOf(jws);
  const jwk = (await keysOf(server)).keys.find((one) => one.kid === header.kid)!;
  const algorithm = jwk.kty === 'EC' ? { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } : { name: 'Ed25519' };
  const { alg: _alg, use: _use, ...bare } = jwk;
  const key = await webcrypto.subtle.importKey('jwk', bare, algorithm, false, ['verify']);
  return webcrypto.subtle.verify(algorithm, key, Buffer.from(signature, 'base64url'), new TextEncoder().encode(`${head}.${body}`));
}

for (const database of databases) {
  describe(`keys of receipts on ${database.name}`, () => {
    let server: TestServer;
    before(async () => (server = await startReceiptServer(database)));
    after(() => server.close());
    const staff = (method: string, path: string, json?: unknown) =>
      new Visitor(server).send(method, path, { ...(json !== undefined && { json }), headers: { authorization: `Bearer ${server.ctx.config.secrets.staffKey}` } });

    it('are published before the first receipt, with their period, for caches, and without a private part', async () => {
      const answer = await new Visitor(server).get('/.well-known/jwks.json');
      assert.equal(answer.status, 200);
      assert.equal(answer.headers.get('content-type'), 'application/jwk-set+json');
      assert.equal(answer.headers.get('cache-control'), 'public, max-age=300, must-revalidate');
      assert.equal(answer.headers.get('access-control-allow-origin'), '*');
      assert.equal(answer.headers.get('set-cookie'), null);
      const { keys, withdrawn } = ReceiptKeySet.parse(answer.body);
      assert.deepEqual(keys.map(({ kid, alg, use }) => ({ kid, alg, use })), [{ kid: server.ctx.config.secrets.signingKey.kid, alg: 'ES256', use: 'sig' }]);
      assert.equal(keys[0]!.nbf, Math.floor(server.ctx.clock().getTime() / 1000));
      assert.equal(withdrawn, undefined);
      assert.ok(!answer.text.includes(server.ctx.config.secrets.signingKey.d!) && !('d' in keys[0]!));
      const again = await new Visitor(server).get('/.well-known/jwks.json', { headers: { 'if-none-match': answer.headers.get('etag')! } });
      assert.equal(again.status, 304);
      assert.equal(again.text, '');
      assert.deepEqual((await new Visitor(server).get('/api/keys')).body, answer.body);
    });

    it('a library that had no part in it verifies a receipt with HTTP answers alone', async () => {
      const { jws, receipt } = await received(server);
      assert.equal(canonicalJson(await checkElsewhere(server, jws)), canonicalJson(receipt));
      assert.equal(await checkInBrowser(server, jws), true);
      const { head, signature, text } = partsOf(jws);
      const forged = `${head}.${Buffer.from(text.replace('Dage', 'Uger')).toString('base64url')}.${signature}`;
      await assert.rejects(checkElsewhere(server, forged));
      assert.equal(await checkInBrowser(server, forged), false);
    });

    it('a rotation: new receipts by the new key, old ones stay valid, here and elsewhere', async () => {
      const old = await received(server);
      server.pass(hour);
      const rotated = await staff('POST', '/api/staff/keys/rotations');
      assert.equal(rotated.status, 201, rotated.text);
      const fresh = await received(server);
      assert.equal(partsOf(fresh.jws).header.kid, rotated.body.kid);
      assert.notEqual(partsOf(old.jws).header.kid, rotated.body.kid);
      server.pass(400 * 24 * hour);
      for (const { jws, receipt } of [old, fresh]) {
        assert.equal(await verdictOf(server, jws), 'valid');
        assert.equal((await ask(server, { code: receipt.verify!.code })).verdict, 'valid');
        assert.equal(canonicalJson(await checkElsewhere(server, jws)), canonicalJson(receipt));
      }
      const { keys } = await keysOf(server);
      assert.equal(keys[0]!.kid, rotated.body.kid);
      assert.equal(keys[0]!.exp, undefined);
      assert.ok(keys[1]!.exp! > keys[1]!.nbf);
      // The new one is in the data folder: a restart goes on with it.
      const stored = JSON.parse(await readFile(join(server.ctx.config.dataDir, 'secrets.json'), 'utf8'));
      assert.equal(stored.signingKey.kid, rotated.body.kid);
      assert.deepEqual(StaffKeys.parse((await staff('GET', '/api/staff/keys')).body).keys.map(({ state }) => state), ['signs', 'signed']);
    });

    it('the key before still signs for an hour, for copies of the server that are not started anew yet, and then no longer', async () => {
      const before = server.ctx.config.secrets.signingKey;
      const { receipt } = await received(server);
      await staff('POST', '/api/staff/keys/rotations');
      const sign = () => signWith(before, receipt, { iat: Math.floor(server.ctx.clock().getTime() / 1000) });
      server.pass(hour / 2);
      assert.equal(await verdictOf(server, await sign()), 'valid');
      server.pass(hour);
      assert.equal(await verdictOf(server, await sign()), 'outside-key-period');
    });

    it('a withdrawal: nothing by that key counts, and what is stored is signed anew', async () => {
      const theirs = await received(server);
      const tampered = await received(server);
      const { kid } = partsOf(theirs.jws).header;
      assert.equal((await staff('POST', '/api/staff/keys/withdrawals', { kid, reason: 'Laptop lost' })).status, 409);
      await staff('POST', '/api/staff/keys/rotations');
      const [row] = (await server.ctx.db.select().from(receipts)).filter(({ id }) => id === tampered.receipt.id);
      await server.ctx.db.update(receipts).set({ receipt: { ...row!.receipt, reference: 'TP-2026-222222' } }).where(eq(receipts.id, row!.id));
      const done = await staff('POST', '/api/staff/keys/withdrawals', { kid, reason: 'Laptop lost' });
      assert.equal(done.status, 200, done.text);
      assert.equal(done.body.left, 1);
      assert.ok(done.body.signedAnew >= 1);
      assert.equal(await verdictOf(server, theirs.jws), 'withdrawn-key');
      assert.equal((await ask(server, { receipt: theirs.receipt, jws: theirs.jws })).verdict, 'withdrawn-key');
      const anew = (await theirs.visitor.get(`/api/receipts/${theirs.receipt.id}`)).body;
      assert.deepEqual(anew.receipt, theirs.receipt);
      assert.equal(anew.verification, 'verified');
      assert.equal(await verdictOf(server, anew.jws), 'valid');
      assert.equal((await ask(server, { code: theirs.receipt.verify!.code })).verdict, 'valid');
      // What was changed behind our back is not made genuine by it.
      assert.equal((await ask(server, { code: tampered.receipt.verify!.code })).verdict, 'altered');
      const { keys, withdrawn } = await keysOf(server);
      assert.ok(!keys.some((key) => key.kid === kid));
      assert.deepEqual(withdrawn?.map((key) => key.kid), [kid]);
      await assert.rejects(checkElsewhere(server, theirs.jws), /no such key/);
      assert.deepEqual((await staff('POST', '/api/staff/keys/withdrawals', { kid, reason: 'Again' })).body, { signedAnew: 0, left: 1 });
      assert.equal((await staff('POST', '/api/staff/keys/withdrawals', { kid: 'nobody', reason: 'None' })).status, 404);
      assert.equal((await staff('GET', '/api/staff/keys')).body.keys.find((key: { kid: string }) => key.kid === kid).reason, 'Laptop lost');
    });

    it('are changed by whoever has the staff’s key and by nobody else', async () => {
      const visitor = await Visitor.begin(server);
      for (const [method, path] of [['GET', '/api/staff/keys'], ['POST', '/api/staff/keys/rotations'], ['POST', '/api/staff/keys/withdrawals']] as const) {
        assert.ok([401, 403].includes((await visitor.send(method, path, method === 'POST' ? { json: { kid: 'a', reason: 'none' } } : {})).status), path);
      }
    });

    it('a server that is started with another key from the environment ends the period of the one before', async () => {
      const own = await startReceiptServer(database);
      try {
        const old = await received(own);
        own.ctx.config.signingKeyFile = undefined;
        const refused = await new Visitor(own).send('POST', '/api/staff/keys/rotations', { headers: { authorization: `Bearer ${own.ctx.config.secrets.staffKey}` } });
        assert.equal(refused.status, 409);
        assert.match(refused.body.detail, /SIGNING_KEY/);
        const before = own.ctx.config.secrets.signingKey;
        // EdDSA beside ES256: what signs is the operator's choice.
        const given = await newSigningKey('EdDSA', 'k-');
        own.ctx.config.secrets = { ...own.ctx.config.secrets, signingKey: given };
        own.pass(hour);
        await takeKeyIntoUse(own.ctx);
        const fresh = await received(own);
        assert.equal(partsOf(fresh.jws).header.alg, 'EdDSA');
        for (const { jws, receipt } of [old, fresh]) {
          assert.equal(await verdictOf(own, jws), 'valid');
          assert.equal(canonicalJson(await checkElsewhere(own, jws)), canonicalJson(receipt));
          assert.equal(await checkInBrowser(own, jws), true);
        }
        const periods = async () => Object.fromEntries((await keysOf(own)).keys.map(({ kid, exp }) => [kid, exp === undefined ? 'open' : 'over']));
        assert.deepEqual(await periods(), { [given.kid]: 'open', [before.kid]: 'over' });
        // A version back: the old key signs on, in one period.
        own.ctx.config.secrets = { ...own.ctx.config.secrets, signingKey: before };
        await takeKeyIntoUse(own.ctx);
        assert.deepEqual(await periods(), { [given.kid]: 'over', [before.kid]: 'open' });
      } finally {
        await own.close();
      }
    });

    it('keys from before join the history of a database that does not know them', async () => {
      const key = await newSigningKey('ES256', 'old-');
      const now = Math.floor(server.ctx.clock().getTime() / 1000);
      server.ctx.config.oldKeys = [{ ...publicKey(key), kid: key.kid, nbf: now - 9000, exp: now - 7200 }];
      await takeKeyIntoUse(server.ctx);
      const { receipt } = await received(server);
      assert.equal(await verdictOf(server, await signWith(key, receipt, { iat: now - 8000 })), 'valid');
      assert.equal(await verdictOf(server, await signWith(key, receipt, { iat: now - 3600 })), 'outside-key-period');
    });

    it('a key that cannot sign stops the start, in words: withdrawn, of a known kid, or of parts that do not belong together', async () => {
      const { secrets } = server.ctx.config;
      const { withdrawn, keys } = await keysOf(server);
      const other = await newSigningKey();
      const third = await newSigningKey();
      for (const [signingKey, why] of [
        [{ ...other, kid: withdrawn![0]!.kid }, /withdrawn/],
        [{ ...other, kid: keys.at(-1)!.kid }, /kid/],
        [{ ...other, d: third.d! }, /belong together/],
        [{ ...other, crv: 'P-384' }, /belong together/],
      ] as const) {
        server.ctx.config.secrets = { ...secrets, signingKey };
        await assert.rejects(takeKeyIntoUse(server.ctx), (error) => error instanceof ConfigError && why.test(error.message));
      }
      server.ctx.config.secrets = secrets;
    });
  });
}

describe('signing keys in the environment', () => {
  const refused = async (env: Record<string, string>) =>
    readConfig({ DATA_DIR: '/nonexistent', ...env }).then(
      () => assert.fail('was taken'),
      (error: ConfigError) => error.message,
    );

  it('SIGNING_KEY is an ES256 or EdDSA key with a kid; a fault names the variable and never the key', async () => {
    const key = await newSigningKey('ES256', 'k-');
    for (const bad of ['no json', '{}', JSON.stringify({ ...key, kid: undefined }), JSON.stringify({ ...key, crv: 'P-521' }), JSON.stringify(publicKey(key)), JSON.stringify({ kty: 'oct', k: 'c2VjcmV0', d: 'x', kid: 'a', x: 'b' })]) {
      const message = await refused({ SIGNING_KEY: bad });
      assert.match(message, /SIGNING_KEY/);
      assert.ok(!message.includes(key.d!));
    }
  });

  it('SIGNING_KEYS_OLD takes public keys, and no private one', async () => {
    const key = await newSigningKey('EdDSA', 'k-');
    assert.match(await refused({ SIGNING_KEYS_OLD: JSON.stringify([key]) }), /SIGNING_KEYS_OLD/);
    assert.match(await refused({ SIGNING_KEYS_OLD: '{}' }), /SIGNING_KEYS_OLD/);
  });
});

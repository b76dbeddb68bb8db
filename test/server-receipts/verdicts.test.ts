import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { eq } from 'drizzle-orm';
import { CompactSign, exportJWK, generateKeyPair } from 'jose';
import { receiptKeys, receipts } from '@faelles/server/database/receipts.js';
import { eraseReceipts } from '@faelles/server/receipts/store.js';
import { newSigningKey } from '@faelles/server/secrets.js';
import { databases } from '../support/database.ts';
import { Visitor, type TestServer } from '../server/app.ts';
import { ask, base64, partsOf, received, signWith, startReceiptServer, type Received } from './citizen.ts';

const hour = 3_600_000;

for (const database of databases) {
  describe(`verdicts on ${database.name}`, () => {
    let server: TestServer;
    let one: Received;
    before(async () => {
      server = await startReceiptServer(database);
      one = await received(server);
    });
    after(() => server.close());

    const facts = { kind: 'acknowledgement', authorityName: { da: 'Demokommunen', en: 'Demokommunen (en)' }, receivedOn: '2026-11-20', solutionTitle: { da: 'Tilladelse', en: 'Tilladelse (en)' } };
    const valid = { verdict: 'valid', ...facts };
    const changed = (change: (receipt: any) => void) => {
      const copy = structuredClone(one.receipt);
      change(copy);
      return { receipt: copy, jws: one.jws };
    };

    it('valid: by its signature, by the saved file in any order of members, and by its code as typed', async () => {
      assert.deepEqual(await ask(server, { jws: one.jws }), valid);
      assert.deepEqual(await ask(server, { jws: ` ${one.jws}\n` }), valid);
      assert.deepEqual(await ask(server, { receipt: one.receipt, jws: one.jws }), valid);
      const turned = Object.fromEntries(Object.entries(one.receipt).reverse());
      assert.deepEqual(await ask(server, { $schema: 'https://example.org/receipt-1.json', receipt: turned, jws: one.jws }), valid);
      const { code, url } = one.receipt.verify!;
      assert.match(code, /^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
      assert.equal(url, `${server.ctx.config.publicUrl}/verify.html#${code.replaceAll('-', '')}`);
      for (const typed of [code, code.toLowerCase().replaceAll('-', ' '), code.replaceAll('0', 'O').replaceAll('1', 'l'), url]) {
        assert.deepEqual(await ask(server, { code: typed }), valid, typed);
      }
    });

    it('tells a stranger nothing personal, and the log nothing of what was asked', async () => {
      const said = JSON.stringify([await ask(server, { jws: one.jws }), await ask(server, { code: one.receipt.verify!.code })]);
      for (const secret of ['0101505006', 'Testesen', one.receipt.reference, one.receipt.id]) assert.ok(!said.includes(secret), secret);
      const log = JSON.stringify(server.log);
      for (const secret of ['0101505006', one.receipt.verify!.code.replaceAll('-', ''), one.jws.slice(0, 40)]) assert.ok(!log.includes(secret), secret);
    });

    it('altered: a field, the order of lines, a member more, one less, another kind of value, another receipt', async () => {
      const other = await received(server);
      for (const question of [
        changed((copy) => (copy.reference = copy.reference.replace(/.$/, '2'))),
        changed((copy) => copy.sections[0].lines.reverse()),
        changed((copy) => copy.sections.reverse()),
        changed((copy) => (copy.paid = true)),
        changed((copy) => delete copy.language),
        changed((copy) => (copy.sections[0].lines[0].label.da = '\ud800')),
        { receipt: one.receipt, jws: other.jws },
      ]) {
        assert.deepEqual(await ask(server, question), { verdict: 'altered' });
      }
    });

    it('altered: content or signature of the signed text, also when only its unused bits differ from another spelling', async () => {
      const { head, signature, text } = partsOf(one.jws);
      assert.deepEqual(await ask(server, { jws: `${head}.${base64(text.replace('Dage', 'Dags'))}.${signature}` }), { verdict: 'altered' });
      assert.deepEqual(await ask(server, { jws: `${head}.${base64(text)}.${signature.replace(/^./, (sign) => (sign === 'A' ? 'B' : 'A'))}` }), { verdict: 'altered' });
      assert.deepEqual(await ask(server, { jws: `${head}.${base64(text)}.AAAA` }), { verdict: 'altered' });
      const { header } = partsOf(one.jws);
      assert.deepEqual(await ask(server, { jws: `${base64(JSON.stringify({ ...header, iat: header.iat - 1 }))}.${base64(text)}.${signature}` }), { verdict: 'altered' });
      assert.deepEqual(await ask(server, { jws: `${base64(JSON.stringify({ ...header, alg: 'EdDSA' }))}.${base64(text)}.${signature}` }), { verdict: 'altered' });
    });

    it('stripped: the receipt without signature, or with an empty one', async () => {
      assert.deepEqual(await ask(server, { receipt: one.receipt }), { verdict: 'stripped' });
      const { head, body } = partsOf(one.jws);
      assert.deepEqual(await ask(server, { jws: `${head}.${body}.` }), { verdict: 'stripped' });
      assert.deepEqual(await ask(server, { receipt: one.receipt, jws: `${head}.${body}.` }), { verdict: 'stripped' });
    });

    it('unknown-key: signed by somebody, in our name; with our kid it is altered', async () => {
      const key = await newSigningKey();
      assert.deepEqual(await ask(server, { jws: await signWith(key, one.receipt) }), { verdict: 'unknown-key' });
      assert.deepEqual(await ask(server, { jws: await signWith({ ...key, kid: partsOf(one.jws).header.kid }, one.receipt) }), { verdict: 'altered' });
    });

    it('other-authority: from another authority’s system, or of another than expected', async () => {
      const elsewhere = await startReceiptServer(database, {}, '99999012');
      try {
        const theirs = await received(elsewhere);
        assert.equal((await ask(elsewhere, { jws: theirs.jws })).verdict, 'valid');
        assert.deepEqual(await ask(server, { jws: theirs.jws }), { verdict: 'other-authority' });
        assert.deepEqual(await ask(server, { code: theirs.receipt.verify!.code }), { verdict: 'unknown' });
      } finally {
        await elsewhere.close();
      }
      assert.deepEqual(await ask(server, { jws: one.jws, authority: '99999004' }), valid);
      assert.deepEqual(await ask(server, { jws: one.jws, authority: '99999012' }), { verdict: 'other-authority', authorityName: facts.authorityName });
      assert.deepEqual(await ask(server, { code: one.receipt.verify!.code, authority: '99999012' }), { verdict: 'other-authority', authorityName: facts.authorityName });
    });

    it('outside-key-period: before its key signed, after it did, or in the future', async () => {
      const key = server.ctx.config.secrets.signingKey;
      const now = server.ctx.clock().getTime();
      const at = (milliseconds: number) => signWith(key, one.receipt, { iat: Math.floor(milliseconds / 1000) });
      assert.equal((await ask(server, { jws: await at(now) })).verdict, 'valid');
      assert.deepEqual(await ask(server, { jws: await at(now - hour) }), { verdict: 'outside-key-period' });
      assert.deepEqual(await ask(server, { jws: await at(now + hour) }), { verdict: 'outside-key-period' });
      // Signed before signatures told their time: then the receipt's own day counts.
      assert.equal((await ask(server, { jws: await signWith(key, one.receipt) })).verdict, 'valid');
      assert.deepEqual(await ask(server, { jws: await signWith(key, { ...one.receipt, issuedAt: '2020-01-01T10:00:00.000Z' }) }), { verdict: 'outside-key-period' });
      const own = eq(receiptKeys.kid, key.kid);
      await server.ctx.db.update(receiptKeys).set({ notAfter: new Date(now - 2 * hour), notBefore: new Date(now - 9 * hour) }).where(own);
      assert.deepEqual(await ask(server, { jws: one.jws }), { verdict: 'outside-key-period' });
      assert.equal((await ask(server, { jws: await at(now - 3 * hour) })).verdict, 'valid');
      await server.ctx.db.update(receiptKeys).set({ notAfter: null, notBefore: null }).where(own);
    });

    it('unknown: a code nobody has; malformed: what is no code, no signature and no receipt', async () => {
      assert.deepEqual(await ask(server, { code: '1000-0000-0000-000Z' }), { verdict: 'unknown' });
      const { head, body, signature, header, text } = partsOf(one.jws);
      const { privateKey, publicKey } = await generateKeyPair('ES256');
      const brought = await exportJWK(publicKey);
      const forged = (members: object) => new CompactSign(Buffer.from(text)).setProtectedHeader({ ...header, ...members }).sign(privateKey, { crit: { b64: true, exp: true } });
      const own = server.ctx.config.secrets.signingKey;
      const confused = `${base64(JSON.stringify({ ...header, alg: 'HS256' }))}.${body}`;
      const mac = createHmac('sha256', JSON.stringify({ kty: own.kty, crv: own['crv'], x: own['x'], y: own['y'] })).update(confused).digest('base64url');
      for (const question of [
        { code: 'ABC' },
        { code: '' },
        { code: one.receipt.verify!.code.replace(/.$/, (sign) => (sign === '2' ? '3' : '2')) },
        { receipt: {} },
        { receipt: { reference: one.receipt.reference } },
        ...['', '..', 'a.b.c', 'æøå', `${head}.${body}`, `${head}.${body}.${signature}.x`, `${head}=.${body}.${signature}`].map((jws) => ({ jws })),
        { jws: `${base64(JSON.stringify({ ...header, alg: 'none' }))}.${body}.` },
        { jws: `${base64(JSON.stringify({ ...header, alg: 'none' }))}.${body}.${signature}` },
        { jws: `${confused}.${mac}` },
        { jws: await forged({ jwk: brought }) },
        { jws: await forged({ jku: 'https://example.org/keys' }) },
        { jws: await forged({ x5c: ['AAAA'] }) },
        { jws: await forged({ crit: ['exp'], exp: 1 }) },
        { jws: await forged({ typ: 'JWT' }) },
        { jws: await signWith(own, one.receipt, { typ: 'JWT' }) },
        { jws: await signWith(own, 'no receipt') },
        { jws: await signWith(own, text.replace('{', '{"reference":"XX-0000",')) },
        { jws: `${base64(`{"alg":"none",${JSON.stringify(header).slice(1)}`)}.${body}.${signature}` },
        { jws: await signWith(own, '['.repeat(200_000)) },
      ]) {
        assert.deepEqual(await ask(server, question), { verdict: 'malformed' }, JSON.stringify(question).slice(0, 120));
      }
    });

    it('refuses bodies that are no question: huge, deep, with a member twice or that would be a prototype', async () => {
      const send = (bytes: string) => new Visitor(server).send('POST', '/api/receipts/verify', { bytes, headers: { 'content-type': 'application/json' } });
      const whole = JSON.stringify({ receipt: one.receipt, jws: one.jws });
      for (const [bytes, status] of [
        [`{"jws":"${'A'.repeat(3_000_000)}"}`, 413],
        [`{"jws":"${'A'.repeat(1_000_001)}"}`, 422],
        [`{"receipt":${'['.repeat(100_000)}`, 400],
        [`{"receipt":{"a":${'['.repeat(90)}${']'.repeat(90)}}}`, 422],
        [whole.replace('"reference"', '"reference":"XX-0000","reference"'), 422],
        [whole.replace('{', '{"jws":"",'), 422],
        [whole.replace('"receipt":{', '"receipt":{"__proto__":{"kind":"completion"},'), 422],
        ['{}', 422],
        ['[]', 422],
        ['"code"', 422],
        ['{"code":1}', 422],
        ['{"code":"A","authority":"<b>"}', 422],
        ['not json', 400],
      ] as const) {
        const answer = await send(bytes);
        assert.equal(answer.status, status, `${bytes.slice(0, 60)}: ${answer.text.slice(0, 200)}`);
        assert.ok(!answer.text.includes('0101505006'));
      }
      assert.equal((await new Visitor(server).send('POST', '/api/receipts/verify', { bytes: whole, headers: { 'content-type': 'text/plain' } })).status, 415);
    });

    it('altered: what is stored was changed behind our back, whoever asks by its code', async () => {
      const two = await received(server);
      const [row] = await server.ctx.db.select().from(receipts).where(eq(receipts.applicationId, two.applicationId));
      await server.ctx.db.update(receipts).set({ receipt: { ...row!.receipt, reference: 'TP-2026-222222' } }).where(eq(receipts.id, row!.id));
      assert.deepEqual(await ask(server, { code: two.receipt.verify!.code }), { verdict: 'altered' });
      assert.equal((await ask(server, { jws: two.jws })).verdict, 'valid');
    });

    it('erased: the code is known, what it stood for is gone; the citizen’s own copy is as genuine as it was', async () => {
      const two = await received(server);
      await server.ctx.db.transaction((tx) => eraseReceipts(tx as never, [two.applicationId]));
      assert.deepEqual(await ask(server, { code: two.receipt.verify!.code }), { verdict: 'erased' });
      assert.deepEqual(await ask(server, { receipt: two.receipt, jws: two.jws }), valid);
    });

    it('keeps of a code only its hash beside the receipt, and finds it after SESSION_SECRET was changed', async () => {
      const [row] = await server.ctx.db.select().from(receipts).where(eq(receipts.id, one.receipt.id));
      assert.match(row!.verifyCodeHash!, /^[0-9a-f]{64}$/);
      const { secrets } = server.ctx.config;
      server.ctx.config.secrets = { ...secrets, session: 'another secret of another thirty-two characters' };
      assert.equal((await ask(server, { code: one.receipt.verify!.code })).verdict, 'valid');
      server.ctx.config.secrets = secrets;
    });
  });
}

describe('asking for verdicts', () => {
  it('is limited, says how long to wait, and any page may read both', async () => {
    const server = await startReceiptServer(databases[0]!);
    try {
      server.ctx.config.rates = { ...server.ctx.config.rates, link: 5 };
      const headers = { origin: 'https://landlord.example', 'sec-fetch-site': 'cross-site' };
      const send = () => new Visitor(server).post('/api/receipts/verify', { code: '1000-0000-0000-000Z' }, headers);
      // Without a session it is the address that is counted: it may do as much as four.
      for (let asked = 0; asked < 20; asked++) {
        const answer = await send();
        assert.equal(answer.status, 200);
        assert.equal(answer.headers.get('access-control-allow-origin'), '*');
        assert.equal(answer.headers.get('access-control-allow-credentials'), null);
      }
      const refused = await send();
      assert.equal(refused.status, 429);
      assert.ok(Number(refused.headers.get('retry-after')) > 0);
      assert.equal(refused.headers.get('access-control-allow-origin'), '*');
      assert.match(refused.headers.get('access-control-expose-headers') ?? '', /retry-after/i);
      const preflight = await new Visitor(server).send('OPTIONS', '/api/receipts/verify', { headers: { ...headers, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' } });
      assert.equal(preflight.status, 204);
      assert.equal(preflight.headers.get('access-control-allow-headers'), 'content-type');
      // No other route has opened with it.
      const closed = await new Visitor(server).send('OPTIONS', '/api/applications', { headers: { ...headers, 'access-control-request-method': 'POST' } });
      assert.equal(closed.headers.get('access-control-allow-origin'), null);
    } finally {
      await server.close();
    }
  });
});

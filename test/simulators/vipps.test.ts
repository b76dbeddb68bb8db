/** The simulator must be as strict as published: signature, keys, amounts, webhooks, the payer's page. */
import assert from 'node:assert/strict';
import { createHash, createHmac, randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { code, key, order, payments, startMerchant, type Merchant } from './vipps-merchant.ts';
import { sign } from './vipps/sign.ts';

let merchant: Merchant;

before(async () => {
  merchant = await startMerchant();
});
after(() => merchant.stop());
beforeEach(() => merchant.reset());

const press = async (reference: string, action: string) =>
  merchant.call('POST', await merchant.pageOf(reference), `action=${action}`, { 'content-type': 'application/x-www-form-urlencoded' });

describe('signature', () => {
  // The example of the provider's own documentation, "How to authenticate the webhook event".
  test('is the published one', () => {
    const proof = sign(
      'A0+AeKBRG2KRGvnNwJpQlb6IJFk48CKXCIcrLoHncVJKDILsQSxS6NWCccwWm6r6FhGKhiHTBsG2wo/xU6FY/A==',
      'https://webhook.site/e2cee29b-012e-4f1d-8ef4-e95fd74a7a63',
      '{"some-unique-content":"ee6e441b-cc4a-46f8-895d-a5af79bcc233/hello-world"}',
      new Date('2023-03-30T08:38:32Z'),
    );
    assert.deepEqual(proof, {
      'x-ms-date': 'Thu, 30 Mar 2023 08:38:32 GMT',
      'x-ms-content-sha256': 'lNlsp1XA03N34HrQsVzPgJKtC+r7l/RBF4V3JQUWMj4=',
      authorization: 'HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=agAiSyogQbDHpeucoNwYz+yAr5nJ+v+zasdkSbqzv+U=',
      host: 'webhook.site',
    });
  });

  test('stands on every webhook as it is sent, over its bytes, address and query', async () => {
    await merchant.create();
    await merchant.heard(1);
    const { headers, raw, url } = merchant.state.received[0]!;
    const hash = createHash('sha256').update(raw).digest('base64');
    assert.equal(headers['x-ms-content-sha256'], hash);
    const text = `POST\n${url}\n${String(headers['x-ms-date'])};${headers.host};${hash}`;
    assert.equal(
      headers.authorization,
      `HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=${createHmac('sha256', merchant.secret).update(text).digest('base64')}`,
    );
    assert.ok(url.endsWith('?from=vipps'));
  });
});

describe('API', () => {
  test('gives a token for the right keys only, its numbers as text', async () => {
    const wrong = await merchant.call('POST', '/accesstoken/get', undefined, { client_id: merchant.simulator.clientId, client_secret: 'wrong' });
    assert.equal(wrong.status, 401);
    const { json } = await merchant.call('POST', '/accesstoken/get', undefined, { client_id: merchant.simulator.clientId, client_secret: merchant.simulator.clientSecret });
    assert.equal(json.expires_in, '3600');
    assert.equal(json.token_type, 'Bearer');
  });

  test('wants token, subscription key and sales unit, and knows its own paths', async () => {
    const path = `${payments}/${randomUUID()}`;
    assert.equal((await merchant.call('GET', path, undefined, { authorization: merchant.state.token })).status, 401);
    assert.equal((await merchant.call('GET', path, undefined, { 'ocp-apim-subscription-key': 'wrong' })).status, 401);
    assert.equal((await merchant.call('GET', path, undefined, { 'merchant-serial-number': '999999' })).status, 403);
    const missing = await merchant.call('GET', path);
    assert.deepEqual([missing.status, code(missing)], [404, '5090']);
    assert.equal((await merchant.call('GET', '/epayment/v1/nothing')).status, 404);
    assert.equal((await merchant.call('DELETE', path)).status, 405);
  });

  test('says which field is wrong', async () => {
    const bad = order({ reference: 'short', amount: { currency: 'dkk', value: 10.5 }, returnUrl: 'http://example.com/', paymentDescription: 'x' });
    const { status, json, headers } = await merchant.call('POST', payments, bad, key('k'));
    assert.equal(status, 400);
    assert.match(headers.get('content-type')!, /^application\/problem\+json/);
    const names = json.extraDetails.map((detail: { name: string }) => detail.name);
    assert.deepEqual(names, ['amount.currency', 'amount.value', 'reference', 'returnUrl', 'paymentDescription']);
    for (const value of [0, -1, 65_000_001, '5']) {
      assert.equal((await merchant.call('POST', payments, order({ amount: { currency: 'DKK', value } }), key('k'))).status, 400);
    }
    assert.equal((await merchant.call('POST', payments, order({ expiresAt: new Date().toISOString() }), key('k'))).status, 400);
  });

  test('wants an idempotency key of at most 50 signs, and answers the same to the same', async () => {
    const body = order();
    assert.equal((await merchant.call('POST', payments, body)).status, 400);
    assert.equal((await merchant.call('POST', payments, body, key('k'.repeat(51)))).status, 400);
    const [first, again] = [await merchant.call('POST', payments, body, key('k1')), await merchant.call('POST', payments, body, key('k1'))];
    assert.deepEqual([first.status, again.status], [201, 201]);
    assert.deepEqual(again.json, first.json);
    assert.equal((await merchant.simulator.payments()).length, 1);
    const other = await merchant.call('POST', payments, { ...body, amount: { currency: 'DKK', value: 1 } }, key('k1'));
    assert.deepEqual([other.status, code(other)], [409, '4020']);
    const taken = await merchant.call('POST', payments, body, key('k2'));
    assert.deepEqual([taken.status, code(taken)], [409, '4150']);
  });

  test('captures in parts, lets the rest go, gives back in parts', async () => {
    const reference = await merchant.approved();
    const first = await merchant.adjust(reference, 'capture', 20000, 'c1');
    assert.equal(first.json.aggregate.capturedAmount.value, 20000);
    assert.deepEqual((await merchant.adjust(reference, 'capture', 20000, 'c1')).json, first.json);
    assert.deepEqual([409, '4010'], await merchant.adjust(reference, 'capture', 1, 'c1').then((answer) => [answer.status, code(answer)]));
    assert.equal(code(await merchant.adjust(reference, 'capture', 30001)), '6090');
    assert.equal((await merchant.adjust(reference, 'cancel')).json.aggregate.cancelledAmount.value, 30000);
    assert.equal(code(await merchant.adjust(reference, 'capture', 1)), '6070');
    assert.equal(code(await merchant.adjust(reference, 'cancel')), '6040');
    assert.equal((await merchant.adjust(reference, 'refund', 5000)).status, 200);
    assert.equal(code(await merchant.adjust(reference, 'refund', 15001)), '6150');
    assert.deepEqual(await merchant.sums(reference), [50000, 20000, 30000, 5000]);
    assert.equal((await merchant.call('GET', `${payments}/${reference}`)).json.state, 'AUTHORIZED');
    assert.deepEqual(await merchant.heard(5), ['CREATED', 'AUTHORIZED', 'CAPTURED', 'CANCELLED', 'REFUNDED']);
    const log = (await merchant.call('GET', `${payments}/${reference}/events`)).json;
    assert.deepEqual(log.map((entry: { name: string }) => entry.name), ['CREATED', 'AUTHORIZED', 'CAPTURED', 'CANCELLED', 'REFUNDED']);
    assert.equal(log.find((entry: { name: string }) => entry.name === 'CANCELLED').idempotencyKey, undefined);
    assert.equal(new Set(log.map((entry: { pspReference: string }) => entry.pspReference)).size, 5);
  });

  test('nothing can be taken before the payer says yes, nor in another currency', async () => {
    const reference = await merchant.create();
    assert.equal(code(await merchant.adjust(reference, 'capture', 50000)), '6080');
    assert.equal(code(await merchant.adjust(reference, 'refund', 50000)), '6020');
    await merchant.simulator.pay(reference, 'approve');
    const foreign = await merchant.call('POST', `${payments}/${reference}/capture`, { modificationAmount: { currency: 'NOK', value: 50000 } }, key('n'));
    assert.equal(code(foreign), '5040');
  });

  test('cancelled before an answer: terminated, and reported as cancelled in full', async () => {
    const reference = await merchant.create();
    const { json } = await merchant.adjust(reference, 'cancel');
    assert.equal(json.state, 'TERMINATED');
    assert.deepEqual(await merchant.sums(reference), [0, 0, 50000, 0]);
    assert.equal(code(await merchant.adjust(reference, 'cancel')), '6190');
    await assert.rejects(merchant.simulator.pay(reference, 'approve'), /409/);
    assert.deepEqual(await merchant.heard(2), ['CREATED', 'TERMINATED']);
  });

  test('cancelTransactionOnly keeps what the payer approved', async () => {
    const reference = await merchant.approved();
    const body = { cancelTransactionOnly: true };
    assert.equal(code(await merchant.call('POST', `${payments}/${reference}/cancel`, body, key('x'))), '6060');
    assert.deepEqual(await merchant.sums(reference), [50000, 0, 0, 0]);
  });

  test('a payment nobody answers runs out by itself', async () => {
    const reference = await merchant.create();
    await merchant.simulator.pay(reference, 'expire');
    assert.equal((await merchant.call('GET', `${payments}/${reference}`)).json.state, 'EXPIRED');
    assert.deepEqual(await merchant.heard(2), ['CREATED', 'EXPIRED']);
    await assert.rejects(merchant.simulator.pay(reference, 'approve'), /409/);
  });

  test('too many readings of one payment are throttled, not those of another', async () => {
    const [one, other] = [await merchant.create(), await merchant.create()];
    for (let times = 0; times < 12; times += 1) assert.equal((await merchant.call('GET', `${payments}/${one}`)).status, 200);
    const limited = await merchant.call('GET', `${payments}/${one}`);
    assert.deepEqual([limited.status, limited.headers.get('retry-after')], [429, '60']);
    assert.equal((await merchant.call('GET', `${payments}/${other}`)).status, 200);
  });

  test('registers webhooks, shows a secret once, and only to https addresses', async () => {
    const events = ['epayments.payment.authorized.v1'];
    const { status, json } = await merchant.call('POST', '/webhooks/v1/webhooks', { url: 'https://example.com/hook', events });
    assert.equal(status, 201);
    assert.ok(json.secret.length > 40);
    const { webhooks } = (await merchant.call('GET', '/webhooks/v1/webhooks')).json;
    assert.deepEqual(webhooks.at(-1), { id: json.id, url: 'https://example.com/hook', events });
    assert.equal((await merchant.call('DELETE', `/webhooks/v1/webhooks/${json.id}`)).status, 204);
    assert.equal((await merchant.call('GET', '/webhooks/v1/webhooks')).json.webhooks.length, webhooks.length - 1);
    for (const bad of [{ url: 'http://example.com/', events }, { url: merchant.hookUrl, events: ['nonsense.v1'] }, { url: merchant.hookUrl, events: [] }, {}]) {
      assert.equal((await merchant.call('POST', '/webhooks/v1/webhooks', bad)).status, 400);
    }
  });
});

describe('payment page', () => {
  test('is marked as a demo, in two languages, without scripts or inline styles', async () => {
    const path = await merchant.pageOf(await merchant.create());
    const danish = await merchant.call('GET', path, undefined, { 'accept-language': 'da,en;q=0.5' });
    assert.match(danish.text, /<html lang="da">/);
    assert.match(danish.text, /Demo – ingen rigtige penge/);
    assert.match(danish.text, /500,00\u00a0kr\./);
    assert.match(danish.text, /Gebyr &#60;b&#62;&#34;&#38;&#60;\/b&#62;/);
    const english = await merchant.call('GET', `${path}?language=en-GB`);
    assert.match(english.text, /<html lang="en">/);
    for (const page of [danish, english]) {
      assert.doesNotMatch(page.text, /<script|<style|style=|\son\w+=/);
      assert.match(page.headers.get('content-security-policy') ?? '', /^default-src 'self'; form-action 'self' http:\/\/127\.0\.0\.1:4173;/);
    }
    assert.equal((await merchant.call('GET', '/pay/unknown')).status, 404);
    assert.equal((await merchant.call('GET', `/pay/${(await merchant.simulator.payments())[0]!.reference}`)).status, 404, 'the reference opens nothing');
  });

  test('yes, no and closing the app all lead back; only yes reserves', async () => {
    const [yes, no, closed] = [await merchant.create(), await merchant.create(), await merchant.create()];
    for (const [reference, action] of [[yes, 'approve'], [no, 'decline'], [closed, 'close']] as const) {
      const { status, headers } = await press(reference, action);
      assert.deepEqual([status, headers.get('location')], [303, 'http://127.0.0.1:4173/back?payment=1']);
    }
    const states = await Promise.all([yes, no, closed].map(async (reference) => (await merchant.simulator.payment(reference)).state));
    assert.deepEqual(states, ['AUTHORIZED', 'ABORTED', 'CREATED']);
    assert.deepEqual(await merchant.sums(yes), [50000, 0, 0, 0]);
    assert.match((await merchant.call('GET', await merchant.pageOf(no))).text, /Betalingen er lukket/);
  });

  test('a second press changes nothing', async () => {
    const reference = await merchant.create();
    await Promise.all([press(reference, 'approve'), press(reference, 'approve'), press(reference, 'decline')]);
    await pause(50);
    assert.equal((await merchant.simulator.payment(reference)).events.length, 2);
  });
});

/** The simulator must be as strict as published, and on command as bad as the tests that stand on it believe. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash, createHmac, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startVippsSimulator, type VippsSimulator } from './start.ts';
import { sign } from './vipps/sign.ts';

type Received = { headers: IncomingHttpHeaders; url: string; raw: string; name: string; [field: string]: any };

let simulator: VippsSimulator;
let merchant: Server;
let hookUrl: string;
let secret: string;
let token: string;
let received: Received[] = [];
/** Statuses the merchant answers webhooks with; 200 when the list is empty. */
let answers: number[] = [];
let arrived: (() => void) | undefined;

before(async () => {
  merchant = createServer(async (request, response) => {
    let raw = '';
    for await (const chunk of request) raw += String(chunk);
    received.push({ ...JSON.parse(raw), headers: request.headers, url: request.url!, raw });
    arrived?.();
    response.writeHead(answers.shift() ?? 200).end();
  }).listen(0, '127.0.0.1');
  await once(merchant, 'listening');
  hookUrl = `http://127.0.0.1:${(merchant.address() as AddressInfo).port}/hook?from=vipps`;
  simulator = await startVippsSimulator({ webhookRetries: [20, 40], writeLimit: 0, readLimit: 12 });
  secret = await simulator.register(hookUrl);
});

after(async () => {
  await simulator.stop();
  merchant.closeAllConnections();
  merchant.close();
});

beforeEach(async () => {
  await simulator.reset();
  token = await access();
  received = [];
  answers = [];
  arrived = undefined;
});

const keys = () => ({ 'ocp-apim-subscription-key': simulator.subscriptionKey, 'merchant-serial-number': simulator.msn });

async function access(): Promise<string> {
  const { json } = await call('POST', '/accesstoken/get', undefined, { client_id: simulator.clientId, client_secret: simulator.clientSecret });
  return json.access_token;
}

async function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const answer = await fetch(simulator.url + path, {
    method,
    redirect: 'manual',
    headers: { ...keys(), authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  const json = answer.headers.get('content-type')?.includes('json') && text !== '' ? JSON.parse(text) : undefined;
  return { status: answer.status, headers: answer.headers, text, json };
}

const order = (more: Record<string, unknown> = {}) => ({
  amount: { currency: 'DKK', value: 50000 },
  paymentMethod: { type: 'WALLET' },
  reference: randomUUID(),
  userFlow: 'WEB_REDIRECT',
  returnUrl: 'http://127.0.0.1:4173/back?payment=1',
  paymentDescription: 'Gebyr <b>"&</b>',
  ...more,
});

const payments = '/epayment/v1/payments';
const key = (text: string) => ({ 'idempotency-key': text });

async function create(more?: Record<string, unknown>): Promise<string> {
  const body = order(more);
  const { status } = await call('POST', payments, body, key(body.reference));
  assert.equal(status, 201);
  return body.reference;
}

async function approved(): Promise<string> {
  const reference = await create();
  await simulator.pay(reference, 'approve');
  return reference;
}

const adjust = (reference: string, what: string, value?: number, idempotencyKey: string = randomUUID()) =>
  call('POST', `${payments}/${reference}/${what}`, value === undefined ? undefined : { modificationAmount: { currency: 'DKK', value } }, key(idempotencyKey));
const code = (answer: { json: any }) => answer.json.extraDetails.find((detail: { name: string }) => detail.name === 'ErrorCode')?.reason;
const sums = async (reference: string) => {
  const { aggregate } = (await call('GET', `${payments}/${reference}`)).json;
  return ['authorized', 'captured', 'cancelled', 'refunded'].map((name) => aggregate[`${name}Amount`].value);
};

/** Waits until the merchant has heard of so many events. */
async function heard(count: number): Promise<string[]> {
  for (let tries = 0; received.length < count && tries < 200; tries += 1) await pause(10);
  return received.map((entry) => entry.name);
}

const pageOf = async (reference: string) => `/pay/${(await simulator.payment(reference)).token}`;
const press = async (reference: string, action: string) =>
  call('POST', await pageOf(reference), `action=${action}`, { 'content-type': 'application/x-www-form-urlencoded' });

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
    await create();
    await heard(1);
    const { headers, raw, url } = received[0]!;
    const hash = createHash('sha256').update(raw).digest('base64');
    assert.equal(headers['x-ms-content-sha256'], hash);
    const text = `POST\n${url}\n${String(headers['x-ms-date'])};${headers.host};${hash}`;
    assert.equal(
      headers.authorization,
      `HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=${createHmac('sha256', secret).update(text).digest('base64')}`,
    );
    assert.ok(url.endsWith('?from=vipps'));
  });
});

describe('API', () => {
  test('gives a token for the right keys only, its numbers as text', async () => {
    const wrong = await call('POST', '/accesstoken/get', undefined, { client_id: simulator.clientId, client_secret: 'wrong' });
    assert.equal(wrong.status, 401);
    const { json } = await call('POST', '/accesstoken/get', undefined, { client_id: simulator.clientId, client_secret: simulator.clientSecret });
    assert.equal(json.expires_in, '3600');
    assert.equal(json.token_type, 'Bearer');
  });

  test('wants token, subscription key and sales unit, and knows its own paths', async () => {
    const path = `${payments}/${randomUUID()}`;
    assert.equal((await call('GET', path, undefined, { authorization: token })).status, 401);
    assert.equal((await call('GET', path, undefined, { 'ocp-apim-subscription-key': 'wrong' })).status, 401);
    assert.equal((await call('GET', path, undefined, { 'merchant-serial-number': '999999' })).status, 403);
    const missing = await call('GET', path);
    assert.deepEqual([missing.status, code(missing)], [404, '5090']);
    assert.equal((await call('GET', '/epayment/v1/nothing')).status, 404);
    assert.equal((await call('DELETE', path)).status, 405);
  });

  test('says which field is wrong', async () => {
    const bad = order({ reference: 'short', amount: { currency: 'dkk', value: 10.5 }, returnUrl: 'http://example.com/', paymentDescription: 'x' });
    const { status, json, headers } = await call('POST', payments, bad, key('k'));
    assert.equal(status, 400);
    assert.match(headers.get('content-type')!, /^application\/problem\+json/);
    const names = json.extraDetails.map((detail: { name: string }) => detail.name);
    assert.deepEqual(names, ['amount.currency', 'amount.value', 'reference', 'returnUrl', 'paymentDescription']);
    for (const value of [0, -1, 65_000_001, '5']) {
      assert.equal((await call('POST', payments, order({ amount: { currency: 'DKK', value } }), key('k'))).status, 400);
    }
    assert.equal((await call('POST', payments, order({ expiresAt: new Date().toISOString() }), key('k'))).status, 400);
  });

  test('wants an idempotency key of at most 50 signs, and answers the same to the same', async () => {
    const body = order();
    assert.equal((await call('POST', payments, body)).status, 400);
    assert.equal((await call('POST', payments, body, key('k'.repeat(51)))).status, 400);
    const [first, again] = [await call('POST', payments, body, key('k1')), await call('POST', payments, body, key('k1'))];
    assert.deepEqual([first.status, again.status], [201, 201]);
    assert.deepEqual(again.json, first.json);
    assert.equal((await simulator.payments()).length, 1);
    const other = await call('POST', payments, { ...body, amount: { currency: 'DKK', value: 1 } }, key('k1'));
    assert.deepEqual([other.status, code(other)], [409, '4020']);
    const taken = await call('POST', payments, body, key('k2'));
    assert.deepEqual([taken.status, code(taken)], [409, '4150']);
  });

  test('captures in parts, lets the rest go, gives back in parts', async () => {
    const reference = await approved();
    const first = await adjust(reference, 'capture', 20000, 'c1');
    assert.equal(first.json.aggregate.capturedAmount.value, 20000);
    assert.deepEqual((await adjust(reference, 'capture', 20000, 'c1')).json, first.json);
    assert.deepEqual([409, '4010'], await adjust(reference, 'capture', 1, 'c1').then((answer) => [answer.status, code(answer)]));
    assert.equal(code(await adjust(reference, 'capture', 30001)), '6090');
    assert.equal((await adjust(reference, 'cancel')).json.aggregate.cancelledAmount.value, 30000);
    assert.equal(code(await adjust(reference, 'capture', 1)), '6070');
    assert.equal(code(await adjust(reference, 'cancel')), '6040');
    assert.equal((await adjust(reference, 'refund', 5000)).status, 200);
    assert.equal(code(await adjust(reference, 'refund', 15001)), '6150');
    assert.deepEqual(await sums(reference), [50000, 20000, 30000, 5000]);
    assert.equal((await call('GET', `${payments}/${reference}`)).json.state, 'AUTHORIZED');
    assert.deepEqual(await heard(5), ['CREATED', 'AUTHORIZED', 'CAPTURED', 'CANCELLED', 'REFUNDED']);
    const log = (await call('GET', `${payments}/${reference}/events`)).json;
    assert.deepEqual(log.map((entry: { name: string }) => entry.name), ['CREATED', 'AUTHORIZED', 'CAPTURED', 'CANCELLED', 'REFUNDED']);
    assert.equal(log.find((entry: { name: string }) => entry.name === 'CANCELLED').idempotencyKey, undefined);
    assert.equal(new Set(log.map((entry: { pspReference: string }) => entry.pspReference)).size, 5);
  });

  test('nothing can be taken before the payer says yes, nor in another currency', async () => {
    const reference = await create();
    assert.equal(code(await adjust(reference, 'capture', 50000)), '6080');
    assert.equal(code(await adjust(reference, 'refund', 50000)), '6020');
    await simulator.pay(reference, 'approve');
    const foreign = await call('POST', `${payments}/${reference}/capture`, { modificationAmount: { currency: 'NOK', value: 50000 } }, key('n'));
    assert.equal(code(foreign), '5040');
  });

  test('cancelled before an answer: terminated, and reported as cancelled in full', async () => {
    const reference = await create();
    const { json } = await adjust(reference, 'cancel');
    assert.equal(json.state, 'TERMINATED');
    assert.deepEqual(await sums(reference), [0, 0, 50000, 0]);
    assert.equal(code(await adjust(reference, 'cancel')), '6190');
    await assert.rejects(simulator.pay(reference, 'approve'), /409/);
    assert.deepEqual(await heard(2), ['CREATED', 'TERMINATED']);
  });

  test('cancelTransactionOnly keeps what the payer approved', async () => {
    const reference = await approved();
    const body = { cancelTransactionOnly: true };
    assert.equal(code(await call('POST', `${payments}/${reference}/cancel`, body, key('x'))), '6060');
    assert.deepEqual(await sums(reference), [50000, 0, 0, 0]);
  });

  test('a payment nobody answers runs out by itself', async () => {
    const reference = await create();
    await simulator.pay(reference, 'expire');
    assert.equal((await call('GET', `${payments}/${reference}`)).json.state, 'EXPIRED');
    assert.deepEqual(await heard(2), ['CREATED', 'EXPIRED']);
    await assert.rejects(simulator.pay(reference, 'approve'), /409/);
  });

  test('too many readings of one payment are throttled, not those of another', async () => {
    const [one, other] = [await create(), await create()];
    for (let times = 0; times < 12; times += 1) assert.equal((await call('GET', `${payments}/${one}`)).status, 200);
    const limited = await call('GET', `${payments}/${one}`);
    assert.deepEqual([limited.status, limited.headers.get('retry-after')], [429, '60']);
    assert.equal((await call('GET', `${payments}/${other}`)).status, 200);
  });

  test('registers webhooks, shows a secret once, and only to https addresses', async () => {
    const events = ['epayments.payment.authorized.v1'];
    const { status, json } = await call('POST', '/webhooks/v1/webhooks', { url: 'https://example.com/hook', events });
    assert.equal(status, 201);
    assert.ok(json.secret.length > 40);
    const { webhooks } = (await call('GET', '/webhooks/v1/webhooks')).json;
    assert.deepEqual(webhooks.at(-1), { id: json.id, url: 'https://example.com/hook', events });
    assert.equal((await call('DELETE', `/webhooks/v1/webhooks/${json.id}`)).status, 204);
    assert.equal((await call('GET', '/webhooks/v1/webhooks')).json.webhooks.length, webhooks.length - 1);
    for (const bad of [{ url: 'http://example.com/', events }, { url: hookUrl, events: ['nonsense.v1'] }, { url: hookUrl, events: [] }, {}]) {
      assert.equal((await call('POST', '/webhooks/v1/webhooks', bad)).status, 400);
    }
  });
});

describe('payment page', () => {
  test('is marked as a demo, in two languages, without scripts or inline styles', async () => {
    const path = await pageOf(await create());
    const danish = await call('GET', path, undefined, { 'accept-language': 'da,en;q=0.5' });
    assert.match(danish.text, /<html lang="da">/);
    assert.match(danish.text, /Demo – ingen rigtige penge/);
    assert.match(danish.text, /500,00\u00a0kr\./);
    assert.match(danish.text, /Gebyr &#60;b&#62;&#34;&#38;&#60;\/b&#62;/);
    const english = await call('GET', `${path}?language=en-GB`);
    assert.match(english.text, /<html lang="en">/);
    for (const page of [danish, english]) {
      assert.doesNotMatch(page.text, /<script|<style|style=|\son\w+=/);
      assert.match(page.headers.get('content-security-policy') ?? '', /^default-src 'self'; form-action 'self' http:\/\/127\.0\.0\.1:4173;/);
    }
    assert.equal((await call('GET', '/pay/unknown')).status, 404);
    assert.equal((await call('GET', `/pay/${(await simulator.payments())[0]!.reference}`)).status, 404, 'the reference opens nothing');
  });

  test('yes, no and closing the app all lead back; only yes reserves', async () => {
    const [yes, no, closed] = [await create(), await create(), await create()];
    for (const [reference, action] of [[yes, 'approve'], [no, 'decline'], [closed, 'close']] as const) {
      const { status, headers } = await press(reference, action);
      assert.deepEqual([status, headers.get('location')], [303, 'http://127.0.0.1:4173/back?payment=1']);
    }
    const states = await Promise.all([yes, no, closed].map(async (reference) => (await simulator.payment(reference)).state));
    assert.deepEqual(states, ['AUTHORIZED', 'ABORTED', 'CREATED']);
    assert.deepEqual(await sums(yes), [50000, 0, 0, 0]);
    assert.match((await call('GET', await pageOf(no))).text, /Betalingen er lukket/);
  });

  test('a second press changes nothing', async () => {
    const reference = await create();
    await Promise.all([press(reference, 'approve'), press(reference, 'approve'), press(reference, 'decline')]);
    await pause(50);
    assert.equal((await simulator.payment(reference)).events.length, 2);
  });
});

describe('misbehaviour', () => {
  test('control wants its token and knows its kinds', async () => {
    assert.equal((await call('GET', '/control/faults')).status, 401);
    await assert.rejects(simulator.control({ kind: 'nonsense' as never }), /kind must be one of/);
    await assert.rejects(simulator.control({ kind: 'slow', operation: 'terminate' }), /operation must be one of/);
  });

  test('500, 429 with Retry-After, slow and no answer at all strike before the work', async () => {
    await simulator.control({ kind: 'error-429', operation: 'create', retryAfter: 7 });
    await simulator.control({ kind: 'error-500', operation: 'create' });
    await simulator.control({ kind: 'down', operation: 'create' });
    await assert.rejects(call('POST', payments, order(), key('a')));
    const hurried = await call('POST', payments, order(), key('a'));
    assert.deepEqual([hurried.status, hurried.headers.get('retry-after')], [429, '7']);
    assert.equal((await call('POST', payments, order(), key('a'))).status, 500);
    assert.equal((await simulator.payments()).length, 0);
    await simulator.control({ kind: 'slow', delay: 120, operation: 'create' });
    const start = performance.now();
    await create();
    assert.ok(performance.now() - start >= 110);
  });

  test('a time-out after the work leaves a capture that the same key finds again', async () => {
    const reference = await approved();
    await simulator.control({ kind: 'timeout', operation: 'charge', delay: 10 });
    await assert.rejects(adjust(reference, 'capture', 50000, 'c'));
    assert.equal((await simulator.payment(reference)).captured, 50000);
    assert.equal((await adjust(reference, 'capture', 50000, 'c')).status, 200);
    assert.deepEqual(await sums(reference), [50000, 50000, 0, 0]);
  });

  test('a refused capture answers 400 and tells of an event that failed', async () => {
    const reference = await approved();
    await simulator.control({ kind: 'charge-refused' });
    assert.equal(code(await adjust(reference, 'capture', 50000)), '6260');
    await heard(3);
    assert.deepEqual([received[2]!.name, received[2]!.success], ['CAPTURED', false]);
    assert.deepEqual(await sums(reference), [50000, 0, 0, 0]);
  });

  test('lies about the amount, the currency and the state when retrieved', async () => {
    const reference = await approved();
    await simulator.control({ kind: 'wrong-amount', amount: 100 });
    assert.deepEqual(await sums(reference), [100, 0, 0, 0]);
    await simulator.control({ kind: 'wrong-currency', currency: 'EUR' });
    const { json } = await call('GET', `${payments}/${reference}`);
    assert.deepEqual([json.amount.currency, json.aggregate.authorizedAmount.currency], ['EUR', 'EUR']);
    await simulator.control({ kind: 'unknown-state' });
    assert.equal((await call('GET', `${payments}/${reference}`)).json.state, 'QUARANTINED');
    assert.deepEqual(await sums(reference), [50000, 0, 0, 0]);
  });

  test('a payment can be approved after its time, and after it was terminated', async () => {
    for (const end of ['expire', 'cancel']) {
      const reference = await create();
      if (end === 'expire') await simulator.pay(reference, 'expire');
      else await adjust(reference, 'cancel');
      await simulator.control({ kind: 'late-approval' });
      await simulator.pay(reference, 'approve');
      assert.equal((await call('GET', `${payments}/${reference}`)).json.state, 'AUTHORIZED');
      assert.deepEqual(await sums(reference), [50000, 0, 0, 0]);
    }
  });

  test('webhooks: lost, doubled, forged', async () => {
    await simulator.control({ kind: 'webhook-lost', event: 'CREATED' });
    await simulator.control({ kind: 'webhook-doubled', event: 'AUTHORIZED' });
    await simulator.control({ kind: 'webhook-forged', event: 'CAPTURED' });
    const reference = await approved();
    await adjust(reference, 'capture', 50000);
    assert.deepEqual(await heard(3), ['AUTHORIZED', 'AUTHORIZED', 'CAPTURED']);
    assert.equal(received[0]!.pspReference, received[1]!.pspReference);
    const { headers, raw, url } = received[2]!;
    const text = `POST\n${url}\n${String(headers['x-ms-date'])};${headers.host};${createHash('sha256').update(raw).digest('base64')}`;
    assert.ok(!headers.authorization!.endsWith(createHmac('sha256', secret).update(text).digest('base64')));
    assert.equal((await simulator.deliveries())[0]?.status, -1);
  });

  test('webhooks: late, out of order, and before the response', async () => {
    await simulator.control({ kind: 'webhook-late', event: 'CREATED', delay: 100 });
    await approved();
    assert.deepEqual(await heard(2), ['AUTHORIZED', 'CREATED']);
    received = [];
    const reference = await approved();
    await heard(2);
    await simulator.control({ kind: 'webhook-early', operation: 'charge' });
    const order_: string[] = [];
    arrived = () => order_.push('webhook');
    await adjust(reference, 'capture', 50000);
    order_.push('response');
    assert.deepEqual(order_, ['webhook', 'response']);
    arrived = undefined;
    received = [];
    await simulator.control({ kind: 'webhook-reordered' });
    await approved();
    assert.deepEqual(await heard(2), ['AUTHORIZED', 'CREATED']);
  });

  test('tells when there is nothing left to send', async () => {
    await simulator.control({ kind: 'webhook-late', event: 'CREATED', delay: 60 });
    assert.equal(await simulator.quiet(), true);
    await create();
    assert.equal(await simulator.quiet(), false);
    await heard(1);
    for (let tries = 0; tries < 50 && !(await simulator.quiet()); tries += 1) await pause(10);
    assert.equal(await simulator.quiet(), true);
  });

  test('webhooks: a failure is tried again and holds up what comes after, until it gives up', async () => {
    answers = [500, 401];
    const reference = await approved();
    assert.deepEqual(await heard(4), ['CREATED', 'CREATED', 'CREATED', 'AUTHORIZED']);
    assert.deepEqual((await simulator.deliveries()).map((entry) => entry.status), [500, 401, 200, 200]);
    await simulator.reset();
    token = await access();
    received = [];
    answers = [500, 500, 500, 500, 500, 500];
    await create({ reference: `${reference}-2` });
    for (let tries = 0; tries < 100 && !(await simulator.quiet()); tries += 1) await pause(10);
    assert.equal(received.length, 3);
  });
});

describe('process', () => {
  const main = fileURLToPath(new URL('vipps/main.ts', import.meta.url));
  const env = { CLIENT_ID: 'a', CLIENT_SECRET: 'b', SUBSCRIPTION_KEY: 'c', MSN: '123456' };

  test('ends when its parent goes away', async () => {
    const child = spawn(process.execPath, [main], { env: env as never, stdio: ['pipe', 'pipe', 'inherit'] });
    assert.match(String(await once(child.stdout, 'data')), /^listening http:\/\/127\.0\.0\.1:\d+\n/);
    child.stdin.end();
    assert.deepEqual(await once(child, 'exit'), [0, null]);
  });

  test('does not start in production or without its keys', async () => {
    for (const given of [{ ...env, NODE_ENV: 'production' }, { ...env, MSN: '' }]) {
      const child = spawn(process.execPath, [main], { env: given as never, stdio: ['pipe', 'ignore', 'ignore'] });
      assert.deepEqual(await once(child, 'exit'), [1, null]);
    }
  });
});

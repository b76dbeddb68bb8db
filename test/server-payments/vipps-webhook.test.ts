/** What proves a webhook of MobilePay: the published example, and everything that must not pass. */
import assert from 'node:assert/strict';
import { createHash, createHmac, randomUUID } from 'node:crypto';
import { test } from 'node:test';
import type { WebhookReading, WebhookRequest } from '@faelles/server/payments/gateway.js';
import { isProved, tolerance } from '@faelles/server/payments/vipps/proof.js';
import { readVippsWebhook } from '@faelles/server/payments/vipps/webhook.js';
import { webhookUrl } from './vipps.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const secret = 'a-secret-of-one-registration';
const now = new Date('2026-11-21T10:00:00Z');
const settings = {
  apiUrl: '', clientId: '', clientSecret: '', subscriptionKey: '', msn: '123456', webhookSecrets: [secret], fetch, clock: () => now,
};
const event = {
  msn: '123456',
  reference: 'acme-shop-123-order123abc',
  pspReference: 'dd8e0a8e-2b26-40ed-98f1-1d5832fc129f',
  name: 'AUTHORIZED',
  amount: { currency: 'DKK', value: 49900 },
  timestamp: '2026-11-21T09:59:59.099Z',
  idempotencyKey: '7c8b81e7-b08b-46e4-9729-191cb801c132',
  success: true,
};

type Parts = { key: string; url: string; method: string; date: string; body: string; host: string };

/** A webhook, signed here by hand as the documentation says and not by the code under test nor by the simulator's. */
function webhook(given: Partial<Parts> = {}, alter: Record<string, string | null> = {}, sentBody?: string): WebhookRequest {
  const parts: Parts = { key: secret, url: webhookUrl, method: 'POST', date: now.toUTCString(), body: JSON.stringify(event), host: 'betaling.example', ...given };
  const { pathname, search } = new URL(parts.url);
  const hash = createHash('sha256').update(parts.body).digest('base64');
  const signature = createHmac('sha256', parts.key).update(`${parts.method}\n${pathname}${search}\n${parts.date};${parts.host};${hash}`).digest('base64');
  const headers = new Headers({
    'x-ms-date': parts.date,
    'x-ms-content-sha256': hash,
    authorization: `HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=${signature}`,
  });
  for (const [name, value] of Object.entries(alter)) {
    if (value === null) headers.delete(name);
    else headers.set(name, value);
  }
  return { method: 'POST', url: webhookUrl, headers, rawBody: bytes(sentBody ?? parts.body) };
}
const read = (request: WebhookRequest, more: Partial<typeof settings> = {}): WebhookReading => readVippsWebhook({ ...settings, ...more }, request);
const noticeOf = (reading: WebhookReading) => (typeof reading === 'object' ? reading.notice : assert.fail(reading));

test('the example of the provider’s documentation is proved, and nothing near it', () => {
  const headers = new Headers({
    'x-ms-date': 'Thu, 30 Mar 2023 08:38:32 GMT',
    'x-ms-content-sha256': 'lNlsp1XA03N34HrQsVzPgJKtC+r7l/RBF4V3JQUWMj4=',
    authorization: 'HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=agAiSyogQbDHpeucoNwYz+yAr5nJ+v+zasdkSbqzv+U=',
  });
  const published = 'A0+AeKBRG2KRGvnNwJpQlb6IJFk48CKXCIcrLoHncVJKDILsQSxS6NWCccwWm6r6FhGKhiHTBsG2wo/xU6FY/A==';
  const request: WebhookRequest = {
    method: 'POST',
    url: 'https://webhook.site/e2cee29b-012e-4f1d-8ef4-e95fd74a7a63',
    headers,
    rawBody: bytes('{"some-unique-content":"ee6e441b-cc4a-46f8-895d-a5af79bcc233/hello-world"}'),
  };
  const then = new Date('2023-03-30T08:38:40Z');
  assert.equal(isProved([published], then, request), true);
  // The secret is text, although it looks like Base64.
  assert.equal(isProved([Buffer.from(published, 'base64').toString('latin1')], then, request), false);
  assert.equal(isProved([published], then, { ...request, url: `${request.url}?a=1` }), false);
  assert.equal(isProved([published], then, { ...request, url: request.url.replace('webhook.site', 'webhook.example') }), false);
  assert.equal(isProved([published], then, { ...request, method: 'PUT' }), false);
});

test('a signed webhook says which payment to ask about, and carries no amount further', () => {
  const notice = noticeOf(read(webhook()));
  assert.deepEqual(notice, {
    providerId: event.reference,
    name: 'AUTHORIZED',
    event: { kind: 'event', id: `AUTHORIZED-${event.pspReference}`, type: 'authorised' },
  });
});

test('the same event twice has the same id; two events of a payment have two', () => {
  const id = (more: object) => noticeOf(read(webhook({ body: JSON.stringify({ ...event, ...more }) }))).event.id;
  assert.equal(id({}), id({ timestamp: 'later' }));
  assert.equal(new Set([id({}), id({ name: 'CAPTURED' }), id({ pspReference: randomUUID() })]).size, 3);
});

test('forged, altered or replayed webhooks are none', () => {
  const old = new Date(now.getTime() - tolerance - 1000).toUTCString();
  const ahead = new Date(now.getTime() + tolerance + 1000).toUTCString();
  const cheaper = JSON.stringify({ ...event, reference: 'another-order-of-mine' });
  const cheaperHash = createHash('sha256').update(cheaper).digest('base64');
  const good = webhook().headers.get('authorization')!;
  const cases: Record<string, WebhookRequest> = {
    'another secret': webhook({ key: 'a-secret-of-somebody-else' }),
    'an empty secret': webhook({ key: '' }),
    'no signature': webhook({}, { authorization: null }),
    'an empty signature': webhook({}, { authorization: '' }),
    'the words without a signature': webhook({}, { authorization: good.split('Signature=')[0]! + 'Signature=' }),
    'a bearer token': webhook({}, { authorization: 'Bearer x' }),
    'fewer signed headers': webhook({}, { authorization: good.replace('x-ms-date;host;', 'host;') }),
    'a shortened signature': webhook({}, { authorization: good.slice(0, -4) }),
    'an altered body': webhook({}, {}, cheaper),
    'an altered body with its own hash': webhook({}, { 'x-ms-content-sha256': cheaperHash }, cheaper),
    'a body with a space more': webhook({}, {}, `${JSON.stringify(event)} `),
    'no hash': webhook({}, { 'x-ms-content-sha256': null }),
    'no date': webhook({}, { 'x-ms-date': null }),
    'another date than signed': webhook({}, { 'x-ms-date': new Date(now.getTime() + 1000).toUTCString() }),
    'a date that is none': webhook({ date: 'today' }),
    'an old one sent again': webhook({ date: old }),
    'one from the future': webhook({ date: ahead }),
    'signed for another path': webhook({ url: 'https://betaling.example/api/webhooks/nexi' }),
    'signed for another query': webhook({ url: `${webhookUrl}?x=1` }),
    'signed for another host': webhook({ host: 'evil.example' }),
    'signed for another method': webhook({ method: 'GET' }),
  };
  for (const [what, request] of Object.entries(cases)) assert.equal(read(request), 'forged', what);
  assert.equal(read(webhook(), { webhookSecrets: [] }), 'forged');
});

test('a few minutes between two clocks are no forgery', () => {
  for (const minutes of [-14, 14]) noticeOf(read(webhook({ date: new Date(now.getTime() + minutes * 60_000).toUTCString() })));
});

test('while a secret is changed for another, both are good; afterwards one', () => {
  const [kept, fresh] = ['the-secret-that-goes', 'the-secret-that-comes'];
  for (const key of [kept, fresh]) noticeOf(read(webhook({ key }), { webhookSecrets: [fresh, kept] }));
  assert.equal(read(webhook({ key: kept }), { webhookSecrets: [fresh] }), 'forged');
});

test('proved but not of the published shape: not understood', () => {
  const shapes = ['', 'null', '[]', '{}', '{"a"', JSON.stringify({ ...event, reference: 7 }), JSON.stringify({ ...event, success: 'yes' }), JSON.stringify({ ...event, msn: '999999' })];
  for (const body of shapes) assert.equal(read(webhook({ body })), 'not-understood', body);
});

test('what failed, and what we have never heard of, is only a reason to ask', () => {
  const typeOf = (more: object) => noticeOf(read(webhook({ body: JSON.stringify({ ...event, ...more }) }))).event.type;
  assert.equal(typeOf({ success: false }), 'other');
  assert.equal(typeOf({ name: 'CAPTURED', success: false }), 'other');
  for (const name of ['CREATED', 'TERMINATED', 'SOMETHING_NEW', 'constructor', '__proto__']) assert.equal(typeOf({ name }), 'other', name);
  assert.equal(typeOf({ name: 'ABORTED' }), 'cancelled-by-user');
  assert.equal(typeOf({ name: 'EXPIRED' }), 'expired');
});

// Sending over HTTP: what each answer of the receiver comes to, and what stands in the request.
import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import type { DeliveryFault } from '@faelles/server/outbox/sender.js';
import { httpSender } from '@faelles/server/outbox/senders/http.js';
import { pauseAfter, usualTiming } from '@faelles/server/outbox/timing.js';

const now = new Date('2026-11-20T10:00:00Z');
const message = { key: 'digital-post-1', channel: 'digital-post' as const, xml: '<Message>æ</Message>' };
const never = new AbortController().signal;

describe('sending over HTTP', () => {
  let server: Server;
  let url: string;
  let respond: (request: IncomingMessage, response: ServerResponse, body: string) => void;
  before(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (part: string) => (body += part)).on('end', () => respond(request, response, body));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/messages`;
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  const send = (patienceMillis = 2_000, signal: AbortSignal = never) => httpSender({ url, token: 'a-secret-of-the-dispatch', patienceMillis }, fetch, () => now).send(message, signal);
  const says = (status: number, headers: Record<string, string> = {}, body = '') => (respond = (_request, response) => void response.writeHead(status, headers).end(body));
  const fault = (work: Promise<unknown>) => work.then(() => assert.fail('was taken'), ({ code, permanent, pause, message: words }: DeliveryFault) => {
    assert.equal(words, code, 'a code, no words of anybody');
    return [code, permanent, pause];
  });

  it('posts the message with its key and the secret', async () => {
    let seen: unknown[] = [];
    respond = (request, response, body) => {
      const { method, headers } = request;
      seen = [method, request.url, headers['idempotency-key'], headers.authorization, headers['content-type'], body];
      response.writeHead(202, { 'content-type': 'application/json' }).end('{"id":"abc-1"}');
    };
    assert.deepEqual(await send(), { providerId: 'abc-1' });
    assert.deepEqual(seen, ['POST', '/messages', 'digital-post-1', 'Bearer a-secret-of-the-dispatch', 'application/xml; charset=utf-8', message.xml]);
  });

  it('takes 2xx for taken, with the receiver’s id where it has one that can be kept', async () => {
    for (const [body, id] of [['{"id":17}', '17'], ['', undefined], ['{"id":"<b>Test Testesen</b>"}', undefined], ['not json', undefined], [`{"id":"${'x'.repeat(300)}"}`, undefined]] as const) {
      says(200, {}, body);
      assert.deepEqual(await send(), { providerId: id });
    }
  });

  it('gives up what is refused for good, and tries everything else again', async () => {
    for (const status of [400, 404, 410, 413, 415, 422]) {
      says(status, {}, 'CPR 0101505006 is unknown');
      assert.deepEqual(await fault(send()), ['refused', true, undefined], String(status));
    }
    for (const [status, code] of [[408, 'busy'], [409, 'busy'], [425, 'busy'], [429, 'busy'], [401, 'refused-key'], [403, 'refused-key'], [500, 'server-error'], [502, 'server-error'], [503, 'server-error']] as const) {
      says(status);
      assert.deepEqual(await fault(send()), [code, false, undefined], String(status));
    }
  });

  it('honours Retry-After in seconds and as a date, within reason', async () => {
    const after = async (status: number, value: string) => {
      says(status, { 'retry-after': value });
      return (await fault(send()))[2];
    };
    assert.equal(await after(429, '7'), 7_000);
    assert.equal(await after(503, 'Fri, 20 Nov 2026 10:05:00 GMT'), 300_000);
    assert.equal(await after(503, 'Fri, 20 Nov 2020 10:05:00 GMT'), undefined);
    assert.equal(await after(429, '99999999'), 6 * 3_600_000);
    assert.equal(await after(429, 'soon'), undefined);
    assert.ok(pauseAfter(1, usualTiming, 900_000) === 900_000 && pauseAfter(1, usualTiming, 1) >= 22_500);
    assert.equal(pauseAfter(40, usualTiming, 0, () => 0.5), 6 * 3_600_000);
  });

  it('waits so long and no longer, and not at all when the server stops', async () => {
    respond = () => undefined;
    assert.deepEqual(await fault(send(60)), ['timeout', false, undefined]);
    respond = (_request, response) => void response.writeHead(200).write('{"id":');
    // Half an answer in all that time: asked again, with the same key.
    assert.deepEqual(await fault(send(60)), ['timeout', false, undefined]);
    respond = () => undefined;
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 30);
    const begun = Date.now();
    assert.equal((await fault(send(5_000, stop.signal)))[0], 'unreachable');
    assert.ok(Date.now() - begun < 2_000);
  });

  it('is tried again when the connection is cut or nobody is there, and follows nobody elsewhere', async () => {
    respond = (_request, response) => {
      response.writeHead(202, { 'content-length': '400' }).write('{"id":');
      setTimeout(() => response.destroy(), 5);
    };
    assert.deepEqual(await fault(send()), ['unreachable', false, undefined], 'half an answer is none');
    respond = (request) => void request.socket.destroy();
    assert.deepEqual(await fault(send()), ['unreachable', false, undefined]);
    says(302, { location: 'http://127.0.0.1:1/other' });
    assert.deepEqual(await fault(send()), ['unreachable', false, undefined]);
    const away = httpSender({ url: 'http://127.0.0.1:1/', token: 'x', patienceMillis: 1_000 }, fetch, () => now).send(message, never);
    assert.deepEqual(await fault(away), ['unreachable', false, undefined]);
  });
});

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import * as actions from './actions.ts';
import { Api, route, type Result } from './api.ts';
import { control } from './control.ts';
import { Faults, type Operation } from './faults.ts';
import { readBody, refused, sameSecret, write, type Answer } from './http.ts';
import { methodsFor, paymentPage, redirect, returnAddress, unknownPage } from './page.ts';
import type { Settings } from './settings.ts';
import { isOpen, Payments } from './state.ts';
import { textsFor } from './texts.ts';
import { Webhooks } from './webhooks.ts';

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');
const ASSETS: Record<string, { body: string; type: string }> = {
  '/assets/page.css': { body: read('page.css'), type: 'text/css; charset=utf-8' },
  '/assets/icon.svg': { body: read('icon.svg'), type: 'image/svg+xml' },
};

/** Puts the parts together: API, payment page, control, and the faults that come between request and answer. */
export function createSimulator(settings: Settings): Server {
  const payments = new Payments();
  const faults = new Faults();
  const webhooks = new Webhooks(settings, faults);
  const api = new Api(payments, settings, faults, webhooks);
  const reset = async () => {
    payments.clear();
    faults.clear();
    api.forget();
    await webhooks.forget();
  };

  /** Does the work of a call and lets the faults of the connection have their say. */
  async function serve(response: ServerResponse, operation: Operation, work: () => Result): Promise<void> {
    if (faults.take('down', { operation })) return void response.destroy();
    if (faults.take('error-429', { operation })) return write(response, { status: 429, headers: { 'retry-after': '1' } });
    if (faults.take('error-500', { operation })) return write(response, refused(500, '1000', 'Internal error'));
    const slow = faults.take('slow', { operation });
    if (slow) await pause(slow.delay ?? 1000);
    const { answer, payment, events = [] } = work();
    const early = payment && events.length > 0 && faults.take('webhook-early', { operation });
    if (early) await webhooks.send(payment, events);
    const hang = faults.take('timeout', { operation });
    if (hang) {
      // The work is done and its events go out, but the one who asked never hears of it.
      setTimeout(() => response.destroy(), hang.delay ?? 1000).unref();
    } else {
      write(response, answer);
    }
    if (payment && !early) void webhooks.send(payment, events);
  }

  function page(method: string, url: URL, body: string): Result {
    const texts = textsFor(url.searchParams.get('language'));
    const payment = payments.get(url.pathname.split('/')[2] ?? '');
    if (!payment || payment.checkout.integrationType !== 'HostedPaymentPage') return { answer: unknownPage(texts) };
    if (method === 'GET') return { payment, answer: paymentPage(payment, texts, settings.merchantName) };
    const form = new URLSearchParams(body);
    const action = form.get('action');
    // A second press of the button, or a reload, must not pay twice: the payer is sent on instead.
    if (payment.completed) return { payment, answer: redirect(payment, returnAddress(payment)) };
    if (!isOpen(payment)) return { payment, answer: paymentPage(payment, texts, settings.merchantName) };
    const back = payment.checkout.cancelUrl;
    if (action === 'cancel' && back !== undefined) return { payment, answer: redirect(payment, back) };
    const allowed = methodsFor(payment);
    const chosen = allowed.find((entry) => entry.paymentMethod === form.get('method')) ?? allowed[0];
    if (action === 'approve' && chosen) {
      const chargeRefused = payment.checkout.charge && faults.take('charge-refused', { operation: 'charge' }) !== undefined;
      const events = actions.approve(payment, chosen, chargeRefused);
      return { payment, events, answer: redirect(payment, returnAddress(payment)) };
    }
    const events = action === 'decline' ? actions.decline(payment) : [];
    // Redirecting to the page itself makes a reload harmless.
    return { payment, events, answer: redirect(payment, `?language=${texts.locale}`) };
  }

  async function listen(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const method = request.method ?? 'GET';
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const body = await readBody(request);
    const given = request.headers.authorization;

    if (url.pathname.startsWith('/control/') && settings.controlToken !== '') {
      const known = sameSecret(given, `Bearer ${settings.controlToken}`);
      if (!known) return write(response, { status: 401 });
      return write(response, await control(method, url.pathname, body, { payments, faults, webhooks, reset }));
    }
    if (/^\/pay\/[^/]+$/.test(url.pathname)) {
      if (method !== 'GET' && method !== 'POST') return write(response, { status: 405, headers: { allow: 'GET, POST' } });
      return serve(response, 'page', () => page(method, url, body));
    }
    const asset = ASSETS[url.pathname];
    if (asset && method === 'GET') {
      return write(response, { status: 200, body: asset.body, headers: { 'content-type': asset.type } });
    }
    const found = route(method, url.pathname);
    if (found === 404) return write(response, { status: 404 });
    if (!sameSecret(given, settings.secretKey)) return write(response, { status: 401 });
    if (found === 405) return write(response, { status: 405 });
    const key = request.headers['idempotency-key'];
    const idempotencyKey = Array.isArray(key) ? key[0] : key;
    return serve(response, found.operation, () => api.handle({ ...found, body, idempotencyKey }));
  }

  return createServer((request, response) => {
    listen(request, response).catch((error: unknown) => {
      const answer: Answer = error instanceof RangeError ? { status: 413 } : refused(500, '1000', 'Internal error');
      // A fault of the simulator itself must be seen by whoever runs the tests.
      if (answer.status === 500) console.error(error);
      write(response, answer);
    });
  });
}

import type { Server } from 'node:http';
import { sentence, type Controlled } from '../shared/control.ts';
import { Faults } from '../shared/faults.ts';
import { header, type Answer } from '../shared/http.ts';
import { createSimulatorServer, type Asked, type Handling, type Work } from '../shared/server.ts';
import { Webhooks } from '../shared/webhooks.ts';
import * as actions from './actions.ts';
import { Api, OPERATIONS, route, type Result } from './api.ts';
import { back, paymentPage, unknownPage } from './page.ts';
import { problem } from './problem.ts';
import { Registrations } from './registrations.ts';
import type { Settings } from './settings.ts';
import { isOpen, Payments, type VippsEvent, type VippsPayment } from './state.ts';
import { textsFor } from './texts.ts';
import { Tokens } from './tokens.ts';

/** How often the provider looks for payments whose time is over, in milliseconds. */
const WATCH = 1000;

/** Puts the parts together: keys, API, the app's page, webhooks, control. */
export function createSimulator(settings: Settings): Server {
  const payments = new Payments();
  const faults = new Faults(OPERATIONS);
  // Published: 4xx, 5xx and ten seconds of silence are failures, and hold up what comes after for the same payment.
  const manners = { retries: settings.webhookRetries, received: (status: number) => status >= 200 && status < 400, inOrder: true, patience: 10_000 };
  const webhooks = new Webhooks(manners, faults);
  const tokens = new Tokens(settings);
  const registrations = new Registrations();
  const api = new Api(payments, settings, faults, registrations);
  const tell = (payment: VippsPayment, events: VippsEvent[]) => webhooks.send(payment.reference, registrations.messages(events, settings.msn));
  const watch = () => {
    for (const payment of payments.all()) {
      const events = api.notice(payment);
      if (events.length > 0) void tell(payment, events);
    }
  };
  setInterval(watch, WATCH).unref();

  /** Whether a payer's answer counts: in time, and out of it when the provider forgets to look. */
  const mayAnswer = (payment: VippsPayment) =>
    isOpen(payment) || (payment.state !== 'AUTHORIZED' && faults.take('late-approval') !== undefined);

  function work({ answer, payment, events }: Result): Work {
    return { answer, tell: payment && events && events.length > 0 ? () => tell(payment, events) : undefined };
  }

  function page({ method, url, body, request }: Asked): Result {
    const texts = textsFor(url.searchParams.get('language'), header(request, 'accept-language'));
    const payment = payments.withToken(url.pathname.split('/')[2] ?? '');
    if (!payment) return { answer: unknownPage(texts) };
    const show = (): Result => ({ payment, events: api.notice(payment), answer: paymentPage(payment, texts, settings.merchantName) });
    const action = new URLSearchParams(body).get('action');
    if (method === 'GET' || action === null) return show();
    // A second press must not pay twice, and closing the app answers nothing: both lead back.
    if (payment.state === 'AUTHORIZED' || action === 'close') return { answer: back(payment) };
    if (!mayAnswer(payment)) return show();
    return { payment, events: action === 'approve' ? actions.approve(payment) : actions.decline(payment), answer: back(payment) };
  }

  /** What the buttons of the page do without a browser, and what time does without waiting. */
  function act(payment: VippsPayment, verb: string): Answer | undefined {
    if (verb === 'expire') {
      if (isOpen(payment)) payment.expiresAt = new Date().toISOString();
      void tell(payment, api.notice(payment));
      return { status: 204 };
    }
    if (verb === 'close') return { status: 204 };
    if (verb !== 'approve' && verb !== 'decline') return undefined;
    if (!mayAnswer(payment)) return sentence(409, 'The payment is closed');
    void tell(payment, verb === 'approve' ? actions.approve(payment) : actions.decline(payment));
    return { status: 204 };
  }

  function handle(asked: Asked): Handling {
    const { method, url, body, request } = asked;
    if (/^\/pay\/[^/]+$/.test(url.pathname)) {
      if (method !== 'GET' && method !== 'POST') return { status: 405, headers: { allow: 'GET, POST' } };
      return { operation: 'page', work: () => work(page(asked)) };
    }
    const found = route(method, url.pathname);
    if (found === 404 || found === 405) return problem(found);
    if (found.operation === 'token') return { operation: 'token', work: () => ({ answer: tokens.give(request) }) };
    const refusal = tokens.refusal(request);
    if (refusal) return refusal;
    const idempotencyKey = header(request, 'idempotency-key');
    return { operation: found.operation, work: () => work(api.handle({ ...found, method, body, idempotencyKey })) };
  }

  const controlled: Controlled = {
    faults,
    webhooks,
    payments: () => payments.all(),
    payment: (id) => payments.get(id),
    act: (id, verb) => act(payments.get(id)!, verb),
    // Registrations are the merchant's set-up and stay.
    reset: async () => {
      payments.clear();
      faults.clear();
      api.forget();
      tokens.revoke();
      await webhooks.forget();
    },
  };
  return createSimulatorServer({ settings, faults, controlled, handle, internalError: problem(500) });
}

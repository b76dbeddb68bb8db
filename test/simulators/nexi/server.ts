import type { Server } from 'node:http';
import { Faults } from '../shared/faults.ts';
import { header, sameSecret, type Answer } from '../shared/http.ts';
import { createSimulatorServer, type Asked, type Handling, type Work } from '../shared/server.ts';
import { Webhooks } from '../shared/webhooks.ts';
import * as actions from './actions.ts';
import { Api, route, type Result } from './api.ts';
import { controlled, mayStillPay } from './control.ts';
import type { PaymentEvent } from './events.ts';
import { refused } from './http.ts';
import { messages } from './messages.ts';
import { OPERATIONS } from './operations.ts';
import { methodsFor, paymentPage, redirect, returnAddress, unknownPage } from './page.ts';
import type { Settings } from './settings.ts';
import { isOpen, Payments, type Payment } from './state.ts';
import { textsFor } from './texts.ts';

/** Puts the parts together: API, payment page, control. */
export function createSimulator(settings: Settings): Server {
  const payments = new Payments();
  const faults = new Faults(OPERATIONS);
  // Published: anything but 200 is a failure, "even other 2XX codes", and is repeated in the background.
  const manners = { retries: settings.webhookRetries, received: (status: number) => status === 200, inOrder: false, patience: 5000 };
  const webhooks = new Webhooks(manners, faults);
  const tell = (payment: Payment, events: PaymentEvent[]) => webhooks.send(payment.paymentId, messages(payment, events, settings.merchantId));
  const api = new Api(payments, settings, faults, tell);
  const reset = async () => {
    payments.clear();
    faults.clear();
    api.forget();
    await webhooks.forget();
  };

  function work({ answer, payment, events }: Result): Work {
    return { answer, tell: payment && events && events.length > 0 ? () => tell(payment, events) : undefined };
  }

  function page({ method, url, body }: Asked): Result {
    const texts = textsFor(url.searchParams.get('language'));
    const payment = payments.get(url.pathname.split('/')[2] ?? '');
    if (!payment || payment.checkout.integrationType !== 'HostedPaymentPage') return { answer: unknownPage(texts) };
    if (method === 'GET') return { payment, answer: paymentPage(payment, texts, settings.merchantName) };
    const form = new URLSearchParams(body);
    const action = form.get('action');
    // A second press of the button, or a reload, must not pay twice: the payer is sent on instead.
    if (payment.completed) return { payment, answer: redirect(payment, returnAddress(payment)) };
    const pays = action === 'approve' || action === 'decline';
    if (pays ? !mayStillPay(payment, faults) : !isOpen(payment)) {
      return { payment, answer: paymentPage(payment, texts, settings.merchantName) };
    }
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

  function handle(asked: Asked): Handling {
    const { method, url, body, request } = asked;
    if (/^\/pay\/[^/]+$/.test(url.pathname)) {
      if (method !== 'GET' && method !== 'POST') return { status: 405, headers: { allow: 'GET, POST' } };
      return { operation: 'page', work: () => work(page(asked)) };
    }
    const found = route(method, url.pathname);
    if (found === 404) return { status: 404 };
    if (!sameSecret(header(request, 'authorization'), settings.secretKey)) return { status: 401 };
    if (found === 405) return { status: 405 };
    const idempotencyKey = header(request, 'idempotency-key');
    return { operation: found.operation, work: () => work(api.handle({ ...found, body, idempotencyKey })) };
  }

  const internalError: Answer = refused(500, '1000', 'Internal error');
  return createSimulatorServer({ settings, faults, internalError, handle, controlled: controlled(payments, faults, webhooks, tell, reset) });
}

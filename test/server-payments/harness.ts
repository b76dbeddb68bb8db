// A citizen, a server that the provider can reach, and the payment simulator as a program of its own.
import { createServer } from 'node:http';
import { once } from 'node:events';
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Application } from '@faelles/schemas/application.js';
import type { Payment, PaymentStart } from '@faelles/schemas/payment.js';
import type { ServerConfig } from '@faelles/server/config.js';
import type { OpenDatabase } from '@faelles/server/database/open.js';
import { paymentMovements, paymentReports, payments } from '@faelles/server/database/payments.js';
import { refundsOf } from '@faelles/server/payments/refunds.js';
import type { RefundRow } from '@faelles/server/payments/row.js';
import type { Price } from '@faelles/schemas/definition.js';
import { runPaymentJobs } from '@faelles/server/payments/jobs.js';
import { goodAnswers, goodTotal, testDefinition } from '../server/definition.ts';
import { startTestServer, Visitor, type Answer, type TestServer } from '../server/app.ts';
import { startSimulator, type Simulator } from '../simulators/start.ts';
import type { TestDatabase } from '../support/database.ts';

export const webhookSecret = 'webhookSecretOfTheTest01';
export { goodTotal };

/** Everything a test of payments needs. */
export interface PaymentTest {
  server: TestServer;
  simulator: Simulator;
  /** Address the provider reaches the server at. */
  url: string;
  /** Runs the jobs once, after `millis` have passed. */
  jobs(millis?: number): ReturnType<typeof runPaymentJobs>;
  row(paymentId: string): Promise<typeof payments.$inferSelect>;
  /** What stands between the server and the provider; undefined lets the call through. */
  between: { answer?: ((address: string, init?: RequestInit) => Response | Promise<Response> | undefined) | undefined };
  /** A call as the staff make it; each has its own key unless one is given. */
  staff(method: string, path: string, json?: unknown, key?: string): Promise<Answer>;
  /** What a person is told to look at, as `kind`, of one payment. */
  reports(paymentId: string): Promise<string[]>;
  refunds(paymentId: string): Promise<RefundRow[]>;
  /** The ledger as `authorised 3000`. */
  ledger(paymentId: string): Promise<string[]>;
  close(): Promise<void>;
}

/** How the server of a test differs: its only solution's price, its configuration, a database it shares with another. */
export type PaymentTestOptions = { price?: Partial<Price>; config?: Partial<ServerConfig>; opened?: OpenDatabase };

export async function startPaymentTest(database: TestDatabase, { price, config, opened }: PaymentTestOptions = {}): Promise<PaymentTest> {
  const simulator = await startSimulator({ retrieveLimit: 0, refundDelay: 10, webhookRetries: [50, 100] });
  // The address comes before the server: its configuration holds it.
  const own: { server?: TestServer } = {};
  const listener = createServer(getRequestListener((request) => own.server!.app.fetch(request), { overrideGlobalObjects: false }));
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const url = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`;
  const nexi = { apiUrl: simulator.url, secretKey: simulator.secretKey, webhookSecret };
  const between: PaymentTest['between'] = {};
  const watched: typeof fetch = async (input, init) => (await between.answer?.(String(input), init)) ?? fetch(input, init);
  const usual = testDefinition();
  const definition = testDefinition({ price: { ...usual.price!, ...price } });
  const server = await startTestServer(database, {
    solutions: { 'test-permit': definition },
    config: { publicUrl: url, ...config, nexi: { ...nexi, ...config?.nexi } },
    fetch: watched,
    ...(opened && { opened }),
  });
  // The provider lives by the real clock: it refuses a page that is over before it was made.
  server.pass(Date.now() - server.ctx.clock().getTime());
  own.server = server;
  const { db } = server.ctx;
  return {
    server,
    simulator,
    url,
    between,
    jobs(millis = 0) {
      server.pass(millis);
      return runPaymentJobs(server.ctx);
    },
    async row(id) {
      return (await db.select().from(payments)).find((row) => row.id === id)!;
    },
    staff(method, path, json, key = randomUUID()) {
      const headers = { authorization: `Bearer ${server.ctx.config.secrets.staffKey}`, 'idempotency-key': key };
      return new Visitor(server).send(method, `/api/staff/${path}`, { headers, ...(json !== undefined && { json }) });
    },
    async reports(id) {
      return (await db.select().from(paymentReports)).filter(({ paymentId }) => paymentId === id).map(({ kind }) => kind);
    },
    refunds: (id) => refundsOf(db, id),
    async ledger(id) {
      const rows = await db.select().from(paymentMovements).orderBy(paymentMovements.id);
      return rows.filter(({ paymentId }) => paymentId === id).map(({ kind, ore }) => `${kind} ${ore}`);
    },
    async close() {
      listener.closeAllConnections();
      listener.close();
      await simulator.stop();
      await server.close();
    },
  };
}

/** A citizen who has submitted and is to pay. */
export class Payer {
  readonly visitor: Visitor;
  readonly application: Application;
  constructor(visitor: Visitor, application: Application) {
    this.visitor = visitor;
    this.application = application;
  }

  static async submit({ server }: Pick<PaymentTest, 'server'>, days = goodAnswers.days): Promise<Payer> {
    const visitor = await Visitor.begin(server);
    const body = {
      solution: 'test-permit',
      definitionVersion: '1.0.0',
      answers: { ...goodAnswers, days },
      language: 'da',
      shownTotalOre: days * 1000,
    };
    const answer = await visitor.post('/api/applications', body, { 'idempotency-key': randomUUID() });
    if (answer.status !== 201) throw new Error(`not submitted: ${answer.text}`);
    return new Payer(visitor, answer.body as Application);
  }

  /** Presses "pay"; each press has its own key unless one is given. */
  start(key: string = randomUUID(), body: Partial<PaymentStart> = {}): Promise<Answer> {
    const start = { method: 'card', shownTotalOre: this.application.order.totalOre, ...body };
    return this.visitor.post(`/api/applications/${this.application.id}/payments`, start, { 'idempotency-key': key });
  }

  async started(): Promise<Payment> {
    const answer = await this.start();
    if (answer.status !== 200) throw new Error(`not started: ${answer.text}`);
    return answer.body as Payment;
  }

  async payment(id: string): Promise<Payment> {
    return (await this.visitor.get(`/api/payments/${id}`)).body as Payment;
  }

  async now(): Promise<Application> {
    return (await this.visitor.get(`/api/applications/${this.application.id}`)).body as Application;
  }
}

/** The provider's id of a payment, as its page's address has it. */
export function providerId(payment: Payment): string {
  return new URL(payment.redirectUrl!).searchParams.get('pid')!;
}

/** Presses a button of the payment page, and waits until its webhooks have been tried (or lost on purpose). */
export async function press(simulator: Simulator, payment: Payment, verb: 'approve' | 'decline'): Promise<void> {
  const id = providerId(payment);
  await simulator.pay(id, verb);
  const ends = verb === 'approve' ? ['payment.reservation.created.v2', 'payment.checkout.completed'] : ['payment.reservation.failed'];
  await eventually(async () => {
    const sent = (await simulator.deliveries()).filter(({ paymentId }) => paymentId === id).map(({ event }) => event);
    return ['payment.created', ...ends].every((name) => sent.includes(name));
  });
}

/** Waits until something becomes true, at most twenty seconds. */
export async function eventually(check: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 1_000; tries++) {
    if (await check()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('it never came true');
}

/** A citizen who has paid by card, with a payment whose money is taken. */
export async function paidAndTaken(test: PaymentTest): Promise<{ payer: Payer; payment: Payment }> {
  const payer = await Payer.submit(test);
  const payment = await payer.started();
  await press(test.simulator, payment, 'approve');
  await test.jobs();
  await eventually(async () => (await payer.payment(payment.id)).state === 'captured');
  return { payer, payment };
}

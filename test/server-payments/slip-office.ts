// A municipality that takes payment slips, the citizens who get them, and the staff who book what the bank tells.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before } from 'node:test';
import type { Application } from '@faelles/schemas/application.js';
import type { FormDefinition, Price } from '@faelles/schemas/definition.js';
import { Payment } from '@faelles/schemas/payment.js';
import { ReceiptView } from '@faelles/schemas/receipt.js';
import { paymentMovements, paymentReports } from '@faelles/server/database/payments.js';
import { runPaymentJobs } from '@faelles/server/payments/jobs.js';
import { SlipBooking } from '@faelles/server/payments/invoice/incoming.js';
import { SlipOverview } from '@faelles/server/payments/invoice/overview.js';
import { today } from '@faelles/server/today.js';
import { goodAnswers, goodTotal, testDefinition } from '../server/definition.ts';
import { startTestServer, Visitor, type Answer, type TestServer } from '../server/app.ts';
import { startSimulator, type Simulator } from '../simulators/start.ts';
import type { TestDatabase } from '../support/database.ts';
import { webhookSecret } from './harness.ts';

const price = testDefinition().price!;
export const reason = { da: 'Frivillige foreninger er fri', en: 'Voluntary associations are exempt' };

/** A solution that takes cards and slips. */
function solution(id: string, slip: Price['slip'], more: Partial<FormDefinition> = {}): FormDefinition {
  return testDefinition({ id, price: { ...price, methods: ['card', 'slip'], slip: slip! }, ...more });
}

const solutions = {
  'slip-permit': solution('slip-permit', { type: '71', dueDays: 14 }),
  'waiting-permit': solution('waiting-permit', { type: '71', dueDays: 4, waits: true }),
  'other-slip': solution('other-slip', { type: '75', dueDays: 14 }),
  'free-permit': solution('free-permit', { type: '71', dueDays: 14 }, {
    price: { ...price, methods: ['card', 'slip'], slip: { type: '71', dueDays: 14 }, lines: [{ ...price.lines[0]!, exemption: { when: true, percent: 100, reason } }] },
  }),
};

/** Starts a server before the tests of a suite and stops it after them; gives what they do with it. */
export function slipTest(database: TestDatabase) {
  let server: TestServer;
  let simulator: Simulator;
  before(async () => {
    simulator = await startSimulator({ retrieveLimit: 0, webhookRetries: [] });
    const nexi = { apiUrl: simulator.url, secretKey: simulator.secretKey, webhookSecret };
    server = await startTestServer(database, { solutions, config: { nexi }, fetch });
    // The card's provider lives by the real clock.
    server.pass(Date.now() - server.ctx.clock().getTime());
  });
  after(async () => {
    await server.close();
    await simulator.stop();
  });

  /** A citizen who has submitted. */
  async function submitted(id: keyof typeof solutions, shownTotalOre = goodTotal): Promise<{ visitor: Visitor; application: Application }> {
    const visitor = await Visitor.begin(server);
    const body = { solution: id, definitionVersion: '1.0.0', answers: goodAnswers, language: 'da', shownTotalOre };
    const { status, body: application, text } = await visitor.post('/api/applications', body, { 'idempotency-key': randomUUID() });
    assert.equal(status, 201, text);
    return { visitor, application };
  }
  type Payer = Awaited<ReturnType<typeof submitted>>;

  const start = ({ visitor, application }: Payer, method: string) =>
    visitor.post(`/api/applications/${application.id}/payments`, { method, shownTotalOre: application.order.totalOre }, { 'idempotency-key': randomUUID() });
  const now = async ({ visitor, application }: Payer): Promise<Application> => (await visitor.get(`/api/applications/${application.id}`)).body;
  const payment = async ({ visitor }: Payer, id: string): Promise<Payment> => Payment.parse((await visitor.get(`/api/payments/${id}`)).body);
  const receipt = async (payer: Payer) => ReceiptView.parse((await payer.visitor.get(`/api/receipts/${(await now(payer)).receiptId}`)).body);

  /** A citizen with a slip. */
  async function withSlip(id: 'slip-permit' | 'waiting-permit' = 'slip-permit') {
    const payer = await submitted(id);
    const { status, body, text } = await start(payer, 'slip');
    assert.equal(status, 200, text);
    const chosen = Payment.parse(body);
    return { payer, chosen, slip: chosen.slip! };
  }

  const staff = (method: string, path: string, json?: unknown, key: string = randomUUID()): Promise<Answer> =>
    new Visitor(server).send(method, path, {
      ...(json !== undefined && { json }),
      headers: { authorization: `Bearer ${server.ctx.config.secrets.staffKey}`, 'idempotency-key': key },
    });
  const incoming = (paymentId: string, amountOre: number, more: object = {}, key?: string) =>
    staff('POST', '/api/staff/slips/incoming', { paymentId, amountOre, bookedOn: today(server.ctx), bankReference: `BANK-${randomUUID()}`, ...more }, key);
  async function booked(paymentId: string, amountOre: number, more: object = {}): Promise<SlipBooking> {
    const { status, body, text } = await incoming(paymentId, amountOre, more);
    assert.equal(status, 200, text);
    return SlipBooking.parse(body);
  }
  const overview = async (): Promise<SlipOverview> => SlipOverview.parse((await staff('GET', '/api/staff/slips')).body);
  const ledger = async (id: string) =>
    (await server.ctx.db.select().from(paymentMovements).orderBy(paymentMovements.id)).filter(({ paymentId }) => paymentId === id).map(({ kind, ore, cause }) => `${kind} ${ore} ${cause}`);
  const reports = async (id: string | null) =>
    (await server.ctx.db.select().from(paymentReports)).filter(({ paymentId, provider }) => paymentId === id && provider === 'invoice').map(({ kind }) => kind);

  /** Runs the jobs until the payouts of a payment are ordered, and gives them. */
  async function ordered(id: string) {
    await runPaymentJobs(server.ctx);
    return (await overview()).payouts.filter((found) => found.payment === id);
  }
  const transfer = (key: string, more: object = {}) =>
    staff('POST', '/api/staff/slips/payouts', { key, bookedOn: today(server.ctx), bankReference: `OUT-${randomUUID()}`, ...more });

  return {
    get server() {
      return server;
    },
    get simulator() {
      return simulator;
    },
    submitted, start, now, payment, receipt, withSlip, staff, incoming, booked, overview, ledger, reports, ordered, transfer,
  };
}

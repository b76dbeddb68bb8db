// The comparison of the books with the provider, over HTTP and against its simulator.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, it } from 'node:test';
import { eq } from 'drizzle-orm';
import { Reconciliation, Reconciliations, StaffPayment, StaffPaymentPage, type Difference } from '@faelles/schemas/staff.js';
import { applications } from '@faelles/server/database/applications.js';
import { paymentReconciliations } from '@faelles/server/database/payments.js';
import { requestNightly } from '@faelles/server/payments/reconciliation/job.js';
import { doWaitingRun, requestRun } from '@faelles/server/payments/reconciliation/run.js';
import { gatewayOf } from '@faelles/server/payments/registry.js';
import { databases } from '../support/database.ts';
import { eventually, goodTotal, paidAndTaken, Payer, press, providerId, startPaymentTest, type PaymentTest } from './harness.ts';

const minute = 60_000;

for (const database of databases) {
  describe(`reconciliation on ${database.name}`, () => {
    let test: PaymentTest;
    before(async () => (test = await startPaymentTest(database)));
    after(() => test.close());
    beforeEach(() => test.simulator.reset());

    const taken = () => paidAndTaken(test);
    /** Asks for a comparison as staff do, and lets it be done. What is told of others' payments is left out. */
    async function compare(...payments: string[]): Promise<{ run: Reconciliation; found: Difference[] }> {
      // What was read a moment ago is not asked about again.
      test.server.pass(6 * minute);
      const asked = await test.staff('POST', 'reconciliations');
      assert.equal(asked.status, 202, asked.text);
      await doWaitingRun(test.server.ctx, { pause: 0 });
      const run = Reconciliation.parse((await test.staff('GET', `reconciliations/${asked.body.id}`)).body);
      assert.equal(run.state, 'done');
      return { run, found: run.differences.filter(({ payment }) => payments.length === 0 || payments.includes(payment ?? '')) };
    }
    const codes = (found: Difference[]) => found.map(({ code }) => code);

    it('finds nothing where all is well, and says what it looked at', async () => {
      const { payment } = await taken();
      const { run, found } = await compare(payment.id);
      assert.deepEqual(found, []);
      assert.ok(run.checked >= 1);
      assert.equal(run.unanswered, 0);
      assert.equal(run.startedBy, 'key');
      const list = Reconciliations.parse((await test.staff('GET', 'reconciliations')).body);
      assert.equal(list.newest?.id, run.id);
      assert.equal(list.underWay, undefined);
    });

    it('takes in what was done in the provider’s portal although its webhook was lost, and tells of it', async () => {
      const { payer, payment } = await taken();
      await test.simulator.control({ kind: 'webhook-lost', times: 'always' });
      const [charge] = (await test.simulator.payment(providerId(payment))).charges;
      await gatewayOf(test.server.ctx, 'nexi').refund({ providerId: providerId(payment), chargeId: charge!.chargeId, chargeOre: goodTotal, amountOre: 700, order: payment.order, key: randomUUID() });
      await eventually(async () => (await test.simulator.payment(providerId(payment))).refunds.every(({ state }) => state === 'Completed'));
      assert.equal((await payer.payment(payment.id)).amounts.refundedOre, 0);
      const { found } = await compare(payment.id);
      assert.deepEqual(codes(found), ['changed-at-provider', 'refunded-elsewhere']);
      assert.equal(found[0]!.reference, payer.application.reference);
      assert.deepEqual(found.map(({ ore }) => ore), [-700, 700]);
      assert.equal((await payer.payment(payment.id)).state, 'partly-refunded');
      const seen = StaffPayment.parse((await test.staff('GET', `payments/${payment.id}`)).body);
      assert.deepEqual(seen.movements.map(({ kind, cause }) => `${kind} ${cause}`), ['authorised webhook', 'captured capture', 'refunded reconciliation']);
      assert.equal(seen.refundableOre, goodTotal - 700);
    });

    it('paid without application, application without payment, amounts that differ', async () => {
      const { payer } = await taken();
      const other = await Payer.submit(test);
      const wrong = await Payer.submit(test);
      const { db, clock } = test.server.ctx;
      // Planted: nothing that the server does by itself leads here.
      await db.update(applications).set({ state: 'expired' }).where(eq(applications.id, payer.application.id));
      await db.update(applications).set({ state: 'received', receivedAt: clock() }).where(eq(applications.id, other.application.id));
      const mismatched = await wrong.started();
      await test.simulator.control({ kind: 'wrong-amount', times: 'always' });
      await press(test.simulator, mismatched, 'approve');
      await test.simulator.calm();
      const { run } = await compare();
      const of = (reference: string) => run.differences.filter((one) => one.reference === reference);
      assert.deepEqual(codes(of(payer.application.reference)), ['paid-without-application']);
      assert.deepEqual(codes(of(other.application.reference)), ['received-without-payment']);
      assert.deepEqual([of(other.application.reference)[0]!.orderOre, of(other.application.reference)[0]!.ore], [goodTotal, 0]);
      assert.ok(!JSON.stringify(run).includes('Testesen'), 'nothing about a person');
      await db.update(applications).set({ state: 'received' }).where(eq(applications.id, payer.application.id));
      await db.update(applications).set({ state: 'awaiting-payment', receivedAt: null }).where(eq(applications.id, other.application.id));
    });

    it('an amount that is not the order’s stays told until somebody has done something', async () => {
      const payer = await Payer.submit(test);
      const payment = await payer.started();
      await test.simulator.control({ kind: 'wrong-amount', times: 'always' });
      await press(test.simulator, payment, 'approve');
      const { found } = await compare(payment.id);
      assert.deepEqual([found[0]?.code, found[0]?.orderOre], ['amount-mismatch', goodTotal]);
      await test.simulator.calm();
    });

    it('a provider that is silent is left alone, and told of with how many are not known', async () => {
      await Promise.all([taken(), taken()]);
      await test.simulator.control({ kind: 'error-500', operation: 'retrieve', times: 'always' });
      const { run } = await compare();
      assert.ok(run.unanswered >= 2);
      assert.equal(run.differences.find(({ code }) => code === 'provider-silent')?.count, run.unanswered);
      await test.simulator.calm();
    });

    it('forged webhooks, and webhooks of payments nobody knows', async () => {
      const forged = await fetch(`${test.url}/api/webhooks/nexi`, { method: 'POST', headers: { authorization: 'wrong', 'content-type': 'application/json' }, body: '{}' });
      assert.equal(forged.status, 401);
      const { run } = await compare();
      const told = run.differences.find(({ code }) => code === 'webhooks-rejected');
      assert.deepEqual([told?.provider, told?.count], ['nexi', 1]);
      const { body } = await test.staff('GET', 'webhooks/rejected');
      assert.deepEqual(body.rejected.map(({ provider, count }: { provider: string; count: number }) => [provider, count]), [['nexi', 1]]);
    });

    it('a refund the provider refuses is told of, with what it was', async () => {
      const { payment } = await taken();
      const [charge] = (await test.simulator.payment(providerId(payment))).charges;
      await test.simulator.control({ kind: 'webhook-lost', times: 'always' });
      await gatewayOf(test.server.ctx, 'nexi').refund({ providerId: providerId(payment), chargeId: charge!.chargeId, chargeOre: goodTotal, amountOre: 500, order: payment.order, key: randomUUID() });
      await test.simulator.calm();
      await test.staff('POST', `payments/${payment.id}/refunds`, { amountOre: goodTotal, reason: 'other', note: 'Naboen klagede' });
      for (let tries = 0; tries < 3; tries++) await test.jobs(10 * minute);
      const { run, found } = await compare(payment.id);
      assert.ok(codes(found).includes('refund-refused'), codes(found).join());
      assert.equal(found.find(({ code }) => code === 'refund-refused')!.ore, goodTotal);
      assert.ok(!JSON.stringify(run).includes('klagede'), 'the note stays with the staff');
    });

    it('is done by one at a time, whoever asks, and once a night', async () => {
      const { ctx } = test.server;
      const [one, two] = await Promise.all([test.staff('POST', 'reconciliations'), test.staff('POST', 'reconciliations')]);
      assert.deepEqual([one.status, two.status, one.body.id], [202, 202, two.body.id]);
      const done = await Promise.all([doWaitingRun(ctx, { pause: 0 }), doWaitingRun(ctx, { pause: 0 }), doWaitingRun(ctx, { pause: 0 })]);
      assert.equal(done.filter(Boolean).length, 1);
      const before = (await ctx.db.select().from(paymentReconciliations)).length;
      assert.ok(await requestRun(ctx, 'night', '2031-01-01'));
      await doWaitingRun(ctx, { pause: 0 });
      assert.equal(await requestRun(ctx, 'night', '2031-01-01'), undefined);
      assert.equal((await ctx.db.select().from(paymentReconciliations)).length, before + 1);
      // By the clock of the server: two at night in Denmark, and noon.
      const at = (iso: string) => ({ ...ctx, clock: () => new Date(iso) });
      await requestNightly(at('2031-01-10T12:00:00Z'));
      await requestNightly(at('2031-01-10T01:30:00Z'));
      await requestNightly(at('2031-01-10T03:30:00Z'));
      assert.equal((await ctx.db.select().from(paymentReconciliations)).filter(({ night }) => night === '2031-01-10').length, 1);
      await doWaitingRun(at('2031-01-10T03:30:00Z'), { pause: 0 });
    });

    it('a run whose server died is cut off, and another may begin; one that is to end goes back to waiting', async () => {
      const { ctx } = test.server;
      const left = (await requestRun(ctx, 'key'))!;
      await ctx.db.update(paymentReconciliations).set({ state: 'running' }).where(eq(paymentReconciliations.id, left.id));
      assert.equal((await requestRun(ctx, 'key'))!.id, left.id, 'it may still live');
      test.server.pass(11 * minute);
      const next = (await requestRun(ctx, 'key'))!;
      assert.notEqual(next.id, left.id);
      assert.equal((await test.staff('GET', `reconciliations/${left.id}`)).body.state, 'cut-off');
      assert.equal(await doWaitingRun(ctx, { pause: 0, stopping: () => true }), undefined);
      assert.equal((await test.staff('GET', `reconciliations/${next.id}`)).body.state, 'waiting');
      assert.equal((await doWaitingRun(ctx, { pause: 0 }))?.id, next.id);
    });

    it('payments are found by reference in any case, by state and by time, page by page', async () => {
      const { payer, payment } = await taken();
      const { reference } = payer.application;
      const found = StaffPaymentPage.parse((await test.staff('GET', `payments?reference=${reference.toLowerCase()}`)).body);
      assert.deepEqual(found.payments.map(({ id, state }) => [id, state]), [[payment.id, 'captured']]);
      assert.deepEqual((await test.staff('GET', `payments?reference=${providerId(payment)}`)).body.payments.length, 1);
      for (const nobody of ['%25', '_', 'FK-nobody', reference.slice(0, -1)]) assert.equal((await test.staff('GET', `payments?reference=${nobody}`)).body.payments.length, 0, nobody);
      const captured = StaffPaymentPage.parse((await test.staff('GET', 'payments?state=captured')).body);
      assert.ok(captured.payments.length > 0 && captured.payments.every(({ state }) => state === 'captured'));
      const later = new Date(test.server.ctx.clock().getTime() + minute).toISOString();
      assert.equal((await test.staff('GET', `payments?from=${later}`)).body.payments.length, 0);
      assert.equal((await test.staff('GET', 'payments?after=nonsense')).status, 422);
      assert.equal((await test.staff('GET', 'payments?state=nonsense')).status, 422);
      const all = await test.staff('GET', 'payments');
      const { next } = all.body;
      if (next) assert.ok((await test.staff('GET', `payments?after=${next}`)).body.payments.every(({ id }: { id: string }) => !JSON.stringify(all.body).includes(id)));
    });
  });
}

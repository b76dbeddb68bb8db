// Payment slips from the citizen's choice to the bank's list and back, over HTTP.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { parseFiLine } from '@faelles/schemas/identifiers/fi-payment.js';
import { runPaymentJobs } from '@faelles/server/payments/jobs.js';
import { bookIncoming } from '@faelles/server/payments/invoice/incoming.js';
import { lookAtSlips } from '@faelles/server/payments/invoice/overdue.js';
import { renewOverdueReceipts } from '@faelles/server/receipts/renew.js';
import { runRetention } from '@faelles/server/retention/job.js';
import { today } from '@faelles/server/today.js';
import { goodTotal } from '../server/definition.ts';
import { Visitor } from '../server/app.ts';
import { databases } from '../support/database.ts';
import { press } from './harness.ts';
import { reason, slipTest } from './slip-office.ts';

const day = 86_400_000;

for (const database of databases) {
  describe(`payment slips on ${database.name}`, () => {
    const office = slipTest(database);
    const { submitted, start, now, payment, receipt, withSlip, incoming, booked, overview, ledger, reports, ordered, transfer } = office;

    it('choosing a slip: the application is received, and the receipt says what remains and how to pay it', async () => {
      const { payer, chosen, slip } = await withSlip();
      assert.equal(chosen.state, 'created');
      assert.equal(chosen.redirectUrl, undefined);
      assert.equal(slip.amountOre, goodTotal);
      assert.deepEqual(parseFiLine(slip.line), { ok: true, value: { cardType: '71', paymentId: slip.paymentId, creditor: slip.creditor } });
      assert.ok(slip.dueDate > today(office.server.ctx));
      assert.equal((await now(payer)).state, 'received');
      const { receipt: issued, verification } = await receipt(payer);
      assert.equal(verification, 'verified');
      assert.equal(issued.payment?.remainingOre, goodTotal);
      assert.equal(issued.payment?.slip?.line, slip.line);
      assert.equal(issued.payment?.paidAt, undefined);
      assert.deepEqual(await ledger(chosen.id), []);
    });

    it('a double click and a reload are one slip', async () => {
      const payer = await submitted('slip-permit');
      const answers = await Promise.all([start(payer, 'slip'), start(payer, 'slip')]);
      const third = await start(payer, 'slip');
      const lines = [...answers, third].map(({ body }) => body.slip?.line ?? body);
      assert.deepEqual(new Set(lines).size, 1, JSON.stringify(lines));
    });

    it('slips of many at once have numbers of their own', async () => {
      const many = await Promise.all(Array.from({ length: 12 }, () => withSlip()));
      assert.equal(new Set(many.map(({ slip }) => slip.paymentId)).size, 12);
    });

    it('the whole amount: paid, in the ledger, and the receipt says so under the same id', async () => {
      const { payer, chosen, slip } = await withSlip();
      const before = await receipt(payer);
      const booking = await booked(slip.paymentId, goodTotal);
      assert.deepEqual([booking.outcome, booking.dueBackOre, booking.late], ['paid', 0, false]);
      const paid = await payment(payer, chosen.id);
      assert.equal(paid.state, 'captured');
      assert.equal(paid.slip, undefined);
      assert.deepEqual(await ledger(chosen.id), [`authorised ${goodTotal} slip`, `captured ${goodTotal} slip`]);
      const after = await receipt(payer);
      assert.equal(after.receipt.payment?.remainingOre, 0);
      assert.equal(after.verification, 'verified');
      assert.equal(after.receipt.id, before.receipt.id);
      // The copy from before is genuine still, but what it says of the payment is over.
      const verdict = await payer.visitor.post('/api/receipts/verify', { jws: before.jws });
      assert.equal(verdict.body.verdict, 'replaced');
      assert.equal(verdict.body.receivedOn, before.receipt.receivedAt.slice(0, 10));
      assert.equal((await payer.visitor.post('/api/receipts/verify', { jws: after.jws })).body.verdict, 'valid');
      assert.equal((await payer.visitor.post('/api/receipts/verify', { code: after.receipt.verify!.code })).body.verdict, 'valid');
      assert.deepEqual(await reports(chosen.id), []);
    });

    it('a receipt that cannot be signed when the slip is paid: the money is taken in, and it is issued again when it can be', async () => {
      const { payer, chosen, slip } = await withSlip();
      const { ctx } = office.server;
      const { signingKey } = ctx.config.secrets;
      ctx.config.secrets.signingKey = { ...signingKey, d: 'AAAA' };
      try {
        assert.equal((await booked(slip.paymentId, goodTotal)).outcome, 'paid');
        assert.equal((await payment(payer, chosen.id)).state, 'captured');
        assert.equal(await renewOverdueReceipts(ctx), 0);
        assert.equal((await receipt(payer)).receipt.payment?.remainingOre, goodTotal, 'the one before stays for now');
      } finally {
        ctx.config.secrets.signingKey = signingKey;
      }
      assert.equal(await renewOverdueReceipts(ctx), 1);
      const after = await receipt(payer);
      assert.deepEqual([after.receipt.payment?.remainingOre, after.verification], [0, 'verified']);
      assert.equal(await renewOverdueReceipts(ctx), 0, 'once');
    });

    it('too little: the rest is awaited, and pays it', async () => {
      const { payer, chosen, slip } = await withSlip();
      assert.equal((await booked(slip.paymentId, 1000)).outcome, 'part');
      const part = await payment(payer, chosen.id);
      assert.deepEqual([part.state, part.amounts.capturedOre], ['started', 1000]);
      assert.equal(part.slip?.line, slip.line);
      assert.equal((await receipt(payer)).receipt.payment?.remainingOre, goodTotal - 1000);
      assert.equal((await booked(slip.paymentId, goodTotal - 1000)).outcome, 'paid');
      assert.equal((await payment(payer, chosen.id)).state, 'captured');
      assert.deepEqual(await ledger(chosen.id), ['authorised 1000 slip', 'captured 1000 slip', 'authorised 2000 slip', 'captured 2000 slip']);
    });

    it('too much: paid, and what is over is to be transferred back; done when somebody has', async () => {
      const { payer, chosen, slip } = await withSlip();
      const booking = await booked(slip.paymentId, goodTotal + 500);
      assert.deepEqual([booking.outcome, booking.dueBackOre], ['overpaid', 500]);
      assert.equal((await payment(payer, chosen.id)).state, 'captured');
      assert.equal((await receipt(payer)).receipt.payment?.remainingOre, 0);
      assert.deepEqual(await reports(chosen.id), ['slip-overpaid']);
      const [payout, ...others] = await ordered(chosen.id);
      assert.deepEqual([payout?.amountOre, payout?.bookedOn, others.length], [500, undefined, 0]);
      const pending = await payment(payer, chosen.id);
      assert.deepEqual(pending.refunds.map(({ amountOre, reason: why, state }) => [amountOre, why, state]), [[500, 'overpaid', 'pending']]);
      assert.equal(pending.amounts.refundedOre, 0);

      const bankReference = `OUT-${randomUUID()}`;
      assert.equal((await transfer(payout!.key, { bankReference })).status, 200);
      // Told twice it is one; of another day it is refused.
      assert.equal((await transfer(payout!.key, { bankReference })).status, 200);
      assert.equal((await transfer(payout!.key, { bankReference, bookedOn: '2020-01-01' })).status, 409);
      const done = await payment(payer, chosen.id);
      assert.deepEqual([done.state, done.amounts.refundedOre, done.refunds[0]?.state], ['captured', 500, 'done']);
      assert.equal((await ledger(chosen.id)).at(-1), 'refunded 500 slip');
      assert.deepEqual(await ordered(chosen.id), []);
      assert.ok(!(await overview()).dueBack.some((found) => found.payment === chosen.id));
    });

    it('a transfer of nothing that was ordered is refused', async () => {
      assert.equal((await transfer('refund-nobody')).status, 404);
    });

    it('twice: the second is stored and goes back; the application is paid once', async () => {
      const { payer, chosen, slip } = await withSlip();
      await booked(slip.paymentId, goodTotal);
      const second = await booked(slip.paymentId, goodTotal);
      assert.deepEqual([second.outcome, second.dueBackOre], ['paid-twice', goodTotal]);
      const paid = await payment(payer, chosen.id);
      assert.deepEqual([paid.state, paid.amounts.capturedOre], ['captured', 2 * goodTotal]);
      assert.deepEqual((await ordered(chosen.id)).map(({ amountOre }) => amountOre), [goodTotal]);
    });

    it('a payment id nobody wrote: stored, reported, and nothing is paid by it', async () => {
      const booking = await booked('999999999999994', 12_300);
      assert.deepEqual([booking.outcome, booking.payment], ['unknown-payment', undefined]);
      assert.ok((await overview()).unknown.some(({ id }) => id === booking.id));
      assert.ok((await reports(null)).includes('slip-unknown'));
    });

    it('the same money told again is the same booking, whatever the key; with other content it is refused', async () => {
      const { payer, chosen, slip } = await withSlip();
      const bankReference = `BANK-${randomUUID()}`;
      const key = randomUUID();
      const answers = [
        await incoming(slip.paymentId, goodTotal, { bankReference }, key),
        await incoming(slip.paymentId, goodTotal, { bankReference }, key),
        await incoming(slip.paymentId, goodTotal, { bankReference }),
      ];
      assert.equal(new Set(answers.map(({ body }) => body.id)).size, 1);
      assert.equal((await payment(payer, chosen.id)).amounts.capturedOre, goodTotal);
      assert.equal((await incoming(slip.paymentId, goodTotal + 1, { bankReference }, key)).status, 409);
      assert.equal((await incoming(slip.paymentId, goodTotal + 1, { bankReference })).status, 409);
    });

    it('at the same moment: the same money once, different money all of it', async () => {
      const { payer, chosen, slip } = await withSlip();
      const bankReference = `BANK-${randomUUID()}`;
      const same = Array.from({ length: 4 }, () => incoming(slip.paymentId, 1000, { bankReference }));
      const others = Array.from({ length: 2 }, () => incoming(slip.paymentId, 1000));
      const answers = await Promise.all([...same, ...others]);
      assert.ok(answers.every(({ status }) => status === 200));
      const paid = await payment(payer, chosen.id);
      assert.deepEqual([paid.state, paid.amounts.capturedOre], ['captured', goodTotal]);
    });

    for (const [name, more, path, code] of [
      ['a wrong check digit', { paymentId: '026840149965327' }, 'paymentId', 'check-digit'],
      ['too few digits', { paymentId: '02684014996532' }, 'paymentId', 'length'],
      ['letters', { paymentId: '02684014996532x' }, 'paymentId', 'format'],
      ['a day to come', { bookedOn: '2999-01-01' }, 'bookedOn', 'date-too-late'],
    ] as const) {
      it(`${name}: 422 that says where, and nothing is stored`, async () => {
        const { status, body } = await incoming('026840149965328', 100, more);
        assert.equal(status, 422);
        assert.deepEqual(body.issues, [{ path, code }]);
      });
    }

    it('what is no amount, day or reference is refused', async () => {
      for (const more of [{ amountOre: 0 }, { amountOre: -1 }, { amountOre: 1.5 }, { amountOre: 1e300 }, { amountOre: '100' }, { bookedOn: '20.11.2026' }, { bankReference: 'Fru Hansen, 1. rate' }, { payer: 'x' }]) {
        assert.ok([400, 422].includes((await incoming('026840149965328', 100, more)).status), JSON.stringify(more));
      }
    });

    it('is for the staff only', async () => {
      const visitor = await Visitor.begin(office.server);
      for (const path of ['/api/staff/slips/incoming', '/api/staff/slips/payouts']) {
        assert.ok([401, 403].includes((await visitor.post(path, {}, { 'idempotency-key': 'x'.repeat(16) })).status));
      }
      assert.ok([401, 403].includes((await visitor.get('/api/staff/slips')).status));
    });

    it('where the definition waits: received only when the money is there', async () => {
      const { payer, chosen, slip } = await withSlip('waiting-permit');
      assert.equal((await now(payer)).state, 'awaiting-payment');
      assert.equal((await booked(slip.paymentId, 1000)).outcome, 'part');
      assert.equal((await now(payer)).state, 'awaiting-payment');
      assert.equal((await booked(slip.paymentId, goodTotal - 1000)).outcome, 'paid');
      assert.equal((await now(payer)).state, 'received');
      assert.equal((await receipt(payer)).receipt.payment?.remainingOre, 0);
      assert.equal((await payment(payer, chosen.id)).state, 'captured');
    });

    it('a slip that was left for a card: money that comes all the same goes back', async () => {
      const { payer, chosen, slip } = await withSlip('waiting-permit');
      const card = await start(payer, 'card');
      assert.equal(card.status, 200, card.text);
      assert.equal((await payment(payer, chosen.id)).slip, undefined);
      await press(office.simulator, card.body, 'approve');
      office.server.pass(5000);
      assert.equal((await payment(payer, card.body.id)).state, 'authorised');
      assert.equal((await now(payer)).state, 'received');
      const late = await booked(slip.paymentId, goodTotal);
      assert.deepEqual([late.outcome, late.dueBackOre], ['paid-twice', goodTotal]);
      assert.equal((await now(payer)).state, 'received');
      assert.deepEqual((await ordered(chosen.id)).map(({ amountOre }) => amountOre), [goodTotal]);
    });

    it('money for an application that was withdrawn goes back, all of it; a part is suggested to', async () => {
      const whole = await withSlip('waiting-permit');
      const part = await withSlip('waiting-permit');
      for (const { payer } of [whole, part]) {
        assert.equal((await payer.visitor.post(`/api/applications/${payer.application.id}/withdrawal`, {})).status, 200);
      }
      await runPaymentJobs(office.server.ctx);
      assert.equal((await booked(whole.slip.paymentId, goodTotal)).outcome, 'for-nothing');
      assert.deepEqual((await ordered(whole.chosen.id)).map(({ amountOre }) => amountOre), [goodTotal]);
      assert.equal((await booked(part.slip.paymentId, 700)).outcome, 'for-nothing');
      const suggestion = (await overview()).dueBack.find((found) => found.payment === part.chosen.id);
      const { reference } = part.payer.application;
      assert.deepEqual(suggestion, { payment: part.chosen.id, paymentId: part.slip.paymentId, reference, suggestedOre: 700, reason: 'withdrawn' });
    });

    it('a slip with money on it cannot be left: the rest is paid by it', async () => {
      const { payer, chosen, slip } = await withSlip('waiting-permit');
      await booked(slip.paymentId, 1000);
      assert.equal((await start(payer, 'card')).status, 409);
      assert.equal((await payment(payer, chosen.id)).slip?.line, slip.line);
    });

    it('is not offered where the agreement with the bank is for another kind', async () => {
      const payer = await submitted('other-slip');
      assert.equal((await start(payer, 'slip')).status, 422);
    });

    it('nothing to pay: received without a payment, and the receipt says why', async () => {
      const payer = await submitted('free-permit', 0);
      assert.equal(payer.application.state, 'received');
      const { receipt: issued } = await receipt(payer);
      assert.equal(issued.payment?.state, 'not-required');
      assert.deepEqual(issued.payment?.order.lines.map(({ grossOre, exemption }) => [grossOre, exemption?.ore, exemption?.reason.da]), [[0, goodTotal, reason.da]]);
      assert.ok((await start(payer, 'slip')).status >= 400);
    });

    it('unpaid past its day: a debt is told to the staff once; a slip that is waited for is closed', async () => {
      const owed = await withSlip();
      const waiting = await withSlip('waiting-permit');
      office.server.pass(9 * day);
      await lookAtSlips(office.server.ctx);
      await runRetention(office.server.ctx);
      assert.deepEqual(await reports(owed.chosen.id), []);
      assert.equal((await payment(waiting.payer, waiting.chosen.id)).finished, true);
      assert.equal((await now(waiting.payer)).state, 'expired');
      office.server.pass(12 * day);
      await lookAtSlips(office.server.ctx);
      await lookAtSlips(office.server.ctx);
      assert.deepEqual(await reports(owed.chosen.id), ['slip-overdue']);
      const found = (await overview()).overdue.find((entry) => entry.payment === owed.chosen.id);
      assert.deepEqual([found?.owedOre, found?.paidOre, found?.reference], [goodTotal, 0, owed.payer.application.reference]);
      const late = await booked(owed.slip.paymentId, goodTotal);
      assert.deepEqual([late.outcome, late.late], ['paid', true]);
      assert.equal((await payment(owed.payer, owed.chosen.id)).state, 'captured');
      assert.ok(!(await overview()).overdue.some((entry) => entry.payment === owed.chosen.id));
    });

    it('money for an application that was let go takes it up again while its answers are there', async () => {
      const { payer, slip } = await withSlip('waiting-permit');
      office.server.pass(9 * day);
      await runRetention(office.server.ctx);
      assert.equal((await now(payer)).state, 'expired');
      const late = await booked(slip.paymentId, goodTotal);
      assert.deepEqual([late.outcome, late.late], ['paid', true]);
      assert.equal((await now(payer)).state, 'received');
    });

    for (const [amountOre, state] of [[goodTotal, 'captured'], [1000, 'started']] as const) it(`a server that stops between the booking of ${amountOre} and the payment: the job takes the money in, and the receipt says so`, async () => {
      const { payer, chosen, slip } = await withSlip();
      const { db } = office.server.ctx;
      const given = { paymentId: slip.paymentId, amountOre, bookedOn: today(office.server.ctx), bankReference: `BANK-${randomUUID()}` };
      await db.transaction(async (tx) => void (await bookIncoming(tx as unknown as typeof db, office.server.ctx, given)));
      assert.deepEqual(await ledger(chosen.id), []);
      await runPaymentJobs(office.server.ctx);
      assert.equal((await receipt(payer)).receipt.payment?.remainingOre, goodTotal - amountOre);
      assert.equal((await payment(payer, chosen.id)).state, state);
      assert.deepEqual(await ledger(chosen.id), [`authorised ${amountOre} poll`, `captured ${amountOre} poll`]);
    });
  });
}

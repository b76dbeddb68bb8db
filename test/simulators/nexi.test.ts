/** The simulator must be as strict as the tests that stand on it believe. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { authorization, item, startMerchant, type Merchant } from './nexi-merchant.ts';

let merchant: Merchant;

before(async () => {
  merchant = await startMerchant();
});
after(() => merchant.stop());
beforeEach(() => merchant.reset());

describe('API', () => {
  test('wants the secret key and knows its own paths', async () => {
    assert.equal((await merchant.call('POST', '/v1/payments', merchant.order(), { authorization: 'wrong' })).status, 401);
    assert.equal((await merchant.call('GET', '/v1/payments/unknown')).status, 404);
    assert.equal((await merchant.call('GET', '/v1/nothing')).status, 404);
    assert.equal((await merchant.call('DELETE', '/v1/payments/unknown')).status, 405);
  });

  test('creates a payment with a hosted page that has a query already', async () => {
    const { status, json } = await merchant.call('POST', '/v1/payments', merchant.order());
    assert.equal(status, 201);
    assert.match(json.paymentId, /^[0-9a-f]{32}$/);
    assert.equal(json.hostedPaymentPageUrl, `${merchant.simulator.url}/pay/${json.paymentId}?pid=${json.paymentId}`);
    assert.deepEqual(await merchant.summary(json.paymentId), {});
  });

  test('says which field is wrong', async () => {
    const wrong = merchant.order({ returnUrl: undefined });
    wrong.order.amount = 49999;
    wrong.order.items[0]!.name = 'Gebyr <b>';
    wrong.notifications.webHooks[0]!.authorization = 'kort';
    const { status, json } = await merchant.call('POST', '/v1/payments', wrong);
    assert.equal(status, 400);
    assert.deepEqual(Object.keys(json.errors).sort(), [
      'checkout.returnUrl', 'notifications.webHooks[0].authorization', 'order.amount', 'order.items[0].name',
    ]);
    assert.equal((await merchant.call('POST', '/v1/payments', '{')).status, 400);
  });

  test('checks the arithmetic of a line with VAT', async () => {
    const body = merchant.order();
    const line = { ...item('Skilt', 0), quantity: 2, unitPrice: 8000, netTotalAmount: 16000, taxRate: 2500, taxAmount: 4000, grossTotalAmount: 20000 };
    body.order = { ...body.order, items: [line], amount: 20000 };
    assert.equal((await merchant.call('POST', '/v1/payments', body)).status, 201);
    body.order.items = [{ ...line, taxAmount: 3000, grossTotalAmount: 19000 }];
    body.order.amount = 19000;
    assert.ok((await merchant.call('POST', '/v1/payments', body)).json.errors['order.items[0].taxAmount']);
  });

  test('charges once for one idempotency key, and never more than is reserved', async () => {
    const id = await merchant.create();
    assert.equal((await merchant.call('POST', `/v1/payments/${id}/charges`, { amount: 50000 })).status, 402);
    await merchant.press(id, 'approve');
    const key = { 'idempotency-key': 'charge-1' };
    const first = await merchant.call('POST', `/v1/payments/${id}/charges`, { amount: 50000 }, key);
    const again = await merchant.call('POST', `/v1/payments/${id}/charges`, { amount: 50000 }, key);
    assert.equal(first.status, 201);
    assert.equal(again.json.chargeId, first.json.chargeId);
    assert.equal((await merchant.call('POST', `/v1/payments/${id}/charges`, { amount: 49000 }, key)).status, 409);
    assert.equal((await merchant.call('POST', `/v1/payments/${id}/charges`, { amount: 50000 })).status, 402);
    assert.deepEqual(await merchant.summary(id), { reservedAmount: 50000, chargedAmount: 50000 });
  });

  test('a part needs its lines, and the rest can be cancelled', async () => {
    const id = await merchant.create();
    await merchant.press(id, 'approve');
    assert.equal((await merchant.call('POST', `/v1/payments/${id}/charges`, { amount: 30000 })).status, 400);
    assert.equal((await merchant.call('POST', `/v1/payments/${id}/charges`, { amount: 30000, orderItems: [item('Gebyr', 30000)] })).status, 201);
    assert.equal((await merchant.call('POST', `/v1/payments/${id}/cancels`, { amount: 50000 })).status, 400);
    assert.equal((await merchant.call('POST', `/v1/payments/${id}/cancels`, { amount: 20000, orderItems: [item('Depositum', 20000)] })).status, 204);
    assert.deepEqual(await merchant.summary(id), { reservedAmount: 50000, chargedAmount: 30000, cancelledAmount: 20000 });
    assert.ok((await merchant.heard(5)).includes('payment.cancel.created'));
  });

  test('refunds a charge in parts, pending first', async () => {
    const id = await merchant.create({ charge: true });
    await merchant.press(id, 'approve');
    const [charge] = (await merchant.simulator.payment(id)).charges;
    const path = `/v1/charges/${charge!.chargeId}/refunds`;
    const part = { amount: 20000, orderItems: [item('Depositum', 20000)] };
    const refund = await merchant.call('POST', path, part, { 'idempotency-key': 'refund-1' });
    assert.equal(refund.status, 201);
    assert.equal((await merchant.call('POST', path, part, { 'idempotency-key': 'refund-1' })).json.refundId, refund.json.refundId);
    assert.equal((await merchant.call('POST', path, { amount: 50000 })).status, 400);
    await merchant.heard(6);
    assert.deepEqual(merchant.state.received.slice(-2).map((entry) => entry.event), ['payment.refund.initiated.v2', 'payment.refund.completed']);
    assert.equal((await merchant.summary(id)).refundedAmount, 20000);
  });

  test('changes the reference; terminates only what is not completed', async () => {
    const id = await merchant.create();
    const change = { reference: 'A-2', checkoutUrl: 'http://127.0.0.1:4173/case' };
    assert.equal((await merchant.call('PUT', `/v1/payments/${id}/referenceinformation`, change)).status, 204);
    assert.equal((await merchant.call('GET', `/v1/payments/${id}`)).json.payment.orderDetails.reference, 'A-2');
    assert.equal((await merchant.call('PUT', `/v1/payments/${id}/terminate`)).status, 204);
    assert.match((await merchant.call('GET', `/pay/${id}`)).text, /Betalingen er lukket/);
    const paid = await merchant.create();
    await merchant.press(paid, 'approve');
    assert.equal((await merchant.call('PUT', `/v1/payments/${paid}/terminate`)).status, 409);
  });

  test('retrieving one payment too often is throttled', async () => {
    const id = await merchant.create();
    for (let times = 0; times < 5; times += 1) assert.equal((await merchant.call('GET', `/v1/payments/${id}`)).status, 200);
    assert.equal((await merchant.call('GET', `/v1/payments/${id}`)).status, 429);
  });
});

describe('payment page', () => {
  test('is marked as a demo, in two languages, without scripts or inline styles', async () => {
    const id = await merchant.create();
    const danish = await merchant.call('GET', `/pay/${id}?pid=${id}`);
    assert.match(danish.text, /<html lang="da">/);
    assert.match(danish.text, /Demo – ingen rigtige penge/);
    assert.match(danish.text, /500,00\u00a0kr\./);
    const english = await merchant.call('GET', `/pay/${id}?language=en-GB`);
    assert.match(english.text, /<html lang="en">/);
    assert.match(english.text, /Demo – no real money/);
    for (const page of [danish, english]) {
      assert.doesNotMatch(page.text, /<script|<style|style=|\son\w+=/);
      assert.match(page.headers.get('content-security-policy') ?? '', /^default-src 'self'; form-action 'self' http:\/\/127\.0\.0\.1:4173;/);
    }
    assert.equal((await merchant.call('GET', '/assets/page.css')).headers.get('content-type'), 'text/css; charset=utf-8');
    assert.equal((await merchant.call('GET', '/assets/icon.svg')).headers.get('content-type'), 'image/svg+xml');
    assert.equal((await merchant.call('GET', '/pay/unknown')).status, 404);
  });

  test('shows what a merchant wrote as text', async () => {
    const body = merchant.order();
    body.order.items[0]!.name = '"Vej" & plads';
    const { json } = await merchant.call('POST', '/v1/payments', body);
    assert.match((await merchant.call('GET', `/pay/${json.paymentId}`)).text, /&#34;Vej&#34; &#38; plads/);
  });

  test('approving reserves, tells the merchant and sends the payer back', async () => {
    const id = await merchant.create({ charge: true });
    const { status, headers } = await merchant.press(id, 'approve');
    assert.equal(status, 303);
    assert.equal(headers.get('location'), `http://127.0.0.1:4173/back?step=receipt&paymentid=${id}`);
    assert.deepEqual(await merchant.heard(4), [
      'payment.created', 'payment.reservation.created.v2', 'payment.checkout.completed', 'payment.charge.created.v2',
    ]);
    assert.ok(merchant.state.received.every((entry) => entry.authorization === authorization && entry.data.paymentId === id));
    assert.equal(merchant.state.received[0]?.merchantId, 100000042);
    assert.equal(merchant.state.received[3]?.merchantNumber, 100000042);
    assert.deepEqual(merchant.state.received[3]?.data.amount, { amount: 50000, currency: 'DKK' });
    const { payment } = (await merchant.call('GET', `/v1/payments/${id}`)).json;
    assert.deepEqual(payment.summary, { reservedAmount: 50000, chargedAmount: 50000 });
    assert.equal(payment.paymentDetails.paymentMethod, 'Visa');
  });

  test('a second press changes nothing', async () => {
    const id = await merchant.create({ charge: true });
    await Promise.all([merchant.press(id, 'approve'), merchant.press(id, 'approve')]);
    await merchant.heard(4);
    await pause(50);
    assert.equal(merchant.state.received.length, 4);
    assert.equal((await merchant.simulator.payment(id)).charges.length, 1);
  });

  test('a declined payer stays and may try again', async () => {
    const id = await merchant.create();
    const { status, headers } = await merchant.press(id, 'decline', '?language=en-GB');
    assert.equal(status, 303);
    const shown = await merchant.call('GET', `/pay/${id}${headers.get('location')}`);
    assert.match(shown.text, /The payment was declined/);
    assert.deepEqual(await merchant.heard(2), ['payment.created', 'payment.reservation.failed']);
    assert.deepEqual(await merchant.summary(id), {});
    await merchant.press(id, 'approve');
    assert.deepEqual((await merchant.heard(4)).slice(2), ['payment.reservation.created.v2', 'payment.checkout.completed']);
  });

  test('cancelling leads to the merchant and leaves the payment open', async () => {
    const id = await merchant.create();
    const { headers } = await merchant.press(id, 'cancel');
    assert.equal(headers.get('location'), 'http://127.0.0.1:4173/cancel');
    assert.equal((await merchant.simulator.payment(id)).completed, undefined);
  });

  test('shows only the methods the merchant allows', async () => {
    const { json } = await merchant.call('POST', '/v1/payments', { ...merchant.order(), paymentMethodsConfiguration: [{ name: 'Wallet' }] });
    const { text } = await merchant.call('GET', `/pay/${json.paymentId}`);
    assert.match(text, /MobilePay/);
    assert.doesNotMatch(text, /Dankort/);
  });
});

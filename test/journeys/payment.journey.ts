// Paying, and everything that can happen on the way to it and back.
import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { apply, container, containerOre, goToPay, payAndReceive, provider, receipt, sendToPayment, solution } from '../support/journey/road-permit.ts';
import { journeys } from '../support/journey/setup.ts';
import { until } from '../support/journey/until.ts';

describe('payment', () => {
  const here = journeys({ WEBHOOK_RETRIES: '100,200,400,800' }, /"event":"payment-(mismatch|unknown|unknown-state)"/);

  afterEach(() => here.server.provider.behave());

  it('goes on after a declined card: the bank says no, the citizen tries again', async (t) => {
    const form = await here.form();
    const { citizen } = await here.visit(t);
    await apply(citizen, form, container);
    await sendToPayment(citizen, form);
    await goToPay(citizen, form);
    await provider.decline(citizen);
    await citizen.reads(/Banken sagde nej/);
    await provider.approve(citizen);
    await receipt(citizen, form);
    await citizen.reads(/384,00 kr\./);
  });

  it('goes on after a declined card when the citizen came back in between', async (t) => {
    const form = await here.form();
    const { citizen } = await here.visit(t);
    await apply(citizen, form, container);
    await sendToPayment(citizen, form);
    await goToPay(citizen, form);
    await provider.decline(citizen);
    await citizen.reads(/Banken sagde nej/);
    await provider.cancel(citizen);
    await citizen.reads(/Betalingen blev afvist|Du afbrød betalingen/);
    await citizen.reads(/Der er ikke trukket penge/);
    await payAndReceive(citizen, form);
  });

  it('comes back from a cancelled payment with nothing lost, and pays later', async (t) => {
    const form = await here.form();
    const { citizen } = await here.visit(t);
    await apply(citizen, form, container);
    await sendToPayment(citizen, form);
    await goToPay(citizen, form);
    await provider.cancel(citizen);
    await citizen.reads(/Du afbrød betalingen/);
    assert.doesNotMatch(citizen.page.url(), /cancelled|payment=/, 'a reload does not cancel again');
    // Another day, the same browser.
    await citizen.open('/');
    await citizen.open(solution);
    await until('the way to the payment', async () => (await citizen.has({ role: 'button', name: /^(Betal |Prøv at betale igen)/ })) || (await citizen.has({ role: ['link', 'button'], name: 'Gå til betaling' })));
    if (await citizen.has({ role: ['link', 'button'], name: 'Gå til betaling' })) await citizen.click(await citizen.find({ role: ['link', 'button'], name: 'Gå til betaling' }));
    await citizen.find({ role: 'button', name: /^(Betal |Prøv at betale igen)/ });
    await payAndReceive(citizen, form);
  });

  it('completes an application whose tab was closed right after approving', async (t) => {
    const form = await here.form();
    const visit = await here.visit(t);
    const { citizen } = visit;
    await apply(citizen, form, container);
    await sendToPayment(citizen, form);
    await goToPay(citizen, form);
    const id = new URL(citizen.page.url()).pathname.split('/').at(-1)!;
    await citizen.page.close();
    // The bank has said yes, and nobody is there to come back.
    await here.server.provider.press(id, 'approve');
    await until('the provider’s word to reach the server', async () => {
      const told = await here.server.provider.deliveries();
      return told.some(({ paymentId, event, status }) => paymentId === id && status === 200 && event === 'payment.checkout.completed');
    });
    const later = await visit.tab();
    await later.open(solution);
    await until('the receipt, or the way to it', async () => (await later.has({ role: ['link', 'button'], name: 'Se kvitteringen' })) || (await later.has({ role: 'heading', name: form.t('receipt.heading') })));
    if (await later.has({ role: ['link', 'button'], name: 'Se kvitteringen' })) await later.click(await later.find({ role: ['link', 'button'], name: 'Se kvitteringen' }));
    await receipt(later, form);
  });

  it('keeps the application when the provider is down, and pays when it is back', async (t) => {
    const form = await here.form();
    const { citizen, watch } = await here.visit(t);
    watch.expect(/50[234]|provider/);
    await apply(citizen, form, container);
    await sendToPayment(citizen, form);
    await here.server.provider.misbehave({ kind: 'down', times: 'always' });
    await citizen.press(/^Betal /);
    await citizen.reads(/Der er ikke forbindelse til betalingen lige nu\. Din ansøgning er gemt/);
    await here.server.provider.behave();
    await payAndReceive(citizen, form);
  });

  it('believes no other amount than the order’s, and asks nobody to pay twice', async (t) => {
    const form = await here.form();
    const { citizen } = await here.visit(t);
    await apply(citizen, form, container);
    await sendToPayment(citizen, form);
    await goToPay(citizen, form);
    await here.server.provider.misbehave({ kind: 'wrong-amount', operation: 'retrieve', times: 'always' });
    await provider.approve(citizen);
    await citizen.reads(/Vi undersøger din betaling/);
    assert.ok(!(await citizen.has({ role: 'button', name: /^Betal |Prøv at betale igen/ })), 'no second payment is offered');
    assert.ok(!(await citizen.has({ role: 'heading', name: form.t('receipt.heading') })));
  });

  it('waits calmly when the provider has not answered yet', async (t) => {
    const form = await here.form();
    const { citizen } = await here.visit(t);
    await apply(citizen, form, container);
    await sendToPayment(citizen, form);
    await goToPay(citizen, form);
    await here.server.provider.misbehave({ kind: 'webhook-lost', times: 'always' });
    await here.server.provider.misbehave({ kind: 'unknown-state', operation: 'retrieve', times: 'always' });
    await provider.approve(citizen);
    await citizen.reads(/Vi ved ikke endnu, om betalingen gik igennem/);
    assert.ok(!(await citizen.has({ role: 'button', name: /^Betal |Prøv at betale igen/ })), 'nobody is asked to pay twice');
    await here.server.provider.behave();
    // The page goes on asking by itself, and the citizen may ask too; the provider is not asked at every press.
    await until('the receipt', async () => {
      const [button] = await citizen.all({ role: 'button', name: 'Se, om betalingen er gået igennem' });
      if (button) await citizen.click(button);
      return (await citizen.headingNow()) === form.t('receipt.heading');
    }, { within: 60_000 });
  });

  it('submits once for a double click, and pays once for a double click', async (t) => {
    const form = await here.form();
    const { citizen } = await here.visit(t);
    const calls: string[] = [];
    citizen.page.on('response', (response) => {
      const { pathname } = new URL(response.url());
      if (response.request().method() === 'POST' && /^\/api\/applications/.test(pathname)) void response.json().then((body: { id?: string }) => calls.push(`${pathname} ${body.id}`)).catch(() => undefined);
    });
    const before = (await here.server.provider.payments()).length;
    await apply(citizen, form, container);
    await citizen.click(await citizen.find({ role: 'button', name: 'Send og gå til betaling' }), 2);
    await citizen.heading('Betaling');
    const applications = new Set(calls.filter((call) => call.startsWith('/api/applications ')));
    assert.equal(applications.size, 1, [...applications].join(', '));
    await citizen.click(await citizen.find({ role: 'button', name: /^Betal / }), 2);
    await citizen.heading('Betal');
    assert.equal((await here.server.provider.payments()).length, before + 1);
    await provider.approve(citizen);
    await receipt(citizen, form);
    const paid = (await here.server.provider.payments()).slice(before);
    assert.deepEqual(paid.map((payment) => payment.reservedAmount), [containerOre]);
  });

  it('shows the receipt, not the payment, to who presses Back after paying', async (t) => {
    const form = await here.form();
    const { citizen } = await here.visit(t);
    await apply(citizen, form, container);
    await sendToPayment(citizen, form);
    await payAndReceive(citizen, form);
    const reference = await receipt(citizen, form);
    await citizen.page.goBack();
    await until('anything but a second payment', async () => (await citizen.headingNow()) !== '');
    assert.ok(!(await citizen.has({ role: 'button', name: /^(Betal |Prøv at betale igen)/ })), `at "${await citizen.headingNow()}" nobody is asked to pay again`);
    await citizen.page.goForward();
    assert.equal(await receipt(citizen, form), reference);
  });
});

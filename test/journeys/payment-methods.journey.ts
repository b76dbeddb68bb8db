// Every way to pay, and every way to lose sight of a payment and find it again.
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, describe, it } from 'node:test';
import type { Payment as NexiPayment, VippsPayment } from '../simulators/start.ts';
import type { Citizen } from '../support/journey/citizen.ts';
import { focusOn, tabTo } from '../support/journey/focus.ts';
import { formOf, type FormWords } from '../support/journey/form.ts';
import { applyForPlot, fillPlot, gardenName, gardenPlot, gardenSolutions, plotOre } from '../support/journey/garden-plot.ts';
import { provider, send } from '../support/journey/road-permit.ts';
import { journeys } from '../support/journey/setup.ts';
import { until } from '../support/journey/until.ts';
import { startVendorPage } from '../support/journey/vendor-page.ts';

const staffKey = 'journeys-staff-key-of-the-test';
const folder = gardenSolutions();

describe('ways to pay', () => {
  const here = journeys({ SOLUTIONS_DIR: folder, STAFF_KEY: staffKey, WEBHOOK_RETRIES: '100,200,400,800' });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const forms = new Map<string, FormWords>();
  const form = async (language: 'da' | 'en' = 'da'): Promise<FormWords> => {
    if (!forms.has(language)) forms.set(language, await formOf(here.server, 'garden-plot', language));
    return forms.get(language)!;
  };
  /** MobilePay's simulator, behind the citizen's back. */
  const vipps = async (method: string, path: string): Promise<unknown> => {
    const answer = await fetch(`${here.server.url}/simulator/vipps/control/${path}`, { method, headers: { authorization: 'Bearer journeys-control-token', origin: here.server.url } });
    assert.ok(answer.ok, `${method} ${path}: ${answer.status}`);
    return answer.status === 204 ? undefined : answer.json();
  };
  const mobilePayments = async (): Promise<VippsPayment[]> => (await vipps('GET', 'payments')) as VippsPayment[];
  const staff = async (method: string, path: string, body?: object): Promise<{ status: number; body: any }> => {
    const answer = await fetch(`${here.server.url}/api/staff/${path}`, {
      method,
      headers: { authorization: `Bearer ${staffKey}`, 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID(), origin: here.server.url },
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: await answer.json() };
  };
  const choose = (citizen: Citizen, words: FormWords, method: string): Promise<void> => citizen.choose(words.t(`payment.method.${method}`));
  const received = async (citizen: Citizen, words: FormWords): Promise<string> => {
    await citizen.heading(words.t('receipt.heading'));
    return citizen.reads(/GP-\d{4}-[0-9A-Z]{7}/);
  };
  const payByCard = async (citizen: Citizen, words: FormWords): Promise<string> => {
    await citizen.press(/^Betal /);
    await citizen.heading('Betal');
    await provider.approve(citizen);
    return received(citizen, words);
  };

  it('finds a MobilePay payment that was approved while the tab was closed, and says on the front page what is unpaid until then', async (t) => {
    const words = await form();
    const visit = await here.visit(t);
    const before = (await mobilePayments()).length;
    await applyForPlot(visit.citizen, words);
    await choose(visit.citizen, words, 'mobilepay');
    await visit.citizen.press(/^Betal /);
    await visit.citizen.heading(/MobilePay|Godkend/);
    await visit.citizen.page.close();
    const later = await visit.tab();
    await later.open('/');
    await later.reads(/Du mangler at betale/);
    await later.follow(/^Gå til betaling/);
    await later.heading('Betaling');
    await later.page.close();
    const [payment] = (await mobilePayments()).slice(before);
    await vipps('POST', `payments/${payment!.reference}/approve`);
    const back = await visit.tab();
    await back.open('/');
    await until('MobilePay’s word to reach the server', () => back.page.evaluate(async () => ((await (await fetch('/api/applications/newest?solution=garden-plot')).json()) as { receiptId?: string }).receiptId !== undefined));
    await back.open(gardenPlot);
    await back.press('Se kvitteringen');
    await received(back, words);
    await back.open('/');
    await back.find({ role: 'heading', name: 'Prøv en selvbetjening' });
    assert.doesNotMatch(await back.text(), /Du mangler at betale/);
  });

  it('is paid once after a declined card and another method, and shows what goes back later', async (t) => {
    const words = await form();
    const { citizen } = await here.visit(t);
    const [cards, mobile] = [(await here.server.provider.payments()).length, (await mobilePayments()).length];
    await applyForPlot(citizen, words);
    await citizen.press(/^Betal /);
    await citizen.heading('Betal');
    await provider.decline(citizen);
    await citizen.reads(/Banken sagde nej/);
    await provider.cancel(citizen);
    await citizen.reads(/Der er ikke trukket penge/);
    await choose(citizen, words, 'mobilepay');
    await citizen.press(/^(Betal |Prøv at betale igen)/);
    await citizen.heading(/MobilePay|Godkend/);
    await provider.approve(citizen);
    await received(citizen, words);
    const taken = (await here.server.provider.payments()).slice(cards).map((one: NexiPayment) => one.reservedAmount);
    assert.deepEqual(taken.filter((ore) => ore > 0), [], 'the card holds nothing');
    const [paid, ...more] = (await mobilePayments()).slice(mobile);
    assert.equal(more.length, 0, 'one payment at MobilePay');
    assert.equal(paid!.authorized, plotOre);
    // Staff give a part back: the receipt's page says so, from the session and from a reload.
    const id = new URL(citizen.page.url()).pathname.split('/').at(-1)!;
    const { applicationId } = await citizen.page.evaluate(async (receipt) => (await fetch(`/api/receipts/${receipt}`)).json(), id);
    const { payment } = await citizen.page.evaluate(async (application) => (await fetch(`/api/applications/${application}`)).json(), applicationId as string);
    await until('the money to be taken, and a part of it to go back', async () => (await staff('POST', `payments/${payment.id}/refunds`, { amountOre: 5_000, reason: 'error-in-order' })).status < 300);
    await citizen.page.reload();
    await citizen.reads(/Penge tilbage/);
    await citizen.reads(/50,00 kr\./);
    await citizen.reads(/Der var en fejl i prisen/);
  });

  it('is paid by somebody else with a link, who sees neither name nor answers, and the link says so afterwards', async (t) => {
    const words = await form();
    const first = await here.visit(t);
    await applyForPlot(first.citizen, words);
    await first.citizen.press('Få et link til at betale senere');
    const link = await until('the link', async () => (await first.citizen.valueOf('Link')).match(/^http.*\/pay\.html#[\w-]{22,}$/)?.[0]);
    const second = await here.visit(t);
    second.watch.expect(/answer 40[1-4]|status of 40[1-4]/);
    const payer = second.citizen;
    await payer.page.goto(link);
    await payer.heading('Betal for en ansøgning');
    await payer.find({ role: 'button', name: /^Betal 250/ });
    assert.equal(new URL(payer.page.url()).hash, '', 'the secret has left the address');
    const seen = await payer.text();
    assert.match(seen, /Prøvekommunen/);
    assert.match(seen, /GP-\d{4}-/);
    assert.doesNotMatch(seen, new RegExp(gardenName));
    assert.ok(!(await payer.has({ role: 'button', name: /link til at betale/ })), 'who has a link makes no other');
    await payer.press(/^Betal 250/);
    await payer.heading('Betal');
    await provider.approve(payer);
    await payer.heading('Der er betalt');
    await first.citizen.page.reload();
    await received(first.citizen, words);
    // The used link, and one that is none.
    const again = await second.tab();
    await again.page.goto(link);
    await again.heading('Der er betalt');
    await again.page.goto(`${here.server.url}/pay.html#${'A'.repeat(43)}`);
    await again.heading('Linket virker ikke længere');
    assert.ok(!second.watch.addresses.some((address) => address.replace(/#.*/, '').includes(link.split('#')[1]!)), 'the secret is in no address that was asked for');
  });

  it('is received with a slip that is still to be paid, and the receipt says when it is', async (t) => {
    const words = await form();
    const { citizen } = await here.visit(t);
    await applyForPlot(citizen, words);
    await choose(citizen, words, 'slip');
    await citizen.press(/^Få et indbetalingskort/);
    await received(citizen, words);
    await citizen.find({ role: 'heading', name: 'Husk betaling' });
    const line = await citizen.reads(/\+71<\d{15}\+\d{8}</);
    await citizen.page.reload();
    await citizen.find({ role: 'heading', name: 'Husk betaling' });
    // Another way to pay is offered, and the receipt is found again from there.
    await citizen.press('Betal på en anden måde');
    await citizen.heading('Betaling');
    await citizen.press('Vælg en anden måde at betale på');
    await citizen.find({ role: 'radio', name: words.t('payment.method.card') });
    await citizen.page.reload();
    await citizen.find({ role: 'heading', name: 'Husk betaling' });
    const paymentId = line.slice(4, 19);
    const booked = await staff('POST', 'slips/incoming', { paymentId, amountOre: plotOre, bookedOn: new Date().toISOString().slice(0, 10), bankReference: `BANK-${paymentId}` });
    assert.equal(booked.status, 200, JSON.stringify(booked.body));
    await until('the receipt to say that it is paid', async () => {
      await citizen.page.reload();
      await citizen.heading(words.t('receipt.heading'));
      return !(await citizen.has({ role: 'heading', name: 'Husk betaling' }));
    });
    await citizen.reads(/Betalt/);
  });

  it('follows in the other tab what was paid in the first, and asks nobody to pay twice', async (t) => {
    const words = await form();
    const visit = await here.visit(t);
    const before = (await here.server.provider.payments()).length;
    await applyForPlot(visit.citizen, words);
    const other = await visit.tab();
    await other.open(`${gardenPlot}#/payment`);
    await other.heading('Betaling');
    await visit.citizen.page.bringToFront();
    const reference = await payByCard(visit.citizen, words);
    await other.page.bringToFront();
    assert.equal(await received(other, words), reference);
    assert.equal((await here.server.provider.payments()).length, before + 1);
  });

  it('says that the line is lost in the middle, and pays when it is back', async (t) => {
    const words = await form();
    const { citizen, watch } = await here.visit(t);
    watch.expect(/INTERNET_DISCONNECTED/);
    await applyForPlot(citizen, words);
    await citizen.find({ role: 'button', name: /^Betal / });
    await citizen.page.setOfflineMode(true);
    await citizen.reads(/Der er ikke forbindelse til internettet lige nu/);
    await citizen.page.setOfflineMode(false);
    await citizen.reads(/Der er forbindelse igen/);
    await payByCard(citizen, words);
  });

  it('asks nothing of who is wholly exempted, and says why', async (t) => {
    const words = await form();
    const { citizen } = await here.visit(t);
    await fillPlot(citizen, words, { school: true });
    await send(citizen, words);
    await received(citizen, words);
    await citizen.reads(/Skoler betaler ikke/);
  });

  it('is paid in English with the keyboard alone', async (t) => {
    const words = await form('en');
    const { citizen } = await here.visit(t, { language: 'en', width: 320, height: 700 });
    const faults: string[] = [];
    await applyForPlot(citizen, words);
    await focusOn(citizen, 'heading', 'Payment');
    await citizen.find({ role: 'button', name: /^Pay / });
    await tabTo(citizen, 'radio', words.t('payment.method.card'), faults);
    await citizen.keys('ArrowDown');
    await tabTo(citizen, 'button', /^Pay /, faults);
    await citizen.keys('Enter');
    await citizen.find({ role: 'button', name: 'Approve the payment' });
    await tabTo(citizen, 'button', 'Approve the payment', []);
    await citizen.keys('Enter');
    await received(citizen, words);
    assert.deepEqual(faults, []);
    assert.match(citizen.page.url(), /lang=en/);
  });

  it('is paid on a page that has nothing of ours but the payment', async (t) => {
    const vendor = await startVendorPage(here.server.url);
    t.after(() => vendor.stop());
    const visit = await here.visit(t);
    const { citizen } = visit;
    await citizen.page.goto(vendor.url);
    // The vendor's own form has sent it.
    const application = await citizen.page.evaluate(async (shownTotalOre) => {
      const post = async (path: string, body: object, headers = {}): Promise<any> => (await fetch(path, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) })).json();
      await post('/api/session', {});
      const answers = { name: 'Nanna Prøve', school: false };
      return post('/api/applications', { solution: 'garden-plot', definitionVersion: '1.0.0', answers, language: 'da', shownTotalOre }, { 'idempotency-key': crypto.randomUUID() });
    }, plotOre);
    assert.equal(application.state, 'awaiting-payment', JSON.stringify(application));
    await citizen.page.goto(`${vendor.url}/?application=${application.id}`);
    await citizen.heading('Betaling');
    await citizen.choose('MobilePay');
    await citizen.press(/^Betal 250/);
    await citizen.heading(/MobilePay|Godkend/);
    // Approved in the app; the citizen goes back to the page by Back, not by the app's way.
    const [payment] = (await mobilePayments()).slice(-1);
    await vipps('POST', `payments/${payment!.reference}/approve`);
    await citizen.page.goBack();
    await citizen.reads(/Havens egen side siger tak/);
    await citizen.reads(/Betalingen er (godkendt|gennemført)/);
  });

  it('says in another browser where the payment is shown, and the application is received all the same', async (t) => {
    const words = await form();
    const first = await here.visit(t);
    await applyForPlot(first.citizen, words);
    await first.citizen.press(/^Betal /);
    await first.citizen.heading('Betal');
    const id = new URL(first.citizen.page.url()).pathname.split('/').at(-1)!;
    const payments = await first.tab();
    await payments.open(gardenPlot);
    const { payment } = await payments.page.evaluate(async () => (await fetch('/api/applications/newest?solution=garden-plot')).json());
    await here.server.provider.press(id, 'approve');
    const elsewhere = await here.visit(t);
    elsewhere.watch.expect(/answer 40[1-4]|status of 40[1-4]/);
    await elsewhere.citizen.open(`${gardenPlot}?payment=${payment.id}`);
    await elsewhere.citizen.heading('Din betaling vises i den browser, du søgte fra');
    await elsewhere.citizen.reads(/betal ikke igen/);
    assert.doesNotMatch(await elsewhere.citizen.text(), /GP-\d{4}/);
    // The browser that applied finds its receipt by itself.
    const home = await first.tab();
    await home.open(`${gardenPlot}#/payment`);
    await received(home, words);
  });
});

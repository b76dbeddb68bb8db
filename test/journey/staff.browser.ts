/** The page of the staff: money goes back once and as it was said, by keyboard too, and what fails is told. */
import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '@faelles/journey/staff/fk-staff-payments.js';
import type { FieldElement } from '@faelles/fields/base/field-element.js';
import { loadLanguage } from '@faelles/foundation/dictionaries.js';
import type { StaffCalls } from '@faelles/journey/staff/staff-calls.js';
import type { StaffRefund } from '@faelles/schemas/payment.js';
import { answering, differences, maySee, mayRefund, offline, payment, payout, reconciliation, refused } from '../../stories/staff/people.ts';
import { until } from '../support/until.ts';

const root = (element: Element) => element.shadowRoot!;
/** All words of an element, its parts' among them. */
const text = (element: Element): string =>
  [...root(element).children].map((child) => (child.localName === 'style' ? '' : `${child.textContent} ${[child, ...child.querySelectorAll('*')].map((one) => (one.shadowRoot ? text(one) : '')).join(' ')}`)).join(' ');
const button = (element: Element, words: RegExp) => [...root(element).querySelectorAll('button')].find((one) => words.test(one.textContent!) && one.checkVisibility());
const field = (element: Element, name: string) => root(element).querySelector<FieldElement>(`[name="${name}"]`)!;

type Sent = { refund: StaffRefund; key: string };

/** A refund that is filled in and to be confirmed. */
async function confirming(answers: (() => Promise<never>)[] = [], amount?: string) {
  await loadLanguage('da');
  const sent: Sent[] = [];
  const calls: StaffCalls = answering(undefined, {
    refund: async (_id, refund, { idempotencyKey }) => {
      sent.push({ refund, key: idempotencyKey });
      await new Promise((done) => setTimeout(done, 5));
      await answers.shift()?.();
      return {} as never;
    },
  });
  const element = await fixture(html`<fk-staff-refund .calls=${calls} .payment=${payment}></fk-staff-refund>`);
  const done: number[] = [];
  element.addEventListener('fk-refunded', (event) => done.push((event as CustomEvent<{ amountOre: number }>).detail.amountOre));
  await until(() => button(element, /Se efter/));
  field(element, 'how-much').value = amount ? 'part' : 'all';
  field(element, 'how-much').dispatchEvent(new Event('change', { bubbles: true }));
  if (amount) (await until(() => field(element, 'amount'))).input = amount;
  field(element, 'reason').value = 'rejected';
  field(element, 'note').value = 'Aftalt';
  button(element, /Se efter/)!.click();
  return { element, sent, done };
}

describe('fk-staff-refund', () => {
  it('repeats amount and reference before it is done, and a double click is one refund', async () => {
    const { element, sent, done } = await confirming();
    const press = await until(() => button(element, /^Giv 384,00/));
    expect(root(element).activeElement?.textContent).to.match(/Vil du give 384,00\skr\. tilbage\?/);
    expect(text(element)).to.contain('RV-2026-WTM2PG');
    press.click();
    press.click();
    await until(() => done.length > 0);
    expect(sent.map(({ refund }) => refund)).to.deep.equal([{ amountOre: 38_400, reason: 'rejected', note: 'Aftalt' }]);
    expect(done).to.deep.equal([38_400]);
  });

  it('takes amounts as Danes type them', async () => {
    const { element, sent, done } = await confirming([], '1.92,5');
    expect(button(element, /^Giv /)).to.equal(undefined);
    field(element, 'amount').input = '192,50';
    button(element, /Se efter/)!.click();
    (await until(() => button(element, /^Giv 192,50/))).click();
    await until(() => done.length > 0);
    expect(sent[0]!.refund.amountOre).to.equal(19_250);
  });

  it('keeps its key when no answer came, so that pressing again is the same refund; other content has another key', async () => {
    const { element, sent, done } = await confirming([offline, offline]);
    (await until(() => button(element, /^Giv 384,00/))).click();
    await until(() => /Vi fik ikke svar/.test(text(element)));
    button(element, /^Giv 384,00/)!.click();
    await until(() => sent.length === 2);
    await until(() => !/Sender/.test(text(element)));
    button(element, /^Ret$/)!.click();
    await until(() => button(element, /Se efter/));
    field(element, 'reason').value = 'other';
    button(element, /Se efter/)!.click();
    (await until(() => button(element, /^Giv 384,00/))).click();
    await until(() => done.length > 0);
    expect(sent[0]!.key).to.equal(sent[1]!.key);
    expect(sent[2]!.key).not.to.equal(sent[0]!.key);
  });

  it('says how much is left when somebody was quicker, and loses nothing that was typed', async () => {
    const { element } = await confirming([refused(409, { refundableOre: 20_000 })]);
    (await until(() => button(element, /^Giv 384,00/))).click();
    await until(() => /Der er kun 200,00\skr\. tilbage at give/.test(text(element)));
    button(element, /^Ret$/)!.click();
    await until(() => button(element, /Se efter/));
    expect(field(element, 'note').value).to.equal('Aftalt');
  });

  it('more than there is never gets to the confirmation', async () => {
    const { element, sent } = await confirming([], '500');
    await until(() => /højst give 384,00/.test(text(element)));
    expect(button(element, /^Giv /)).to.equal(undefined);
    expect(sent).to.deep.equal([]);
  });
});

describe('fk-staff-payments', () => {
  const open = async (calls: StaffCalls) => {
    await loadLanguage('da');
    return fixture(html`<fk-staff-payments .calls=${calls}></fk-staff-payments>`);
  };

  it('asks who it is first, by keyboard too', async () => {
    const element = await open(answering({ demo: [mayRefund, maySee] }));
    const first = await until(() => button(element, /Økonomi/));
    expect(text(element)).not.to.contain('Afstemning');
    first.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => /Du er logget ind som Økonomi Testesen/.test(text(element)));
    expect(root(element).activeElement?.textContent).to.equal('Betalinger');
  });

  it('tells each difference with what happens by itself and what to do, and leads to its payment', async () => {
    const element = await open(answering());
    await until(() => /Beløbet er et andet end bestillingens/.test(text(element)));
    const list = root(element).querySelector('fk-staff-differences')!;
    expect(root(list).querySelectorAll('li').length).to.equal(differences.length);
    expect(text(list)).to.match(/383,99\skr\. \(bestilling 384,00\skr\.\)/);
    expect(root(list).querySelector('a')!.getAttribute('href')).to.equal(`#payment=${payment.id}`);
  });

  it('shows how far a comparison is, and its result when it is done', async () => {
    let asked = 0;
    const calls = answering(undefined, {
      reconciliations: async () => (asked ? { newest: { ...reconciliation, differences: [] }, earlier: [] } : { earlier: [] }),
      reconciliation: async () => (asked++, { ...reconciliation, differences: [] }),
    });
    const element = await open(calls);
    const list = await until(() => root(element).querySelector('fk-staff-differences'));
    (await until(() => button(list, /Sammenlign nu/))).click();
    await until(() => /12 betalinger indtil nu/.test(text(list)));
    await until(() => /Alt stemmer/.test(text(list)));
  });

  it('says that the sign-in is over when the server no longer knows who it is', async () => {
    let over = false;
    const calls = answering(undefined, {
      session: async () => (over ? { demo: [mayRefund] } : { staff: mayRefund }),
      payments: async () => ((over = true), refused(401)()),
    });
    const element = await open(calls);
    const search = await until(() => root(element).querySelector('fk-staff-search'));
    (await until(() => field(search, 'reference'))).value = 'RV-2026';
    button(search, /Søg/)!.click();
    await until(() => /Du er logget ud, fordi/.test(text(element)));
  });

  it('books a transfer that was made at the bank, once', async () => {
    let left = [payout];
    const booked: object[] = [];
    const calls = answering(undefined, {
      slipPayouts: async () => ({ payouts: left }),
      slipPaidOut: async (made) => {
        booked.push(made);
        left = [];
      },
    });
    const element = await open(calls);
    const list = await until(() => root(element).querySelector('fk-staff-payouts'));
    (await until(() => button(list, /bogført/))).click();
    (await until(() => field(list, 'bookedOn'))).value = '2026-11-19';
    field(list, 'bankReference').value = 'BANK-0001';
    const press = button(list, /bogført/)!;
    press.click();
    press.click();
    await until(() => /Gemt/.test(text(list)));
    expect(booked).to.deep.equal([{ key: 'refund-1', bookedOn: '2026-11-19', bankReference: 'BANK-0001' }]);
  });

  it('says what became of money that came in, and at which field what is wrong', async () => {
    const answers = [refused(422), async () => ({ outcome: 'overpaid', dueBackOre: 100 })];
    const calls = answering(undefined, {
      slipIn: async () => answers.shift()!().catch((error: { problem: object }) => Promise.reject(Object.assign(error, { problem: { issues: [{ path: 'paymentId' }] } }))),
    });
    const element = await open(calls);
    const slip = await until(() => root(element).querySelector('fk-staff-slip'));
    const given: Record<string, string | number> = { paymentId: '000000000000018', amountOre: 38_500, bookedOn: '2026-11-19', bankReference: 'BANK-0002' };
    for (const [name, value] of Object.entries(given)) (await until(() => field(slip, name))).value = value;
    button(slip, /Gem indbetalingen/)!.click();
    await until(() => field(slip, 'paymentId').error);
    button(slip, /Gem indbetalingen/)!.click();
    await until(() => /1,00\skr\. er for meget/.test(text(slip)));
  });

  it('offers money back only to whoever may', async () => {
    const element = await open(answering({ staff: maySee }));
    await until(() => /ikke give penge tilbage/.test(text(element)));
    expect(root(element).querySelector('fk-staff-slip')).to.equal(null);
  });
});

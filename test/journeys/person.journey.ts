// The main road: somebody applies, pays and leaves with a receipt they can come back to.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { begin } from '../support/journey/browser.ts';
import { answerUntil, apply, company, container, cpr, email, freeText, name, ownWords, payAndReceive, receipt, send, sendToPayment, twoDays } from '../support/journey/road-permit.ts';
import { journeys } from '../support/journey/setup.ts';

describe('applying for a road permit', () => {
  const here = journeys();

  it('takes a private person from the first question over payment to a receipt', async (t) => {
    const form = await here.form();
    const { citizen } = await here.visit(t);
    await apply(citizen, form, container);

    const check = await citizen.text();
    for (const words of [name, 'Container', '8 m²', 'Prøvegade 12', 'Ja, det må I gerne']) assert.ok(check.includes(words), `check-your-answers says "${words}"`);
    await citizen.reads(/384,00 kr\./);

    await sendToPayment(citizen, form);
    await citizen.find({ role: 'button', name: /^Betal 384,00 kr\.$/ });
    await payAndReceive(citizen, form);

    const text = await citizen.text();
    for (const words of [name, cpr, email, 'Container', '8 m²', '384,00 kr.', 'Eksempel Kommune']) assert.ok(text.includes(words), `the receipt says "${words}"`);
    await citizen.reads(/Kvitteringen er ægte og uændret/);
    const [paid] = await here.server.provider.payments();
    assert.equal(paid?.reservedAmount, 38_400, 'the provider holds what was shown');
  });

  it('shows the same receipt after a reload', async (t) => {
    const form = await here.form();
    const { citizen } = await here.visit(t);
    await apply(citizen, form, container);
    await sendToPayment(citizen, form);
    await payAndReceive(citizen, form);
    const reference = await receipt(citizen, form);
    await citizen.page.reload();
    assert.equal(await receipt(citizen, form), reference);
    assert.ok((await citizen.text()).includes(cpr), 'the citizen’s own session sees everything');
  });

  it('opens the receipt from a bookmark in another browser, with CPR number and free text masked', async (t) => {
    const form = await here.form();
    const { citizen } = await here.visit(t);
    await apply(citizen, form, ownWords);
    assert.ok((await citizen.text()).includes(freeText));
    await sendToPayment(citizen, form);
    await payAndReceive(citizen, form);
    const reference = await receipt(citizen, form);
    const bookmark = citizen.page.url();
    assert.match(new URL(bookmark).hash, /^#[\w-]{22,}$/, 'the address has a secret of at least 128 bits in its fragment');

    const other = await begin(here.browser, here.server.url);
    // The other browser has no session, and is told so by the one answer that says it.
    other.watch.expect(/401|403/);
    await other.citizen.page.goto(bookmark);
    assert.equal(await receipt(other.citizen, form), reference);
    const text = await other.citizen.text();
    assert.ok(text.includes('384,00') || text.includes('kr.'), 'what was paid is there');
    for (const words of [cpr, cpr.replace('-', ''), freeText]) assert.ok(!text.includes(words), `the bookmark does not show "${words}"`);
    await other.citizen.reads(/skjult/i);
    await other.end();
  });

  it('takes a company, with its CVR number checked', async (t) => {
    const form = await here.form();
    const { citizen } = await here.visit(t);
    await apply(citizen, form, { ...container, applicant: company });
    const check = await citizen.text();
    assert.match(check, /99 ?99 ?90 ?04/);
    assert.ok(!(await citizen.has({ role: 'link', name: 'Ændr Dit CPR-nummer' })), 'a company is not asked for a CPR number');
    await sendToPayment(citizen, form);
    await payAndReceive(citizen, form);
    assert.match(await citizen.text(), /99 ?99 ?90 ?04/);
  });

  it('asks no payment for two days', async (t) => {
    const form = await here.form();
    const { citizen } = await here.visit(t);
    const before = (await here.server.provider.payments()).length;
    await apply(citizen, form, twoDays);
    await citizen.find({ role: 'button', name: 'Send ansøgning' });
    await send(citizen, form);
    await receipt(citizen, form);
    assert.equal((await here.server.provider.payments()).length, before, 'the provider heard nothing');
    assert.ok(!(await citizen.has({ role: 'button', name: /^Betal/ })));
  });

  it('takes no for an answer to the consent, and says what follows', async (t) => {
    const form = await here.form();
    const { citizen } = await here.visit(t);
    await apply(citizen, form, { ...container, consent: { debtConsent: 'refused', truth: true } }, 'check', async (step) => {
      if (step === 'consent') await citizen.reads(/Så beder vi dig selv om at vise/);
    });
    await citizen.reads(/Nej, det må I ikke/);
    await sendToPayment(citizen, form);
    await payAndReceive(citizen, form);
    await citizen.reads(/Du har sagt nej til, at vi ser, om du skylder gebyrer/);
  });

  it('speaks English throughout', async (t) => {
    const form = await here.form('en');
    const { citizen } = await here.visit(t, { language: 'en' });
    await apply(citizen, form, container);
    await sendToPayment(citizen, form);
    await payAndReceive(citizen, form);
    const text = await citizen.text();
    assert.match(text, /DKK\s?384\.00|384\.00\s?kr/);
    for (const danish of ['Ansøgning', 'Betalt', 'Kvittering', 'Referencenummer']) assert.ok(!text.includes(danish), `no "${danish}" on the English receipt`);
    assert.equal(await citizen.page.evaluate(() => document.documentElement.lang), 'en');
  });

  it('begins anew after a receipt without the old answers', async (t) => {
    const form = await here.form();
    const { citizen } = await here.visit(t);
    await apply(citizen, form, twoDays);
    await send(citizen, form);
    await receipt(citizen, form);
    await citizen.open('/solutions/road-permit/');
    await answerUntil(citizen, form, {}, 'applicant');
    assert.equal(await citizen.isChosen('Privatperson'), false);
  });
});

// The step that comes and goes with the answers before it, and the file it asks for.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { large, notes, pdf, png } from '../support/journey/files.ts';
import { answerUntil, apply, container, goOn, payAndReceive, scaffold, sendToPayment } from '../support/journey/road-permit.ts';
import { journeys } from '../support/journey/setup.ts';

describe('the traffic step', () => {
  const here = journeys();

  it('comes with a scaffold, takes a traffic plan, and both are on the receipt', async (t) => {
    const form = await here.form();
    const { citizen } = await here.visit(t);
    await apply(citizen, form, scaffold(pdf()));
    await citizen.reads(/trafikplan\.pdf/);
    await sendToPayment(citizen, form);
    await payAndReceive(citizen, form);
    const text = await citizen.text();
    for (const words of ['Stillads', 'Kørebanen', 'trafikplan.pdf', 'Vi sender din plan for trafikken til politiet']) assert.ok(text.includes(words), `the receipt says "${words}"`);
  });

  it('is not asked for a container of 8 m², and is asked for one of 11 m²', async (t) => {
    const form = await here.form();
    const { citizen } = await here.visit(t);
    await apply(citizen, form, container, 'consent');
    assert.ok(!(await citizen.has({ role: 'listitem', name: /Trafikken/ })));
    await citizen.press('Tilbage');
    await citizen.heading(form.step('place'));
    await form.answer(citizen, { area: '11' });
    await goOn(citizen, form);
    await citizen.heading(form.step('traffic'));
  });

  it('keeps its answers while it is hidden, submits none of them, and shows them when it comes back', async (t) => {
    const form = await here.form();
    const { citizen } = await here.visit(t);
    await apply(citizen, form, scaffold(png()), 'check');
    const sent: string[] = [];
    citizen.page.on('request', (request) => {
      if (request.method() === 'POST' && new URL(request.url()).pathname === '/api/applications') sent.push(request.postData() ?? '');
    });
    // From a scaffold of 40 m² to a container of 8: no traffic.
    await citizen.follow('Ændr Hvad skal stå på vejen?');
    await citizen.heading(form.step('place'));
    await form.answer(citizen, { what: 'container', area: '8' });
    await goOn(citizen, form);
    await citizen.heading(form.step('check'));
    assert.ok(!(await citizen.text()).includes('skitse.png'));
    // And back again: what was answered is there.
    await citizen.follow('Ændr Hvad skal stå på vejen?');
    await form.answer(citizen, { what: 'scaffold', area: '40' });
    await goOn(citizen, form);
    await citizen.heading(form.step('check'));
    await citizen.reads(/skitse\.png/);
    await citizen.follow('Ændr Hvad bliver spærret?');
    await citizen.heading(form.step('traffic'));
    assert.equal(await citizen.isChosen('Kørebanen'), true);
    assert.equal(await citizen.valueOf('Telefonnummer døgnet rundt'), '87 65 43 21');
    await goOn(citizen, form);
    // Hidden again, and sent.
    await citizen.follow('Ændr Hvad skal stå på vejen?');
    await form.answer(citizen, { what: 'container', area: '8' });
    await goOn(citizen, form);
    await citizen.heading(form.step('check'));
    await sendToPayment(citizen, form);
    const answers = (JSON.parse(sent[0]!) as { answers: Record<string, unknown> }).answers;
    for (const hidden of ['blocks', 'trafficPlan', 'onCallName', 'onCallPhone']) assert.ok(!(hidden in answers), `${hidden} was not sent`);
    assert.equal(answers['what'], 'container');
    await payAndReceive(citizen, form);
    assert.ok(!(await citizen.text()).includes('skitse.png'));
  });

  it('says why a file cannot be taken, and takes another', async (t) => {
    const form = await here.form();
    const { citizen } = await here.visit(t);
    const plan = form.chooseFile('trafficPlan');
    const { traffic: _, ...before } = scaffold(pdf());
    await apply(citizen, form, before, 'traffic');
    await form.answer(citizen, { blocks: ['carriageway'] });
    await citizen.attach(plan, notes());
    await citizen.reads(/noter\.txt er af en type, vi ikke kan modtage/);
    await citizen.attach(plan, large(10 * 1024 * 1024 + 1));
    await citizen.reads(/stor\.pdf er for stor\. Den må højst fylde 10 MB/);
    await citizen.attach(plan, pdf('plan.pdf'));
    await citizen.find({ role: 'button', name: 'Fjern plan.pdf' });
    await citizen.press('Fjern plan.pdf');
    await citizen.gone({ role: 'button', name: 'Fjern plan.pdf' });
    await form.answer(citizen, { trafficPlan: [pdf('ny plan.pdf')], onCallName: 'Nanna Prøve', onCallPhone: '87654321' });
    await goOn(citizen, form);
    await answerUntil(citizen, form, container, 'check');
    await citizen.reads(/ny plan\.pdf/);
  });

  it('takes a file that calls itself a PDF and is none for what it is', async (t) => {
    const form = await here.form();
    const { citizen } = await here.visit(t);
    const { traffic: _, ...before } = scaffold(pdf());
    await apply(citizen, form, before, 'traffic');
    await form.answer(citizen, { blocks: ['carriageway'] });
    await citizen.attach(form.chooseFile('trafficPlan'), notes('forklædt.pdf'));
    await citizen.reads(/forklædt\.pdf er en anden slags fil, end navnet siger/);
    assert.ok(!(await citizen.text()).includes('internetforbindelse'), 'the connection is not blamed');
  });

  it('lets nobody go on while the carriageway is blocked without a plan', async (t) => {
    const form = await here.form();
    const { citizen } = await here.visit(t);
    const { traffic: _, ...before } = scaffold(pdf());
    await apply(citizen, form, before, 'traffic');
    await form.answer(citizen, { blocks: ['carriageway'] });
    await goOn(citizen, form);
    const errors = (await citizen.errorSummary()).map(({ name }) => name);
    assert.deepEqual(errors, ['Vælg en fil med din plan for trafikken', 'Indtast navnet på den, vi kan ringe til døgnet rundt', 'Indtast telefonnummer døgnet rundt']);
    await citizen.heading(form.step('traffic'));
  });
});

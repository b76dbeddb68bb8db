// Mistakes, changes of mind, and the browser's own buttons: nothing typed is lost, and every way back is there.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { focusOn } from '../support/journey/focus.ts';
import { answerUntil, apply, container, cpr, email, goOn, inDays, name, person, solution } from '../support/journey/road-permit.ts';
import { journeys } from '../support/journey/setup.ts';
import { until } from '../support/journey/until.ts';

describe('mistakes and changes of mind', () => {
  const here = journeys();

  it('lists what is missing above the heading, takes the focus there, and leads to each field', async (t) => {
    const form = await here.form();
    const { citizen } = await here.visit(t);
    await apply(citizen, form, {}, 'applicant');
    await citizen.choose('Privatperson');
    await goOn(citizen, form);
    await focusOn(citizen, 'group', /Der er 4 ting, du skal rette/);
    // Where a kind of field is still on its way, general words stand in for its own.
    await citizen.find({ role: 'link', name: 'Indtast dit CPR-nummer med 10 cifre' });
    const errors = await citizen.errorSummary();
    assert.deepEqual(
      errors.map((link) => link.name),
      ['Indtast dit fulde navn', 'Indtast dit CPR-nummer med 10 cifre', 'Indtast din e-mailadresse', 'Indtast dit telefonnummer'],
    );
    await until('the title to tell it too', async () => /4/.test(await citizen.page.title()));

    await citizen.follow('Indtast dit CPR-nummer med 10 cifre');
    await focusOn(citizen, 'textbox', 'Dit CPR-nummer');
    const field = await citizen.find({ role: 'textbox', name: 'Dit CPR-nummer' });
    assert.equal(field.states['invalid'], 'true');
    assert.match(field.description, /Fejl: Indtast dit CPR-nummer med 10 cifre/);
    assert.match(field.description, /10 cifre, for eksempel/, 'the hint stays');

    // Each correction takes its line away, and the last one lets go on.
    await form.answer(citizen, person);
    await goOn(citizen, form);
    await citizen.heading(form.step('place'));
  });

  it('says nothing while somebody types, and something when a wrong answer is left', async (t) => {
    const form = await here.form();
    const { citizen } = await here.visit(t);
    await apply(citizen, form, {}, 'applicant');
    await citizen.choose('Privatperson');
    await citizen.fill('Dit CPR-nummer', '3113');
    assert.doesNotMatch((await citizen.find({ role: 'textbox', name: 'Dit CPR-nummer' })).description, /Fejl/);
    await citizen.keys('Tab');
    await until('the error', async () => /Fejl: Indtast dit CPR-nummer med 10 cifre/.test((await citizen.find({ role: 'textbox', name: 'Dit CPR-nummer' })).description));
    await citizen.fill('Dit CPR-nummer', cpr);
    await until('the error to go', async () => !/Fejl/.test((await citizen.find({ role: 'textbox', name: 'Dit CPR-nummer' })).description));
  });

  it('goes on with one press, also when leaving a field makes something appear above the button', async (t) => {
    const form = await here.form();
    const { citizen } = await here.visit(t);
    await apply(citizen, form, {}, 'applicant');
    await form.answer(citizen, { ...person, phone: '12345678' });
    const { page } = citizen;
    const [x, y] = await citizen.middleOf(await citizen.find({ role: 'button', name: 'Fortsæt' }));
    await page.mouse.move(x, y);
    await page.mouse.down();
    // A slow finger: whatever leaving the field does has been drawn before it lifts.
    await page.evaluate(() => new Promise((done) => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)))));
    await page.mouse.up();
    await citizen.heading(form.step('place'));
  });

  it('speaks of each thing that can be wrong in its own words', async (t) => {
    const form = await here.form();
    const { citizen } = await here.visit(t);
    await apply(citizen, form, { applicant: { applicantType: 'company', cvr: '99999005', contactPerson: name, email: 'nanna', phone: '123' } }, 'applicant');
    await form.answer(citizen, { applicantType: 'company', cvr: '99999005', contactPerson: name, email: 'nanna', phone: '123' });
    await goOn(citizen, form);
    assert.deepEqual(
      (await citizen.errorSummary()).map((link) => link.name),
      [
        'Tjek CVR-nummeret. Der er nok et ciffer, der er forkert',
        'Indtast en e-mailadresse i “E-mail”, for eksempel navn@eksempel.dk',
        'Indtast telefonnummeret i “Telefonnummer” med 8 cifre, eller med + og landekode, hvis det er udenlandsk',
      ],
    );
    await form.answer(citizen, { cvr: '99999004', email, phone: '12345678' });
    await goOn(citizen, form);
    await citizen.heading(form.step('place'));

    await form.answer(citizen, { place: { street: 'Prøvegade', houseNumber: '12', postalCode: '10', postalDistrict: 'København K' }, what: 'container', area: '0', from: inDays(-1), to: inDays(-3) });
    await goOn(citizen, form);
    const errors = (await citizen.errorSummary()).map((link) => link.name);
    assert.ok(errors.some((text) => /postnummeret.*4 cifre/.test(text)), errors.join('; '));
    assert.ok(errors.includes('Indtast mindst 1 kvadratmeter'), errors.join('; '));
    assert.ok(errors.includes('Den første dag kan tidligst være i dag'), errors.join('; '));

    await form.answer(citizen, { place: { street: 'Prøvegade', houseNumber: '12', postalCode: '1050', postalDistrict: 'København K' }, area: '8', from: inDays(7), to: inDays(400) });
    await goOn(citizen, form);
    assert.deepEqual((await citizen.errorSummary()).map((link) => link.name), ['Du kan højst søge om 12 måneder ad gangen. Vælg en tidligere dato']);
    await form.answer(citizen, { to: inDays(10) });
    await goOn(citizen, form);
    await citizen.heading(form.step('consent'));
  });

  it('changes one answer from check-your-answers and comes straight back', async (t) => {
    const form = await here.form();
    const { citizen } = await here.visit(t);
    await apply(citizen, form, container);
    await citizen.follow('Ændr Hvor meget plads skal du bruge?');
    await citizen.heading(form.step('place'));
    await focusOn(citizen, 'textbox', /^Hvor meget plads skal du bruge\?/);
    assert.equal(await citizen.valueOf(/^Hvor meget plads/), '8');
    await form.answer(citizen, { area: '9' });
    await citizen.press('Gem og tilbage til dine svar');
    await citizen.heading('Tjek dine svar');
    await citizen.reads(/9 m²/);
    await citizen.reads(/432,00 kr\./);
  });

  it('goes back and forth with the browser’s buttons, and keeps every answer', async (t) => {
    const form = await here.form();
    const { citizen } = await here.visit(t);
    await apply(citizen, form, container, 'consent');
    await citizen.page.goBack();
    await citizen.heading(form.step('place'));
    assert.equal(await citizen.valueOf('Vejnavn', 'Hvor vil du bruge vejen?'), 'Prøvegade');
    await citizen.page.goBack();
    await citizen.heading(form.step('applicant'));
    assert.equal(await citizen.valueOf('Dit fulde navn'), name);
    assert.match(await citizen.valueOf('Dit CPR-nummer'), /010150-?\s?5006/);
    await citizen.page.goForward();
    await citizen.page.goForward();
    await citizen.heading(form.step('consent'));
  });

  it('is where it was after a reload in the middle', async (t) => {
    const form = await here.form();
    const { citizen } = await here.visit(t);
    await apply(citizen, form, container, 'place');
    await citizen.choose('Container');
    await citizen.fill(/^Hvor meget plads/, '8');
    await citizen.keys('Tab');
    await citizen.reads(/Kladde gemt kl\./);
    await until('the newest draft to be saved', async () => {
      const draft = await citizen.page.evaluate(async () => {
        const answer = await fetch('/api/drafts/current?solution=road-permit');
        return (await answer.json()) as { inputs: Record<string, unknown> };
      });
      return draft.inputs['area'] === '8';
    });
    await citizen.page.reload();
    await citizen.heading(form.step('place'));
    assert.equal(await citizen.isChosen('Container'), true);
    assert.equal(await citizen.valueOf(/^Hvor meget plads/), '8');
    await citizen.press('Tilbage');
    await citizen.heading(form.step('applicant'));
    assert.match(await citizen.valueOf('Dit CPR-nummer'), /010150-?\s?5006/);
  });

  it('is told when another tab has saved other answers, and chooses', async (t) => {
    const form = await here.form();
    const visit = await here.visit(t);
    const { citizen } = visit;
    visit.watch.expect(/409/);
    await apply(citizen, form, container, 'place');
    await citizen.reads(/Kladde gemt kl\./);
    const other = await visit.tab();
    await other.open(solution);
    await other.heading(form.step('place'));
    await other.fill(/^Hvor meget plads/, '21');
    await other.keys('Tab');
    await until('the other tab’s draft', () =>
      other.page.evaluate(async () => ((await (await fetch('/api/drafts/current?solution=road-permit')).json()) as { inputs: Record<string, unknown> }).inputs['area'] === '21'),
    );
    await citizen.page.bringToFront();
    await citizen.fill(/^Hvor meget plads/, '9');
    await citizen.keys('Tab');
    await citizen.reads(/Ansøgningen er ændret et andet sted/);
    await citizen.press('Brug svarene fra det andet sted');
    await until('the other answer', async () => (await citizen.valueOf(/^Hvor meget plads/)) === '21');
  });

  it('keeps nothing the citizen wrote in the browser’s own storage', async (t) => {
    const form = await here.form();
    const { citizen } = await here.visit(t);
    await apply(citizen, form, container);
    const stored = await citizen.page.evaluate(async () => {
      const databases = await indexedDB.databases();
      return JSON.stringify({ local: { ...localStorage }, session: { ...sessionStorage }, databases });
    });
    for (const words of [name, cpr, cpr.replace('-', ''), email]) assert.ok(!stored.includes(words), stored);
  });

  it('shows a step whose turn has not come only when its turn comes', async (t) => {
    const form = await here.form();
    const { citizen } = await here.visit(t);
    await citizen.open(`${solution}#/check`);
    await citizen.heading(form.step('before-you-start'));
    await answerUntil(citizen, form, {}, 'applicant');
  });
});

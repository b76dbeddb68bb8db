// The whole journey by Tab, Enter, Space and arrows, with the focus seen at every stop and covered by nothing.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Citizen } from '../support/journey/citizen.ts';
import { pdf } from '../support/journey/files.ts';
import { focusOn, tabTo } from '../support/journey/focus.ts';
import { cpr, email, inDays, name, receipt, solution } from '../support/journey/road-permit.ts';
import { journeys } from '../support/journey/setup.ts';

describe('with the keyboard alone', () => {
  const here = journeys();

  for (const width of [1280, 320]) {
    it(`applies, pays and reads the receipt at ${width} px`, { timeout: 600_000 }, async (t) => {
      const form = await here.form();
      const { citizen } = await here.visit(t, { width, height: 700 });
      const faults: string[] = [];
      const to = (role: string, called: string | RegExp, group?: string): Promise<void> => tabTo(citizen, role, called, faults, group);
      const type = (text: string): Promise<void> => citizen.page.keyboard.type(text);
      const field = async (label: string | RegExp, text: string, group?: string): Promise<void> => {
        await to('textbox', label, group);
        await type(text);
      };
      const date = async (label: string, iso: string): Promise<void> => {
        const [year, month, day] = iso.split('-');
        await field('Dag', day!, label);
        await field('Måned', month!, label);
        await field('År', year!, label);
      };
      const go = async (button: string | RegExp, heading: string): Promise<void> => {
        await to('button', button);
        await citizen.keys('Enter');
        await citizen.heading(heading);
        await focusOn(citizen, 'heading', heading);
      };

      await citizen.open(solution);
      await citizen.heading('Før du går i gang');
      // The first stop leads past everything to the content.
      await citizen.keys('Tab');
      await focusOn(citizen, 'link', 'Gå til indholdet');
      await citizen.keys('Enter');
      await go('Start', 'Hvem søger?');

      await to('radio', 'Privatperson');
      await citizen.keys('Space');
      await field('Dit fulde navn', name);
      await field('Dit CPR-nummer', cpr);
      await field('E-mail', email);
      await field('Telefonnummer', '12345678');
      await go('Fortsæt', 'Sted og periode');

      await field('Vejnavn', 'Prøvegade');
      await field('Husnummer', '12');
      await field('Postnummer', '1050');
      await field('By', 'København K');
      await to('radio', 'Container');
      await citizen.keys('Space', 'ArrowDown');
      assert.equal(await citizen.isChosen('Stillads'), true, 'an arrow chooses the next');
      await field(/^Hvor meget plads/, '40');
      await date('Fra hvilken dato?', inDays(7));
      await date('Til hvilken dato?', inDays(20));
      await go('Fortsæt', 'Trafikken');

      await to('checkbox', 'Kørebanen');
      await citizen.keys('Space');
      await to('button', form.chooseFile('trafficPlan'));
      await citizen.answerFileDialog(() => citizen.keys('Enter'), pdf());
      await citizen.find({ role: 'button', name: 'Fjern trafikplan.pdf' });
      await field('Hvem kan vi ringe til døgnet rundt?', name);
      await field('Telefonnummer døgnet rundt', '87654321');
      await go('Fortsæt', 'Samtykke og erklæring');

      await to('radio', 'Ja, det må I gerne');
      await citizen.keys('Space');
      await to('checkbox', 'Jeg erklærer, at oplysningerne er rigtige');
      await citizen.keys('Space');
      await go('Fortsæt', 'Tjek dine svar');
      // A change and back, by its link.
      await to('link', 'Ændr Dit fulde navn');
      await citizen.keys('Enter');
      await citizen.heading('Hvem søger?');
      await focusOn(citizen, 'textbox', 'Dit fulde navn');
      await go('Gem og tilbage til dine svar', 'Tjek dine svar');
      await go('Send og gå til betaling', 'Betaling');

      await to('button', /^Betal /);
      await citizen.keys('Enter');
      await citizen.heading('Betal');
      await to('button', 'Godkend betalingen');
      await citizen.keys('Enter');
      await receipt(citizen, form);
      await to('button', 'Print kvitteringen');
      assert.deepEqual([...new Set(faults)], []);
    });
  }

  it('comes from an error to its field and on, without a pointer', async (t) => {
    const { citizen } = await here.visit(t);
    const faults: string[] = [];
    await startAt(citizen);
    await tabTo(citizen, 'button', 'Fortsæt', faults);
    await citizen.keys('Enter');
    await focusOn(citizen, 'group', /skal rette/);
    await citizen.keys('Tab', 'Enter');
    await focusOn(citizen, 'radio', 'Privatperson');
    await citizen.keys('Space');
    await citizen.find({ role: 'textbox', name: 'Dit fulde navn' });
    // Enter in a text field goes on, as in every form.
    await tabTo(citizen, 'textbox', 'Dit fulde navn', faults);
    await citizen.page.keyboard.type(name);
    await citizen.keys('Enter');
    await focusOn(citizen, 'group', /Der er 3 ting, du skal rette/);
    assert.deepEqual([...new Set(faults)], []);
  });

  it('opens and closes the list of steps on a narrow screen', async (t) => {
    const { citizen } = await here.visit(t, { width: 320, height: 640 });
    const faults: string[] = [];
    await startAt(citizen);
    await tabTo(citizen, 'button', /^Trin 2 af/, faults);
    assert.equal((await citizen.focused())?.states['expanded'], false);
    await citizen.keys('Enter');
    await citizen.find({ role: 'link', name: /Før du går i gang/ });
    assert.equal((await citizen.focused())?.states['expanded'], true);
    await tabTo(citizen, 'link', /Før du går i gang/, faults);
    await citizen.keys('Enter');
    await citizen.heading('Før du går i gang');
    assert.deepEqual([...new Set(faults)], []);
  });
});

async function startAt(citizen: Citizen): Promise<void> {
  await citizen.open(solution);
  await citizen.press('Start');
  await citizen.heading('Hvem søger?');
}

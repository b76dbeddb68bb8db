// An address that the register finds, and the same journey while the register is away.
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { startAddressSimulator } from '../simulators/adressevaelger/start.ts';
import { apply, container, goOn, inDays } from '../support/journey/road-permit.ts';
import { journeys } from '../support/journey/setup.ts';

const register = await startAddressSimulator();
after(() => register.stop());

describe('an address', () => {
  const here = journeys({ ADRESSEVAELGER_URL: register.url, ADRESSEVAELGER_TOKEN: register.token });
  const search = { role: 'combobox', name: 'Søg efter adressen' };
  const others = { what: 'container', area: '8', from: inDays(7), to: inDays(16) };

  it('is searched for with the keyboard, from the street to the door, and stands in the answers', { timeout: 600_000 }, async (t) => {
    const form = await here.form();
    const { citizen } = await here.visit(t);
    await apply(citizen, form, container, 'place');
    await citizen.click(await citizen.find(search));
    await citizen.page.keyboard.type('Prøvegade');
    const take = async (label: string): Promise<void> => {
      await citizen.find({ role: 'option', name: label });
      await citizen.keys('ArrowDown', 'Enter');
    };
    await take('Prøvegade, 1050 København K');
    await citizen.find({ role: 'option', name: 'Prøvegade 1, 1050 København K' });
    await citizen.page.keyboard.type('12');
    await citizen.gone({ role: 'option', name: 'Prøvegade 1, 1050 København K' });
    await take('Prøvegade 12, st. tv, 1050 København K');
    await citizen.gone({ role: 'option', name: /./ });
    await form.answer(citizen, others);
    await goOn(citizen, form);
    await citizen.heading(form.step('consent'));
    await form.answer(citizen, container['consent']!);
    await goOn(citizen, form);
    await citizen.reads(/Prøvegade 12, st\.? tv, 1050 København K/);
  });

  it('is typed when the register is away, and what was typed comes along', { timeout: 600_000 }, async (t) => {
    const form = await here.form();
    await register.misbehave({ kind: 'error-500', times: 'always' });
    t.after(() => register.behave());
    const { citizen, watch } = await here.visit(t);
    watch.expect(/502/);
    await apply(citizen, form, container, 'place');
    await citizen.click(await citizen.find(search));
    await citizen.page.keyboard.type('Prøvegade 12');
    await citizen.reads(/Vi kan ikke slå adresser op lige nu/);
    await citizen.press('Skriv adressen selv');
    await citizen.find({ role: 'textbox', name: 'Postnummer' });
    assert.equal(await citizen.valueOf('Vejnavn', 'Hvor vil du bruge vejen?'), 'Prøvegade');
    assert.equal(await citizen.valueOf('Husnummer', 'Hvor vil du bruge vejen?'), '12');
    await citizen.fill('Postnummer', '1050');
    await citizen.fill('By', 'København K');
    await form.answer(citizen, others);
    await goOn(citizen, form);
    await citizen.heading(form.step('consent'));
  });
});

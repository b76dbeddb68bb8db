// Staff of the authority: money back that the citizen sees, and a difference that page and command line tell alike.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { payments } from '@faelles/cli/payments.js';
import { axeFaults, layoutFaults, treeFaults } from '../support/journey/access.ts';
import type { Citizen } from '../support/journey/citizen.ts';
import { apply, container, payAndReceive, sendToPayment } from '../support/journey/road-permit.ts';
import { journeys } from '../support/journey/setup.ts';
import { until } from '../support/journey/until.ts';

const page = '/staff/payments.html';

/** Nothing wrong with a screen of the staff; a picture of it where somebody asks for one (SHOTS=folder). */
async function sound(staff: Citizen, name: string): Promise<void> {
  assert.deepEqual([...(await axeFaults(staff)), ...treeFaults(await staff.tree()), ...(await layoutFaults(staff))], [], name);
  const { SHOTS: folder } = process.env;
  if (!folder) return;
  for (const width of [1280, 320]) {
    await staff.page.setViewport({ width, height: 900 });
    assert.deepEqual(await layoutFaults(staff), [], `${name} at ${width} px`);
    await staff.page.screenshot({ path: join(folder, `${name}-${width}.png`) as `${string}.png`, fullPage: true });
  }
  await staff.page.setViewport({ width: 1280, height: 900 });
}

describe('staff', () => {
  const here = journeys({}, /(?!)/);

  async function signedIn(staff: Citizen, who: RegExp): Promise<void> {
    await staff.open(page);
    await staff.heading('Betalinger');
    await staff.press(who);
    await staff.find({ role: 'button', name: 'Sammenlign nu' });
  }

  it('gives half of it back once, however often it is pressed, and the citizen sees it', async (t) => {
    const form = await here.form();
    const { citizen } = await here.visit(t);
    await apply(citizen, form, container);
    await sendToPayment(citizen, form);
    await payAndReceive(citizen, form);
    const reference = (await citizen.reads(/[A-Z]{2,}-[A-Z0-9-]{4,}/)).trim();

    const { citizen: staff } = await here.visit(t);
    await staff.open(page);
    await staff.find({ role: 'button', name: /Økonomi/ });
    await sound(staff, 'sign-in');
    await signedIn(staff, /Økonomi/);
    await staff.fill(/Ansøgningens nummer/, reference);
    await staff.press('Søg');
    await staff.reads(/1 betaling fundet/);
    await sound(staff, 'overview');
    await staff.follow(reference);
    await staff.heading(`Betaling for ${reference}`);
    await until('the money to be taken', async () => {
      if (await staff.has({ role: 'radio', name: /^Det hele/ })) return true;
      await staff.page.reload();
      return false;
    });
    await sound(staff, 'payment');
    await staff.press('Se efter');
    await staff.reads(/Vælg/);
    await staff.choose('En del af det');
    await staff.fill('Beløb i kroner', '500');
    await staff.pick('Hvorfor?', 'Fritaget for at betale bagefter');
    await staff.press('Se efter');
    await staff.reads(/Du kan højst give 384,00\s*kr\. tilbage/);
    await sound(staff, 'too-much');
    await staff.fill('Beløb i kroner', '192,00');
    await staff.press('Se efter');
    await staff.reads(/Vil du give 192,00\s*kr\. tilbage\?/);
    await staff.reads(new RegExp(`Betaling for\\s*${reference}`));
    await sound(staff, 'confirm');
    await staff.click(await staff.find({ role: 'button', name: /^Giv 192,00/ }), 2);
    await staff.reads(/192,00\s*kr\. er på vej tilbage/);
    await staff.reads(/192,00\s*kr\.\s*udført/);
    await sound(staff, 'refunded');
    assert.deepEqual((await here.server.provider.payments()).flatMap(({ refunds }) => refunds.map(({ amount }) => amount)), [19_200]);

    await citizen.page.reload();
    await citizen.reads(/Betalt tilbage\s*192,00\s*kr\.|192,00\s*kr\.[^]*Du skal ikke betale det hele alligevel/);
    assert.ok(!(await staff.text()).includes('Nanna'), 'staff who look after money see no names');
  });

  it('a colleague who may only look sees no way to give money back', async (t) => {
    const { citizen: staff } = await here.visit(t);
    await signedIn(staff, /Vagt/);
    await staff.reads(/ikke give penge tilbage/);
    assert.ok(!(await staff.has({ role: 'heading', name: 'Indbetaling fra banken' })));
    await staff.press('Log ud');
    await staff.find({ role: 'button', name: /Økonomi/ });
  });

  it('page and command line tell the same difference, in words that say what to do', async (t) => {
    const forged = await fetch(`${here.server.url}/api/webhooks/nexi`, { method: 'POST', headers: { authorization: 'wrong', 'content-type': 'application/json' }, body: '{}' });
    assert.equal(forged.status, 401);
    const { citizen: staff } = await here.visit(t);
    await signedIn(staff, /Vagt/);
    await staff.press('Sammenlign nu');
    await staff.find({ role: 'heading', name: 'Forfalskede beskeder fra “udbyderen”' });
    await staff.reads(/De har ikke ændret noget/);
    await sound(staff, 'differences');

    const lines: string[] = [];
    const output = { out: (line: string) => lines.push(line), err: (line: string) => lines.push(line) };
    const code = await payments(['reconcile', `--server=${here.server.url}`, '--language=da'], output, { DATA_DIR: here.server.dataDir });
    assert.equal(code, 1, lines.join('\n'));
    assert.match(lines.join('\n'), /webhooks-rejected: Forfalskede beskeder fra “udbyderen”/);
  });
});

// Data from registers, from the first page to the receipt: fetched, prefilled, checked, and none of it in an address.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import type { FormDefinition } from '@faelles/schemas/definition.js';
import { journeys } from '../support/journey/setup.ts';
import { until } from '../support/journey/until.ts';

const text = (da: string, en = da) => ({ da, en });
const source = { id: 'person', label: text('CPR-registeret', 'the CPR register') };
const definition: FormDefinition = {
  formatVersion: 1,
  id: 'contact',
  version: '1.0.0',
  title: text('Fortæl, hvor du kan kontaktes', 'Tell where you can be reached'),
  authority: { name: text('Eksempel Kommune'), cvr: '99999004', contact: { phone: '+4512345678' } },
  classification: { subject: '05.01.02', facet: 'G01' },
  steps: [
    {
      id: 'you',
      title: text('Om dig', 'About you'),
      fields: [
        { name: 'person', kind: 'fetched', label: text('Dine oplysninger'), source, fields: [{ name: 'name', kind: 'text', label: text('Navn') }, { name: 'birthDate', kind: 'date', label: text('Fødselsdato') }] },
        { name: 'email', kind: 'email', label: text('E-mail'), source, prefill: 'email' },
        { name: 'cvr', kind: 'cvr', label: text('CVR-nummer'), required: false, checks: [{ ask: 'cvr-exists', message: text('Vi kan ikke finde CVR-nummeret') }] },
      ],
    },
  ],
  receipt: { kind: 'acknowledgement', referencePrefix: 'KO', nextSteps: [{ text: text('Vi skriver til dig') }] },
};

const folder = mkdtempSync(join(tmpdir(), 'faelles-solutions-'));
mkdirSync(join(folder, 'contact'));
writeFileSync(join(folder, 'contact', 'definition.json'), JSON.stringify(definition));

describe('data from registers', () => {
  const here = journeys({ SOLUTIONS_DIR: folder, DEMO_PERSON: '0101505006' });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('are shown with their source, doubted, changed and checked, and stand on the receipt', async (t) => {
    const { citizen, watch } = await here.visit(t);
    await citizen.open('/solutions/contact/');
    await citizen.heading('Om dig');
    await citizen.reads(/Test Testesen/);
    await citizen.reads(/Hentet fra CPR-registeret \d/);
    await until('the e-mail address to be filled in', async () => (await citizen.valueOf('E-mail')) === 'test@example.org');
    await citizen.press('Er noget forkert?');
    await citizen.fill('Skriv, hvad der er forkert', 'Mit navn staves anderledes');
    await citizen.fill('E-mail', 'egen@example.org');
    await citizen.reads(/Hentet fra CPR-registeret og ændret af dig/);

    await citizen.fill('CVR-nummer', '99999012');
    await citizen.press('Fortsæt');
    await citizen.errorSummary();
    assert.match(await citizen.errorAt('CVR-nummer'), /Vi kan ikke finde CVR-nummeret/);
    await citizen.fill('CVR-nummer', '99999004');
    await citizen.press('Fortsæt');
    await citizen.heading('Tjek dine svar');
    for (const words of ['Test Testesen', '1. januar 2050', 'CPR-registeret', 'Mit navn staves anderledes', 'egen@example.org']) {
      assert.ok((await citizen.text()).includes(words), `check-your-answers says "${words}"`);
    }
    await citizen.press('Send ansøgning');
    await citizen.reads(/KO-\d{4}-/);
    const receipt = await citizen.text();
    for (const words of ['Test Testesen', 'Mit navn staves anderledes', 'Hentet fra CPR-registeret og ændret af dig']) assert.ok(receipt.includes(words), `the receipt says "${words}"`);
    for (const words of ['Testesen', '99999012', 'staves', 'egen@']) assert.ok(!watch.addresses.some((address) => address.includes(words)), `"${words}" stands in no address`);
    for (const words of ['Testesen', '99999012', 'staves', 'egen@']) assert.ok(!here.server.log().includes(words), `"${words}" stands in no log`);
  });

  it('are the same after a reload, and what was changed stays changed', async (t) => {
    const { citizen } = await here.visit(t);
    await citizen.open('/solutions/contact/');
    await until('the e-mail address to be filled in', async () => (await citizen.valueOf('E-mail')) === 'test@example.org');
    await citizen.fill('E-mail', 'egen@example.org');
    await citizen.reads(/Kladde gemt/);
    await citizen.page.reload();
    await citizen.reads(/Hentet fra CPR-registeret og ændret af dig/);
    assert.equal(await citizen.valueOf('E-mail'), 'egen@example.org');
    await citizen.reads(/Test Testesen/);
  });
});

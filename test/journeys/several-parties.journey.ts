// An application that waits for somebody else: the applicant invites, the other answers elsewhere, and it goes on by itself.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { begin } from '../support/journey/browser.ts';
import type { Citizen } from '../support/journey/citizen.ts';
import { inDays } from '../support/journey/road-permit.ts';
import { journeys } from '../support/journey/setup.ts';
import { until } from '../support/journey/until.ts';

const solution = 'care-for-relative';
const numbers = { applicant: '0101505006', careRecipient: '0101505014' };
const address = { street: 'Eksempelvej', houseNumber: '1', postalCode: '8000', postalDistrict: 'Aarhus C', source: 'manual' };
const answers = {
  careRecipient: { givenName: 'Karl', surname: 'Eksempel', cpr: numbers.careRecipient, address },
  condition: { description: 'Alvorlig sygdom' },
  practitioner: { branch: 'byNumber', byNumber: { providerNumber: '012345' } },
  applicant: { givenName: 'Ida', surname: 'Eksempel', cpr: numbers.applicant, address },
  attachment: 'self-employed',
  hasPension: false,
  bankAccount: { registrationNumber: '0400', accountNumber: '4025448044' },
  periods: [{ from: inDays(10), to: inDays(40) }],
  applicantStatement: true,
};

/**
 * Sends the answers, and loses the answer to it as a broken line would: the page then finds the application by itself.
 * The form in front of it is the business of other journeys.
 */
async function applied(citizen: Citizen): Promise<void> {
  await citizen.open(`/solutions/${solution}/`);
  const status = await citizen.page.evaluate(
    async (solution, answers) => {
      const post = (path: string, body: object, headers: object = {}) =>
        fetch(path, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });
      const { version } = (await (await fetch(`/solutions/${solution}/definition.json`)).json()) as { version: string };
      await post('/api/session', {});
      const sent = await post(
        '/api/applications',
        { solution, definitionVersion: version, language: 'da', shownTotalOre: 0, answers },
        { 'idempotency-key': crypto.randomUUID() },
      );
      localStorage.setItem(`faelles.visit.${solution}`, JSON.stringify({ begun: true, submitting: true }));
      return sent.status;
    },
    solution,
    answers,
  );
  assert.equal(status, 201);
  await citizen.page.reload();
  await citizen.heading('Vi venter på svar fra andre');
}

/** The link the applicant is shown, for the person cared for. */
async function invite(citizen: Citizen): Promise<string> {
  await citizen.press(/Lav link til/);
  return until('the link', async () => (await citizen.valueOf(/Link til/)) || undefined);
}

describe('an application of several people', () => {
  const here = journeys();

  for (const [answer, option, heading] of [
    ['a yes', 'Ja, det må I gerne', 'Du har sagt ja'],
    ['a no with a reason', 'Nej, det må I ikke', 'Du har sagt nej'],
  ] as const) {
    it(`goes on by itself after ${answer}`, async (t) => {
      const { citizen } = await here.visit(t);
      await applied(citizen);
      const link = await invite(citizen);
      assert.match(new URL(link).hash, /^#[\w-]{43}$/, 'a secret of 256 bits, in the fragment');

      const other = await begin(here.browser, here.server.url, { width: 320, height: 700 });
      t.after(() => other.end());
      other.watch.expect(/403/);
      await other.citizen.page.goto(link);
      await other.citizen.heading('Du er bedt om et svar');
      assert.doesNotMatch(await other.citizen.text(), /Karl|Ida|læge|helbred/, 'nothing about anybody before it is known who reads');
      await other.citizen.fill('CPR-nummer', '010150-5006');
      await other.citizen.press('Vis, hvad det handler om');
      await other.citizen.reads(/Nummeret passer ikke til linket/);
      await other.citizen.fill('CPR-nummer', '010150-5014');
      await other.citizen.press('Vis, hvad det handler om');
      await other.citizen.heading('Vil du give dit samtykke?');
      await other.citizen.choose(option);
      if (option.startsWith('Nej')) await other.citizen.fill(/Hvorfor siger du nej/, 'Vi taler om det først');
      await other.citizen.press('Send svar');
      await other.citizen.heading(heading);
      assert.doesNotMatch(other.citizen.page.url(), /0101505014|010150-5014/);

      // Nobody has touched this page.
      await until('the receipt', async () => /\/receipt\//.test(new URL(citizen.page.url()).pathname));
      await citizen.reads(/har modtaget din ansøgning/);

      await other.citizen.page.reload();
      await other.citizen.heading('Du er bedt om et svar');
    });
  }

  it('closes the invitation kindly when the applicant takes the application back', async (t) => {
    const { citizen } = await here.visit(t);
    await applied(citizen);
    const link = await invite(citizen);
    await citizen.press('Træk ansøgningen tilbage');
    await citizen.press('Ja, træk ansøgningen tilbage');
    await citizen.heading('Ansøgningen er trukket tilbage');
    const other = await begin(here.browser, here.server.url);
    t.after(() => other.end());
    other.watch.expect(/404/);
    await other.citizen.page.goto(link);
    await other.citizen.heading('Samtykket er trukket tilbage');
    await other.citizen.page.goto('about:blank');
    await other.citizen.page.goto(`${link.slice(0, -3)}abc`);
    await other.citizen.heading('Vi kender ikke linket');
  });
});

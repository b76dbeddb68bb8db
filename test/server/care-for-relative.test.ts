// The solution whose consent somebody else gives (KL form PN151), as it is published, from its answers to its receipt.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { after, before, beforeEach, describe, it } from 'node:test';
import { checkDefinition } from '@faelles/form-engine/check.js';
import { runConsentJobs } from '@faelles/server/consents/jobs.js';
import { databases } from '../support/database.ts';
import { startTestServer, Visitor, type TestServer } from './app.ts';
import { invite } from './consent-solution.ts';

const definition = JSON.parse(readFileSync('packages/solutions/care-for-relative/definition.json', 'utf8'));
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
  periods: [{ from: '2026-12-01', to: '2026-12-31' }],
  applicantStatement: true,
};
const day = 24 * 60 * 60_000;

it('care for a relative is a definition without a fault or a warning', () => assert.deepEqual(checkDefinition(definition), []));

for (const database of databases) {
  describe(`care for a relative on ${database.name}`, () => {
    let server: TestServer;
    before(async () => {
      server = await startTestServer(database, { solutions: { 'care-for-relative': definition } });
    });
    after(() => server.close());
    // The limit of calls is not what is tried here.
    beforeEach(() => server.pass(day / 24));

    const submit = (owner: Visitor, more: object = {}) =>
      owner.post(
        '/api/applications',
        { solution: 'care-for-relative', definitionVersion: definition.version, language: 'da', shownTotalOre: 0, answers: { ...answers, ...more } },
        { 'idempotency-key': randomUUID() },
      );
    async function begun() {
      const owner = await Visitor.begin(server);
      const { status, body, text } = await submit(owner);
      assert.equal(status, 201, text);
      assert.equal(body.state, 'awaiting-consent');
      return { owner, id: body.id as string };
    }
    const stateOf = async (owner: Visitor, id: string) => (await owner.get(`/api/applications/${id}`)).body.state as string;

    it('waits for the person cared for, who shows who they are and says yes', async () => {
      const { owner, id } = await begun();
      const { body } = await owner.get(`/api/applications/${id}/consents`);
      assert.deepEqual(body.cases[0].parties.map(({ party, status, mine }: { party: string; status: string; mine: boolean }) => [party, status, mine]), [['care-recipient', 'pending', false]]);
      const other = await invite(server, owner, id, 'care-recipient');
      assert.equal((await other.identify(numbers.applicant)).status, 403, 'the applicant cannot answer for them');
      const open = await other.identify(numbers.careRecipient);
      assert.equal(open.body.state, 'open');
      assert.equal(open.body.case.request.title.da, definition.consents[0].title.da);
      assert.equal((await other.answer('given')).body.state, 'answered');
      assert.equal(await stateOf(owner, id), 'received');
    });

    it('goes on after a no, and after a deadline nobody met', async () => {
      const refused = await begun();
      const other = await invite(server, refused.owner, refused.id, 'care-recipient');
      await other.identify(numbers.careRecipient);
      assert.equal((await other.answer('refused')).body.answer, 'refused');
      assert.equal(await stateOf(refused.owner, refused.id), 'received');
      const late = await begun();
      server.pass(14 * day + 60_000);
      await runConsentJobs(server.ctx);
      assert.equal(await stateOf(late.owner, late.id), 'received');
    });

    it('cannot be about the applicant, and takes no consent from them', async () => {
      const owner = await Visitor.begin(server);
      const same = await submit(owner, { careRecipient: { ...answers.careRecipient, cpr: numbers.applicant } });
      assert.equal(same.status, 422);
      assert.ok(same.body.issues.some(({ path, code }: { path: string; code: string }) => path === 'applicant.cpr' && code === 'check'), same.text);
      const own = await submit(owner, { careRecipientConsent: 'given' });
      assert.equal(own.status, 422);
      assert.deepEqual(own.body.issues, [{ path: 'careRecipientConsent', code: 'not-applicable' }]);
    });
  });
}

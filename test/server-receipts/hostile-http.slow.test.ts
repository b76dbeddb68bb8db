// A citizen who types hostile words and sends files of hostile names, and everything they and others get back over HTTP.
import assert from 'node:assert/strict';
import { createPublicKey, randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { createVerifier } from 'fast-jwt';
import { canonicalJson } from '@faelles/receipt/model';
import { ReceiptView, type Receipt } from '@faelles/schemas/receipt.js';
import { databases } from '../support/database.ts';
import { hostileRuns, hostileText, typableText } from '../support/hostile.ts';
import { pdf, startTestServer, Visitor, type Answer, type TestServer } from '../server/app.ts';
import { goodAnswers, testDefinition } from '../server/definition.ts';
import { ask } from './citizen.ts';

const text = (words: string) => ({ da: words, en: `${words} (en)` });

function solution() {
  const { price: _price, ...free } = testDefinition();
  const [applicant, files, consent] = free.steps;
  const typed = { name: 'name', kind: 'textarea' as const, label: text('Navn'), maxLength: 20_000 };
  const line = { name: 'line', kind: 'text' as const, label: text('Linje'), maxLength: 20_000, required: false };
  return {
    ...free,
    steps: [{ ...applicant!, fields: [typed, line, ...applicant!.fields.slice(1)] }, files!, consent!],
    receipt: { ...free.receipt, processingTime: { basis: 'estimate' as const, duration: 'P4W', countsFrom: 'received' as const } },
  };
}

const payloadOf = (jws: string) => Buffer.from(jws.split('.')[1]!, 'base64url').toString();

for (const database of databases.slice(0, 1)) {
  describe(`hostile words over HTTP on ${database.name}`, () => {
    let server: TestServer;
    let check: (jws: string) => unknown;
    before(async () => {
      server = await startTestServer(database, { solutions: { 'test-permit': solution() } });
      server.ctx.config.rates = Object.fromEntries(Object.keys(server.ctx.config.rates).map((name) => [name, 1_000_000])) as typeof server.ctx.config.rates;
    });
    after(() => server.close());

    async function submit(answers: object, fileName: string): Promise<{ visitor: Visitor; answer: Answer }> {
      const visitor = await Visitor.begin(server);
      const { body: draft } = await visitor.post('/api/drafts', { solution: 'test-permit', definitionVersion: '1.0.0', inputs: {}, language: 'da' });
      const file = await visitor.send('POST', `/api/drafts/${draft.id}/attachments?field=plan`, { bytes: pdf, headers: { 'content-type': 'application/pdf', 'x-file-name': encodeURIComponent(fileName) } });
      assert.equal(file.status, 201, file.text);
      const body = { solution: 'test-permit', definitionVersion: '1.0.0', draftId: draft.id, language: 'da', shownTotalOre: 0, answers: { ...goodAnswers, plan: [file.body], ...answers } };
      return { visitor, answer: await visitor.post('/api/applications', body, { 'idempotency-key': randomUUID() }) };
    }

    it('a receipt comes of what is taken in, says what was typed, and holds wherever it is checked', async () => {
      await fc.assert(fc.asyncProperty(typableText(), typableText(), typableText(), async (name, line, fileName) => {
        const { visitor, answer } = await submit({ name, line }, fileName);
        if (answer.status === 422) {
          // Refused is fine when the citizen is told which answer and why; then nothing has happened.
          assert.ok(answer.body.issues.length > 0 && answer.body.issues.every(({ path }: { path: string }) => ['name', 'line'].includes(path)), answer.text);
          return;
        }
        assert.equal(answer.status, 201, answer.text);
        const path = `/api/receipts/${answer.body.receiptId}`;
        const view = ReceiptView.parse((await visitor.get(path)).body);
        const { receipt, jws } = view;
        assert.equal(view.verification, 'verified');
        const lines = new Map(receipt.sections.flatMap((section) => section.lines).map((one) => [one.path, one.value]));
        assert.equal(lines.get('name'), name);
        assert.equal(lines.get('line'), line);
        assert.doesNotMatch(receipt.attachments![0]!.name, /[/\\\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);

        assert.equal(payloadOf(jws!), canonicalJson(receipt));
        assert.doesNotThrow(() => check(jws!));
        assert.equal((await ask(server, { jws })).verdict, 'valid');
        assert.equal((await ask(server, { receipt, jws })).verdict, 'valid');
        const told = await ask(server, { code: receipt.verify!.code });
        assert.equal(told.verdict, 'valid');
        assert.deepEqual(Object.keys(told).sort(), ['authorityName', 'kind', 'receivedOn', 'solutionTitle', 'verdict']);

        for (const [ending, type] of [['json', 'application/json'], ['ics', 'text/calendar; charset=utf-8'], ['pdf', 'application/pdf']] as const) {
          const file = await visitor.get(`${path}.${ending}`);
          assert.equal(file.status, 200, `${ending}: ${file.text.slice(0, 200)}`);
          assert.equal(file.headers.get('content-type'), type);
          assert.match(file.headers.get('content-disposition')!, new RegExp(`^attachment; filename\\*=UTF-8''TP-2026-[0-9A-Z]{7}\\.${ending}$`));
          if (ending === 'json') assert.deepEqual(JSON.parse(file.text), { receipt, jws });
        }
        await masked(path, view.link!.secret, receipt, [name, line]);
      }), hostileRuns(25));
    });

    async function masked(path: string, secret: string, whole: Receipt, typed: string[]): Promise<void> {
      const authorization = `Link ${secret}`;
      const view = await new Visitor(server).get(path, { headers: { authorization } });
      const file = await new Visitor(server).get(`${path}.json`, { headers: { authorization } });
      assert.deepEqual(JSON.parse(file.text), { receipt: view.body.receipt });
      for (const { status, text: shown } of [view, file]) {
        assert.equal(status, 200);
        // Any other text may stand in any receipt by chance.
        for (const words of [...typed, whole.attachments![0]!.name].filter((one) => one.length > 12)) assert.ok(!shown.includes(JSON.stringify(words).slice(1, -1)), words.slice(0, 80));
      }
    }

    it('what no database, signature or page can hold is refused with its place, and stored nowhere', async () => {
      await fc.assert(fc.asyncProperty(hostileText(), hostileText(), fc.constantFrom('a\ud83d', '\ude00', 'x\0y'), async (before, behind, unfit) => {
        const { answer } = await submit({ name: before + unfit + behind }, 'plan.pdf');
        // A half may meet its other half.
        if (!/[\0]/.test(unfit) && (before + unfit + behind).isWellFormed() && !(before + behind).includes('\0')) return;
        assert.equal(answer.status, 422, answer.text);
        assert.deepEqual(answer.body.issues.map(({ path }: { path: string }) => path), ['name']);
      }), hostileRuns(15));
      assert.deepEqual(server.log.filter(({ level }) => level === 'error'), []);
    });

    before(async () => {
      // A key is published when it has signed, or at start; this server began without one.
      await submit({}, 'x.pdf');
      const { keys } = (await new Visitor(server).get('/.well-known/jwks.json')).body;
      const pem = createPublicKey({ key: keys[0], format: 'jwk' }).export({ type: 'spki', format: 'pem' }) as string;
      check = createVerifier({ key: pem, algorithms: [keys[0].alg] });
    });
  });
}

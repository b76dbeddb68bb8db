// What nobody should do, and what may go wrong around the citizen: each ends in a clear answer, and nothing is harmed.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { HTTPRequest } from 'puppeteer-core';
import { node24, root } from '../../packages/cli/bootstrap/install.mjs';
import { freePort } from '../../packages/cli/bootstrap/serve.mjs';
import { begin, launch } from '../support/journey/browser.ts';
import type { Citizen } from '../support/journey/citizen.ts';
import { answerUntil, apply, container, cpr, goOn, inDays, name, payAndReceive, receipt, send, sendToPayment, solution } from '../support/journey/road-permit.ts';
import { startJourneyServer } from '../support/journey/server.ts';
import { journeys } from '../support/journey/setup.ts';
import { until } from '../support/journey/until.ts';

type Submission = { answers: Record<string, unknown>; shownTotalOre: number; definitionVersion: string; draftId?: string; [member: string]: unknown };
type Answer = { status: number; body: { type?: string; issues?: { path: string; code: string }[]; current?: unknown } };

/** Stands between the page and the server at the next submission; everything else passes. Gives what ends it. */
async function between({ page }: Citizen, handle: (request: HTTPRequest, body: Submission) => Promise<void>): Promise<() => Promise<void>> {
  let met = false;
  const pass = (request: HTTPRequest): void => {
    const submission = !met && request.method() === 'POST' && new URL(request.url()).pathname === '/api/applications';
    met ||= submission;
    const done = submission ? handle(request, JSON.parse(request.postData()!) as Submission) : request.continue();
    // A request that was under way when this ended has been let through already.
    done.catch(() => undefined);
  };
  await page.setRequestInterception(true);
  page.on('request', pass);
  return async () => {
    await page.setRequestInterception(false);
    page.off('request', pass);
  };
}

/** What the page would send, caught before it leaves. */
async function caught(citizen: Citizen, press: () => Promise<void>): Promise<Submission> {
  let sent: Submission | undefined;
  const end = await between(citizen, (request, body) => {
    sent = body;
    // An answer that the page does not try again by itself, as it would with a lost connection.
    const problem = { type: '/problems/invalid-request', title: 'Caught on the way', status: 400 };
    return request.respond({ status: 400, contentType: 'application/problem+json', body: JSON.stringify(problem) });
  });
  await press();
  const found = await until('the submission', () => sent);
  await end();
  return found;
}

/** Sends something from the citizen's own page, as somebody with the browser's tools would. */
function post(citizen: Citizen, path: string, body: unknown): Promise<Answer> {
  return citizen.page.evaluate(
    async (to, text) => {
      const answer = await fetch(to, { method: 'POST', body: text, headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() } });
      return { status: answer.status, body: (await answer.json().catch(() => ({}))) as object };
    },
    path,
    typeof body === 'string' ? body : JSON.stringify(body),
  );
}

describe('the server behind the page', () => {
  const here = journeys();

  it('refuses changed answers with the paths, a changed price with 409, and what is too large with 413', async (t) => {
    const form = await here.form();
    const { citizen, watch } = await here.visit(t);
    watch.expect(/409|413|422|400|ERR_FAILED/);
    await apply(citizen, form, container);
    const honest = await caught(citizen, () => send(citizen, form));
    assert.equal(honest.shownTotalOre, 38_400);

    const changed = (change: Record<string, unknown>): Promise<Answer> => post(citizen, '/api/applications', { ...honest, answers: { ...honest.answers, ...change } });
    const paths = ({ body }: Answer): string[] => (body.issues ?? []).map(({ path, code }) => `${path} ${code}`).sort();

    let answer = await changed({ area: '8', cpr: '310250-0001', what: 'castle' });
    assert.equal(answer.status, 422);
    assert.deepEqual(paths(answer), ['area type', 'cpr cpr-date', 'what option']);
    answer = await changed({ area: 501, from: inDays(-1) });
    assert.equal(answer.status, 422);
    assert.ok(paths(answer).includes('area too-large') && paths(answer).includes('from date-too-early'), paths(answer).join(', '));
    answer = await changed({ blocks: ['none'] });
    assert.deepEqual([answer.status, paths(answer)], [422, ['blocks not-applicable']]);
    answer = await changed({ discount: 100 });
    assert.deepEqual([answer.status, paths(answer)], [422, ['discount unknown-field']]);
    answer = await post(citizen, '/api/applications', { ...honest, answers: Object.fromEntries(Object.entries(honest.answers).filter(([key]) => key !== 'truth')) });
    assert.deepEqual([answer.status, paths(answer)], [422, ['truth required']]);

    answer = await post(citizen, '/api/applications', { ...honest, shownTotalOre: 1 });
    assert.deepEqual([answer.status, answer.body.type], [409, '/problems/price-changed']);
    assert.equal((answer.body.current as { totalOre?: number }).totalOre, 38_400, 'and says what it costs');
    answer = await post(citizen, '/api/applications', { ...honest, definitionVersion: '0.0.1' });
    assert.deepEqual([answer.status, answer.body.type], [409, '/problems/definition-changed']);
    answer = await changed({ name: 'N'.repeat(600_000) });
    assert.deepEqual([answer.status, answer.body.type], [413, '/problems/too-large']);
    answer = await post(citizen, '/api/applications', '{"solution":');
    assert.deepEqual([answer.status, answer.body.type], [400, '/problems/invalid-request']);
    assert.deepEqual(await here.server.provider.payments(), [], 'nothing of this came to the provider');

    // And the honest one still goes.
    await citizen.page.reload();
    await citizen.heading('Tjek dine svar');
    await sendToPayment(citizen, form);
  });

  it('shows the citizen a price that has changed, and lets them decide', async (t) => {
    const form = await here.form();
    const { citizen, watch } = await here.visit(t);
    watch.expect(/409/);
    await apply(citizen, form, container);
    // The page believes another price than the server's, as after a change of rates in the night.
    const end = await between(citizen, (request, body) => request.continue({ postData: JSON.stringify({ ...body, shownTotalOre: 30_000 }) }));
    await send(citizen, form);
    await citizen.reads(/Prisen er ændret/);
    await end();
    await sendToPayment(citizen, form);
  });

  it('puts what only the server found wrong at the field it is about', async (t) => {
    const form = await here.form();
    const { citizen, watch } = await here.visit(t);
    watch.expect(/422/);
    await apply(citizen, form, container);
    const end = await between(citizen, (request, body) => request.continue({ postData: JSON.stringify({ ...body, answers: { ...body.answers, from: inDays(-1) } }) }));
    await send(citizen, form);
    await citizen.heading(form.step('place'));
    assert.deepEqual((await citizen.errorSummary()).map((link) => link.name), ['Den første dag kan tidligst være i dag']);
    await end();
  });

  it('answers unknown addresses with a plain page, and under /api with problem details', async (t) => {
    const { citizen, watch } = await here.visit(t);
    watch.expect(/404/);
    for (const path of ['/ingenting', '/solutions/ingenting/', '/solutions/road-permit/ingenting']) {
      const answer = await citizen.page.goto(here.server.url + path);
      assert.equal(answer?.status(), 404, path);
      await citizen.heading('Siden findes ikke');
      await citizen.find({ role: 'link', name: 'Gå til forsiden' });
    }
    for (const path of ['/api/ingenting', '/api/receipts/00000000-0000-4000-8000-000000000000/ingenting']) {
      const answer = await fetch(here.server.url + path);
      assert.equal(answer.status, 404, path);
      assert.match(answer.headers.get('content-type') ?? '', /^application\/problem\+json/);
      assert.equal(((await answer.json()) as { type: string }).type, '/problems/not-found');
    }
    await citizen.open('/solutions/road-permit');
    await citizen.heading('Før du går i gang');
  });

  it('says calmly that a receipt cannot be found', async (t) => {
    const { citizen, watch } = await here.visit(t);
    watch.expect(/401|403|404/);
    await citizen.open('/solutions/road-permit/receipt/00000000-0000-4000-8000-000000000000#AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA');
    await citizen.reads(/Kvitteringen findes ikke, eller linket er udløbet/);
  });

  it('lets one citizen see nothing of another’s', async (t) => {
    const form = await here.form();
    const { citizen } = await here.visit(t);
    await apply(citizen, form, container);
    await sendToPayment(citizen, form);
    await payAndReceive(citizen, form);
    const address = new URL(citizen.page.url());
    const other = await begin(here.browser, here.server.url);
    other.watch.expect(/401|403|404/);
    // The address without the secret in its fragment.
    await other.citizen.open(address.pathname);
    await other.citizen.reads(/Kvitteringen findes ikke|ikke adgang/);
    const text = await other.citizen.text();
    for (const words of [name, cpr]) assert.ok(!text.includes(words));
    await other.end();
  });

  it('keeps a draft over a restart, and an unpaid application too', async (t) => {
    const form = await here.form();
    const { citizen, watch } = await here.visit(t);
    watch.expect(/ERR_CONNECTION|50[234]/);
    await apply(citizen, form, container, 'place');
    await form.answer(citizen, container['place']!);
    await goOn(citizen, form);
    await citizen.heading(form.step('consent'));
    await citizen.reads(/Kladde gemt kl\./);
    await here.server.restart();
    await citizen.page.reload();
    await answerUntil(citizen, form, { consent: container['consent']! });
    await citizen.reads(/384,00 kr\./);
    await sendToPayment(citizen, form);
    await here.server.restart();
    await citizen.page.reload();
    await payAndReceive(citizen, form);
    await receipt(citizen, form);
  });

  it('keeps what was typed when the connection breaks, and says so', async (t) => {
    const form = await here.form();
    const { citizen, watch } = await here.visit(t);
    watch.expect(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
    await apply(citizen, form, container);
    await citizen.page.setOfflineMode(true);
    await send(citizen, form);
    await citizen.reads(/ikke forbindelse|ikke på nettet/);
    await citizen.reads(/384,00 kr\./);
    await citizen.page.setOfflineMode(false);
    await sendToPayment(citizen, form);
  });

  it('refuses a second server on the same folder, and the first goes on unharmed', async (t) => {
    const { citizen } = await here.visit(t);
    const second = spawnSync(node24, ['--conditions=faelles-source', join(root, 'packages/server/src/main.ts')], {
      cwd: root,
      encoding: 'utf8',
      timeout: 60_000,
      env: {
        ...process.env,
        PORT: String(await freePort()),
        DATA_DIR: here.server.dataDir,
        PAGES_DIR: join(root, '.build/pages'),
        SOLUTIONS_DIR: join(root, 'packages/solutions'),
        SIMULATOR: join(root, 'test/simulators/nexi/main.ts'),
      },
    });
    assert.notEqual(second.status, 0);
    assert.match(second.stderr, /in use|already/i, second.stderr);
    assert.doesNotMatch(second.stderr, /\n\s+at /, 'in words, without a stack');
    const form = await here.form();
    await apply(citizen, form, container);
    await sendToPayment(citizen, form);
  });
});

describe('a faulty definition', () => {
  it('is refused with its faults and their paths in the log; its page is calm, and the other solutions work', async () => {
    const solutions = mkdtempSync(join(tmpdir(), 'faelles-solutions-'));
    const source = join(root, 'packages/solutions/road-permit');
    cpSync(source, join(solutions, 'road-permit'), { recursive: true });
    /** Another solution like the road permit, with something wrong about the questions of its second step. */
    const spoil = (id: string, wrong: readonly Record<string, unknown>[]): void => {
      cpSync(source, join(solutions, id), { recursive: true });
      const definition = JSON.parse(readFileSync(join(source, 'definition.json'), 'utf8')) as { id: string; steps: { fields: object[] }[] };
      definition.id = id;
      wrong.forEach((members, index) => Object.assign(definition.steps[1]!.fields[index]!, members));
      writeFileSync(join(solutions, id, 'definition.json'), JSON.stringify(definition));
    };
    // One definition with everything wrong at once: no fault may hide another.
    spoil('wrong', [{ kind: 'telepathy' }, { when: { '==': [{ var: 'nobody' }, 1] } }, { label: { en: 'Only English' } }, { name: 'email' }]);

    const server = await startJourneyServer({ SOLUTIONS_DIR: solutions });
    const browser = await launch();
    try {
      const { citizen, watch, end } = await begin(browser, server.url);
      watch.expect(/503/);
      await citizen.open('/solutions/wrong/');
      await citizen.heading(/lukket lige nu|kan ikke vises/);
      assert.doesNotMatch(await citizen.text(), /telepathy|nobody|steps\.|Error/);
      await citizen.open(solution);
      await citizen.heading('Før du går i gang');
      await end();
      const refused = server.log().split('\n').filter((line) => line.includes('solution-refused'));
      assert.equal(refused.length, 1, refused.join('\n'));
      const { solution: id, faults } = JSON.parse(refused[0]!) as { solution: string; faults: string[] };
      assert.equal(id, 'wrong');
      const told = (path: string, words: RegExp): void => assert.ok(faults.some((fault) => fault.startsWith(`${path}: `) && words.test(fault)), `the log tells of ${path}: ${faults.join('; ')}`);
      told('steps.1.fields.0.kind', /unknown-kind/);
      told('steps.1.fields.1.when', /nobody.*unknown-variable/);
      told('steps.1.fields.2.label.da', /missing-text/);
      told('steps.1.fields.7.name', /email.*duplicate-name/);
    } finally {
      await browser.close();
      await server.stop();
      rmSync(solutions, { recursive: true, force: true });
    }
  });
});

/** What a form asks the server while it is filled in: checks that never block, and answers that begin filled in. */
import { expect } from '@open-wc/testing';
import type { Asker } from '@faelles/fields/fetched-field/asker.js';
import type { FkFormWizard } from '@faelles/form-wizard/form-wizard.js';
import type { FormDefinition } from '@faelles/schemas/definition.js';
import type { SourceAnswer, Verdict } from '@faelles/schemas/sources.js';
import { definition as base } from '../../stories/form-wizard/definition.ts';
import { until } from '../support/until.ts';
import { answer, button, headingText, root, wizard } from './wizard.ts';

const label = (da: string) => ({ da, en: da });
const source = { id: 'person', label: label('CPR-registeret') };
const form = (severity: 'error' | 'warning' = 'error'): FormDefinition => ({
  ...base,
  price: undefined,
  steps: [
    {
      id: 'one',
      title: label('Virksomhed'),
      fields: [
        { name: 'name', kind: 'text', label: label('Navn'), source, prefill: 'name', required: false },
        { name: 'cvr', kind: 'cvr', label: label('CVR-nummer'), required: false, checks: [{ ask: 'cvr-exists', severity, message: label('Vi kan ikke finde CVR-nummeret') }] },
      ],
    },
    { id: 'two', title: label('Mere'), fields: [{ name: 'more', kind: 'text', label: label('Mere'), required: false }] },
  ],
});

/** A server of which the test says when it answers what. */
function server(known: Partial<SourceAnswer> | undefined = undefined) {
  const asked: { value: unknown; signal: AbortSignal; say: (verdict: Verdict) => void; fail: () => void }[] = [];
  const asker: Asker = {
    fetch: async () => (known ? { state: 'found', fetchedAt: '2026-11-20T09:05:00Z', data: {}, proofs: {}, ...known } : Promise.reject(new Error('away'))),
    check: (_, value, { signal }) => new Promise((say, fail) => asked.push({ value, signal, say, fail: () => fail(new Error('away')) })),
  };
  return { asked, asker };
}

const cvr = (element: FkFormWizard) => root(element).querySelector<HTMLElement & { error: string; caution: string }>('#field-cvr')!;
const name = (element: FkFormWizard) => root(element).querySelector<HTMLElement & { input: unknown; origin: string }>('#field-name')!;
const leave = (element: FkFormWizard) => cvr(element).dispatchEvent(new FocusEvent('focusout', { bubbles: true, composed: true }));
const goOn = (element: FkFormWizard) => button(element, 'Fortsæt').click();

async function begun(asker: Asker, definition = form(), more: Partial<FkFormWizard> = {}) {
  const element = await wizard({ definition, asker, ...more });
  await until(() => (element as unknown as { course: { asking: unknown } }).course.asking, 'the form can ask');
  await until(() => button(element, 'Fortsæt'), 'the words of the buttons');
  return element;
}

describe('a check that asks the server', () => {
  it('shows what the server found, at the field', async () => {
    const { asked, asker } = server();
    const element = await begun(asker);
    answer(element, 'cvr', '99999012');
    leave(element);
    await until(() => asked.length, 'the server is asked');
    expect(asked[0]!.value).to.equal('99999012');
    asked[0]!.say('not-ok');
    await until(() => cvr(element).error === 'Vi kan ikke finde CVR-nummeret', 'the error');
    goOn(element);
    await until(() => root(element).querySelector('[part=error-summary]'), 'the summary');
    expect(headingText(element)).to.equal('Virksomhed');
    expect(asked.length, 'what is known is not asked again').to.equal(1);
  });

  it('ends the question when the answer changes, and an answer out of order judges nothing else', async () => {
    const { asked, asker } = server();
    const element = await begun(asker);
    answer(element, 'cvr', '99999012');
    await until(() => asked.length === 1, 'the first question');
    answer(element, 'cvr', '99999004');
    expect(asked[0]!.signal.aborted).to.equal(true);
    leave(element);
    await until(() => asked.length === 2, 'the second question');
    asked[1]!.say('ok');
    asked[0]!.say('not-ok');
    goOn(element);
    await until(() => headingText(element) === 'Mere', 'the next step');
  });

  it('asks nothing about half an answer', async () => {
    const { asked, asker } = server();
    const element = await begun(asker);
    for (const typed of ['9', '99', '9999900', '99999004']) answer(element, 'cvr', typed);
    await until(() => asked.length, 'the question');
    expect(asked.map(({ value }) => value)).to.deep.equal(['99999004']);
  });

  it('goes on when the server is away', async () => {
    const { asked, asker } = server();
    const element = await begun(asker);
    answer(element, 'cvr', '99999012');
    await until(() => asked.length, 'the question');
    asked[0]!.fail();
    goOn(element);
    await until(() => headingText(element) === 'Mere', 'the next step');
  });

  it('waits a little when one goes on, says so, and then goes on', async () => {
    const { asked, asker } = server();
    const element = await begun(asker);
    answer(element, 'cvr', '99999012');
    const before = performance.now();
    goOn(element);
    await until(() => root(element).querySelector('[role=status].busy')!.textContent!.includes('Tjekker dine svar'), 'it is said');
    expect(asked.length, 'asked at once').to.equal(1);
    await until(() => headingText(element) === 'Mere', 'the next step');
    expect(performance.now() - before).to.be.greaterThan(1500);
    expect(asked[0]!.signal.aborted).to.equal(true);
  });

  it('stays when the server says no while one waits', async () => {
    const { asked, asker } = server();
    const element = await begun(asker);
    answer(element, 'cvr', '99999012');
    goOn(element);
    await until(() => asked.length, 'the question');
    asked[0]!.say('not-ok');
    await until(() => cvr(element).error, 'the error');
    expect(headingText(element)).to.equal('Virksomhed');
  });

  it('that warns shows its words, and stops nobody', async () => {
    const { asked, asker } = server();
    const element = await begun(asker, form('warning'));
    answer(element, 'cvr', '99999012');
    leave(element);
    await until(() => asked.length, 'the question');
    asked[0]!.say('not-ok');
    await until(() => cvr(element).caution, 'the warning');
    await until(() => cvr(element).shadowRoot!.querySelector('#warning')?.textContent!.includes('Vi kan ikke finde CVR-nummeret'), 'its words');
    expect(cvr(element).error).to.equal('');
    goOn(element);
    await until(() => headingText(element) === 'Mere', 'the next step');
  });
});

describe('an answer that begins filled in', () => {
  const known = { data: { name: 'Test Testesen' }, proofs: { name: 'x' } };
  const hint = (element: FkFormWizard) => name(element).shadowRoot!.querySelector('#hint')?.textContent ?? '';

  it('says where it comes from, and when the citizen changed it', async () => {
    const element = await begun(server(known).asker);
    await until(() => name(element).input === 'Test Testesen', 'the name');
    await until(() => hint(element) === 'Hentet fra CPR-registeret', 'its origin');
    answer(element, 'name', 'Test Nytnavn');
    await until(() => hint(element) === 'Hentet fra CPR-registeret og ændret af dig', 'that it was changed');
  });

  it('takes nothing away that was typed, and says nothing of a source then', async () => {
    let come = (_: SourceAnswer) => {};
    const asker: Asker = { fetch: () => new Promise((resolve) => (come = resolve)), check: async () => 'unknown' };
    const element = await begun(asker);
    answer(element, 'name', 'Egen Skrift');
    come({ state: 'found', fetchedAt: '2026-11-20T09:05:00Z', ...known });
    await new Promise((done) => setTimeout(done, 50));
    expect(name(element).input).to.equal('Egen Skrift');
    expect(hint(element)).to.equal('');
  });

  it('is the same after a reload, and emptied it stays empty', async () => {
    const element = await begun(server(known).asker);
    await until(() => name(element).input === 'Test Testesen', 'the name');
    answer(element, 'name', '');
    const { inputs } = element.draft();
    const again = await begun(server({ ...known, data: { name: 'Anden' } }).asker, form(), { inputs: JSON.parse(JSON.stringify(inputs)) });
    await new Promise((done) => setTimeout(done, 50));
    expect(name(again).input ?? '').to.equal('');
  });

  it('is typed as any other when the source is away', async () => {
    let tried = 0;
    const { asker } = server();
    const element = await begun({ ...asker, fetch: (...asked) => asker.fetch(...asked).finally(() => tried++) });
    await until(() => tried, 'the source to be away');
    answer(element, 'name', 'Egen Skrift');
    goOn(element);
    await until(() => headingText(element) === 'Mere', 'the next step');
    button(element, 'Tilbage').click();
    await until(() => headingText(element) === 'Virksomhed' && name(element).input === 'Egen Skrift', 'what was typed');
    expect(name(element).origin, 'nothing is said of a source').to.equal('');
    expect(hint(element)).to.equal('');
  });
});

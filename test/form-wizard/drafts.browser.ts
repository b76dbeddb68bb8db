/** Drafts: saved when the typing rests, honest when that fails, calm when two pages disagree. */
import { expect } from '@open-wc/testing';
import { registerDictionary } from '@faelles/foundation/dictionaries.js';
import type { Saver, SaveResult } from '@faelles/form-wizard/saver.js';
import type { Inputs } from '@faelles/schemas/answers.js';
import { until } from '../support/until.ts';
import { answer, button, headingText, root, wizard } from './wizard.ts';

/** A saver that notes what it is given and answers as told. */
function saver(answers: (() => Promise<SaveResult>)[] = []) {
  const saved: { inputs: Inputs; step: string; overwrite: boolean }[] = [];
  const keeper: Saver = {
    save(inputs, step, { overwrite = false } = {}) {
      saved.push({ inputs, step, overwrite });
      return (answers.shift() ?? (async () => ({ savedAt: '2026-11-20T13:30:00Z' })))();
    },
  };
  return { keeper, saved };
}

const leaves = () => {
  const event = new Event('beforeunload', { cancelable: true });
  dispatchEvent(event);
  return !event.defaultPrevented;
};

describe('drafts of fk-form-wizard', () => {
  it('saves what was typed, wrong things too, once the typing rests, and says when', async () => {
    const { keeper, saved } = saver();
    const element = await wizard({ saver: keeper });
    answer(element, 'name', 'Å');
    answer(element, 'name', 'Åse');
    answer(element, 'email', 'no address');
    expect(leaves()).to.equal(false);
    await until(() => saved.length, 'saved');
    expect(saved).to.deep.equal([{ inputs: { name: 'Åse', email: 'no address' }, step: 'who', overwrite: false }]);
    await until(() => root(element).querySelector('.draft')!.textContent!.includes('Kladde gemt kl. 14.30'), 'told');
    expect(root(element).querySelector('.draft')!.getAttribute('role')).to.equal('status');
    expect(leaves()).to.equal(true);
  });

  it('says that a save failed, keeps the answers, and warns before they are left', async () => {
    const { keeper } = saver([() => Promise.reject(new Error('offline'))]);
    const element = await wizard({ saver: keeper });
    answer(element, 'name', 'Åse');
    await until(() => /ikke gemt/.test(root(element).querySelector('.draft')!.textContent!), 'told');
    expect(root(element).querySelector('fk-text-field')!.value).to.equal('Åse');
    expect(leaves()).to.equal(false);
  });

  it('lets the citizen choose between two versions, and overwrites nothing before', async () => {
    const other = { inputs: { name: 'Fra fanen' }, step: 'who', savedAt: '2026-11-20T13:31:00Z' };
    const conflict = async () => ({ conflict: other });
    const { keeper, saved } = saver([conflict]);
    const element = await wizard({ saver: keeper });
    answer(element, 'name', 'Åse');
    await until(() => button(element, 'Behold svarene her'), 'the choice');
    const differences = root(element).querySelector('.differences')!;
    expect(differences.textContent!.replace(/\s+/g, ' ').trim()).to.equal('Navn Her Åse Det andet sted Fra fanen');
    await expect(element).to.be.accessible();
    answer(element, 'name', 'Åse T');
    await new Promise((done) => setTimeout(done, 1500));
    expect(saved.length).to.equal(1);
    button(element, 'Behold svarene her').click();
    await until(() => saved.length === 2, 'saved over the other');
    expect(saved[1]).to.deep.equal({ inputs: { name: 'Åse T' }, step: 'who', overwrite: true });
    await until(() => !button(element, 'Behold svarene her'), 'the choice is gone');
  });

  it('shows what differs and nothing else, also what is no answer yet', async () => {
    const inputs = { name: 'Åse', email: 'no address', size: 'small', days: '3' };
    const conflict = async () => ({ conflict: { inputs: { ...inputs, email: '', days: '4' }, savedAt: '2026-11-20T13:31:00Z' } });
    const { keeper } = saver([conflict]);
    const element = await wizard({ saver: keeper, inputs: { ...inputs, name: 'Ås' } });
    answer(element, 'name', 'Åse');
    await until(() => root(element).querySelectorAll('.differences li').length === 2, 'two questions');
    const said = [...root(element).querySelectorAll('.differences li')].map((one) => one.textContent!.replace(/\s+/g, ' ').trim());
    expect(said).to.deep.equal(['E-mail Her no address Det andet sted Ikke besvaret', 'Dage Her 3 Det andet sted 4']);
  });

  it('asks nothing when both versions say the same', async () => {
    const conflict = async () => ({ conflict: { inputs: { name: 'Åse' }, step: 'what', savedAt: '2026-11-20T13:31:00Z' } });
    const { keeper, saved } = saver([conflict]);
    const element = await wizard({ saver: keeper });
    answer(element, 'name', 'Åse');
    await until(() => root(element).querySelector('.draft')!.textContent!.includes('Kladde gemt kl. 14.31'), 'saved');
    expect(saved.length).to.equal(1);
    expect(leaves()).to.equal(true);
  });

  it('goes on while the draft is only kept here, and sends it when the line is back', async () => {
    registerDictionary('da', { 'wizard.draft.kept': 'Gemt her kl. {time}' });
    const { keeper, saved } = saver([async () => ({ savedAt: '2026-11-20T13:30:00Z', kept: true })]);
    const element = await wizard({ saver: keeper });
    answer(element, 'name', 'Åse');
    await until(() => root(element).querySelector('.draft')!.textContent === 'Gemt her kl. 14.30', 'told');
    expect(leaves()).to.equal(true);
    dispatchEvent(new Event('online'));
    await until(() => root(element).querySelector('.draft')!.textContent!.includes('Kladde gemt'), 'sent');
    expect(saved.length).to.equal(2);
  });

  it('takes the other version when the citizen chooses it', async () => {
    const other = { inputs: { name: 'Fra fanen', size: 'small', days: '2' }, step: 'what', savedAt: '2026-11-20T13:31:00Z' };
    const { keeper } = saver([async () => ({ conflict: other })]);
    const element = await wizard({ saver: keeper });
    answer(element, 'name', 'Åse');
    await until(() => button(element, 'Brug svarene fra det andet sted'), 'the choice');
    button(element, 'Brug svarene fra det andet sted').click();
    await until(() => root(element).querySelector('fk-text-field')?.value === 'Fra fanen', 'the other answers');
    expect(headingText(element)).to.equal('Hvem er du');
  });
});

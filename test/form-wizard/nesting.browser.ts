/** Groups, choices and lists inside a step. */
import { expect, oneEvent } from '@open-wc/testing';
import type { FkFormWizard } from '@faelles/form-wizard/form-wizard.js';
import { axNodes } from '../support/browser.ts';
import { pension } from '../../stories/form-wizard/pension.ts';
import { until } from '../support/until.ts';
import { answer, button, focused, headingText, root, wizard } from './wizard.ts';

const open = (): Promise<FkFormWizard> => wizard({ definition: pension });
const field = (element: FkFormWizard, path: string) =>
  root(element).querySelector<HTMLElement & { input: unknown }>(`#field-${path.replaceAll('.', '-')}`);

describe('what nests in fk-form-wizard', () => {
  it('adds and removes entries of a list, tells both, and moves the focus along', async () => {
    const element = await open();
    await until(() => field(element, 'periods.0.from'), 'the entry there must be');
    expect(button(element, 'Fjern periode 1')).to.equal(undefined);
    button(element, 'Tilføj periode mere').click();
    await until(() => field(element, 'periods.1.from'), 'a second entry');
    await until(() => focused().matches('fieldset.entry') && focused().textContent!.includes('Periode 2'), 'focus in the new entry');
    expect(root(element).querySelector('.list [role=status]')!.textContent).to.equal('Periode 2 er tilføjet');

    answer(element, 'periods.1.from', { day: '1', month: '2', year: '2025' });
    button(element, 'Fjern periode 1').click();
    await until(() => !field(element, 'periods.1.from'), 'one entry again');
    expect(field(element, 'periods.0.from')!.input).to.deep.equal({ day: '1', month: '2', year: '2025' });
    await until(() => focused().classList.contains('undo'), 'focus at the way to undo it');
    const groups = await axNodes('group');
    expect(groups.map(({ name }) => name)).to.include.members(['Perioder i udlandet', 'Periode 1', 'Om dig']);
  });

  it('offers no more entries than there may be', async () => {
    const element = await open();
    button(element, 'Tilføj periode mere').click();
    await until(() => field(element, 'periods.1.from'), 'a second entry');
    button(element, 'Tilføj periode mere').click();
    await until(() => field(element, 'periods.2.from'), 'a third entry');
    await element.updateComplete;
    expect(root(element).querySelector('.add')).to.equal(null);
  });

  it('asks the questions of the branch taken, and submits that branch only', async () => {
    const element = await open();
    answer(element, 'person.name', 'Åse');
    answer(element, 'fund', 'member');
    await until(() => field(element, 'fund.member.number'), 'the branch opens');
    answer(element, 'fund.member.number', '77');
    answer(element, 'fund', 'none');
    await until(() => !field(element, 'fund.member.number'), 'the branch closes');
    answer(element, 'periods.0.from', { day: '1', month: '2', year: '2025' });
    button(element, 'Fortsæt').click();
    await until(() => headingText(element) === 'Tjek dine svar', 'check your answers');
    const submitted = oneEvent(element, 'fk-submit');
    button(element, 'Send ansøgning').click();
    expect((await submitted).detail.answers).to.deep.equal({
      person: { name: 'Åse' },
      fund: { branch: 'none' },
      periods: [{ from: '2025-02-01' }],
    });
    expect((await submitted).detail.inputs.fund.member).to.deep.equal({ number: '77' });
  });

  it('leads from the summary into a part of a group', async () => {
    const element = await open();
    button(element, 'Fortsæt').click();
    await until(() => root(element).querySelector('#errors'), 'errors');
    const links = [...root(element).querySelectorAll<HTMLAnchorElement>('#errors a')];
    links[0]!.click();
    await until(() => focused().matches('input'), 'in the field');
    expect((focused().getRootNode() as ShadowRoot).host.id).to.equal('field-person-name');
  });
});

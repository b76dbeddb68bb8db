// Every screen, in both languages, wide and narrow: axe, the browser's own accessibility tree, reflow, enlarged and spaced text.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { axeFaults, fieldFaults, layoutFaults, screenFaults, textFaults, treeFaults } from '../support/journey/access.ts';
import { everyScreen } from '../support/journey/screens.ts';
import { journeys } from '../support/journey/setup.ts';

describe('access to every screen', () => {
  const here = journeys();

  it('is judged by a judge that sees: a page full of faults is found out', async (t) => {
    const { citizen, watch } = await here.visit(t, { width: 320, height: 640 });
    watch.expect(/policy breach|Refused|Content Security Policy|violates/);
    await citizen.open('/ingenting');
    watch.expect(/404/);
    await citizen.page.evaluate(() => {
      document.title = '';
      const add = (parent: Element, tag: string, text = '', set: (element: HTMLElement) => void = () => undefined): HTMLElement => {
        const element = document.createElement(tag);
        element.textContent = text;
        set(element);
        parent.append(element);
        return element;
      };
      document.body.replaceChildren();
      add(document.body, 'p', 'Outside every landmark');
      const main = add(document.body, 'main');
      add(main, 'h3', 'Jumps');
      add(main, 'p', 'wizard.continue');
      add(main, 'p', 'Too pale to read', ({ style }) => (style.color = '#ccc'));
      add(main, 'p', 'WiderThanAnyScreenMayBe'.repeat(6));
      add(main, 'p', 'Cut off when text grows', ({ style }) => Object.assign(style, { height: '1.5rem', overflow: 'hidden', fontSize: '16px' }));
      add(main, 'input');
      for (const word of ['a', 'b']) add(main, 'button', word, ({ style }) => Object.assign(style, { width: '12px', height: '12px', minHeight: '0', padding: '0', border: '0' }));
    });
    const found = [...(await axeFaults(citizen)), ...treeFaults(await citizen.tree()), ...fieldFaults(await citizen.tree()), ...(await layoutFaults(citizen)), ...(await textFaults(citizen, 'double'))].join('\n');
    for (const fault of [
      'axe color-contrast', 'axe label', 'the page has no title', '0 main headings', 'jumps from level 1 to 3', 'a key stands where words should',
      'stands outside every landmark', 'a focusable textbox has no name', 'does not say that it is required', 'the page scrolls sideways',
      'is a target of 12 × 12 px', 'is cut off at the bottom',
    ]) assert.ok(found.includes(fault), `finds "${fault}" in:\n${found}`);
  });

  for (const language of ['da', 'en'] as const) {
    for (const width of [1280, 320]) {
      it(`in ${language === 'da' ? 'Danish' : 'English'} at ${width} px`, { timeout: 600_000 }, async (t) => {
        const form = await here.form(language);
        const options = { width, height: width === 320 ? 640 : 900, language };
        const visit = await here.visit(t, options);
        const other = await here.visit(t, options);
        await everyScreen(visit, other, here.server, form, async (screen, citizen, errors) => {
          await t.test(`${screen}`, async () => {
            const plain = screen === 'no-such-page';
            assert.deepEqual(await screenFaults(citizen, { language: plain ? 'da' : language, width, errors, plain }), []);
          });
        });
      });
    }
  }
});

// Every screen, in both languages, wide and narrow: axe, the browser's own accessibility tree, reflow, enlarged and spaced text.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { axeFaults, fieldFaults, layoutFaults, textFaults, treeFaults } from '../support/journey/access.ts';
import { everyScreen } from '../support/journey/screens.ts';
import { journeys } from '../support/journey/setup.ts';

describe('access to every screen', () => {
  const here = journeys();

  for (const language of ['da', 'en'] as const) {
    for (const width of [1280, 320]) {
      it(`in ${language === 'da' ? 'Danish' : 'English'} at ${width} px`, { timeout: 280_000 }, async (t) => {
        const form = await here.form(language);
        const options = { width, height: width === 320 ? 640 : 900, language };
        const visit = await here.visit(t, options);
        const other = await here.visit(t, options);
        await everyScreen(visit, other, here.server, form, async (screen, citizen, errors) => {
          await t.test(`${screen}`, async () => {
            const nodes = await citizen.tree();
            const plain = screen === 'no-such-page';
            const faults = [
              ...(await axeFaults(citizen)),
              ...treeFaults(nodes).filter((fault) => !plain || !/landmark/.test(fault)),
              ...fieldFaults(nodes, errors),
              ...(await layoutFaults(citizen)),
              ...(await textFaults(citizen, 'space')).map((fault) => `with spaced text: ${fault}`),
              // 200 % of text alone; at 320 px the browser would have zoomed already.
              ...(width > 320 ? (await textFaults(citizen, 'double')).map((fault) => `with text of 200 %: ${fault}`) : []),
            ];
            assert.deepEqual(faults, []);
            assert.equal(await citizen.page.evaluate(() => document.documentElement.lang), plain ? 'da' : language);
          });
        });
      });
    }
  }
});

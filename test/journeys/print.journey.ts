// What leaves the screen: the receipt on paper, and the page in the colours of who needs other ones.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { extractText, getDocumentProxy } from 'unpdf';
import { pdf as planOnDisk } from '../support/journey/files.ts';
import { apply, cpr, goOn, name, payAndReceive, receipt, scaffold, sendToPayment } from '../support/journey/road-permit.ts';
import { journeys } from '../support/journey/setup.ts';

describe('on paper and in other colours', () => {
  const here = journeys();

  for (const language of ['da', 'en'] as const) {
    it(`prints the ${language === 'da' ? 'Danish' : 'English'} receipt with all its words and no buttons`, async (t) => {
      const form = await here.form(language);
      const { citizen } = await here.visit(t, { language });
      await apply(citizen, form, scaffold(planOnDisk()));
      await sendToPayment(citizen, form);
      await payAndReceive(citizen, form);
      const reference = await receipt(citizen, form);
      const paper = await citizen.page.pdf({ format: 'A4', preferCSSPageSize: true, tagged: true });
      const document = await getDocumentProxy(new Uint8Array(paper));
      const { text, totalPages } = await extractText(document, { mergePages: true });
      const words = text.replace(/\s+/g, ' ');
      const { t: say } = form;
      for (const part of [reference, name, cpr, 'trafikplan.pdf', form.option('what', 'scaffold'), say('receipt.heading'), say('receipt.next'), say('receipt.payment'), form.say(form.definition.authority.name), 'vej@example.org']) {
        assert.ok(words.includes(part), `the paper says "${part}"`);
      }
      for (const button of [say('receipt.print'), say('page.skip')]) assert.ok(!words.includes(button), `the paper has no "${button}"`);
      assert.ok(totalPages <= 3, `${totalPages} pages`);
    });
  }

  it('stays usable in forced colours: every control has an edge, and the focus a line', async (t) => {
    const form = await here.form();
    const { citizen } = await here.visit(t);
    await citizen.devTools.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }, { name: 'prefers-color-scheme', value: 'dark' }] });
    await apply(citizen, form, {}, 'applicant');
    await citizen.choose('Privatperson');
    await goOn(citizen, form);
    await citizen.errorSummary();
    const without = await citizen.page.evaluate(() => {
      const faults: string[] = [];
      const walk = (root: Document | ShadowRoot): void => {
        for (const element of root.querySelectorAll<HTMLElement>('*')) {
          if (element.shadowRoot) walk(element.shadowRoot);
          if (!element.matches('button, input:not([type=hidden], [hidden]), select, textarea') || !element.checkVisibility()) continue;
          const style = getComputedStyle(element);
          const native = style.appearance === 'auto' && element.matches('input[type=radio], input[type=checkbox]');
          const edged = parseFloat(style.borderTopWidth) >= 1 && style.borderTopStyle !== 'none';
          const plain = element.matches('.plain, .where');
          if (!native && !edged && !plain) faults.push(`${element.localName}#${element.id}.${element.className}`);
        }
      };
      walk(document);
      return faults;
    });
    assert.deepEqual(without, []);
    await citizen.follow('Indtast dit fulde navn');
    const outline = await citizen.page.evaluate(() => {
      let at = document.activeElement;
      while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
      const { outlineStyle, outlineWidth } = getComputedStyle(at!);
      return { outlineStyle, outlineWidth: parseFloat(outlineWidth) };
    });
    assert.notEqual(outline.outlineStyle, 'none');
    assert.ok(outline.outlineWidth >= 2);
  });

  it('does without movement for who asks for none', async (t) => {
    const form = await here.form();
    const { citizen } = await here.visit(t);
    await citizen.page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    await apply(citizen, form, {}, 'applicant');
    const moving = await citizen.page.evaluate(() => document.getAnimations().length);
    assert.equal(moving, 0);
  });
});

// Every screen of paying, judged as the screens of the form are: both languages, wide and narrow.
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, describe, it } from 'node:test';
import { screenFaults } from '../support/journey/access.ts';
import type { Citizen } from '../support/journey/citizen.ts';
import { formOf } from '../support/journey/form.ts';
import { applyForPlot, gardenSolutions } from '../support/journey/garden-plot.ts';
import { goToPay, provider } from '../support/journey/road-permit.ts';
import { journeys } from '../support/journey/setup.ts';
import { until } from '../support/journey/until.ts';

const folder = gardenSolutions();

describe('access to every screen of paying', () => {
  const here = journeys({ SOLUTIONS_DIR: folder });
  after(() => rmSync(folder, { recursive: true, force: true }));

  for (const language of ['da', 'en'] as const) {
    for (const width of [1280, 320]) {
      it(`in ${language === 'da' ? 'Danish' : 'English'} at ${width} px`, { timeout: 600_000 }, async (t) => {
        const form = await formOf(here.server, 'garden-plot', language);
        const words = form.t;
        const options = { width, height: width === 320 ? 640 : 900, language };
        const judge = (screen: string, citizen: Citizen) => t.test(screen, async () => assert.deepEqual(await screenFaults(citizen, { language, width }), []));

        const { citizen } = await here.visit(t, options);
        await applyForPlot(citizen, form);
        await citizen.find({ role: 'radio', name: words('payment.method.slip') });
        await judge('ways to pay', citizen);
        await citizen.press(words('payment.later'));
        const link = await until('the link', async () => (await citizen.valueOf(words('payment.later-link'))).match(/^http\S+#\S{22,}$/)?.[0]);
        await judge('a link to pay later', citizen);
        const tab = await here.visit(t, options);
        await tab.citizen.page.goto(link);
        await tab.citizen.heading(words('paylink.open'));
        await tab.citizen.find({ role: 'button', name: /250/ });
        await judge('the page of the link', tab.citizen);

        await citizen.choose(words('payment.method.slip'));
        await citizen.press(/^(Få et indbetalingskort|Get a payment slip)/);
        await citizen.heading(words('receipt.heading'));
        await citizen.find({ role: 'heading', name: words('slip.heading') });
        await judge('the receipt with a slip', citizen);
        await citizen.open(language === 'en' ? '/?lang=en' : '/');
        await citizen.find({ role: 'heading', name: words('start.unpaid') });
        await judge('the front page with what is unpaid', citizen);

        // The link pays the slip, and afterwards says so.
        const payer = tab.citizen;
        await payer.page.reload();
        await payer.heading(words('paylink.open'));
        await payer.find({ role: 'heading', name: words('slip.heading') });
        await payer.find({ role: 'button', name: words('payment.other-method') });
        await judge('the page of the link, with a slip', payer);
        await payer.press(words('payment.other-method'));
        await payer.choose(words('payment.method.card'));
        await goToPay(payer, form);
        await provider.approve(payer);
        await payer.heading(words('paylink.paid'));
        await judge('the page of the link, paid', payer);
        tab.watch.expect(/answer 40[1-4]|status of 40[1-4]/);
        await payer.page.goto(`${here.server.url}/pay.html?lang=${language}#${'A'.repeat(43)}`);
        await payer.heading(words('paylink.lost'));
        await judge('the page of a link that works no longer', payer);
      });
    }
  }
});

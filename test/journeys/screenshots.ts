// `npm run screenshots`: pictures of the journey for the documentation, `docs/screenshots/{language}-{screen}-{width}.png`.
// Not a test: it judges nothing. Words after the command choose screens; `--out=folder` puts them elsewhere.
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../../packages/cli/bootstrap/install.mjs';
import { begin, launch } from '../support/journey/browser.ts';
import type { Citizen } from '../support/journey/citizen.ts';
import { formOf } from '../support/journey/form.ts';
import { everyScreen } from '../support/journey/screens.ts';
import { startJourneyServer } from '../support/journey/server.ts';
import { smallPng } from '../support/journey/small-png.ts';
import { until } from '../support/journey/until.ts';

const shown = [
  'front', 'before-you-start', 'applicant', 'applicant-errors', 'place-answered', 'traffic-answered', 'consent', 'check', 'payment',
  'payment-declined', 'receipt', 'receipt-masked',
];

const { values, positionals } = parseArgs({ allowPositionals: true, options: { out: { type: 'string' }, all: { type: 'boolean' }, language: { type: 'string' }, width: { type: 'string' } } });
const out = values.out ?? join(root, 'docs/screenshots');
const wanted = (screen: string): boolean => values.all === true || (positionals.length > 0 ? positionals : shown).includes(screen);
mkdirSync(out, { recursive: true });

/** Waits until the page has the same height in two looks: what is still coming makes it longer. */
async function rest({ page }: Citizen): Promise<void> {
  await page.waitForNetworkIdle({ idleTime: 250, timeout: 2_000 }).catch(() => undefined);
  let last = -1;
  await until('the page to rest', async () => {
    const height = await page.evaluate(() => new Promise<number>((done) => requestAnimationFrame(() => done(document.documentElement.scrollHeight))));
    const same = height === last;
    last = height;
    return same;
  });
}

/** A picture of the whole page as it lies in the window. */
async function take(citizen: Citizen, name: string): Promise<void> {
  // Fonts first: a picture of the fallback would be of another page.
  await citizen.page.evaluate(() => document.fonts.ready.then(() => undefined));
  await rest(citizen);
  const picture = smallPng(await citizen.page.screenshot({ fullPage: true, captureBeyondViewport: true }));
  const file = join(out, `${name}.png`);
  writeFileSync(file, picture);
  console.log(`${name}.png ${Math.round(statSync(file).size / 1024)} kB`);
}

const server = await startJourneyServer();
const browser = await launch();
try {
  for (const language of ['da', 'en'] as const) {
    if (values.language && values.language !== language) continue;
    const form = await formOf(server, 'road-permit', language);
    for (const width of [1280, 320]) {
      if (values.width && Number(values.width) !== width) continue;
      const options = { width, height: width === 320 ? 640 : 900, language };
      const visit = await begin(browser, server.url, options);
      const other = await begin(browser, server.url, options);
      await everyScreen(visit, other, server, form, async (screen, citizen) => {
        if (wanted(screen)) await take(citizen, `${language}-${screen}-${width}`);
        if (screen === 'receipt' && width === 1280 && wanted('receipt')) {
          await citizen.page.emulateMediaType('print');
          // The width of an A4 sheet between its margins, at 96 px to the inch.
          await citizen.page.setViewport({ width: 680, height: 960 });
          await take(citizen, `${language}-receipt-print`);
          await citizen.page.emulateMediaType();
          await citizen.page.setViewport({ width, height: 900 });
        }
        if (screen === 'applicant-errors' && width === 1280 && wanted(screen)) {
          await citizen.devTools.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }, { name: 'prefers-color-scheme', value: 'dark' }] });
          await take(citizen, `${language}-applicant-errors-forced-colours`);
          await citizen.devTools.send('Emulation.setEmulatedMedia', { features: [] });
        }
      });
      await visit.context.close();
      await other.context.close();
    }
  }
} finally {
  await browser.close();
  await server.stop();
}

// `npm run screenshots:payment`: pictures of every state of the payment, `docs/screenshots/payment/{story}-{width}.png`,
// wide, narrow and printed. Not a test: it judges nothing. Words after the command choose stories; `--out=folder` puts them
// elsewhere, `--storybook=address` takes a Storybook that runs instead of the built one.
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launch } from 'puppeteer-core';
import { built } from '../../packages/cli/bootstrap/build.mjs';
import { chromiumArgs, findChromium } from '../../packages/cli/bootstrap/find-chromium.mjs';
import { root } from '../../packages/cli/bootstrap/install.mjs';
import { serveFolder } from '../stages/static-server.mjs';
import { smallPng } from '../support/journey/small-png.ts';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { out: { type: 'string' }, storybook: { type: 'string' } } });
const out = values.out ?? join(root, 'docs/screenshots/payment');
mkdirSync(out, { recursive: true });

const looks = [
  { name: '1280', width: 1280, media: 'screen' },
  { name: '320', width: 320, media: 'screen' },
  // The width of an A4 sheet between its margins, at 96 px to the inch.
  { name: 'print', width: 680, media: 'print' },
];

/** What a story ends with, where it takes its time to come there. */
const ends: Record<string, string> = { 'provider-down': '.notice.error', slip: 'fk-payment-slip', 'pay-later': 'fk-pay-later' };

/** States that no story may have, because a story says nothing on the console. */
const more = [{ id: 'payment-payment--ready', name: 'cannot-be-shown', args: '&args=scenario:order-wrong' }];

const served = values.storybook ? undefined : await serveFolder(built.storybook, '/storybook/');
const base = values.storybook ?? served!.url;
const { entries } = (await (await fetch(`${base}index.json`)).json()) as { entries: Record<string, { id: string; type: string }> };
const stories = Object.values(entries)
  .filter(({ id, type }) => type === 'story' && id.startsWith('payment-payment--'))
  .map(({ id }) => ({ id, name: id.slice('payment-payment--'.length), args: '' }));
const browser = await launch({ executablePath: findChromium(), args: chromiumArgs(), headless: true });
try {
  const page = await browser.newPage();
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  for (const { id, name: story, args } of [...stories, ...more]) {
    if (positionals.length > 0 && !positionals.some((word) => story.includes(word))) continue;
    for (const { name, width, media } of looks) {
      await page.setViewport({ width, height: 600 });
      await page.goto(`${base}iframe.html?id=${id}&viewMode=story&globals=a11y.manual:!true${args}`, { waitUntil: 'load' });
      await page.waitForFunction(() => document.body.classList.contains('sb-show-main') && !document.body.classList.contains('sb-show-preparing-story'));
      await page.waitForFunction(() => document.querySelector('fk-payment')?.shadowRoot?.querySelector('#state [role=status]')?.textContent?.trim());
      await page.waitForSelector(`fk-payment >>> ${ends[story] ?? '#state'}`);
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
      await page.waitForNetworkIdle({ idleTime: 200, timeout: 4_000 }).catch(() => undefined);
      await page.emulateMediaType(media);
      const file = join(out, `${story}-${name}.png`);
      writeFileSync(file, smallPng(await page.screenshot({ fullPage: true, captureBeyondViewport: true })));
      await page.emulateMediaType('screen');
      console.log(`${story}-${name}.png ${Math.round(statSync(file).size / 1024)} kB`);
    }
  }
} finally {
  await browser.close();
  served?.close();
}

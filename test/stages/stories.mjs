// Every story of the built Storybook in Chromium, wide and narrow: it renders, says nothing on the console,
// scrolls in one direction only (WCAG 1.4.10), and axe finds nothing.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { launch } from 'puppeteer-core';
import { built } from '../../packages/cli/bootstrap/build.mjs';
import { chromiumArgs, findChromium } from '../../packages/cli/bootstrap/find-chromium.mjs';
import { serveFolder } from './static-server.mjs';
import { files } from './tools.mjs';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** How every story is looked at: Danish in the neutral theme, wide and narrow. `test:long` has other looks. */
const usualLooks = [1280, 320].map((width) => ({ width, language: 'da', theme: 'neutral' }));
const pagesAtOnce = 2;

const axeOptions = {
  resultTypes: ['violations'],
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: {
    // A story is a part of a page; these ask for a whole one.
    region: { enabled: false },
    'landmark-one-main': { enabled: false },
    'page-has-heading-one': { enabled: false },
    'heading-order': { enabled: false },
    'skip-link': { enabled: false },
  },
};

/**
 * Runs in the page. Waits for what fades or slides in, shadow roots included: in the middle of it a colour is not the one
 * anybody reads. What never ends, as a spinner, is judged as it turns.
 */
async function untilStill() {
  const roots = (root) => [root, ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? roots(shadowRoot) : []))];
  const running = () =>
    [...new Set(roots(document).flatMap((root) => root.getAnimations()))].filter(
      ({ playState, effect }) => playState === 'running' && Number.isFinite(effect?.getComputedTiming().endTime),
    );
  // The end of one may begin another.
  for (let moving = running(); moving.length > 0; moving = running()) await Promise.allSettled(moving.map(({ finished }) => finished));
}

/** What the page says about itself when the story stands. */
async function inspect(page) {
  await page.waitForFunction(
    () => {
      const { classList } = document.body;
      const shown = ['sb-show-main', 'sb-show-errordisplay', 'sb-show-nopreview'].some((name) => classList.contains(name));
      return shown && !classList.contains('sb-show-preparing-story');
    },
    { timeout: 60_000 },
  );
  // Play functions and fonts; a story that never settles is a story nobody can look at.
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.waitForNetworkIdle({ idleTime: 50, timeout: 10_000 });
  await page.evaluate(untilStill);
  return page.evaluate(() => ({
    error: document.body.classList.contains('sb-show-main')
      ? ''
      : (document.querySelector('#error-message')?.textContent ?? 'no preview').trim(),
    empty: (document.querySelector('#storybook-root')?.childElementCount ?? 0) === 0,
    overflow: document.documentElement.scrollWidth - window.innerWidth,
  }));
}

/** Problems of one story at one width, in words; empty when there are none. */
async function problemsOf(page, base, id, { language, theme }) {
  const problems = [];
  const onConsole = (message) => {
    if (['error', 'warn'].includes(message.type())) problems.push(`console.${message.type()}: ${message.text()} ${message.location().url ?? ''}`);
  };
  const onError = (error) => problems.push(`error: ${error?.message ?? error}`);
  page.on('console', onConsole).on('pageerror', onError);
  try {
    // The add-on would run its own axe in the same page; `manual` keeps it quiet.
    await page.goto(`${base}iframe.html?id=${encodeURIComponent(id)}&viewMode=story&globals=a11y.manual:!true;language:${language};theme:${theme}`, { waitUntil: 'load' });
    const { error, empty, overflow } = await inspect(page);
    if (error) problems.push(`did not render: ${error.slice(0, 500)}`);
    if (empty) problems.push('rendered nothing');
    if (overflow > 0) problems.push(`is ${overflow} px wider than the window`);
    await page.evaluate(axeSource);
    const violations = await page.evaluate(async (options) => (await globalThis.axe.run(document, options)).violations, axeOptions);
    for (const { id: rule, help, nodes } of violations) {
      problems.push(`axe ${rule}: ${help}`);
      for (const node of nodes.slice(0, 3)) problems.push(`    ${node.target.flat().join(' >>> ')}  ${node.failureSummary?.split('\n').slice(1).join(' ').trim() ?? ''}`);
    }
  } finally {
    page.off('console', onConsole).off('pageerror', onError);
  }
  return problems;
}

/**
 * One test per story and look.
 * @param {{ filters: string[], looks?: { width: number, language: string, theme: string }[] }} options
 */
export async function run({ filters, looks = usualLooks }) {
  const indexFile = join(built.storybook, 'index.json');
  if (!existsSync(indexFile)) throw new Error('There is no built Storybook; the build stage must run first.');
  const { entries } = JSON.parse(readFileSync(indexFile, 'utf8'));
  const stories = Object.values(entries)
    .filter(({ type }) => type === 'story')
    .filter(({ id, importPath }) => filters.length === 0 || filters.some((word) => id.includes(word) || importPath.includes(word)));
  if (stories.length === 0) throw new Error(`The built Storybook holds no story, of ${files('stories/**/*.stories.ts').length} story files.`);

  const storybook = await serveFolder(built.storybook, '/storybook/');
  const browser = await launch({ executablePath: findChromium(), args: chromiumArgs(), headless: true });
  const queue = stories.flatMap((story) => looks.map((look) => ({ story, look })));
  let passed = 0;
  let failed = 0;
  const openPage = async () => {
    // A window of its own: a tab behind another gets no frames.
    const page = await (await browser.createBrowserContext()).newPage();
    // The form warns whoever leaves it with something unsaved; a tool counts as somebody who has pressed something.
    page.on('dialog', (dialog) => void dialog.accept().catch(() => undefined));
    page.setDefaultTimeout(60_000);
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    return page;
  };
  const work = async () => {
    let page = await openPage();
    for (let next = queue.shift(); next; next = queue.shift()) {
      const { story, look } = next;
      const inspected = async () => {
        await page.setViewport({ width: look.width, height: 900 });
        return problemsOf(page, storybook.url, story.id, look);
      };
      // A page that died or never settled is tried once more in a new window; what was found on it is never tried away.
      const problems = await inspected().catch(async () => {
        page = await openPage();
        return inspected().catch((error) => [`could not be inspected: ${error.message}`]);
      });
      if (problems.length === 0) passed += 1;
      else {
        failed += 1;
        console.log(`✖ ${story.title} / ${story.name} at ${look.width} px in ${look.theme}, ${look.language} (${story.id})\n  ${problems.join('\n  ')}`);
      }
    }
  };
  try {
    await Promise.all(Array.from({ length: pagesAtOnce }, work));
  } finally {
    await browser.close();
    storybook.close();
  }
  return { passed, failed, note: `${stories.length} stories, ${looks.map(({ width, theme, language }) => `${width} px ${theme} ${language}`).join(' and ')}` };
}

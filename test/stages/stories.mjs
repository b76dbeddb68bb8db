// Every story of the built Storybook in Chromium, wide and narrow: it renders, says nothing on the console,
// scrolls in one direction only (WCAG 1.4.10), and axe finds nothing.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { launch } from 'puppeteer-core';
import { built } from '../../packages/cli/bootstrap/build.mjs';
import { chromiumArgs, findChromium } from '../../packages/cli/bootstrap/find-chromium.mjs';
import { serveFolder } from './static-server.mjs';
import { StoryPage } from './story-page.mjs';
import { files } from './tools.mjs';

/** How every story is looked at: Danish in the neutral theme, wide and narrow. `test:long` has other looks. */
const usualLooks = [1280, 320].map((width) => ({ width, language: 'da', theme: 'neutral' }));
/** A page waits, for the network to be silent, more than it works: two would leave half of two cores idle. */
const pagesAtOnce = 4;
/** So many stories share a loaded page: what one leaves in a module cannot hide the faults of all that come after it. */
const storiesPerLoad = 12;

/**
 * Stories that are judged in one loaded page, each list in one look. Only stories of one file share a page, so that none
 * lives on what another file imports; and every second look goes the other way round, so that each follows another story.
 */
function listsOf(stories, looks) {
  return [...Map.groupBy(stories, ({ importPath }) => importPath).values()].flatMap((ofFile) => {
    const parts = Array.from({ length: Math.ceil(ofFile.length / storiesPerLoad) }, (_, part) => ofFile.slice(part * storiesPerLoad, (part + 1) * storiesPerLoad));
    return parts.flatMap((part) => looks.map((look, nth) => ({ look, stories: nth % 2 === 0 ? part : part.toReversed() })));
  });
}

/**
 * One test per story and look.
 * @param {{ filters: string[], looks?: { width: number, language: string, theme: string }[], folder?: string }} options `folder` is a built Storybook
 */
export async function run({ filters, looks = usualLooks, folder = built.storybook }) {
  const indexFile = join(folder, 'index.json');
  if (!existsSync(indexFile)) throw new Error('There is no built Storybook; the build stage must run first.');
  const { entries } = JSON.parse(readFileSync(indexFile, 'utf8'));
  const stories = Object.values(entries)
    .filter(({ type }) => type === 'story')
    .filter(({ id, importPath }) => filters.length === 0 || filters.some((word) => id.includes(word) || importPath.includes(word)));
  if (stories.length === 0) throw new Error(`The built Storybook holds no story, of ${files('stories/**/*.stories.ts').length} story files.`);

  const storybook = await serveFolder(folder, '/storybook/');
  const browser = await launch({ executablePath: findChromium(), args: chromiumArgs(), headless: true });
  const queue = listsOf(stories, looks);
  let passed = 0;
  let failed = 0;
  const work = async () => {
    const page = new StoryPage(browser, storybook.url);
    const judge = async ({ id }, look, anew) => {
      const { problems, after } = await page.judge(id, look, anew);
      if (problems.length === 0 || !after) return problems;
      // What is found on a story that follows another one is looked for once more with nothing before it, to say whose it is.
      const alone = await page.judge(id, look, true).catch((error) => ({ problems: [...problems, `could not be inspected alone: ${error.message}`] }));
      return alone.problems.length > 0 ? alone.problems : [`only after ${after}, not alone:`, ...problems];
    };
    for (let next = queue.shift(); next; next = queue.shift()) {
      const { look } = next;
      for (const [nth, story] of next.stories.entries()) {
        // A page that died or never settled is tried once more in a new window; what was found on it is never tried away.
        const problems = await judge(story, look, nth === 0).catch(async () => {
          await page.close();
          return judge(story, look, true).catch((error) => [`could not be inspected: ${error.message}`]);
        });
        if (problems.length === 0) passed += 1;
        else {
          failed += 1;
          console.log(`✖ ${story.title} / ${story.name} at ${look.width} px in ${look.theme}, ${look.language} (${story.id})\n  ${problems.join('\n  ')}`);
        }
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

// One window of Chromium in which stories are judged one after another. Loading Storybook's preview costs more than all the
// judging, so it is loaded once for several stories of one file, and Storybook itself changes from one to the next.
// What the next story could find left over – storage, an address, something at the end of the body – is looked for each time.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

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
 * Runs in every page before anything else of it. Keeps how far Storybook is with each story, told by its own channel, and
 * what the page is like before the first one.
 */
function keepWatch() {
  if (location.protocol === 'about:') return;
  const phases = {};
  const waiting = new Set();
  const tell = (id, phase) => {
    (phases[id] ??= []).push(phase);
    for (const look of waiting) look();
  };
  let channel;
  Object.defineProperty(globalThis, '__STORYBOOK_ADDONS_CHANNEL__', {
    configurable: true,
    get: () => channel,
    set(next) {
      channel = next;
      channel.on('storyRenderPhaseChanged', ({ storyId, newPhase }) => tell(storyId, newPhase));
      // A file that cannot be loaded reaches no phase at all.
      channel.on('storyMissing', (id) => tell(id ?? new URLSearchParams(location.search).get('id'), 'missing'));
    },
  });

  const attributes = (element, without) =>
    [...element.attributes].filter(({ name }) => name !== without).map(({ name, value }) => `${name}=${value}`);
  /** Storybook and its add-ons have elements of their own at the end of the body, and a filter on it. */
  const strangers = () => [...document.body.children].filter(({ id }) => !/^(storybook-|scripts-root$)/.test(id));
  /** What a story can leave to the next one, beside its own element; the language is set anew for each. */
  const traces = async () => {
    const { pathname, searchParams, hash } = new URL(location.href);
    for (const own of ['id', 'viewMode', 'globals', 'args']) searchParams.delete(own);
    return {
      address: `${pathname}?${searchParams}${hash}`,
      storage: JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, (await indexedDB.databases()).map(({ name }) => name)]),
      root: attributes(document.documentElement, 'lang').join(' '),
      body: [...attributes(document.body, 'class').filter((has) => has !== 'style=filter: none;'), ...strangers().map(({ localName, id }) => `${localName}#${id}`)].join(' '),
      sheets: String(document.adoptedStyleSheets.length),
    };
  };
  let before;
  document.addEventListener('readystatechange', () => (before ??= traces()), { once: true });

  globalThis.watched = {
    /** Resolves when a story is drawn and its play function has ended, or when it failed. */
    reached: (id, ends) =>
      new Promise((done) => {
        const look = () => {
          if (!phases[id]?.some((phase) => ends.includes(phase))) return;
          waiting.delete(look);
          done();
        };
        waiting.add(look);
        look();
      }),
    show(id) {
      delete phases[id];
      scrollTo(0, 0);
      channel.emit('setCurrentStory', { storyId: id, viewMode: 'story' });
    },
    /** What is not as it was before the first story; empty when nothing is. */
    async left() {
      const [first, now] = [await before, await traces()];
      return Object.keys(now).filter((key) => now[key] !== first[key]).map((key) => `${key}: ${first[key]} → ${now[key]}`);
    },
  };
}

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

/** Runs in the page: what it says about itself when the story stands. */
function standing() {
  const root = document.querySelector('#storybook-root');
  // Storybook puts a template into an element of its own.
  const drawn = root?.querySelector(':scope > #root-inner') ?? root;
  return {
    error: document.body.classList.contains('sb-show-main') ? '' : (document.querySelector('#error-message')?.textContent ?? 'no preview').trim(),
    empty: (drawn?.childElementCount ?? 0) === 0,
    overflow: document.documentElement.scrollWidth - window.innerWidth,
  };
}

/** Puts axe's finds in words. */
const inWords = (violations) =>
  violations.flatMap(({ id, help, nodes }) => [
    `axe ${id}: ${help}`,
    ...nodes.slice(0, 3).map(({ target, failureSummary }) => `    ${target.flat().join(' >>> ')}  ${failureSummary?.split('\n').slice(1).join(' ').trim() ?? ''}`),
  ]);

/** One window: stories are judged in it one after another. */
export class StoryPage {
  #browser;
  #base;
  #page;
  /** What the console and the page said since the story began. */
  #said = [];
  /** How many requests the window has made. */
  #requests = 0;
  /** The story that stands in the page, and its look. */
  #shown;

  /**
   * @param {import('puppeteer-core').Browser} browser
   * @param {string} base address of the built Storybook
   */
  constructor(browser, base) {
    this.#browser = browser;
    this.#base = base;
  }

  /**
   * Judges a story. Storybook changes to it in the page as it stands, but for the first one, for another language or theme,
   * and after a story that left something behind.
   * @param {string} id
   * @param {{ width: number, language: string, theme: string }} look
   * @param {boolean} anew whether nothing may have been in the page before it
   * @returns {Promise<{ problems: string[], after?: string }>} in words; `after` is the story that was in the page before
   */
  async judge(id, look, anew) {
    const before = this.#shown;
    const clean = before?.left.length === 0;
    const stays = !anew && clean && before.id !== id && before.language === look.language && before.theme === look.theme;
    this.#shown = undefined;
    // Storage and addresses belong to the window.
    if (!clean) await this.close();
    this.#page ??= await this.#open();
    const page = this.#page;
    await page.setViewport({ width: look.width, height: 900 });
    this.#said = [];
    if (stays) await page.evaluate((next) => globalThis.watched.show(next), id);
    else await this.#load(id, look);

    await this.#reached(id, ['completing', 'errored', 'missing']);
    await this.#settled(50);
    let seen = await this.#look();
    if (seen.length > 0) {
      // On a busy machine a silence of the network may be one of the machine: what is wrong must still be so after a long one.
      await this.#settled(1000);
      seen = await this.#look();
    }
    await this.#reached(id, ['finished', 'missing']);
    const problems = [...this.#said, ...seen];
    // A story with a problem is followed by none in its page: who knows what it left.
    if (problems.length === 0) this.#shown = { id, ...look, left: await page.evaluate(() => globalThis.watched.left()) };
    else await this.close();
    return { problems, ...(stays && { after: before.id }) };
  }

  /** Closes the window; the next story is judged in a new one. */
  async close() {
    const page = this.#page;
    this.#page = undefined;
    this.#shown = undefined;
    await page?.browserContext().close().catch(() => undefined);
  }

  async #open() {
    // With a context of its own: a tab behind another gets no frames.
    const page = await (await this.#browser.createBrowserContext()).newPage();
    page.on('console', (message) => {
      if (['error', 'warn'].includes(message.type())) this.#said.push(`console.${message.type()}: ${message.text()} ${message.location().url ?? ''}`);
    });
    page.on('request', () => (this.#requests += 1));
    page.on('pageerror', (error) => this.#said.push(`error: ${error?.message ?? error}`));
    // The form warns whoever leaves it with something unsaved; a tool counts as somebody who has pressed something.
    page.on('dialog', (dialog) => void dialog.accept().catch(() => undefined));
    page.setDefaultTimeout(60_000);
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    await page.evaluateOnNewDocument(keepWatch);
    return page;
  }

  async #load(id, { language, theme }) {
    // The add-on would run its own axe in the same page; `manual` keeps it quiet.
    await this.#page.goto(`${this.#base}iframe.html?id=${encodeURIComponent(id)}&viewMode=story&globals=a11y.manual:!true;language:${language};theme:${theme}`, { waitUntil: 'load' });
    await this.#page.evaluate(axeSource);
  }

  /** Waits for fonts, for what is fetched and what that brings; a story that never settles is a story nobody can look at. */
  async #settled(silence) {
    await this.#page.evaluate(() => document.fonts.ready.then(() => undefined));
    let asked;
    do {
      asked = this.#requests;
      await this.#page.waitForNetworkIdle({ idleTime: silence, timeout: 10_000 });
      // What came last may still wait for its turn, and ask for more.
      await this.#page.evaluate(() => new Promise((done) => requestIdleCallback(() => done(), { timeout: 1000 })));
      await this.#page.evaluate(untilStill);
    } while (this.#requests > asked);
  }

  /** Problems of the page as it stands, in words. */
  async #look() {
    const { error, empty, overflow } = await this.#page.evaluate(standing);
    const violations = await this.#page.evaluate(async (options) => (await globalThis.axe.run(document, options)).violations, axeOptions);
    return [
      ...(error ? [`did not render: ${error.slice(0, 500)}`] : []),
      ...(empty ? ['rendered nothing'] : []),
      ...(overflow > 0 ? [`is ${overflow} px wider than the window`] : []),
      ...inWords(violations),
    ];
  }

  /** Waits until Storybook has come so far with a story. */
  #reached(id, phases) {
    return within(this.#page.evaluate((story, ends) => globalThis.watched.reached(story, ends), id, phases), 60_000, `the story was not ${phases[0]}`);
  }
}

/** Fails when something takes longer. */
async function within(promise, milliseconds, what) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} within ${milliseconds / 1000} s`)), milliseconds);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** Chromium for journeys: one per test file, and for every test a visit with its own cookies. */
import assert from 'node:assert/strict';
import puppeteer, { type Browser, type BrowserContext, type Page } from 'puppeteer-core';
import { chromiumArgs, findChromium } from '../../../packages/cli/bootstrap/find-chromium.mjs';
import { Citizen } from './citizen.ts';
import { createWatch, type Watch } from './watch.ts';

export interface VisitOptions {
  width?: number;
  height?: number;
  /** The browser's own language. */
  language?: 'da' | 'en';
  /** The citizen's words that must not be found in an address. */
}

/** One browser with no memory of others: several tabs of one citizen. */
export interface Visit {
  context: BrowserContext;
  watch: Watch;
  /** The first tab. */
  citizen: Citizen;
  /** Another tab with the same cookies. */
  tab(): Promise<Citizen>;
  /** Closes it, and fails on anything unannounced that came. */
  end(): Promise<void>;
}

/** Starts Chromium. */
export function launch(): Promise<Browser> {
  return puppeteer.launch({
    executablePath: findChromium(),
    args: [...chromiumArgs(), '--lang=da', '--force-color-profile=srgb', '--hide-scrollbars'],
    // A test file that is stopped must not leave a browser behind.
    handleSIGTERM: true,
  });
}

/** Begins a visit. */
export async function begin(browser: Browser, base: string, { width = 1280, height = 900, language = 'da' }: VisitOptions = {}): Promise<Visit> {
  const context = await browser.createBrowserContext();
  const watch = createWatch();
  const tab = async (): Promise<Citizen> => {
    const page: Page = await context.newPage();
    await page.setViewport({ width, height, deviceScaleFactor: 1 });
    await page.setExtraHTTPHeaders({ 'accept-language': language === 'da' ? 'da-DK,da;q=0.9' : 'en-GB,en;q=0.9' });
    const devTools = await page.createCDPSession();
    await devTools.send('DOM.enable');
    await devTools.send('Page.enable');
    await devTools.send('Page.setInterceptFileChooserDialog', { enabled: true });
    await devTools.send('Accessibility.enable');
    await devTools.send('Emulation.setFocusEmulationEnabled', { enabled: true });
    await devTools.send('Emulation.setLocaleOverride', { locale: language === 'da' ? 'da-DK' : 'en-GB' }).catch(() => undefined);
    await watch.follow(page);
    return new Citizen(page, devTools, watch, base);
  };
  return {
    context,
    watch,
    citizen: await tab(),
    tab,
    async end() {
      await context.close();
      assert.deepEqual(watch.unexpected(), [], 'nothing unannounced on the console or the network');
    },
  };
}

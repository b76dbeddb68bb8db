/** What every journey file begins with: a server and a browser for the file, a visit for each test. */
import assert from 'node:assert/strict';
import { after, before, type TestContext } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { begin, launch, type Visit, type VisitOptions } from './browser.ts';
import { formOf, type FormWords, type Language } from './form.ts';
import { privateWords } from './road-permit.ts';
import { startJourneyServer, type JourneyServer } from './server.ts';

export interface Journeys {
  readonly server: JourneyServer;
  readonly browser: Browser;
  /** Begins a visit that ends, and is judged, with the test. */
  visit(t: TestContext, options?: VisitOptions): Promise<Visit>;
  /** The road permit in a language, as the server serves it. */
  form(language?: Language): Promise<FormWords>;
}

/**
 * Starts a server and a browser before the tests of a file and ends them after.
 * @param provoked events that the tests make the server log as errors
 */
export function journeys(env: Record<string, string> = {}, provoked = /(?!)/): Journeys {
  let server: JourneyServer | undefined;
  let browser: Browser | undefined;
  const forms = new Map<Language, FormWords>();
  before(async () => {
    server = await startJourneyServer(env);
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    const log = server?.log() ?? '';
    await server?.stop();
    for (const words of privateWords) assert.ok(!log.includes(words), 'nothing the citizen wrote stands in the server’s log');
    assert.deepEqual(log.split('\n').filter((line) => line.includes('"level":"error"') && !provoked.test(line)), [], 'the server had no errors');
  });
  return {
    get server() {
      return server!;
    },
    get browser() {
      return browser!;
    },
    async visit(t, options) {
      const visit = await begin(browser!, server!.url, options);
      t.after(async () => {
        await visit.end();
        const told = visit.watch.addresses.map((address) => decodeURIComponent(address.replaceAll('+', ' ')));
        for (const words of privateWords) assert.deepEqual(told.filter((address) => address.includes(words)), [], 'nothing the citizen wrote stands in an address');
      });
      return visit;
    },
    async form(language = 'da') {
      const form = forms.get(language) ?? (await formOf(server!, 'road-permit', language));
      forms.set(language, form);
      return form;
    },
  };
}

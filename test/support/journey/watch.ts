/** Watches a page for what no citizen should ever cause: console noise, policy breaches, lost requests, private words in addresses. */
import type { Page } from 'puppeteer-core';

/** What came from a page and was not announced. */
export interface Watch {
  /** Announces something that the test provokes on purpose; unlike an unexpected one it may come any number of times. */
  expect(pattern: RegExp): void;
  /** Words that must never stand in an address a page asks for, in a header of ours or in the browser's storage. */
  readonly addresses: readonly string[];
  /** Everything unannounced so far. */
  unexpected(): string[];
  /** Bytes that came over the wire, by kind of resource, as the server sent them. */
  readonly traffic: readonly Transfer[];
  follow(page: Page): Promise<void>;
}

export interface Transfer {
  url: string;
  /** As Chromium names it: Document, Script, Stylesheet, Fetch … */
  type: string;
  /** Bytes of the body as sent, compressed; 0 when it came from the cache. */
  bytes: number;
}

/** Runs in every page before its own scripts: the console does not always hear of a policy breach. */
function reportBreaches(): void {
  document.addEventListener('securitypolicyviolation', (event) => {
    console.error(`policy breach: ${event.effectiveDirective} ${event.blockedURI} ${event.sample} (${event.sourceFile}:${event.lineNumber})`);
  });
  if ('ReportingObserver' in globalThis) {
    new ReportingObserver(
      (reports) => {
        for (const report of reports) console.error(`browser report: ${report.type} ${JSON.stringify(report.body)}`);
      },
      { buffered: true, types: ['deprecation', 'intervention'] },
    ).observe();
  }
}

/** A watch over any number of pages of one visit. */
export function createWatch(): Watch {
  const announced: RegExp[] = [];
  const noted: string[] = [];
  const addresses: string[] = [];
  const traffic: Transfer[] = [];
  const note = (words: string): void => void noted.push(words);

  return {
    addresses,
    traffic,
    expect: (pattern) => void announced.push(pattern),
    // Judged at the end: a test may learn only afterwards what it has provoked.
    unexpected: () => noted.filter((words) => !announced.some((pattern) => pattern.test(words))),
    async follow(page) {
      await page.evaluateOnNewDocument(reportBreaches);
      page.on('console', (message) => {
        if (['warn', 'error', 'assert'].includes(message.type())) note(`console ${message.type()}: ${message.text()} ${message.location().url ?? ''}`.trim());
      });
      page.on('pageerror', (error) => note(`uncaught: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`));
      page.on('request', (request) => addresses.push(request.url()));
      page.on('requestfailed', (request) => {
        const why = request.failure()?.errorText ?? '';
        // A page that is left stops what it was asking for; that is how leaving works.
        if (why !== 'net::ERR_ABORTED') note(`request failed: ${request.method()} ${new URL(request.url()).pathname} ${why}`);
      });
      page.on('response', (response) => {
        if (response.status() >= 400) note(`answer ${response.status()}: ${response.request().method()} ${new URL(response.url()).pathname}`);
      });
      const devTools = await page.createCDPSession();
      await devTools.send('Network.enable');
      const asked = new Map<string, { url: string; type: string; head: number }>();
      devTools.on('Network.responseReceived', ({ requestId, response, type }) => asked.set(requestId, { url: response.url, type, head: response.encodedDataLength }));
      devTools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
        const about = asked.get(requestId);
        if (about) traffic.push({ url: about.url, type: about.type, bytes: Math.max(0, encodedDataLength - about.head) });
      });
    },
  };
}

/**
 * A test fails on a console warning or error it did not announce, and on any breach of the content security policy.
 * `web-test-runner.config.js` puts this import first in every `*.browser.ts` file.
 */

interface Announcement {
  pattern: RegExp;
  seen: boolean;
}

let announced: Announcement[] = [];
let unexpected: string[] = [];

/** What a person would read: errors with their message, objects as JSON where possible. */
function words(parts: unknown[]): string {
  return parts
    .map((part) => {
      if (part instanceof Error) return part.stack ?? part.message;
      if (typeof part === 'object' && part !== null) {
        try {
          return JSON.stringify(part);
        } catch {
          return String(part);
        }
      }
      return String(part);
    })
    .join(' ');
}

function note(kind: string, text: string): void {
  const match = announced.find(({ pattern }) => pattern.test(text));
  if (match) match.seen = true;
  else unexpected.push(`${kind}: ${text}`);
}

for (const method of ['warn', 'error'] as const) {
  const original = console[method].bind(console);
  console[method] = (...parts: unknown[]) => {
    const text = words(parts);
    // Lit's development build says once per page that it is the development build; that is not about the test.
    if (/Lit is in dev mode/.test(text)) return;
    const before = unexpected.length;
    note(`console.${method}`, text);
    if (unexpected.length > before) original(...parts);
  };
}

document.addEventListener('securitypolicyviolation', (event) => {
  note(
    'content security policy',
    `${event.effectiveDirective} ${event.blockedURI} ${event.sample} (${event.sourceFile}:${event.lineNumber})`,
  );
});

/**
 * Announces a warning or error that the current test provokes on purpose.
 * The test fails when it does not come.
 */
export function expectConsole(pattern: RegExp): void {
  announced.push({ pattern, seen: false });
}

/** What came and was not announced so far, and forgets it; for tests of this watch itself. */
export function takeUnexpected(): string[] {
  const found = unexpected;
  unexpected = [];
  return found;
}

/** Throws when something came unannounced, or an announced thing did not come. */
function check(): void {
  const problems = [
    ...takeUnexpected(),
    ...announced.filter(({ seen }) => !seen).map(({ pattern }) => `announced, but never came: ${pattern}`),
  ];
  announced = [];
  if (problems.length > 0) throw new Error(`Unexpected on the console:\n${problems.join('\n')}`);
}

// The check runs as the last line of the test itself: a failing hook would make Mocha skip every test after it.
beforeEach(function watch() {
  const test = this.currentTest;
  const body = test?.fn;
  if (!test || !body || body.length > 0) return;
  test.fn = async function watched(this: Mocha.Context) {
    await (body as Mocha.AsyncFunc).call(this);
    check();
  } as Mocha.AsyncFunc;
});

// What comes while a test is cleaned up, or from a test with a `done` callback. A test that failed has said enough.
afterEach(function afterwards() {
  if (this.currentTest?.state === 'failed') {
    takeUnexpected();
    announced = [];
    return;
  }
  check();
});

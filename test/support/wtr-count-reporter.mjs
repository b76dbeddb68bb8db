// Writes the counts of a browser test run as JSON to FAELLES_BROWSER_REPORT.
// A file that could not be loaded, or that holds no test, counts as one failure. `interrupted` are the files whose page
// went away before any test was told of: nothing is known of them.
import { writeFileSync } from 'node:fs';

/** All tests of a suite and the suites inside it. */
const testsOf = (suite) => (suite ? [...suite.tests, ...suite.suites.flatMap(testsOf)] : []);

export const countReporter = (path) => ({
  stop({ sessions }) {
    const counts = { passed: 0, failed: 0, skipped: 0, interrupted: [] };
    for (const session of sessions) {
      const tests = testsOf(session.testResults);
      for (const test of tests) {
        if (test.skipped) counts.skipped += 1;
        else if (test.passed) counts.passed += 1;
        else counts.failed += 1;
      }
      const broken = session.errors.length > 0 || (!session.passed && tests.every((test) => test.passed || test.skipped));
      if (broken || tests.length === 0) {
        counts.failed += 1;
        if (tests.length === 0 && session.errors.some(({ message }) => /^Tests were interrupted/.test(message))) counts.interrupted.push(session.testFile);
        if (tests.length === 0) console.error(`${session.testFile} ran no test.`);
      }
    }
    writeFileSync(path, JSON.stringify(counts));
  },
});

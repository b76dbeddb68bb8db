// Builds pages and Storybook, as `npm start` does.
import { build } from '../../packages/cli/bootstrap/build.mjs';

/** One test per build. */
export async function run() {
  const results = [];
  // Together, as a person starting the project would have it; each failure is told by itself.
  for (const result of await Promise.allSettled([build({ only: ['pages'] }), build({ only: ['storybook'] })])) {
    if (result.status === 'rejected') console.error(result.reason.message);
    results.push(result.status === 'fulfilled');
  }
  return { passed: results.filter(Boolean).length, failed: results.filter((ok) => !ok).length };
}

// ESLint over the whole workspace, the floor rule among its rules.
import { runNode, single } from './tools.mjs';

/** One test: no errors. Warnings are shown and do not fail. */
export const run = async () => single(await runNode(['--conditions=faelles-source', 'node_modules/eslint/bin/eslint.js', '.', '--cache', '--cache-location', '.build/eslint/', '--cache-strategy', 'content']));

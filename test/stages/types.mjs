// Types of every room, the tests and the stories; the references hold the floor rule while they are at it.
import { runNode, single } from './tools.mjs';

/** One test: `tsc -b` has nothing to say. */
export const run = async () => single(await runNode(['node_modules/typescript/bin/tsc', '-b', '--pretty', String(process.stdout.isTTY ?? false)]));

/**
 * Starts the dispatch simulator as a program of its own: `TOKEN=… node test/simulators/dispatch/main.ts`. See README.md.
 */
import type { AddressInfo } from 'node:net';
import { createDispatch } from './server.ts';

const { TOKEN = '', PORT = '0', PERCENT = '0', DELAY = '300', POISON = '', SEED = '1', NODE_ENV } = process.env;
if (TOKEN === '') throw new Error('TOKEN is missing');
// It brings nothing to anybody: it must never stand where a real dispatch is expected.
if (NODE_ENV === 'production') throw new Error('the dispatch simulator does not run with NODE_ENV=production');

const server = createDispatch({ token: TOKEN, percent: Number(PERCENT), delay: Number(DELAY), poison: POISON, seed: Number(SEED) });
const stop = (): void => {
  server.close();
  server.closeAllConnections();
  process.exit(0);
};
server.listen(Number(PORT), '127.0.0.1', () => console.log(`listening http://127.0.0.1:${(server.address() as AddressInfo).port}`));
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
// A parent that dies closes the pipe it gave us.
process.stdin.on('end', stop).on('error', stop).resume();

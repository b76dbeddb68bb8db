/**
 * Starts the address simulator as a program of its own: `TOKEN=… node test/simulators/adressevaelger/main.ts`.
 * See README.md.
 */
import type { AddressInfo } from 'node:net';
import { createSimulator } from './server.ts';

const { TOKEN = '', PORT = '0', NODE_ENV } = process.env;
if (TOKEN === '') throw new Error('TOKEN is missing');
// Its addresses are invented: it must never stand where real ones are expected.
if (NODE_ENV === 'production') throw new Error('the address simulator does not run with NODE_ENV=production');

const server = createSimulator(TOKEN);
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

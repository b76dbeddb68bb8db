import { fstatSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CommonSettings } from './settings.ts';

/**
 * Runs a simulator's server as the program's only business: says `listening http://127.0.0.1:PORT`, ends on SIGTERM and
 * with its parent.
 */
export function run(server: Server, settings: CommonSettings): void {
  function stop(): void {
    server.close();
    server.closeAllConnections();
    process.exit(0);
  }
  // Loopback only: whoever can reach the page can "pay".
  server.listen(settings.port, '127.0.0.1', () => {
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    if (settings.publicUrl === '') settings.publicUrl = address;
    console.log(`listening ${address}`);
  });
  server.on('error', (error: NodeJS.ErrnoException) => {
    console.error(error.code === 'EADDRINUSE' ? `port ${settings.port} is taken` : error.message);
    process.exit(1);
  });
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  // A parent that dies closes the pipe it gave us. A terminal or /dev/null is no parent.
  const stdin = fstatSync(0);
  if (stdin.isFIFO() || stdin.isSocket()) process.stdin.on('end', stop).on('error', stop).resume();
}

// A server under test on a port of its own, for whoever asks over the network: the command line does.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';

/** Listens for `app` on a free port of this machine, until it is closed. */
export async function listening(app: { fetch(request: Request): Response | Promise<Response> }): Promise<{ url: string; close(): void }> {
  const listener = createServer(getRequestListener((request) => app.fetch(request), { overrideGlobalObjects: false }));
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  return {
    url: `http://127.0.0.1:${(listener.address() as AddressInfo).port}`,
    close() {
      listener.closeAllConnections();
      listener.close();
    },
  };
}

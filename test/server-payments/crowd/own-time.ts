// Loaded before a server (`node --import`): says of every request how long it took and how much of that was spent
// waiting for a payment provider. Our own part is the difference: our code, the database, and waiting for both.
import { AsyncLocalStorage } from 'node:async_hooks';
import { channel } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';

type Spent = { start: number; elsewhere: number };
const spent = new AsyncLocalStorage<Spent>();
const requests = new WeakMap<ServerResponse, Spent>();

channel('http.server.request.start').subscribe((message) => {
  const mine = { start: performance.now(), elsewhere: 0 };
  requests.set((message as { response: ServerResponse }).response, mine);
  // The rest of this request runs in this context; the next one on the connection begins its own.
  spent.enterWith(mine);
});

channel('http.server.response.finish').subscribe((message) => {
  const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
  const mine = requests.get(response);
  if (!mine || !process.connected) return;
  const own = performance.now() - mine.start - mine.elsewhere;
  const path = (request.url ?? '').replace(/\?.*$/, '').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id');
  process.send?.({ own, call: `${request.method} ${path}`, status: response.statusCode });
});

const real = globalThis.fetch;
globalThis.fetch = async (...call) => {
  const mine = spent.getStore();
  const start = performance.now();
  try {
    const answer = await real(...call);
    // The body too comes from there. It is small: read it here, so that its time counts where it belongs.
    const body = await answer.arrayBuffer();
    const { status, statusText, headers } = answer;
    return new Response(status === 204 || status === 304 ? null : body, { status, statusText, headers });
  } finally {
    if (mine) mine.elsewhere += performance.now() - start;
  }
};

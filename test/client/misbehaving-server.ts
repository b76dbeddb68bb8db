import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';

/** What one call gets. `drop` closes the connection without an answer; `hang` never answers. */
export type Behaviour =
  | 'drop'
  | 'hang'
  | { status?: number; headers?: Record<string, string>; json?: unknown; text?: string; problem?: { id: string; [member: string]: unknown } };

/** A call as the server saw it. */
export interface Seen {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
  at: number;
}

/** A real HTTP server on loopback that does, call by call, what the test tells it to; the last behaviour repeats. */
export async function misbehavingServer(t: TestContext, ...behaviours: Behaviour[]): Promise<{ base: string; seen: Seen[] }> {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    void read(request).then((body) => {
      const behaviour = behaviours[Math.min(seen.length, behaviours.length - 1)]!;
      seen.push({ method: request.method!, url: request.url!, headers: request.headers, body, at: performance.now() });
      behave(behaviour, request, response);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => (server.closeAllConnections(), server.close()));
  return { base: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`, seen };
}

function behave(behaviour: Behaviour, request: IncomingMessage, response: ServerResponse): void {
  if (behaviour === 'hang') return;
  if (behaviour === 'drop') return void request.socket.destroy();
  const { problem, json, text, headers = {} } = behaviour;
  const body = problem
    ? JSON.stringify({ type: `/problems/${problem.id}`, title: 'A problem', status: behaviour.status, ...problem })
    : (text ?? (json === undefined ? '' : JSON.stringify(json)));
  response.writeHead(behaviour.status ?? 200, headers).end(body);
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

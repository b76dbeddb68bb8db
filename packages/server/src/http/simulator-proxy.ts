import type { ServerContext } from '../context.ts';
import { problemResponse } from './problem.ts';

/** Headers that belong to one connection, not to what is sent over it (RFC 9110, 7.6.1). */
const ofConnection = ['connection', 'keep-alive', 'transfer-encoding', 'upgrade', 'host', 'content-length', 'cookie', 'te', 'trailer'];

/** Where each payment simulator is reached; the one whose path is longer stands first. */
const places = [
  { path: '/simulator/vipps', provider: 'vipps' },
  { path: '/simulator', provider: 'nexi' },
] as const;

/** Hands a request below `/simulator/` to the payment simulator it is for. The citizen's cookie stays here. */
export async function simulatorProxy(request: Request, { config, fetch }: ServerContext): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const { path, provider } = places.find((place) => pathname.startsWith(`${place.path}/`))!;
  const program = provider === 'vipps' ? config.simulatorVipps : config.simulator;
  if (program === undefined) return problemResponse('not-found');
  const headers = new Headers(request.headers);
  for (const name of ofConnection) headers.delete(name);
  const body = request.method === 'GET' || request.method === 'HEAD' ? null : await request.arrayBuffer();
  try {
    const answer = await fetch(`${config[provider]!.apiUrl}${pathname.slice(path.length)}${search}`, {
      method: request.method,
      headers,
      body,
      redirect: 'manual',
    });
    const back = new Headers(answer.headers);
    // Already unpacked on the way here.
    for (const name of ['content-encoding', ...ofConnection]) back.delete(name);
    return new Response(answer.body, { status: answer.status, headers: back });
  } catch {
    return problemResponse('provider-unavailable');
  }
}

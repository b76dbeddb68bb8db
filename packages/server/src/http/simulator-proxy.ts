import type { ServerContext } from '../context.ts';
import { problemResponse } from './problem.ts';

/** Headers that belong to one connection, not to what is sent over it (RFC 9110, 7.6.1). */
const ofConnection = ['connection', 'keep-alive', 'transfer-encoding', 'upgrade', 'host', 'content-length', 'cookie', 'te', 'trailer'];

/** Hands a request below `/simulator/` to the payment simulator. The citizen's cookie stays here. */
export async function simulatorProxy(request: Request, ctx: ServerContext): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const headers = new Headers(request.headers);
  for (const name of ofConnection) headers.delete(name);
  const body = request.method === 'GET' || request.method === 'HEAD' ? null : await request.arrayBuffer();
  try {
    const answer = await ctx.fetch(`${ctx.config.nexi!.apiUrl}${pathname.slice('/simulator'.length)}${search}`, {
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

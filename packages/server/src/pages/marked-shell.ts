import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';
import type { Files } from './files.ts';

const pack = promisify(brotliCompress);

/** Answers requests for one page. */
export type ServePage = (request: Request) => Response;

/**
 * The shell with what the page must know at once, without asking: `<html data-profile="demo">`, that nobody receives
 * anything; `data-addresses`, that addresses are looked up here; `data-signed-in`, that somebody is signed in. Made once, as the
 * built file never changes while the server runs. Undefined without a shell.
 */
export async function markedShell(pages: Files, shell: string, marks: string): Promise<ServePage | undefined> {
  const built = await pages.serve(shell, new Request(`http://localhost${shell}`));
  if (!built) return undefined;
  const html = Buffer.from((await built.text()).replace('<html', `<html ${marks}`));
  const packed = await pack(html);
  const etag = `W/"${createHash('sha256').update(html).digest('base64url').slice(0, 16)}"`;
  return (request) => {
    const headers = new Headers({ 'content-type': 'text/html; charset=utf-8', etag, 'cache-control': 'no-cache', vary: 'accept-encoding' });
    if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
    const brotli = /\bbr\b/.test(request.headers.get('accept-encoding') ?? '');
    if (brotli) headers.set('content-encoding', 'br');
    return new Response(new Uint8Array(brotli ? packed : html), { headers });
  };
}

import { cleanName, disposition } from '../attachments/name.ts';

/**
 * A file that the browser saves and never shows as a page. The name may come from data: what no file system takes, and
 * what would show another ending than the real one, is taken out of it.
 * @param type media type, with its charset where it has one
 */
export function download(content: string | Uint8Array<ArrayBuffer>, type: string, name: string): Response {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return new Response(bytes, {
    headers: {
      'content-type': type,
      'content-length': String(bytes.byteLength),
      'content-disposition': disposition({ name: cleanName(encodeURIComponent(name.toWellFormed())), type: type.split(';')[0]! }),
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'private, no-store',
    },
  });
}

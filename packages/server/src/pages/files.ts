import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { getMimeType } from 'hono/utils/mime';

type Served = { path: string; type: string; etag: string; brotli: boolean; immutable: boolean };

/** Built files of one folder, by address. */
export interface Files {
  /** Answers a request for a file, or undefined when there is none of that path. */
  serve(path: string, request: Request, status?: number): Promise<Response | undefined>;
  has(path: string): boolean;
}

/**
 * The files of a built folder. They are listed once at start: what is not in the list cannot be asked for, by no trick
 * of a path. A missing folder is an empty one, so that the API runs without pages.
 */
export async function openFiles(folder: string): Promise<Files> {
  const files = await list(folder);
  return {
    has: (path) => files.has(path),
    async serve(path, request, status = 200) {
      const file = files.get(path);
      if (!file) return undefined;
      const headers = new Headers({
        'content-type': file.type,
        etag: file.etag,
        'cache-control': file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
      });
      if (file.brotli) headers.append('vary', 'accept-encoding');
      if (status === 200 && request.headers.get('if-none-match') === file.etag) {
        return new Response(null, { status: 304, headers });
      }
      const brotli = file.brotli && /\bbr\b/.test(request.headers.get('accept-encoding') ?? '');
      if (brotli) headers.set('content-encoding', 'br');
      return new Response(new Uint8Array(await readFile(brotli ? `${file.path}.br` : file.path)), { status, headers });
    },
  };
}

async function list(folder: string): Promise<Map<string, Served>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const all = new Set(paths);
  const files = new Map<string, Served>();
  for (const path of paths) {
    if (path.endsWith('.br') || path.endsWith('.gz') || path.endsWith('.map')) continue;
    const { size, mtimeMs } = await stat(path);
    const address = '/' + relative(folder, path).split(sep).join('/');
    files.set(address, {
      path,
      type: typeOf(path),
      // Weak: packed and unpacked are the same file.
      etag: `W/"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`,
      brotli: all.has(`${path}.br`),
      // The bundler puts a hash of the content into the names of assets: another content has another name.
      immutable: /^\/assets\/.+[-.][A-Za-z0-9_-]{8,}\.[a-z0-9]+$/.test(address),
    });
  }
  return files;
}

function typeOf(path: string): string {
  const type = getMimeType(path) ?? 'application/octet-stream';
  if (extname(path) === '.webmanifest') return 'application/manifest+json';
  return /^(text\/|application\/(javascript|json))/.test(type) && !type.includes('charset') ? `${type}; charset=utf-8` : type;
}

// One page per candidate, as its vendor would build it.
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { build } from 'vite';
import { leanTemplatesPlugin } from '../../packages/cli/bootstrap/lean-templates.mjs';
import { plainImportsPlugin } from '../../packages/cli/bootstrap/plain-imports.mjs';

const here = dirname(fileURLToPath(import.meta.url));
/** Where the pages come to stand; candidates are read from here, so they find what is installed here. */
export const pages = join(here, '../../.build/bench');

/** Builds the page of a candidate, with a brotli copy beside every file. */
export async function buildPage(candidate: string, file: string): Promise<void> {
  const root = join(pages, 'source', candidate);
  const outDir = join(pages, candidate);
  rmSync(outDir, { recursive: true, force: true });
  mkdirSync(root, { recursive: true });
  writeFileSync(join(root, 'main.ts'), `import { mount } from ${JSON.stringify(join(here, 'candidates', file))};\nimport { start } from ${JSON.stringify(join(here, 'in-page.ts'))};\nvoid start(mount);\n`);
  writeFileSync(
    join(root, 'index.html'),
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Form</title><link rel="icon" href="data:,"></head><body><div id="app"></div><script type="module" src="./main.ts"></script></body></html>',
  );
  await build({
    root,
    base: './',
    configFile: false,
    logLevel: 'error',
    plugins: [leanTemplatesPlugin(), plainImportsPlugin()],
    resolve: { conditions: ['faelles-source', 'module', 'browser', 'production'] },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { outDir, emptyOutDir: true, target: 'es2022', modulePreload: { polyfill: false }, reportCompressedSize: false },
  });
  for (const name of readdirSync(outDir, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(html|js|css)$/.test(name)) continue;
    const bytes = readFileSync(join(outDir, name));
    writeFileSync(join(outDir, `${name}.br`), brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }));
  }
}

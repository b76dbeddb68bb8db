// What a field weighs that a page uses alone, Lit included: minified, with lean templates, brotli. Parts that are fetched
// when they are needed are not in it. The figures are what must not be exceeded, and go down only.
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { brotliCompressSync, constants } from 'node:zlib';
import { build } from 'vite';
import { leanTemplatesPlugin } from '../../packages/cli/bootstrap/lean-templates.mjs';
import { plainImportsPlugin } from '../../packages/cli/bootstrap/plain-imports.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

const budgets: Record<string, number> = {
  'text-field/fk-text-field.ts': 12400,
  'date-field/fk-date-field.ts': 13500,
  'radio-field/fk-radio-field.ts': 12200,
  'file-field/fk-file-field.ts': 13400,
};

interface Chunk {
  fileName: string;
  isEntry: boolean;
  imports: string[];
  code: string;
}

/** Bytes of an entry and of everything it cannot do without. */
async function weigh(entry: string): Promise<number> {
  const built = (await build({
    root, configFile: false, logLevel: 'error',
    plugins: [leanTemplatesPlugin(), plainImportsPlugin()],
    resolve: { conditions: ['faelles-source', 'module', 'browser', 'production'] },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { write: false, target: 'es2022', modulePreload: { polyfill: false }, reportCompressedSize: false, rolldownOptions: { input: `${root}packages/fields/src/${entry}` } },
  })) as { output: Chunk[] };
  const chunks = new Map(built.output.map((chunk) => [chunk.fileName, chunk]));
  const needed = new Set([built.output.find(({ isEntry }) => isEntry)!.fileName]);
  for (const name of needed) for (const imported of chunks.get(name)!.imports) needed.add(imported);
  const size = (code: string) => brotliCompressSync(code, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
  return [...needed].reduce((sum, name) => sum + size(chunks.get(name)!.code), 0);
}

for (const [entry, most] of Object.entries(budgets)) {
  test(`${entry} weighs no more than it did`, async (t) => {
    const bytes = await weigh(entry);
    t.diagnostic(`${bytes} of ${most} bytes`);
    assert.ok(bytes <= most, `${bytes} of at most ${most} bytes`);
    assert.ok(bytes > 5_000, 'Lit and a field are in it');
  });
}

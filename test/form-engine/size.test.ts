import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';

const room = fileURLToPath(new URL('../../packages/form-engine', import.meta.url));

async function bundle(code: string): Promise<{ bytes: number; files: string[] }> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: code, resolveDir: room, loader: 'ts' },
    bundle: true, minify: true, format: 'esm', target: 'es2022', conditions: ['faelles-source'], write: false, metafile: true,
  });
  return { bytes: brotliCompressSync(outputFiles[0]!.contents).length, files: Object.keys(metafile.inputs) };
}

const from = (file: string, what: string) => `export { ${what} } from '@faelles/form-engine/${file}.js';`;

/** Brotli bytes an entry may cost a page. Raise one only with a reason in the commit. */
const budgets: [what: string, code: string, bytes: number][] = [
  ['a form before anything is typed', from('compile', 'compileForm') + from('bare-store', 'createBareStore'), 6_000],
  ['the parsers of every kind, as no first page needs them', from('parse', 'parseField'), 8_100],
  ['the whole engine in a page', from('compile', 'compileForm') + from('store', 'createStore') + from('price', 'orderOf') + from('summary', 'summaryOf'), 15_200],
  ['answers in words', from('answer-text', 'answerText'), 2_150],
];

describe('what a page loads', () => {
  for (const [what, code, budget] of budgets) {
    it(`${what}: at most ${budget} bytes, and no zod`, async () => {
      const { bytes, files } = await bundle(code);
      assert.ok(bytes <= budget, `${bytes} bytes`);
      assert.deepEqual(files.filter((file) => /node_modules\/(zod|json-logic)/.test(file)), []);
    });
  }
});

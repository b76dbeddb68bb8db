// Builds the pages of the demo profile: one start page and one shell for every solution.
// The output lives under a policy of `default-src 'self'`: nothing inline, nothing from elsewhere.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { defaultClientConditions, defineConfig, type Plugin } from 'vite';
import { leanTemplatesPlugin } from './packages/cli/bootstrap/lean-templates.mjs';
import { plainImportsPlugin } from './packages/cli/bootstrap/plain-imports.mjs';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const pages = here('./packages/journey/pages/');
const outDir = here('./.build/pages');

/** Refuses a page the policy would break: an inline script, an inline style, an event attribute. */
const nothingInline = (): Plugin => ({
  name: 'faelles:nothing-inline',
  enforce: 'post',
  generateBundle(_options, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type !== 'asset' || !file.fileName.endsWith('.html')) continue;
      const html = String(file.source);
      const inline = /<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=/i.exec(html);
      if (inline) this.error(`${file.fileName} holds "${inline[0].trim()}", which the page's policy blocks`);
    }
  },
});

/** Writes `name.br` beside every text file, so that the server sends bytes and does not squeeze them on each request. */
const brotli = (): Plugin => ({
  name: 'faelles:brotli',
  apply: 'build',
  closeBundle() {
    // Also called after a build that failed: then its own message must be the last word, not ours about a missing folder.
    if (!existsSync(outDir)) return;
    for (const name of readdirSync(outDir, { recursive: true, encoding: 'utf8' })) {
      if (!/\.(html|js|css|svg|json|md)$/.test(name)) continue;
      const source = readFileSync(join(outDir, name));
      const squeezed = brotliCompressSync(source, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
          [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
          [constants.BROTLI_PARAM_SIZE_HINT]: source.length,
        },
      });
      writeFileSync(join(outDir, `${name}.br`), squeezed);
    }
  },
});

/** What is asked of the modules of a build, as rolldown tells it. */
interface Modules {
  getModuleInfo(id: string): { importedIds: readonly string[] } | null;
}

/** Everything files import that is not fetched later, however far down. */
function withThem(files: readonly string[]): (id: string, modules: Modules) => boolean {
  let all: Set<string> | undefined;
  return (id, modules) => {
    if (!all) {
      all = new Set(files.map(here));
      for (const each of all) for (const imported of modules.getModuleInfo(each)?.importedIds ?? []) all.add(imported);
    }
    return all.has(id);
  };
}

/**
 * What is always loaded together is one file: forty small ones cost a header and a place in the queue each, and brotli
 * finds less to share. `base` is on every page; `form` is what shows questions; words are one file per language. The
 * rest comes when its step comes near, each kind with how its answers are read.
 */
const pieces: { name: string; files?: string[]; test?: RegExp }[] = [
  { name: 'words-da', test: /dictionaries\/da\/(journey|page|wizard|fields)\.ts$/ },
  { name: 'words-en', test: /dictionaries\/en\/(journey|page|wizard|fields)\.ts$/ },
  { name: 'base', files: ['./packages/journey/src/fk-journey.ts'] },
  {
    name: 'form',
    files: [
      './packages/form-wizard/src/fk-form-wizard.ts',
      // What nearly every form asks with, though the wizard itself does not stand on it.
      './packages/fields/src/text-field/text-field.ts',
      './packages/fields/src/radio-field/radio-field.ts',
      './packages/fields/src/information/information.ts',
    ],
  },
];

const groups = pieces.map(({ name, files, test }, at) => {
  const belongs = files ? withThem(files) : undefined;
  return { debugName: name, name: (id: string, modules: Modules) => (belongs && !belongs(id, modules) ? null : name), priority: pieces.length - at, ...(test && { test }) };
});

export default defineConfig({
  root: pages,
  base: '/',
  publicDir: false,
  // Rooms are read from source; `default` conditions give the production build of lit.
  resolve: { conditions: ['faelles-source', ...defaultClientConditions] },
  plugins: [leanTemplatesPlugin(), plainImportsPlugin(), nothingInline(), brotli()],
  build: {
    outDir,
    emptyOutDir: true,
    target: 'es2022',
    assetsDir: 'assets',
    // A data: URL would need a hole in the policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false, resolveDependencies: (_file, parts, { hostType }) => (hostType === 'html' ? parts : []) },
    manifest: 'manifest.json',
    // The notices of what we bundle stand in one file instead of in every chunk.
    license: { fileName: 'licenses.md' },
    rolldownOptions: {
      input: readdirSync(pages, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.html'))
        .map((name) => join(pages, name)),
      output: {
        comments: { legal: false },
        codeSplitting: { groups },
      },
    },
  },
});

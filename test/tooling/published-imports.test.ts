import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import ts from 'typescript';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { config } = ts.readConfigFile(`${root}/tsconfig.json`, (path) => readFileSync(path, 'utf8'));
const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);

// TypeScript 6.0 forgets to rewrite `import('./x.ts')` in a class that has both #private members and initialised plain
// ones: what is published would then ask for files that are not in the package.
test('nothing that is published imports a .ts file', () => {
  const files = execFileSync('git', ['ls-files', 'packages/*/src/*.ts', 'packages/*/src/**/*.ts'], { cwd: root, encoding: 'utf8' });
  const wrong = files
    .trim()
    .split('\n')
    .filter((file) => {
      const fileName = `${root}/${file}`;
      const source = readFileSync(fileName, 'utf8');
      if (!source.includes('import(')) return false;
      const { outputText } = ts.transpileModule(source, { fileName, compilerOptions: { ...options, module: ts.ModuleKind.ESNext } });
      return /\bimport\(\s*['"]\.[^'"]*\.ts['"]/.test(outputText.replace(/^\s*\*.*$/gm, ''));
    });
  assert.deepEqual(wrong, []);
});

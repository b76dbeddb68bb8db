/** What a package.json promises is there: side effects survive tree shaking, exports point at files, one version line. */
import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, matchesGlob, posix, resolve } from 'node:path';
import { describe, it } from 'node:test';

interface PackageJson {
  name: string;
  version: string;
  description?: string;
  license?: string;
  sideEffects?: boolean | string[];
  exports: Record<string, string | Record<string, string>>;
  dependencies?: Record<string, string>;
}

const root = resolve(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const packages = globSync('packages/*/package.json', { cwd: root })
  .sort()
  .map((path) => ({ folder: posix.dirname(path), json: JSON.parse(read(path)) as PackageJson }));

/** The source file a specifier of ours stands for, through the `faelles-source` condition. */
function sourceOf(specifier: string): string | undefined {
  const [scope, room, ...rest] = specifier.split('/');
  const found = packages.find(({ json }) => json.name === `${scope}/${room}`);
  if (!found) return undefined;
  const wanted = ['.', ...rest].join('/');
  for (const [pattern, target] of Object.entries(found.json.exports)) {
    const file = typeof target === 'string' ? target : target['faelles-source'];
    const [before, after] = pattern.split('*');
    if (pattern === wanted) return posix.join(found.folder, file ?? '');
    if (after === undefined || !wanted.startsWith(before ?? '') || !wanted.endsWith(after)) continue;
    return posix.join(found.folder, (file ?? '').replace('*', wanted.slice(before?.length, wanted.length - after.length)));
  }
  return undefined;
}

/** Whether a bundler keeps a module that is imported for what it does. */
function keeps(file: string): boolean {
  const found = packages.find(({ folder }) => file.startsWith(`${folder}/`));
  const effects = found?.json.sideEffects ?? true;
  if (typeof effects === 'boolean') return effects;
  const inside = file.slice((found?.folder.length ?? 0) + 1);
  return effects.some((glob) => matchesGlob(inside, glob.replace(/^\.\//, '')));
}

describe('packages', () => {
  for (const { folder, json } of packages) {
    it(`${json.name} says what it is and stands on the version line`, () => {
      assert.equal(json.version, packages[0]?.json.version);
      assert.equal(json.license, 'MIT');
      assert.ok((json.description ?? '').length > 20, 'a description a stranger understands');
      for (const [name, range] of Object.entries(json.dependencies ?? {})) {
        if (name.startsWith('@faelles/')) assert.equal(range, `^${json.version}`, `${name} in ${folder}`);
      }
    });
  }

  it('keep what is imported for what it does', () => {
    const lost: string[] = [];
    for (const path of globSync('packages/*/src/**/*.ts', { cwd: root })) {
      for (const [, specifier = ''] of read(path).matchAll(/^import '([^']+)';/gm)) {
        const target = specifier.startsWith('.') ? posix.normalize(posix.join(posix.dirname(path), specifier)) : sourceOf(specifier);
        if (target && !keeps(target)) lost.push(`${path} imports ${specifier}, which "sideEffects" of its package lets a bundler drop`);
      }
    }
    assert.deepEqual(lost, []);
  });

  it('export what others import from them', () => {
    const missing: string[] = [];
    for (const path of globSync('{packages/*/src,stories,test}/**/*.ts', { cwd: root })) {
      for (const [, specifier = ''] of read(path).matchAll(/^(?:import|export)[^'"]*?from '(@faelles\/[^']+)'/gm)) {
        const target = sourceOf(specifier);
        if (!target || !existsSync(join(root, target))) missing.push(`${path}: ${specifier}`);
      }
    }
    assert.deepEqual(missing, []);
  });

  it('would notice a define module that gets lost', () => {
    assert.equal(keeps('packages/fields/src/text-field/fk-text-field.ts'), true);
    assert.equal(keeps('packages/fields/src/text-field/text-field.ts'), false);
  });
});

/** The floor rule: the table is sound, ESLint catches what it forbids, and every tsconfig says the same. */
import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, it } from 'node:test';
import { ESLint, Linter } from 'eslint';
import { floors } from '../../packages/cli/bootstrap/lint/floors.mjs';
import { faultsOfTable, unitOf, units } from '../../packages/cli/bootstrap/lint/rooms.mjs';

const root = resolve(import.meta.dirname, '../..');

/** Messages of the floor rule for one line of code in one file. */
function messages(path: string, code: string): string[] {
  const linter = new Linter({ cwd: root });
  return linter
    .verify(code, [{ files: ['**/*.ts'], plugins: { faelles: { rules: { floors } } }, rules: { 'faelles/floors': 'error' } }], {
      filename: join(root, path),
    })
    .map(({ message }) => message);
}

interface TsConfig {
  compilerOptions?: { lib?: string[] };
  references?: { path: string }[];
}
const tsconfig = (path: string): TsConfig => JSON.parse(readFileSync(path, 'utf8')) as TsConfig;

/** The tsconfig that covers a unit: beside its source, or one folder up for a room with one storey. */
const configOf = (path: string): string =>
  [join(root, path, 'tsconfig.json'), join(root, path, '../tsconfig.json')].find((file) => existsSync(file)) ??
  assert.fail(`${path} has no tsconfig.json`);

describe('the table of rooms', () => {
  it('only goes down, and never from a room without DOM to one with', () => {
    assert.deepEqual(faultsOfTable(), []);
  });

  it('would notice an upward and a sideways entry', () => {
    const wrong = {
      low: { path: 'a', floor: 0, dom: false, below: ['high', 'beside'] },
      beside: { path: 'b', floor: 0, dom: false, below: [] },
      high: { path: 'c', floor: 1, dom: true, below: ['low'] },
    };
    assert.deepEqual(faultsOfTable(wrong), ['low → high: not a lower floor', 'low → beside: not a lower floor']);
  });

  it('knows every room there is', () => {
    const rooms = globSync('packages/*/src', { cwd: root }).map((path) => path.split(/[\\/]/)[1]);
    for (const room of rooms) {
      assert.ok(
        Object.values(units).some(({ path }) => path.startsWith(`packages/${room}/`)),
        `packages/${room} is not in the table`,
      );
    }
  });
});

describe('the lint rule', () => {
  const cases: [name: string, path: string, code: string, message: RegExp | null][] = [
    ['an upward import', 'packages/schemas/src/x.ts', `import '@faelles/form-engine';`, /schemas \(floor 0\) may not import form-engine/],
    ['a sideways import', 'packages/form-engine/src/x.ts', `import { a } from '@faelles/foundation';`, /may not import foundation/],
    ['a sideways import on floor 3', 'packages/form-wizard/src/x.ts', `import '@faelles/consent/elements/fk-consent.js';`, /may not import consent\/elements/],
    ['an upward re-export', 'packages/language/src/x.ts', `export * from '@faelles/fields';`, /may not import fields/],
    ['an upward import on demand', 'packages/fields/src/x.ts', `void import('@faelles/journey');`, /may not import journey/],
    ['a way round by a relative path', 'packages/fields/src/a/x.ts', `import '../../../form-wizard/src/index.js';`, /reaches into another room/],
    ['a model that wants its elements', 'packages/payment/src/model/x.ts', `import '../elements/payment.js';`, /may not import payment\/elements/],
    ['elements on their model', 'packages/payment/src/elements/x.ts', `import '../model/state.js';`, null],
    ['lit in a room without DOM', 'packages/client/src/x.ts', `import 'lit';`, /has no DOM/],
    ['Node in a room that also runs in a browser', 'packages/form-engine/src/x.ts', `import 'node:fs';`, /runs outside Node/],
    ['Node in the server', 'packages/server/src/x.ts', `import 'node:fs';`, null],
    ['elements in the server', 'packages/server/src/x.ts', `import '@faelles/payment/elements/fk-payment.js';`, /may not import payment\/elements/],
    ['a model in the server', 'packages/server/src/x.ts', `import '@faelles/payment/model';`, null],
    ['a package nobody declared', 'packages/schemas/src/x.ts', `import 'lodash';`, /not a dependency/],
    ['a declared package', 'packages/schemas/src/x.ts', `import * as z from 'zod/mini';`, null],
    ['a solution in code', 'packages/journey/src/x.ts', `import '@faelles/solutions/road-permit/definition.json';`, /nobody imports them/],
    ['a solution in a test', 'test/x.ts', `import '@faelles/solutions/road-permit/definition.json';`, /nobody imports them/],
    ['a room in a simulator', 'test/simulators/nexi/x.ts', `import '@faelles/schemas';`, /imports no room/],
    ['a test behind a room’s door', 'test/fields/x.ts', `import '../../packages/fields/src/base/parts.ts';`, /reaches into a room/],
    ['a test at a room’s door', 'test/fields/x.ts', `import '@faelles/fields/text-field/fk-text-field.js';`, null],
    ['a step down', 'packages/journey/src/x.ts', `import '@faelles/fields/text-field/fk-text-field.js';`, null],
  ];
  for (const [name, path, code, expected] of cases) {
    it(`${expected ? 'refuses' : 'allows'} ${name}`, () => {
      const found = messages(path, code);
      if (expected) assert.match(found.join('\n'), expected);
      else assert.deepEqual(found, []);
    });
  }

  it('is switched on for every source file', async () => {
    const eslint = new ESLint({ cwd: root });
    for (const { path } of Object.values(units)) {
      const config = (await eslint.calculateConfigForFile(join(root, path, 'x.ts'))) as { rules: Record<string, unknown[]> };
      assert.equal(config.rules['faelles/floors']?.[0], 2, path);
    }
  });
});

describe('the tsconfig references', () => {
  for (const [name, unit] of Object.entries(units)) {
    it(`of ${name} agree with the table`, () => {
      const file = configOf(unit.path);
      const references = (tsconfig(file).references ?? []).map(({ path }) => {
        const target = relative(root, resolve(dirname(file), path));
        return unitOf(target.endsWith('/model') || target.endsWith('/elements') ? `${target}/` : `${target}/src/`);
      });
      assert.deepEqual(references.toSorted(), unit.below.toSorted());
    });

    it(`of ${name} ${unit.dom ? 'bring' : 'leave out'} the DOM library`, () => {
      const lib = tsconfig(configOf(unit.path)).compilerOptions?.lib ?? [];
      assert.ok(lib.length > 0, 'an absent "lib" means the DOM library too');
      assert.equal(lib.includes('DOM'), unit.dom);
    });
  }
});

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import jsonLogic from 'json-logic-js';
import type { Json } from '@faelles/schemas/json.js';
import { evaluate } from '@faelles/form-engine/rules/evaluate.js';
import { scopeOf } from '@faelles/form-engine/rules/scope.js';
import { json } from './support.ts';

type Deviation = { rule: Json; data?: Json; ours: Json; library: Json | { throws: true } | { nothing: true }; why: string };
const { cases } = json<{ cases: Deviation[] }>('test/vectors/jsonlogic-deviations.json');

/** What the library gives, said as the list says it: undefined and what is no JSON number are not JSON. */
function libraryGives(rule: Json, data: Json): unknown {
  try {
    const found: unknown = jsonLogic.apply(structuredClone(rule) as never, data);
    return found === undefined ? { nothing: true } : typeof found === 'number' && !Number.isFinite(found) ? { nothing: true } : found;
  } catch {
    return { throws: true };
  }
}

describe('where our rules differ from json-logic-js', () => {
  for (const { rule, data = null, ours, library, why } of cases) {
    it(`${JSON.stringify(rule)}: ${why}`, () => {
      assert.deepEqual(evaluate(rule, scopeOf(data)), ours);
      assert.deepEqual(libraryGives(rule, data), library);
      assert.notDeepEqual(ours, library, 'no deviation any more: take it off the list');
    });
  }

  it('each case stands in the documentation, with what both give', () => {
    const page = readFileSync(new URL('../../docs/jsonlogic-deviations.md', import.meta.url), 'utf8');
    for (const { rule } of cases) assert.ok(page.includes(`\`${JSON.stringify(rule)}\``), JSON.stringify(rule));
    assert.equal(page.split('\n').filter((line) => line.startsWith('| `')).length, cases.length);
  });
});

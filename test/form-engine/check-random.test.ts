import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { checkDefinition } from '@faelles/form-engine/check.js';
import { compileForm } from '@faelles/form-engine/compile.js';
import { createStore } from '@faelles/form-engine/store.js';
import { summaryOf } from '@faelles/form-engine/summary.js';
import { validateAnswers } from '@faelles/form-engine/validate-answers.js';
import type { FormDefinition } from '@faelles/schemas/definition.js';
import type { JsonObject } from '@faelles/schemas/json.js';
import type { Anything } from './faults.ts';
import { json, personInputs, runs, TODAY } from './support.ts';
import '../support/seed.ts';

describe('definitions changed at random', () => {
  type Change = { at: number; how: 'delete' | 'replace' | 'copy' | 'twice'; other: number; value: Anything };
  const change: fc.Arbitrary<Change> = fc.record({
    at: fc.nat(), how: fc.constantFrom('delete', 'replace', 'copy', 'twice'), other: fc.nat(),
    value: fc.oneof(fc.jsonValue(), fc.constantFrom('', 'text', 'list', 'choice', 'group', 'file', 'applicantType', 0, -1, 1.5, true, null, [], {}, { var: 'what' }, { var: 'entry' })),
  });

  /** Every member and item of a definition: what holds it, and its name or index. */
  function places(value: Anything): [holder: Anything, key: string][] {
    if (typeof value !== 'object' || value === null) return [];
    return Object.keys(value).flatMap((key) => [[value, key] as [Anything, string], ...places(value[key])]);
  }

  function make(definition: Anything, { at, how, other, value }: Change): void {
    const all = places(definition);
    const [holder, key] = all[at % all.length]!;
    const [from, name] = all[other % all.length]!;
    if (how === 'delete') Array.isArray(holder) ? holder.splice(Number(key), 1) : delete holder[key];
    else if (how === 'twice' && Array.isArray(holder)) holder.push(structuredClone(holder[Number(key)]));
    // A part of the definition in another place: of the right shape more often than anything invented.
    else holder[key] = structuredClone(how === 'replace' ? value : from[name]);
  }

  /** Everything the engine does with a definition, for a form that is empty and for one filled in. */
  function use(definition: FormDefinition): void {
    const form = compileForm(definition);
    for (const inputs of [{}, personInputs()]) {
      const store = createStore(form, { inputs, today: () => TODAY });
      store.steps().forEach(({ id }) => { store.reveal(id); store.stepFields(id); });
      store.order();
      summaryOf(form, store.values(), { today: TODAY });
      validateAnswers(form, store.values(), { today: TODAY });
      validateAnswers(form, inputs as JsonObject, { today: TODAY });
    }
  }

  for (const [name, path] of [['the road permit', 'packages/solutions/road-permit/definition.json'], ['PN151', 'docs/definitions/pn151.json']] as const) {
    it(`${name}: checked without throwing; without faults it can be used`, () => {
      let used = 0;
      fc.assert(fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        const definition = json<FormDefinition>(path);
        changes.forEach((one) => make(definition, one));
        const found = checkDefinition(definition);
        assert.equal(new Set(found.map((fault) => JSON.stringify(fault))).size, found.length, 'each is said once');
        if (found.some(({ severity }) => severity === 'error')) return;
        used += 1;
        use(definition);
      }), { numRuns: runs(200) });
      assert.ok(used > 0, 'some changes leave a definition right');
    });
  }
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { compileForm } from '@faelles/form-engine/compile.js';
import { checkDefinition } from '@faelles/form-engine/check.js';
import { definitions, filledIn, inputsOf } from './random-forms.ts';
import { copy, pageVerdict, questions, sentAsTyped, serverSummary, serverVerdict, storeOf } from './same-truth.ts';
import { runs } from './support.ts';
import '../support/seed.ts';

/** A failure shall be told soon: shrinking forms takes as long as one lets it. */
const limits = (usual: number) => ({ numRuns: runs(usual), ...(process.env['TEST_EFFORT'] ? {} : { interruptAfterTimeLimit: 60_000, markInterruptAsFailure: true }) });

/** The page's errors at a question or at a part of it, as the house number of an address. */
const knows = (errors: readonly string[], path: string) => errors.some((known) => known.startsWith(`${path}: `) || known.startsWith(`${path}.`));

const roots = (form: ReturnType<typeof compileForm>) => form.steps.flatMap(({ fields }) => [...fields]);

describe('any form and any answers', () => {
  it('are judged alike by page and server: the same values, the same price, the same yes or no', () => {
    const seen = { right: 0, wrong: 0, hidden: 0, priced: 0 };
    fc.assert(fc.property(filledIn(4), ({ definition, inputs }) => {
      for (const typed of inputs) {
        const page = pageVerdict(definition, typed);
        const server = serverVerdict(definition, page.values);
        assert.deepEqual(server.values, page.values);
        // What nobody can read is not sent; sent as it was typed, the server refuses it too.
        const asTyped = sentAsTyped(definition, typed);
        assert.equal(asTyped ? serverVerdict(definition, asTyped).right : server.right, page.right, JSON.stringify([page.errors, server.errors]));
        if (page.right) assert.ok(!asTyped);
        assert.deepEqual(server.order, page.order);
        // What the server refuses, the page has shown: the citizen never meets a fault for the first time after sending.
        for (const error of server.errors) assert.ok(knows(page.errors, error.split(': ')[0]!), `${error} was not among ${page.errors.join(', ')}`);
        if (page.right) assert.deepEqual(serverSummary(definition, server.values), copy(storeOf(compileForm(definition), typed).summary()));
        seen[page.right ? 'right' : 'wrong'] += 1;
        if (page.order) seen.priced += 1;
        if (page.steps.length < definition.steps.length) seen.hidden += 1;
      }
    }), limits(120));
    for (const [what, count] of Object.entries(seen)) assert.ok(count > 20, `only ${count} ${what}: the cases are too tame`);
  });

  it('what is hidden never blocks and never leaks: not into values, errors, steps, price or summary', () => {
    let hidden = 0;
    fc.assert(fc.property(filledIn(2).chain(({ definition, inputs }) => fc.tuple(fc.constant(definition), fc.constant(inputs[0]!), inputsOf(definition))), ([definition, typed, other]) => {
      const form = compileForm(definition);
      const store = storeOf(form, typed);
      const changed = storeOf(form, typed);
      for (const { path, node } of questions(roots(form), typed)) {
        if (store.field(path).applies) continue;
        hidden += 1;
        // Another answer where nobody can see one.
        let answer: unknown = other;
        for (const step of path.split('.')) answer = (answer as Record<string, unknown> | undefined)?.[step];
        changed.set(path, (answer ?? (node.field.options ? 'b' : 'x')) as never);
        assert.deepEqual(store.field(path).issues, [], path);
        assert.equal(store.field(path).value, undefined, path);
      }
      const seen = (of: typeof store) => copy({ values: of.values(), steps: of.steps().map(({ id, applies, complete, issues }) => ({ id, applies, complete, issues })), order: of.order() ?? null, summary: of.summary() });
      assert.deepEqual(seen(changed), seen(store));
    }), limits(150));
    assert.ok(hidden > 100, `only ${hidden} answers were hidden`);
  });

  it('any typed text survives save, reload and resume', () => {
    fc.assert(fc.property(filledIn(1), fc.string({ unit: 'binary' }), ({ definition, inputs }, anything) => {
      const form = compileForm(definition);
      const store = storeOf(form, {});
      // Typed field by field, as a citizen does; every third question gets any text at all.
      let at = 0;
      const typed = new Map<string, unknown>();
      for (const { path } of questions(roots(form), inputs[0])) {
        let input: unknown = inputs[0];
        for (const step of path.split('.')) input = (input as Record<string, unknown> | undefined)?.[step];
        const answer = at++ % 3 === 0 ? anything : input;
        if (answer === undefined) continue;
        try {
          store.set(path, answer as never);
          typed.set(path, answer);
        } catch (error) {
          // Beyond the entries a list may have nothing is taken.
          assert.ok(error instanceof RangeError);
        }
      }
      const saved = JSON.stringify(store.inputs());
      const resumed = storeOf(form, JSON.parse(saved) as never);
      assert.deepEqual(copy(resumed.inputs()), copy(store.inputs()));
      assert.deepEqual(copy(resumed.values()), copy(store.values()));
      for (const [path, answer] of typed) {
        const { field, input } = resumed.field(path);
        if (field.fixed === undefined) assert.deepEqual(copy(input), copy(answer), path);
      }
    }), limits(120));
  });

  it('canonical values are legal inputs, and mean themselves', () => {
    // Where something was typed that cannot be read, the value is absent, and a default would come back.
    const withoutDefaults = filledIn(2).filter(({ definition }) => [...compileForm(definition).fields.values()].every(({ field }) => field.default === undefined));
    fc.assert(fc.property(withoutDefaults, ({ definition, inputs }) => {
      for (const typed of inputs) {
        const form = compileForm(definition);
        const values = copy(storeOf(form, typed).values());
        const again = storeOf(form, values);
        for (const { path } of questions(roots(form), values)) {
          const { applies, value } = again.field(path);
          const before = storeOf(form, typed).field(path);
          if (applies && before.applies && before.value !== undefined) assert.deepEqual(copy(value), copy(before.value), path);
        }
      }
    }), limits(150));
  });

  it('the forms of these tests are right, and differ', () => {
    const kinds = new Set<string>();
    fc.assert(fc.property(definitions(), (definition) => {
      assert.deepEqual(checkDefinition(definition).filter(({ severity }) => severity === 'error'), []);
      compileForm(definition).fields.forEach(({ field }) => kinds.add(field.kind));
    }), { numRuns: 100 });
    assert.ok(kinds.size >= 20, [...kinds].join(' '));
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import jsonLogic from 'json-logic-js';
import type { Json } from '@faelles/schemas/json.js';
import { analyse, dependencies } from '@faelles/form-engine/rules/analyse.js';
import { evaluate, knownOperations } from '@faelles/form-engine/rules/evaluate.js';
import { scopeOf } from '@faelles/form-engine/rules/scope.js';
import { jsons, runs } from './support.ts';
import '../support/seed.ts';

type Case = { rule: Json; data?: Json; result: Json };
type OperationCase = { args: Json[]; today?: string; result: Json };

describe('JsonLogic', () => {
  for (const [name, { cases }] of jsons<{ cases: Case[] }>('test/vectors/jsonlogic')) {
    for (const { rule, data, result } of cases) {
      it(`${name}: ${JSON.stringify(rule)}`, () => {
        assert.deepEqual(evaluate(rule, scopeOf(data)), result);
        assert.deepEqual(jsonLogic.apply(rule as never, data ?? null), result, 'json-logic-js gives something else');
      });
    }
  }

  // The library is the witness: any rule of the operations we share gives the same, or both give up.
  it('agrees with json-logic-js on rules nobody thought of', () => {
    const data = { a: 1, b: 'x', list: [1, 2, 3], deep: { c: [{ d: true }] }, empty: '', no: null } as const;
    const leaf = fc.oneof(
      fc.integer({ min: -5, max: 5 }), fc.boolean(), fc.constantFrom('', 'x', '1', '2026-11-20'), fc.constant(null), fc.constant([]),
      fc.constantFrom('a', 'b', 'list', 'deep.c', 'deep.c.0.d', 'empty', 'no', 'gone', '').map((path) => ({ var: path })),
    );
    const plain = ['==', '===', '!=', '!==', '>', '>=', '<', '<=', '!', '!!', '+', '-', '*', '/', '%', 'min', 'max', 'cat', 'in', 'merge', 'if', '?:', 'and', 'or'];
    const { rule } = fc.letrec<{ rule: Json }>((tie) => ({
      rule: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        leaf,
        fc.tuple(fc.constantFrom(...plain), fc.array(tie('rule'), { minLength: 1, maxLength: 3 })).map(([name, args]) => ({ [name]: args })),
        fc.tuple(fc.constantFrom('map', 'filter', 'all', 'some', 'none', 'reduce'), tie('rule'), tie('rule')).map(([name, ...args]) => ({ [name]: args })),
      ) as fc.Arbitrary<Json>,
    }));
    const witness = (tested: Json): unknown => {
      try {
        const found: unknown = jsonLogic.apply(tested as never, data);
        return found === undefined || (typeof found === 'number' && !Number.isFinite(found)) ? null : found;
      } catch {
        return null;
      }
    };
    fc.assert(fc.property(rule, (tested) => {
      // By way of JSON: a list may hold what is no number, and JSON has no minus zero.
      assert.equal(JSON.stringify(evaluate(tested, scopeOf(data as never))), JSON.stringify(witness(tested)));
    }), { numRuns: runs(3000) });
  });
});

describe('named operations', () => {
  for (const [, { operation, cases }] of jsons<{ operation: string; cases: OperationCase[] }>('test/vectors/operations')) {
    for (const { args, today, result } of cases) {
      it(`${operation} ${JSON.stringify(args)}`, () => {
        assert.deepEqual(evaluate({ [operation]: args }, scopeOf(null, today)), result);
      });
    }
  }

  it('have vectors, every one of them', () => {
    const published = jsons<{ operation: string }>('test/vectors/operations').map(([, { operation }]) => operation);
    const ours = [...knownOperations].filter((name) => /[a-z]-|^(today|age|present)$/.test(name));
    assert.deepEqual(published.sort(), ours.sort());
  });

  it('see today inside a loop', () => {
    const rule: Json = { map: [{ var: 'dates' }, { 'days-between': [{ today: [] }, { var: '' }] }] };
    assert.deepEqual(evaluate(rule, scopeOf({ dates: ['2026-11-21', '2026-11-19'] }, '2026-11-20')), [1, -1]);
  });
});

describe('hostile rules', () => {
  const nothing = scopeOf({});

  it('never reach a prototype', () => {
    for (const path of ['__proto__', 'constructor', 'constructor.constructor', 'a.__proto__.polluted', 'toString', 'a.constructor.name']) {
      assert.equal(evaluate({ var: path }, scopeOf({ a: {} })), null, path);
    }
    assert.equal(evaluate({ var: 'constructor' }, scopeOf(JSON.parse('{"constructor":"mine"}') as Json)), 'mine');
  });

  it('cannot call anything: unknown operations give null', () => {
    for (const name of ['method', 'log', 'constructor', '__proto__', 'hasOwnProperty', 'var.constructor', 'toString']) {
      assert.equal(evaluate(JSON.parse(`{${JSON.stringify(name)}: ["alert(1)"]}`) as Json, nothing), null, name);
    }
  });

  it('end: a list that doubles itself, a text that doubles itself, loops in loops', () => {
    const ones = Array<Json>(60).fill(1);
    const twice = { merge: [{ var: 'accumulator' }, { var: 'accumulator' }] };
    assert.equal(evaluate({ reduce: [ones, twice, [1]] }, nothing), null);
    assert.equal(evaluate({ reduce: [ones, { cat: [{ var: 'accumulator' }, { var: 'accumulator' }] }, 'x'] }, nothing), null);
    const nested = (depth: number): Json => (depth ? { map: [ones, nested(depth - 1)] } : 1);
    assert.equal(evaluate(nested(6), nothing), null);
  });

  it('end: nested deeper than the stack', () => {
    let deep: Json = 1;
    for (let at = 0; at < 100_000; at++) deep = { '!': [deep] };
    assert.equal(evaluate(deep, nothing), null);
    assert.ok(analyse(deep).depth > 100);
  });

  it('give null for what is no number', () => {
    assert.equal(evaluate({ '/': [1, 0] }, nothing), null);
    assert.equal(evaluate({ '+': [1, 'x'] }, nothing), null);
  });
});

describe('analyse', () => {
  it('names variables and operations without running the rule', () => {
    const rule: Json = { if: [{ '>': [{ var: 'area' }, 10] }, { var: ['calc.days', 0] }, { missing: ['from', 'to'] }] };
    assert.deepEqual(dependencies(rule).sort(), ['area', 'calc.days', 'from', 'to']);
    assert.deepEqual(analyse(rule).operations.sort(), ['>', 'if', 'missing', 'var']);
  });

  it('counts what a loop reads as its list', () => {
    const rule: Json = { some: [{ var: 'periods' }, { '>': [{ var: 'days' }, 3] }] };
    assert.deepEqual(dependencies(rule), ['periods']);
    assert.deepEqual(analyse(rule).uses, [{ path: 'periods' }, { path: 'days', over: 'periods' }]);
  });

  it('says when a variable is worked out', () => {
    assert.deepEqual(analyse({ var: { cat: ['a', 'b'] } }).uses, [{ path: undefined }]);
  });

  it('takes any JSON', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => {
      analyse(value as Json);
      evaluate(value as Json, nothing());
    }));
  });
});

function nothing() {
  return scopeOf({});
}

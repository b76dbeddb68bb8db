import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createStore } from '@faelles/form-engine/store.js';
import { formOf, TODAY } from './support.ts';

// Counts, not times: what a key costs must not grow with the form.
describe('the work of one key', () => {
  const wide = (fields: number) => {
    const form = formOf([
      { name: 'first', required: false },
      ...Array.from({ length: fields }, (_, at) => ({ name: `f${at}`, kind: 'integer' as const, required: false, max: { '+': [{ var: `f${Math.max(0, at - 1)}` }, 1000] } })),
      { name: 'last', required: false, when: { '==': [{ var: 'first' }, 'x'] } },
    ]);
    const done: string[] = [];
    const store = createStore(form, { today: () => TODAY, trace: (what) => done.push(what) });
    store.stepFields('one');
    store.steps();
    store.subscribe(() => {});
    done.length = 0;
    return { store, done };
  };

  it('is the field and what depends on it, in a form of 1000 fields', () => {
    const { store, done } = wide(1000);
    store.set('f500', '7');
    assert.deepEqual(done.sort(), ['parse f500', 'parse f501', 'rule f501']);
    done.length = 0;
    store.set('first', 'y');
    assert.deepEqual(done.sort(), ['parse first', 'rule last'], 'a rule with the same result wakes nobody');
  });

  it('is the same in a small form', () => {
    const { store, done } = wide(10);
    store.set('f5', '7');
    assert.deepEqual(done.sort(), ['parse f5', 'parse f6', 'rule f6']);
  });

  it('is nothing for a field that was only left', () => {
    const { store, done } = wide(100);
    store.set('f5', 'x');
    done.length = 0;
    store.leave('f5');
    assert.deepEqual(done, []);
  });
});

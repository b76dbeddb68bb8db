import { test } from 'node:test';
import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { canonicalJson } from '@faelles/receipt/model';
import '../support/seed.ts';

test('RFC 8785, 3.2.2: numbers, escapes and literals', () => {
  const input = JSON.parse(
    '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],' +
      '"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}',
  );
  assert.equal(
    canonicalJson(input),
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
      '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
});

test('RFC 8785, 3.2.3: members by UTF-16 code units', () => {
  const input = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, '\u00f6': 7 };
  assert.equal(canonicalJson(input), '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}');
});

test('the same data in another order is the same text, and comes back as it was', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const plain = JSON.parse(JSON.stringify(value)) as unknown;
      const turned = JSON.parse(JSON.stringify(plain, (_key, part: unknown) =>
        typeof part === 'object' && part !== null && !Array.isArray(part)
          ? Object.fromEntries(Object.entries(part).reverse())
          : part)) as unknown;
      // A lone surrogate has no canonical form; everything else has exactly one.
      if (!JSON.stringify(plain).isWellFormed() || /\\ud[89a-f]/i.test(JSON.stringify(plain))) return;
      assert.equal(canonicalJson(turned), canonicalJson(plain));
      assert.deepEqual(JSON.parse(canonicalJson(plain)), plain);
    }),
  );
});

test('what is no JSON is refused', () => {
  for (const value of [undefined, Number.NaN, Infinity, '\ud800', { a: { b: '\udc00' } }]) {
    assert.throws(() => canonicalJson(value));
  }
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kleCovers, parseFormTask, parseKleFacet, parseKleKey, parseKleSubject, parseKleWildcard } from '@faelles/schemas/identifiers/kle.js';

const parsers = { subject: parseKleSubject, facet: parseKleFacet, key: parseKleKey, wildcard: parseKleWildcard, form: parseFormTask };

for (const [input, accepting] of [
  ['05.04.06', 'subject wildcard form'],
  ['27', 'subject wildcard form'],
  ['27.36', 'subject wildcard form'],
  ['05.04.06-G01', 'key'],
  ['G01', 'facet'],
  ['Ø12', 'facet'],
  ['25.*', 'wildcard'],
  ['25.01.*', 'wildcard'],
  ['*', 'wildcard'],
  ['12.05.10.SR', 'form'],
  ['12.05.10.15.UD', 'form'],
  ['12.05.10.15', 'form'],
  ['5.4.6', ''],
  ['05.04.06.', ''],
  ['05-04-06', ''],
  ['050406', ''],
  ['05.04.06-G1', ''],
  ['05.04.06-g01', ''],
  ['05.04.06G01', ''],
  ['G1', ''],
  ['g01', ''],
  ['25*', ''],
  ['*.25', ''],
  ['12.05.10.sr', ''],
  ['12.05.10.15.20', ''],
  ['', ''],
] as const) {
  test(`"${input}" is ${accepting || 'nothing'}`, () => {
    const found = Object.entries(parsers).filter(([, parse]) => parse(input).ok).map(([name]) => name);
    assert.deepEqual(found, accepting.split(' ').filter(Boolean));
  });
}

test('a wildcard covers what lies under it', () => {
  assert.equal(kleCovers('25.*', '25.45.00'), true);
  assert.equal(kleCovers('25.*', '26.45.00'), false);
  assert.equal(kleCovers('25.*', '25'), false);
  assert.equal(kleCovers('*', '05.04.06'), true);
  assert.equal(kleCovers('05.04.06', '05.04.06'), true);
  assert.equal(kleCovers('05.04', '05.04.06'), false);
});

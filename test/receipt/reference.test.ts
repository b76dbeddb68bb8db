import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { checkOf, newReference, readReference, referenceSigns } from '@faelles/receipt/model/reference.js';

/** References of any solution and year. */
const references = fc
  .record({
    prefix: fc.stringMatching(/^[A-Z]{2,4}$/),
    year: fc.integer({ min: 2024, max: 9999 }).map(String),
    seed: fc.array(fc.nat(1_000_000), { minLength: 64, maxLength: 64 }),
  })
  .map(({ prefix, year, seed }) => {
    let at = 0;
    return newReference(prefix, year, (below) => (seed[at++ % seed.length]! + at) % below);
  });
const signs = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const bare = (reference: string) => reference.replaceAll('-', '');
const isValid = (typed: string) => readReference(typed).state === 'valid';

test('the check is ISO 7064, MOD 37-2', () => {
  // The donation number in the standard of ISBT 128.
  assert.equal(checkOf('G123498654321'), 'H');
});

test('a new reference is valid and has no signs that look alike after its year', () => {
  fc.assert(
    fc.property(references, (reference) => {
      assert.match(reference, /^[A-Z]{2,4}-\d{4}-[0-9A-Z]{7}$/);
      assert.ok([...reference.split('-')[2]!].every((sign) => referenceSigns.includes(sign)));
      assert.deepEqual(readReference(reference), { state: 'valid', reference });
    }),
    { numRuns: 500 },
  );
  assert.doesNotMatch(referenceSigns, /[0O1ILZSBU]/);
});

test('every single wrong sign is found, wherever it stands', () => {
  fc.assert(
    fc.property(references, (reference) => {
      const text = bare(reference);
      for (let at = 0; at < text.length; at++) {
        for (const sign of signs) {
          if (sign !== text[at]) assert.equal(isValid(text.slice(0, at) + sign + text.slice(at + 1)), false, `${reference}: ${at} ${sign}`);
        }
      }
    }),
    { numRuns: 100 },
  );
});

test('any two signs that changed places are found', () => {
  fc.assert(
    fc.property(references, (reference) => {
      const text = [...bare(reference)];
      for (let a = 0; a < text.length; a++) {
        for (let b = a + 1; b < text.length; b++) {
          if (text[a] === text[b]) continue;
          const swapped = text.with(a, text[b]!).with(b, text[a]!).join('');
          assert.equal(isValid(swapped), false, `${reference}: ${a} and ${b}`);
        }
      }
    }),
    { numRuns: 100 },
  );
});

test('it is read as people type it', () => {
  const reference = newReference('RV', '2026', (below) => 5 % below);
  for (const typed of [reference.toLowerCase(), reference.replaceAll('-', ' '), reference.replaceAll('-', '–'), ` ${bare(reference)}\n`]) {
    assert.deepEqual(readReference(typed), { state: 'valid', reference });
  }
  for (const typed of ['', 'RV', 'RV-2026', `${reference}2`, 'RV-2026-4F7K0M', '<b>']) assert.deepEqual(readReference(typed), { state: 'wrong' });
});

test('a reference from before there was a check character stays one', () => {
  assert.deepEqual(readReference('rv-2026-4f7k2m'), { state: 'unchecked', reference: 'RV-2026-4F7K2M' });
});

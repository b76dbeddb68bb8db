// How a text of a receipt is put into lines: nothing is lost, everything fits, and what no font has is shown by its number.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { linesOf, paragraphsOf } from '@faelles/server/receipts/pdf/lines.js';
import { piecesOf } from '@faelles/server/receipts/pdf/pieces.js';
import { createShaper } from '@faelles/server/receipts/pdf/shape.js';

const put = (text: string, width = 20_000) => linesOf(text, { weight: 400, width, anyDirection: true }, createShaper());
const seen = (text: string) => put(text, Infinity)[0]!.atoms.map(({ pieces }) => pieces.map(({ shown }) => shown).join(''));

describe('lines of a receipt', () => {
  it('show by its number what no font has, and what would hide or turn words', () => {
    const shown = (text: string) => piecesOf(text, 400).map((piece) => piece.shown).join('');
    assert.equal(shown('a😀b'), 'a‹U+1F600›b');
    assert.equal(shown('abc\u202Edcba'), 'abc‹U+202E›dcba');
    assert.equal(shown('a\u0007b'), 'a‹U+0007›b');
    assert.equal(shown('a\uD800b'), 'a‹U+D800›b');
    assert.equal(shown('👩‍👧'), '‹U+1F469›‹U+1F467›');
    assert.equal(shown('a\u{E0041}'), 'a‹U+E0041›');
    assert.equal(shown('Ærøskøbing ÆØÅ æøå é ñ ß ł ş ǽ'), 'Ærøskøbing ÆØÅ æøå é ñ ß ł ş ǽ');
    assert.equal(shown('a\u030A'), 'å');
  });

  it('stand from left to right as they are seen, by UAX 9', () => {
    assert.deepEqual(seen('abc שלום עולם def'), ['abc', ' ', 'עולם', ' ', 'שלום', ' ', 'def']);
    // A number in a text from the right is read from the left.
    // A bracket is still what was written; it is turned when it is drawn.
    assert.deepEqual(seen('שלום 12,5 (a)'), [')', 'a', '(', ' ', '12,5', ' ', 'שלום']);
    assert.equal(put('שלום').at(0)!.rightToLeft, true);
    assert.equal(put('abc שלום').at(0)!.rightToLeft, false);
  });

  it('join Arabic letters, and say each letter as it is', () => {
    const [line] = put('ليتجاوز', Infinity);
    const { clusters } = line!.atoms[0]!.shaped;
    assert.equal(clusters.map(({ text }) => text).join(''), 'ليتجاوز');
    assert.ok(clusters.every((cluster, index) => index === 0 || cluster.x <= clusters[index - 1]!.x), 'read from the right');
    const alone = [...'ليتجاوز'].reduce((sum, letter) => sum + put(letter, Infinity)[0]!.width, 0);
    assert.ok(line!.width < alone, 'joined');
  });

  it('break words longer than a line, and keep the lines somebody made', () => {
    const lines = put('x'.repeat(10_000), 10_000);
    assert.ok(lines.length > 100);
    assert.equal(lines.map(({ text }) => text).join('').length, 10_000);
    assert.deepEqual(paragraphsOf('a\r\nb\n\nc\u2028d'), ['a', 'b', '', 'c', 'd']);
  });

  it('lose nothing and fit, whatever is written', () => {
    const scripts = fc.constantFrom('Ærø ', 'مرحبا ', 'שלום', '你好，', '😀', 'e\u0301', '\u202E', '(', ')', ' ', '12,5', '\u200F', 'नमस्ते', '한국', '\u0000', '\uD83D');
    const text = fc.oneof(fc.array(scripts, { maxLength: 60 }).map((parts) => parts.join('')), fc.string({ unit: 'binary', maxLength: 80 }));
    fc.assert(
      fc.property(text, fc.integer({ min: 3000, max: 30_000 }), (words, width) => {
        for (const paragraph of paragraphsOf(words)) {
          const lines = put(paragraph, width);
          const kept = lines.map(({ read }) => read.flatMap(({ pieces }) => pieces.map((piece) => piece.text)).join('')).join('');
          const invisible = /^[\u00AD\u034F\u061C\u180B-\u180F\u200B-\u200F\u2060-\u2064\u2066-\u2069\uFE00-\uFE0F\uFEFF\u{E0100}-\u{E01EF}]+/u;
          assert.equal(kept.replace(invisible, ''), paragraph.replaceAll('\t', ' ').replace(invisible, ''));
          for (const line of lines) assert.ok(line.width <= width + 1 || line.read.filter(({ space }) => !space).length === 1, `${line.width} of ${width}`);
        }
      }),
      { numRuns: 100 },
    );
  });
});

/** Names of files, addresses, moments and ids as Digital Post takes them: the published vectors, and any text at all. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { fileName, isFileName } from '@faelles/server/digital-post/file-name.js';
import { boundary, utcMoment } from '@faelles/server/digital-post/moment.js';
import { oneLine, xmlText } from '@faelles/server/digital-post/text.js';
import { absoluteUrl, actionUrl } from '@faelles/server/digital-post/url.js';
import { checkedUuid, uuidOf } from '@faelles/server/digital-post/uuid.js';
import { hostileText } from '../support/hostile.ts';
import '../support/seed.ts';

const vectors = <Vector>(file: string): Vector[] =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../vectors/memo', file), 'utf8')) as Vector[];

describe('the name of a file', () => {
  for (const { name, file, why } of vectors<{ name: string; file: string; why: string }>('file-names.json')) {
    it(`${JSON.stringify(name)} becomes ${JSON.stringify(file)}: ${why}`, () => {
      assert.equal(fileName(name), file);
      assert.ok(isFileName(file));
      assert.equal(isFileName(name), name === file);
    });
  }

  it('is legal whatever it was made of, short enough for every file system, and stays the same when made again', () => {
    fc.assert(fc.property(hostileText(), fc.constantFrom('', '.pdf', '.html', '.txt'), (text, ending) => {
      const made = fileName(text + ending);
      assert.ok(isFileName(made), JSON.stringify(made));
      // Spelled out once more, so that the rule is not only checked against itself.
       
      assert.doesNotMatch(made, /[<>:"/\\|?*\u0000-\u001f\u007f\u00a0\u2000-\u200a\u2028\u2029\u205f\u2060\u3000\u202a-\u202e\u2066-\u2069]/);
      assert.ok(Buffer.byteLength(made) <= 200);
      assert.ok(made.isWellFormed());
      if (ending) assert.ok(made.endsWith(ending));
      assert.equal(fileName(made), made);
    }));
  });

  it('keeps its ending when it is cut', () => {
    const made = fileName(`${'Æ'.repeat(10_000)}.pdf`);
    assert.ok(made.endsWith('Æ.pdf'));
    assert.ok(Buffer.byteLength(made) <= 200);
  });
});

describe('the address of an action', () => {
  for (const { href, ...expected } of vectors<{ href: string; url?: string; fault?: string }>('urls.json')) {
    it(`${JSON.stringify(href)}: ${expected.url ?? expected.fault ?? ''}`, () => assert.deepEqual(actionUrl(href), expected));
  }

  it('has at most 256 characters, as it is written', () => {
    const base = 'https://selvbetjening.example/';
    assert.deepEqual(actionUrl(base + 'a'.repeat(256 - base.length)), { url: base + 'a'.repeat(256 - base.length) });
    assert.deepEqual(actionUrl(base + 'a'.repeat(257 - base.length)), { fault: 'too-long' });
    assert.deepEqual(actionUrl(base + 'ø'.repeat(100)), { fault: 'too-long' });
  });

  it('is completed with the public origin when it is written from the root', () => {
    assert.deepEqual(absoluteUrl('/solutions/road-permit/', 'https://selvbetjening.example'), { url: 'https://selvbetjening.example/solutions/road-permit/' });
    assert.deepEqual(absoluteUrl('/solutions/', 'http://127.0.0.1:4173'), { fault: 'not-https' });
    assert.deepEqual(absoluteUrl('/solutions/', undefined), { fault: 'not-absolute' });
    assert.deepEqual(absoluteUrl('//other.example/', 'https://selvbetjening.example'), { fault: 'not-absolute' });
  });

  it('is https or refused, whatever was written', () => {
    fc.assert(fc.property(fc.oneof(hostileText(), fc.webUrl(), hostileText().map((text) => `https://a.example/${text}`)), (href) => {
      const made = actionUrl(href);
      if ('fault' in made) return;
      assert.match(made.url, /^https:\/\/[!-~]+$/);
      assert.ok(made.url.length <= 256);
    }));
  });
});

describe('a text of one line', () => {
  it('has no line ends, and ends in an ellipsis when it is longer than there is room for', () => {
    assert.equal(oneLine('  Møde\r\n\ti   Borgerservice '), 'Møde i Borgerservice');
    assert.equal(oneLine('a'.repeat(256)), 'a'.repeat(256));
    assert.equal(oneLine('a'.repeat(257)), `${'a'.repeat(255)}…`);
  });

  it('is never cut through a sign', () => {
    fc.assert(fc.property(hostileText(), fc.integer({ min: 1, max: 40 }), (text, most) => {
      const line = oneLine(text, most);
      assert.ok(line.length <= most && line.isWellFormed() && !/[\r\n]/.test(line));
    }));
    assert.equal(oneLine('👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 15), '👩‍👩‍👧‍👦…');
  });

  it('shows what XML cannot hold instead of dropping it', () => {
    assert.equal(xmlText('a\u0001b\ud800c\uffffd\u202ee'), 'a\ufffdb\ufffdc\ufffdd\u202ee');
    assert.equal(xmlText('a\r\nb\rc\nd'), 'a\nb\nc\nd');
  });
});

describe('a moment', () => {
  const cases: [value: string, from: string | undefined, until: string | undefined][] = [
    ['2026-11-20T11:15:00+01:00', '2026-11-20T10:15:00Z', '2026-11-20T10:15:00Z'],
    ['2026-11-20T10:15:00.123Z', '2026-11-20T10:15:00Z', '2026-11-20T10:15:00Z'],
    // A day is a Danish day: winter, summer, and the days the clocks change, of 23 and of 25 hours.
    ['2026-12-01', '2026-11-30T23:00:00Z', '2026-12-01T22:59:59Z'],
    ['2026-07-01', '2026-06-30T22:00:00Z', '2026-07-01T21:59:59Z'],
    ['2026-03-29', '2026-03-28T23:00:00Z', '2026-03-29T21:59:59Z'],
    ['2026-10-25', '2026-10-24T22:00:00Z', '2026-10-25T22:59:59Z'],
    ['2026-02-30', undefined, undefined],
    ['2026-11-20T10:15', undefined, undefined],
    ['2026-11-20T25:15:00Z', undefined, undefined],
    ['snart', undefined, undefined],
    ['', undefined, undefined],
  ];
  for (const [value, from, until] of cases) {
    it(`${value || 'nothing'} begins ${from ?? 'never'}`, () => {
      assert.equal(boundary(value, 'from'), from);
      assert.equal(boundary(value, 'until'), until);
    });
  }

  it('is written in UTC, in whole seconds', () => assert.equal(utcMoment('2026-11-20T10:15:59.999Z'), '2026-11-20T10:15:59Z'));
});

describe('an id', () => {
  it('of version 4 stays; any other gives one of version 4, the same every time', () => {
    const four = '6f1f2c9e-0c0b-4c55-9a3e-2f4f0a6b7c11';
    assert.equal(uuidOf(four), four);
    const seven = '0199f1c2-7a3b-7c11-8a3e-2f4f0a6b7c11';
    assert.equal(uuidOf(seven), uuidOf(seven));
    assert.notEqual(uuidOf(seven), uuidOf(four.replace('6', '7')));
    assert.equal(checkedUuid(uuidOf(seven)), uuidOf(seven));
    assert.throws(() => checkedUuid(seven), { code: 'uuid' });
    fc.assert(fc.property(fc.string(), (id) => assert.doesNotThrow(() => checkedUuid(uuidOf(id)))));
  });
});

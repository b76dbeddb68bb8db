import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { groupCode, readVerificationCode, verificationCode } from '@faelles/receipt/model/verification-code.js';

const codes = fc.uint8Array({ minLength: 15, maxLength: 15 }).map(verificationCode);
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

describe('verification code', () => {
  it('has 75 random bits, one sign to check, and no sign that looks like another', () => {
    assert.equal(verificationCode(new Uint8Array(15)), '0000000000000000');
    const all = Array.from({ length: 32 }, (_, value) => verificationCode(new Uint8Array(15).fill(value)));
    assert.equal(new Set(all).size, 32);
    fc.assert(fc.property(codes, (code) => assert.match(code, /^[0-9A-HJKMNP-TV-Z]{16}$/)));
    assert.throws(() => verificationCode(new Uint8Array(8)), RangeError);
  });

  it('published vectors', () => {
    const of = (...bytes: number[]) => verificationCode(new Uint8Array(15).map((_, place) => bytes[place] ?? 0));
    assert.equal(groupCode(of(1)), '1000-0000-0000-000Z');
    assert.equal(groupCode(verificationCode(new Uint8Array(15).map((_, place) => place * 2 + 1))), '1357-9BDF-HKNQ-SVXW');
  });

  it('is read as people type it', () => {
    fc.assert(
      fc.property(codes, (code) => {
        const grouped = groupCode(code);
        const typed = [
          grouped,
          code.toLowerCase(),
          ` ${grouped.replace(/-/g, ' ')} `,
          grouped.replace(/-/g, '–'),
          grouped.replace(/-/g, '\u00a0'),
          code.replace(/0/g, 'o').replace(/1/g, 'l'),
          code.replace(/0/g, 'O').replace(/1/g, 'I'),
          `https://selvbetjening.example/verify.html#${code}`,
          // Full-width, as some keyboards write it.
          code.replace(/[0-9A-Z]/g, (sign) => String.fromCodePoint(sign.codePointAt(0)! + 0xfee0)),
        ];
        for (const text of typed) assert.deepEqual(readVerificationCode(text), { code }, text);
      }),
    );
  });

  it('finds every mistyped sign and any two that changed places', () => {
    fc.assert(
      fc.property(codes, fc.nat(15), fc.nat(15), fc.constantFrom(...signs), (code, one, other, sign) => {
        const wrong = code.slice(0, one) + sign + code.slice(one + 1);
        if (wrong !== code) assert.deepEqual(readVerificationCode(wrong), { problem: 'check' });
        const list = [...code];
        [list[one], list[other]] = [list[other]!, list[one]!];
        const swapped = list.join('');
        if (swapped !== code) assert.deepEqual(readVerificationCode(swapped), { problem: 'check' });
      }),
      { numRuns: 500 },
    );
  });

  it('says what is wrong with the rest', () => {
    assert.deepEqual(readVerificationCode('  - '), { problem: 'required' });
    assert.deepEqual(readVerificationCode('ABC'), { problem: 'length' });
    assert.deepEqual(readVerificationCode('A'.repeat(17)), { problem: 'length' });
    assert.deepEqual(readVerificationCode('UUUU-0000'), { problem: 'sign' });
    assert.deepEqual(readVerificationCode('<script>alert(1)</script>'), { problem: 'sign' });
    assert.deepEqual(readVerificationCode('😀'), { problem: 'sign' });
  });
});

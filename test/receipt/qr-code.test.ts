import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import decodeQR from 'qr/decode.js';
import { qrCode, type QrCode } from '@faelles/receipt/model/qr-code.js';
import { verificationCode } from '@faelles/receipt/model/verification-code.js';

/** The path as pixels, each module four of them wide: what a camera would see, drawn by nobody's renderer. */
function pixels({ size, path }: QrCode, scale = 4) {
  const dark = Array.from({ length: size }, () => new Uint8Array(size));
  for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/g)) dark[Number(y)]!.fill(1, Number(x), Number(x) + Number(run));
  const width = size * scale;
  const data = new Uint8ClampedArray(width * width * 4).fill(255);
  for (let y = 0; y < width; y++) {
    for (let x = 0; x < width; x++) if (dark[Math.floor(y / scale)]![Math.floor(x / scale)]) data.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3);
  }
  return { dark, image: { width, height: width, data } };
}

describe('QR code', () => {
  it('is read back by a reader that did not make it, for any code and address', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 15, maxLength: 15 }), fc.constantFrom('https://a.dk', 'https://selvbetjening.kommune.example', `https://${'lang.'.repeat(20)}example`), (random, origin) => {
        const url = `${origin}/verify.html#${verificationCode(random)}`;
        assert.equal(decodeQR(pixels(qrCode(url)).image), url);
      }),
      { numRuns: 25 },
    );
  });

  it('has four light modules around it, and a path of nothing but whole modules', () => {
    const code = qrCode('https://selvbetjening.kommune.example/verify.html#13579BDFHKNQSVXW');
    const { dark } = pixels(code);
    assert.match(code.path, /^(M\d+ \d+h\d+v1H\d+z)+$/);
    const at = [...dark.keys()];
    for (const edge of [...at.slice(0, 4), ...at.slice(-4)]) assert.ok(at.every((other) => !dark[edge]![other] && !dark[other]![edge]));
    assert.ok(dark[4]![4], 'a corner');
    // Version 4 or so: a module is almost a millimetre on three centimetres of paper.
    assert.ok(code.size <= 45, `${code.size}`);
  });

  it('is still read when a tenth of it is stained', () => {
    const url = 'https://selvbetjening.kommune.example/verify.html#13579BDFHKNQSVXW';
    const code = qrCode(url);
    const { image } = pixels(code);
    const stain = Math.floor(image.width * 0.22);
    const from = Math.floor(image.width * 0.5);
    for (let y = from; y < from + stain; y++) image.data.fill(255, (y * image.width + from) * 4, (y * image.width + from + stain) * 4);
    assert.equal(decodeQR(image), url);
  });
});

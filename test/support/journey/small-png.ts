/** Makes a screenshot small enough for a repository: 64 colours are plenty for text, lines and a few flat areas. */
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]);

/** Pixels as Chromium writes them: 8 bits per channel, RGB or RGBA, not interlaced (PNG specification, clauses 9 and 11). */
function decode(png: Buffer): { width: number; height: number; pixels: Uint32Array } {
  let at = 8;
  let head: Buffer = Buffer.alloc(0);
  const parts: Buffer[] = [];
  while (at < png.length) {
    const size = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    const data = png.subarray(at + 8, at + 8 + size);
    if (type === 'IHDR') head = data;
    if (type === 'IDAT') parts.push(data);
    at += size + 12;
  }
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  const step = head[9] === 6 ? 4 : 3;
  if (head[8] !== 8 || ![2, 6].includes(head[9]!) || head[12] !== 0) throw new Error('Not a picture as Chromium writes them');
  const raw = inflateSync(Buffer.concat(parts));
  const line = width * step;
  const rows = Buffer.alloc(height * line);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (line + 1)];
    for (let x = 0; x < line; x++) {
      const left = x >= step ? rows[y * line + x - step]! : 0;
      const up = y > 0 ? rows[(y - 1) * line + x]! : 0;
      const corner = x >= step && y > 0 ? rows[(y - 1) * line + x - step]! : 0;
      rows[y * line + x] = raw[y * (line + 1) + 1 + x]! + [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter!]!;
    }
  }
  const pixels = new Uint32Array(width * height);
  for (let i = 0; i < pixels.length; i++) pixels[i] = rows.readUIntBE(i * step, 3);
  return { width, height, pixels };
}

function paeth(a: number, b: number, c: number): number {
  const p = a + b - c;
  const [pa, pb, pc] = [Math.abs(p - a), Math.abs(p - b), Math.abs(p - c)];
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
}

/** The most frequent colours, none so near another that the eye could not tell them apart while others wait. */
function palette(pixels: Uint32Array, size: number): { colours: number[]; index: Map<number, number> } {
  const counts = new Map<number, number>();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  const ranked = [...counts].sort(([, a], [, b]) => b - a).map(([colour]) => colour);
  const colours: number[] = [];
  for (const nearest of [24, 8, 0]) {
    for (const colour of ranked) if (colours.length < size && colours.every((other) => distance(colour, other) > nearest)) colours.push(colour);
  }
  const index = new Map<number, number>();
  for (const colour of ranked) {
    let best = 0;
    for (let i = 1; i < colours.length; i++) if (distance(colour, colours[i]!) < distance(colour, colours[best]!)) best = i;
    index.set(colour, best);
  }
  return { colours, index };
}

function distance(a: number, b: number): number {
  return Math.abs((a >> 16) - (b >> 16)) + Math.abs(((a >> 8) & 255) - ((b >> 8) & 255)) + Math.abs((a & 255) - (b & 255));
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [size, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  size.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([size, body, check]);
}

/** The same picture in at most so many colours (up to 256). */
export function smallPng(png: Uint8Array, colours = 64): Buffer {
  const { width, height, pixels } = decode(Buffer.from(png));
  const chosen = palette(pixels, colours);
  const rows = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) rows[y * (width + 1) + 1 + x] = chosen.index.get(pixels[y * width + x]!)!;
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  const table = Buffer.from(chosen.colours.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  return Buffer.concat([signature, chunk('IHDR', head), chunk('PLTE', table), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
}

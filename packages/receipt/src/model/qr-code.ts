import { encode } from 'uqr';

/** Light modules around the code: with fewer, readers may not find it (ISO/IEC 18004). */
const quietZone = 4;

/** A QR code to be drawn: `path` is SVG path data of the dark modules on a light square of `size` by `size` modules. */
export interface QrCode {
  /** Modules from edge to edge, quiet zone included. */
  size: number;
  path: string;
}

/**
 * The QR code of a text. Page and PDF draw this one path. A sheet that was folded or stained is still read: about 15 % of
 * it may be gone (level M).
 */
export function qrCode(text: string): QrCode {
  const { size, data } = encode(text, { ecc: 'M', border: quietZone });
  const runs: string[] = [];
  data.forEach((row, y) => {
    // One stroke per run of dark modules: a path of a quarter of the length, and no hairlines between neighbours.
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue;
      const begin = x;
      while (row[x + 1]) x++;
      runs.push(`M${begin} ${y}h${x - begin + 1}v1H${begin}z`);
    }
  });
  return { size: data.length || size, path: runs.join('') };
}

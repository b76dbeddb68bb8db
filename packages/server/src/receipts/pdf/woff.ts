import { inflateSync } from 'node:zlib';

/** Bytes of a WOFF header, of an entry of its table directory, and of the same two in an OpenType file. */
const size = { woffHeader: 44, woffEntry: 20, header: 12, entry: 16 };

/**
 * The OpenType font in a WOFF 1.0 file (W3C recommendation): the same tables, not compressed. The font reader would inflate
 * a table again for every glyph it takes out of it.
 */
export function openType(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12);
  const directory = Buffer.alloc(size.header + count * size.entry);
  woff.copy(directory, 0, 4, 8);
  directory.writeUInt16BE(count, 4);
  const parts: Buffer[] = [directory];
  let offset = directory.length;
  for (let index = 0; index < count; index++) {
    const entry = woff.subarray(size.woffHeader + index * size.woffEntry);
    const [begin, compressed, length] = [entry.readUInt32BE(4), entry.readUInt32BE(8), entry.readUInt32BE(12)];
    const stored = woff.subarray(begin, begin + compressed);
    const table = compressed < length ? inflateSync(stored) : stored;
    const at = size.header + index * size.entry;
    entry.copy(directory, at, 0, 4);
    entry.copy(directory, at + 4, 16, 20);
    directory.writeUInt32BE(offset, at + 8);
    directory.writeUInt32BE(length, at + 12);
    const padding = Buffer.alloc(-table.length & 3);
    parts.push(table, padding);
    offset += table.length + padding.length;
  }
  return Buffer.concat(parts);
}

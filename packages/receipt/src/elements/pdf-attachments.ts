// Files attached to a PDF, without a PDF reader: what we attach stands in the file as it is or deflated, and a browser can
// undo that by itself. A PDF that another program has rewritten may hide them; then it has none for us.

/** Most bytes of one attachment; a deflated one may promise to become anything. */
const maxBytes = 2 * 1024 * 1024;

/** The texts of all files embedded in a PDF, in the order they stand in it. Those that are no UTF-8 are left out. */
export async function pdfAttachments(bytes: Uint8Array<ArrayBuffer>): Promise<string[]> {
  // One character per byte: places in the text are places in the file.
  const text = new TextDecoder('latin1').decode(bytes);
  const found: string[] = [];
  for (const { index } of text.matchAll(/\/Type\s*\/EmbeddedFile\b/g)) {
    const begin = text.lastIndexOf(' obj', index);
    const keyword = />>\s*stream\r?\n/g;
    keyword.lastIndex = index;
    const stream = keyword.exec(text);
    if (begin < 0 || !stream || text.slice(begin, stream.index).includes('endobj')) continue;
    const dictionary = text.slice(begin, stream.index);
    const from = stream.index + stream[0].length;
    const length = /\/Length\s+(\d+)(?!\s+\d+\s+R)/.exec(dictionary);
    const to = length ? from + Number(length[1]) : text.indexOf('endstream', from);
    if (to < from || to > bytes.length || to - from > maxBytes) continue;
    const content = await contentOf(bytes.slice(from, to), dictionary);
    if (content !== undefined) found.push(content);
  }
  return found;
}

async function contentOf(raw: Uint8Array<ArrayBuffer>, dictionary: string): Promise<string | undefined> {
  const filter = /\/Filter\s*\[?\s*\/(\w+)/.exec(dictionary)?.[1];
  if (filter !== undefined && filter !== 'FlateDecode') return undefined;
  try {
    const content = filter === undefined ? raw : await inflated(raw);
    return new TextDecoder('utf-8', { fatal: true }).decode(content).trim();
  } catch {
    return undefined;
  }
}

async function inflated(raw: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const reader = new Blob([raw]).stream().pipeThrough(new DecompressionStream('deflate')).getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read().catch((error: unknown) => {
      // A stream may be followed by a line break that belongs to it as little as to the next: what came before counts.
      if (size > 0) return { done: true as const, value: undefined };
      throw error;
    });
    if (done) return new Uint8Array(await new Blob(parts).arrayBuffer());
    size += value.byteLength;
    if (size > maxBytes) {
      await reader.cancel();
      throw new RangeError('Too large');
    }
    parts.push(value as Uint8Array<ArrayBuffer>);
  }
}

/** A PDF as pdf.js reads it, which had no part in making it: tags, words, links and properties. */
import { getDocumentProxy } from 'unpdf';

export type Tag = { role: string; lang?: string; alt?: string; children: (Tag | { id: string })[] };

export type ReadPdf = {
  pages: number;
  /** One per page. */
  trees: Tag[];
  /** The words of every tagged piece by its id, in the order of the file. */
  tagged: Map<string, string>;
  /** Words on every page that are no content: head and foot. */
  artifacts: string[];
  /** Words that are neither. */
  loose: string[];
  links: { url: string | null; words: string; place: unknown }[];
  outline: Outline[];
  title: string;
  language: string;
  xmp: string;
  marked: boolean;
  displayTitle: boolean;
  attachments: string[];
};
export type Outline = { title: string; items: Outline[] };

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const document = await getDocumentProxy(new Uint8Array(bytes));
  const read: ReadPdf = {
    pages: document.numPages, trees: [], tagged: new Map(), artifacts: [], loose: [], links: [],
    outline: outlineOf((await document.getOutline()) ?? []), title: '', language: '', xmp: '', marked: false, displayTitle: false, attachments: [],
  };
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    read.trees.push((await page.getStructTree()) as Tag);
    const { items } = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
    const open: ({ tag?: string; id?: string } | undefined)[] = [];
    for (const item of items) {
      if (!('str' in item)) {
        if (item.type === 'endMarkedContent') open.pop();
        else open.push(item as { tag?: string; id?: string });
        continue;
      }
      const id = open.findLast((mark) => mark?.id)?.id;
      if (open.some((mark) => mark?.tag === 'Artifact')) read.artifacts.push(item.str);
      else if (id !== undefined) read.tagged.set(id, (read.tagged.get(id) ?? '') + item.str);
      else if (item.str.trim()) read.loose.push(item.str);
    }
    for (const { subtype, url, dest, contentsObj } of await page.getAnnotations()) {
      if (subtype === 'Link') read.links.push({ url: url ?? null, words: contentsObj.str, place: dest });
    }
    page.cleanup();
  }
  const { info, metadata } = (await document.getMetadata()) as unknown as { info: Record<string, string>; metadata: { getRaw(): string } };
  const preferences = (await document.getViewerPreferences()) as { DisplayDocTitle?: boolean } | null;
  read.title = info['Title']!;
  read.language = info['Language']!;
  read.xmp = metadata.getRaw();
  read.marked = (await document.getMarkInfo())?.Marked === true;
  read.displayTitle = preferences?.DisplayDocTitle === true;
  read.attachments = [...((await document.getAttachments()) as unknown as Map<string, unknown>).keys()];
  await document.cleanup();
  return read;
}

const outlineOf = (items: { title: string; items: object[] }[]): Outline[] =>
  items.map(({ title, items: inner }) => ({ title, items: outlineOf(inner as { title: string; items: object[] }[]) }));

/** Every tag of a page, from its root down, in order. */
export function tagsOf(tree: Tag): Tag[] {
  return [tree, ...tree.children.flatMap((child) => ('role' in child ? tagsOf(child) : []))];
}

/** Ids of the pieces under a tag, in the order of the tree. */
export function piecesUnder(tree: Tag): string[] {
  return tree.children.flatMap((child) => ('role' in child ? piecesUnder(child) : 'id' in child && /_mc\d+$/.test(child.id) ? [child.id] : []));
}

/** Everything the tree says, in its order. */
export function wordsOf({ trees, tagged }: ReadPdf): string {
  return trees.map((tree) => piecesUnder(tree).map((id) => tagged.get(id) ?? '').join('')).join('');
}

/** The bytes of an attached file as they stand in the PDF, found without reading it. */
export function attachedIn(bytes: Uint8Array, type: string): string | undefined {
  const text = Buffer.from(bytes).toString('latin1');
  const begin = text.indexOf(`/Subtype /${type.replace('/', '#2F')}`);
  if (begin < 0) return undefined;
  const stream = text.indexOf('stream\n', begin) + 'stream\n'.length;
  return Buffer.from(text.slice(stream, text.indexOf('\nendstream', stream)), 'latin1').toString('utf8');
}

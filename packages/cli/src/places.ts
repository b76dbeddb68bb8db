import { findNodeAtLocation, parseTree, printParseErrorCode, type JSONPath, type Node, type ParseError } from 'jsonc-parser';

/** A place in a file, as editors count: both from 1. */
export type Place = { line: number; column: number };

/** A JSON text that remembers where everything stands in it. */
export type Document = {
  json: unknown;
  /** Where a value stands, or the nearest thing around it that is there; a dot path as faults have it. */
  placeOf(path: string): Place;
  /** What is wrong with the text as JSON. Two members of one name are among it: a parser would silently drop the first. */
  mistakes: { place: Place; message: string }[];
};

/** Words of the parser's error codes, for authors. */
const WORDS: Record<string, string> = {
  CommaExpected: 'a comma is missing before this', PropertyExpected: 'a comma too many, or a name in double quotes is missing',
  ValueExpected: 'a value is missing', ColonExpected: 'a colon is missing', CloseBraceExpected: 'a “}” is missing',
  CloseBracketExpected: 'a “]” is missing', EndOfFileExpected: 'there is something after the end', UnexpectedEndOfString: 'the text has no closing quote',
  InvalidCommentToken: 'JSON has no comments', InvalidSymbol: 'this is no JSON value: text stands in double quotes', InvalidEscapeCharacter: 'no such “\\” sequence',
};

function* nodes(node: Node): Generator<Node> {
  yield node;
  for (const child of node.children ?? []) yield* nodes(child);
}

/** Reads a JSON text with the places of everything in it. Never throws for a text of any kind. */
export function readDocument(text: string): Document {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const place = (offset: number): Place => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - starts[low]! + 1 };
  };
  const errors: ParseError[] = [];
  // A byte order mark is what some editors begin a file with; it is no part of the JSON.
  const tree = parseTree(text.replace(/^\uFEFF/, ' '), errors, { allowTrailingComma: false, disallowComments: true });
  const mistakes = errors.map(({ error, offset }) => ({ place: place(offset), message: WORDS[printParseErrorCode(error)] ?? printParseErrorCode(error) }));
  if (!tree && !mistakes.length) mistakes.push({ place: place(0), message: 'the file is empty' });
  for (const node of tree ? nodes(tree) : []) {
    if (node.type !== 'object') continue;
    const seen = new Set<string>();
    for (const { children } of node.children ?? []) {
      const name = children![0]!.value as string;
      if (seen.has(name)) mistakes.push({ place: place(children![0]!.offset), message: `“${name}” stands here twice: only the last would count` });
      seen.add(name);
    }
  }
  return {
    json: mistakes.length ? undefined : JSON.parse(text.replace(/^\uFEFF/, '')),
    mistakes,
    placeOf(path) {
      const steps: JSONPath = path === '' ? [] : path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
      if (!tree) return place(0);
      for (let length = steps.length; length > 0; length--) {
        const found = findNodeAtLocation(tree, steps.slice(0, length));
        // A member is where its name is; an item where it begins.
        if (found) return place(found.parent?.type === 'property' ? found.parent.offset : found.offset);
      }
      return place(tree.offset);
    },
  };
}

/** A dot path as a JSON pointer (RFC 6901). */
export const pointerOf = (path: string): string => path.split('.').map((step) => (path === '' ? '' : `/${step.replace(/~/g, '~0').replace(/\//g, '~1')}`)).join('');

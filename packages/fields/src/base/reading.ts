import type { parseField } from '@faelles/form-engine/parse.js';
import type { Json } from '@faelles/schemas/json.js';
import { isEmpty } from './empty.ts';

type Parse = typeof parseField;
type Reading = ReturnType<Parse>;

let parse: Parse | undefined;
const waiting = new Set<() => void>();

/**
 * Gives all fields the parser of answers. A `fk-…` module brings it along; a wizard shows its first fields without and
 * fetches it meanwhile, since nothing has been typed yet and the parsers of all kinds weigh as much as Lit.
 */
export function useParser(parser: Parse): void {
  parse = parser;
  const fields = [...waiting];
  waiting.clear();
  for (const again of fields) again();
}

/**
 * Reads an answer. Until the parser is there an answer stands as it was typed, and `again` is called when it comes.
 */
export function read(field: Parameters<Parse>[0], input: Json | undefined, context: Parameters<Parse>[2], again: () => void): Reading {
  if (parse) return parse(field, input, context);
  waiting.add(again);
  return isEmpty(input) ? { issues: [] } : { value: input!, issues: [] };
}

import { fieldAt, type FormField } from '@faelles/form-engine/compile.js';
import { descend } from '@faelles/form-engine/rules/scope.js';
import type { Json } from '@faelles/schemas/json.js';
import type { FieldTree } from './field-tree.ts';

/** An entry that was taken out, as it was. */
export interface Removed {
  index: number;
  entry: Json | undefined;
  open: boolean;
}

/** Takes an entry out of a list; which of those after it are open moves up with them. */
export function takeOut(tree: FieldTree, path: string, index: number): Removed {
  const { store } = tree.course;
  const entry = descend(store.inputs(), `${path}.${index}`);
  const open = shift(tree, path, index, -1);
  store.removeEntry(path, index);
  return { index, entry, open };
}

/** Puts an entry back where it stood, with everything that was typed in it. */
export function putBack(tree: FieldTree, path: string, { index, entry, open }: Removed): void {
  const { store, form } = tree.course;
  const entries = descend(store.inputs(), path);
  const after = Array.isArray(entries) ? entries.slice(index) : [];
  const nodes = fieldAt(form, path)!.children;
  store.addEntry(path);
  [entry, ...after].forEach((one, at) => fill(tree, nodes, one, `${path}.${index + at}.`));
  shift(tree, path, index, 1);
  if (open) tree.opened.add(`${path}.${index}`);
}

/** Renumbers the open entries from an index on; tells whether the one there was open. */
function shift(tree: FieldTree, path: string, from: number, by: 1 | -1): boolean {
  const was = tree.opened.has(`${path}.${from}`);
  const moved = [...tree.opened].flatMap((key): string[] => {
    const [, at, rest] = key.startsWith(`${path}.`) ? (/^(\d+)(.*)$/.exec(key.slice(path.length + 1)) ?? []) : [];
    if (at === undefined || Number(at) < from) return [key];
    return by < 0 && Number(at) === from ? [] : [`${path}.${Number(at) + by}${rest}`];
  });
  tree.opened.clear();
  moved.forEach((key) => tree.opened.add(key));
  return was;
}

/** Sets every input of an entry to what it is to be, also to nothing. */
function fill(tree: FieldTree, nodes: readonly FormField[], entry: Json | undefined, prefix: string): void {
  const { store } = tree.course;
  for (const { field, children } of nodes) {
    const path = prefix + field.name;
    const given = descend(entry, field.name);
    if (field.kind === 'group') fill(tree, children, given, `${path}.`);
    else if (field.kind === 'list') {
      for (let left = store.field(path).entries?.length ?? 0; left > 0; left--) store.removeEntry(path, left - 1);
      (Array.isArray(given) ? given : []).forEach((one, at) => {
        store.addEntry(path);
        fill(tree, children, one, `${path}.${at}.`);
      });
    } else if (field.kind === 'choice') {
      store.set(path, descend(given, 'branch'));
      for (const branch of children) fill(tree, branch.children, descend(given, branch.field.name), `${path}.${branch.field.name}.`);
    } else if (field.kind !== 'information') store.set(path, given);
  }
}

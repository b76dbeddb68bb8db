import type { Option } from '@faelles/schemas/field.js';
import type { Json } from '@faelles/schemas/json.js';
import type { FormField } from './compile.ts';
import type { Evaluation } from './evaluation.ts';

/** The concrete path of the holder around a field at a concrete path. */
export function holderPath({ parent }: FormField, path: string): string {
  return path.split('.').slice(0, parent?.field.kind === 'list' ? -2 : -1).join('.');
}

/** A branch of a choice is offered as an option is. */
export function branchOption({ name, label, hint, when }: FormField['field']): Option {
  return { value: name, label: label!, ...(hint && { hint }), ...(when !== undefined && { when }) };
}

/** The answers of fields that stand together; undefined when there is none. */
export function gather(evaluation: Evaluation, nodes: readonly FormField[], prefix: string): { [name: string]: Json } | undefined {
  const found = nodes.flatMap(({ field }) => {
    const value = evaluation.value(prefix + field.name);
    return value === undefined ? [] : [[field.name, value] as const];
  });
  return found.length ? Object.fromEntries(found) : undefined;
}

/** What a field that holds others and applies comes to. */
export function holderValue(evaluation: Evaluation, { field, children }: FormField, path: string): Json | undefined {
  if (field.kind === 'group') return gather(evaluation, children, `${path}.`);
  if (field.kind === 'list') {
    const count = evaluation.count(path);
    return count ? Array.from({ length: count }, (_, at) => gather(evaluation, children, `${path}.${at}.`) ?? {}) : undefined;
  }
  const branch = evaluation.branch(path);
  if (branch === undefined) return undefined;
  const fields = evaluation.value(`${path}.${branch}`);
  return fields === undefined ? { branch } : { branch, [branch]: fields };
}

/** Whether something in a group is answered, and so the rest of it must be. */
export function begun(evaluation: Evaluation, group: FormField, path: string): boolean {
  return evaluation.cells.read(`begun ${path}`, () =>
    group.children.some((child) => {
      const at = `${path}.${child.field.name}`;
      if (!child.asked || !evaluation.applies(at)) return false;
      if (child.field.kind === 'group') return begun(evaluation, child, at);
      if (child.field.kind === 'list') return evaluation.given(at) > 0;
      if (child.field.kind === 'choice') return evaluation.branch(at) !== undefined;
      const { value, issues } = evaluation.parsed(at);
      return child.field.fixed === undefined && (value !== undefined || issues.length > 0);
    }),
  );
}

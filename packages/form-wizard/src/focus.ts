import type { FieldTree } from './field-tree.ts';
import { fieldId } from './error-summary.ts';

/** Puts the citizen into a field, with its label in view: that stands at the top, and focus alone would show the control. */
export function focusField(root: ParentNode, tree: FieldTree | undefined, path: string): void {
  const field = tree?.find(path) ?? root.querySelector<HTMLElement>(`#${CSS.escape(fieldId(path))}`);
  field?.scrollIntoView({ block: 'start' });
  const into = field?.matches('fieldset') ? field.querySelector<HTMLElement>('.add') : field;
  into?.focus({ preventScroll: true });
}

/** Puts the citizen at the error summary: focus is how it is announced. */
export function focusErrors(root: ParentNode): void {
  const errors = root.querySelector<HTMLElement>('#errors');
  errors?.scrollIntoView({ block: 'start' });
  errors?.focus({ preventScroll: true });
}

import { messagesOf, type FieldState } from '@faelles/form-engine/field-state.js';
import { issueText } from '@faelles/foundation/issue-text.js';
import type { LanguageController } from '@faelles/foundation/controllers/language.js';
import type { FieldDefinition, FieldKind } from '@faelles/schemas/field.js';
import type { ListedError } from './error-summary.ts';

/** Kinds of these fields and of all they hold. */
export function kindsOf(fields: readonly FieldDefinition[], found = new Set<FieldKind>()): Set<FieldKind> {
  for (const field of fields) {
    found.add(field.kind);
    kindsOf(field.fields ?? [], found);
  }
  return found;
}

/** Do fields of these kinds ask anything? */
export function asks(kinds: Set<FieldKind>): boolean {
  return [...kinds].some((kind) => kind !== 'information');
}

/** The fields of a step that apply, holders and what they hold, in the order they stand. */
export function flat(states: readonly FieldState[]): FieldState[] {
  return states
    .filter(({ applies }) => applies)
    .flatMap((state) => [state, ...flat(state.children ?? []), ...(state.entries ?? []).flatMap(flat)]);
}

/** What puts an issue of a field into words. */
export interface Wording {
  words: LanguageController;
  today: string;
}

/** Words that were found, as long as neither the state, nor language and words of the page change: a thousand stand long. */
const found = new WeakMap<FieldState, { said: string; from: unknown[] }>();

/** The words of the first error (or warning) to be shown at a field, `''` when there is none. */
export function errorOf(state: FieldState, wording: Wording, warning = false): string {
  const { field, path, shown, issues, request } = state;
  const issue = shown ? issues.find(({ severity }) => (severity === 'warning') === warning) : undefined;
  if (!issue) return '';
  const { words } = wording;
  const from = [issue, words.language, words.known];
  const known = found.get(state);
  if (known && from.every((part, at) => part === known.from[at])) return known.said;
  const label = words.text(field.label ?? request?.title);
  const part = issue.path.startsWith(`${path}.`) ? issue.path.slice(path.length + 1) : undefined;
  const said = issueText(issue, { kind: field.kind, label, messages: messagesOf(field, issue), part }, words, wording);
  found.set(state, { said, from });
  return said;
}

/** Errors that are shown at these fields, one per field, in the order they stand, in the same words. */
export function errorsIn(states: readonly FieldState[], wordsFor: (state: FieldState) => string): ListedError[] {
  return flat(states)
    .map((state) => ({ path: state.path, text: wordsFor(state) }))
    .filter(({ text }) => text);
}

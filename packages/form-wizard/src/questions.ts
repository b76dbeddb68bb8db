import { messagesOf, type FieldState } from '@faelles/form-engine/field-state.js';
import { issueText } from '@faelles/foundation/issue-text.js';
import type { LanguageController } from '@faelles/foundation/controllers/language.js';
import type { FieldDefinition } from '@faelles/schemas/field.js';
import type { ListedError } from './error-summary.ts';

/** One field of every kind among these and all they hold. */
export function kindsOf(fields: readonly FieldDefinition[], found = new Map<string, FieldDefinition>()): Map<string, FieldDefinition> {
  for (const field of fields) {
    found.set(`${field.kind} ${field.element}`, field);
    if (field.fields) kindsOf(field.fields, found);
  }
  return found;
}

/** Do these fields ask anything? */
export function asks(fields: readonly FieldDefinition[]): boolean {
  return fields.some(({ kind }) => kind !== 'information');
}

/** The fields of a step that apply, holders and what they hold, in the order they stand. */
export function flat(states: readonly FieldState[], found: FieldState[] = []): FieldState[] {
  for (const state of states) {
    if (!state.applies) continue;
    found.push(state);
    if (state.children) flat(state.children, found);
    state.entries?.forEach((entry) => flat(entry, found));
  }
  return found;
}

/** What puts an issue of a field into words. */
export interface Wording {
  words: LanguageController;
  today: string;
}

/** Words that were found, as long as neither the state, nor language and words of the page change: a thousand stand long. */
const found = new WeakMap<FieldState, { said: string; issue: unknown; known: unknown }>();

/** The words of the first error (or warning) to be shown at a field, `''` when there is none. */
export function errorOf(state: FieldState, wording: Wording, warning = false): string {
  const { field, path, shown, issues, request } = state;
  const issue = shown ? issues.find(({ severity }) => (severity === 'warning') === warning) : undefined;
  if (!issue) return '';
  const { words } = wording;
  const { known } = words;
  const before = found.get(state);
  if (before?.issue === issue && before.known === known) return before.said;
  const label = words.text(field.label ?? request?.title);
  const part = issue.path.startsWith(`${path}.`) ? issue.path.slice(path.length + 1) : undefined;
  const said = issueText(issue, { kind: field.kind, label, messages: messagesOf(field, issue), part }, words, wording);
  found.set(state, { said, issue, known });
  return said;
}

/** Errors that are shown at these fields, one per field, in the order they stand, in the same words. */
export function errorsIn(states: readonly FieldState[], wordsFor: (state: FieldState) => string): ListedError[] {
  return flat(states).flatMap((state) => {
    const text = wordsFor(state);
    return text ? { path: state.path, text } : [];
  });
}

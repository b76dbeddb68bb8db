import { answerText } from '@faelles/form-engine/answer-text.js';
import { fieldAt } from '@faelles/form-engine/compile.js';
import type { FieldState } from '@faelles/form-engine/field-state.js';
import { wordsOf } from '@faelles/form-engine/summary.js';
import type { SummaryLine } from '@faelles/schemas/summary.js';
import type { Course } from './course.ts';
import { flat } from './questions.ts';

/** One answer of an entry, as the citizen reads it. */
export interface EntryLine {
  label: string;
  said: string;
}

/** Words of an answer, kept while the state of its field is the same: lists are long, and drawn at every key. */
const known = new WeakMap<FieldState, { language: string; line: EntryLine | undefined }>();

/** What was answered in an entry, in the order it was asked. What was left out has no line. */
export function entryLines(course: Course, children: readonly FieldState[]): EntryLine[] {
  return flat(children).flatMap((state) => lineOf(course, state) ?? []);
}

function lineOf({ form, words }: Course, state: FieldState): EntryLine | undefined {
  const { language } = words;
  const found = known.get(state);
  if (found?.language === language) return found.line;
  const { path, field, input } = state;
  const { kind, unit } = field;
  const value = kind === 'choice' ? input : state.value;
  const label = words.text(field.label ?? state.request?.title);
  let line: EntryLine | undefined;
  if (value !== undefined && !['group', 'list', 'information'].includes(kind)) {
    const text = wordsOf(form, fieldAt(form, path)!, value);
    const summary = { path, kind, label: field.label ?? { da: label }, value, privacy: 'open', ...(text && { text }), ...(unit && { unit }) };
    const said = answerText(summary as SummaryLine, language, (key: string) => words.t(key));
    if (said) line = { label, said };
  }
  known.set(state, { language, line });
  return line;
}

import { answerText } from '@faelles/form-engine/answer-text.js';
import type { BareStore } from '@faelles/form-engine/bare-store.js';
import { summarise } from '@faelles/form-engine/summary.js';
import type { LanguageController } from '@faelles/foundation/controllers/language.js';
import type { Inputs } from '@faelles/schemas/answers.js';
import type { Json } from '@faelles/schemas/json.js';

/** One question that two versions answer differently, in words; `''` is no answer. */
export interface Difference {
  path: string;
  question: string;
  mine: string;
  theirs: string;
}

/** What two versions of a draft answer differently, in the order of the form. Questions that neither is asked are left out. */
export function draftDifferences(here: BareStore, there: BareStore, words: LanguageController): Difference[] {
  const [mine, theirs] = [answersOf(here, words), answersOf(there, words)];
  const paths = [...mine.keys(), ...[...theirs.keys()].filter((path) => !mine.has(path))];
  return paths.flatMap((path) => {
    const [one, other] = [mine.get(path), theirs.get(path)];
    if ((one?.said ?? '') === (other?.said ?? '')) return [];
    return [{ path, question: (one ?? other)!.question, mine: one?.said ?? '', theirs: other?.said ?? '' }];
  });
}

function answersOf(store: BareStore, words: LanguageController): Map<string, { question: string; said: string }> {
  const said = new Map<string, { question: string; said: string }>();
  for (const section of summarise(store.evaluation)) {
    const entry = section.entry ? `${words.text(section.title)} ${section.entry}: ` : '';
    for (const line of section.lines) {
      const text = answerText(line, words.language, (key: string, params?: { source: string }) => words.t(key, params)) || typed(at(store.inputs(), line.path));
      said.set(line.path, { question: entry + words.text(line.label), said: text });
    }
  }
  return said;
}

const at = (inputs: Inputs, path: string): Json | undefined =>
  path.split('.').reduce<Json | undefined>((inside, name) => (typeof inside === 'object' && inside !== null ? (inside as Record<string, Json>)[name] : undefined), inputs);

/** What was typed and cannot be read as an answer yet, as it stands in the field. */
function typed(input: Json | undefined): string {
  if (typeof input === 'string' || typeof input === 'number') return String(input);
  if (typeof input !== 'object' || input === null) return '';
  return Object.values(input).map(typed).filter(Boolean).join(' ');
}

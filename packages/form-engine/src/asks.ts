import { fieldAt } from './compile.ts';
import type { Evaluation } from './evaluation.ts';
import { askKey, type Ask } from './verdicts.ts';

/** What the fields of some steps ask the server now: of each answer that stands and is right by itself. Each once. */
export function asksIn(evaluation: Evaluation, steps: readonly string[]): Ask[] {
  const found = new Map<string, Ask>();
  for (const { step, fields } of evaluation.form.steps) {
    if (!steps.includes(step.id)) continue;
    for (const path of evaluation.paths(fields)) {
      for (const { ask } of fieldAt(evaluation.form, path)!.field.checks ?? []) {
        const value = ask === undefined ? undefined : evaluation.value(path);
        if (value === undefined) continue;
        const question = { ask: ask!, value };
        found.set(askKey(question), question);
      }
    }
  }
  return [...found.values()];
}

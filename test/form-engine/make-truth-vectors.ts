/** Writes `test/vectors/truth/forms.json` anew: run it when the meaning of a form is changed on purpose, and read the difference. */
import { writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { filledIn } from './random-forms.ts';
import { pageVerdict } from './same-truth.ts';

const cases = fc.sample(filledIn(3), { seed: 20261120, numRuns: 30 }).map(({ definition, inputs }) => ({
  definition,
  answers: inputs.map((typed) => ({ inputs: typed, verdict: pageVerdict(definition, typed) })),
}));
const text = `{\n"description": "Random forms, what was typed into them, and what page and server make of it on 2026-11-20.",\n"cases": [\n${cases.map((one) => JSON.stringify(one)).join(',\n')}\n]\n}\n`;
writeFileSync(new URL('../vectors/truth/forms.json', import.meta.url), text);

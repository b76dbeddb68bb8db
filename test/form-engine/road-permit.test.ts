import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Answers, Inputs } from '@faelles/schemas/answers.js';
import type { Issue } from '@faelles/schemas/issue.js';
import { compileForm } from '@faelles/form-engine/compile.js';
import { orderOf } from '@faelles/form-engine/price.js';
import { createStore } from '@faelles/form-engine/store.js';
import { validateAnswers } from '@faelles/form-engine/validate-answers.js';
import { jsons, roadPermit } from './support.ts';

type Case = {
  description: string;
  today: string;
  /** What a citizen typed … */
  inputs: Inputs;
  /** … what it means … */
  answers: Answers;
  /** … and what must come of it. */
  issues: Issue[];
  steps: string[];
  order?: { lines: { id: string; quantity: number; unitPriceOre: number; grossOre: number }[]; totalOre: number };
};

const form = compileForm(roadPermit());

describe('the road permit', () => {
  for (const [name, { description, today, inputs, answers, issues, steps, order }] of jsons<Case>('test/vectors/road-permit')) {
    describe(`${name}: ${description}`, () => {
      const store = createStore(form, { inputs, today: () => today });

      it('reads what was typed', () => assert.deepEqual(store.values(), answers));

      it('shows the steps that apply', () => {
        assert.deepEqual(store.steps().filter(({ applies }) => applies).map(({ id }) => id), steps);
      });

      it('finds what is wrong, on the page and on the server', () => {
        assert.deepEqual(store.steps().flatMap((step) => step.issues), issues);
        // What could not be read on the page is missing on the server; the paths are the same.
        const paths = (found: Issue[]) => [...new Set(found.map(({ path }) => path.split('.')[0]))];
        assert.deepEqual(paths(validateAnswers(form, answers, { today }).issues), paths(issues));
      });

      it('costs what it should', () => {
        const short = (made: ReturnType<typeof orderOf> | undefined) => made && {
          lines: made.lines.map(({ id, quantity, unitPriceOre, grossOre }) => ({ id, quantity, unitPriceOre, grossOre })),
          totalOre: made.totalOre,
        };
        assert.deepEqual(short(store.order()), order);
        if (order) assert.deepEqual(short(orderOf(form, answers, { today })), order);
      });
    });
  }
});

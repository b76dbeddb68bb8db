import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Inputs } from '@faelles/schemas/answers.js';
import type { FormDefinition } from '@faelles/schemas/definition.js';
import { todayIn } from '@faelles/schemas/date.js';
import { pageVerdict, serverVerdict, type Verdict } from './same-truth.ts';
import { json } from './support.ts';

type Case = { definition: FormDefinition; answers: { inputs: Inputs; verdict: Verdict }[] };

describe('the published forms with answers', () => {
  for (const [at, { definition, answers }] of json<{ cases: Case[] }>('test/vectors/truth/forms.json').cases.entries()) {
    it(`${at}: page and server give the published verdict`, () => {
      for (const { inputs, verdict } of answers) {
        assert.deepEqual(pageVerdict(definition, inputs), verdict);
        const { values, order } = serverVerdict(definition, verdict.values);
        assert.deepEqual({ values, order }, { values: verdict.values, order: verdict.order });
      }
    });
  }
});

describe('the day in Copenhagen', () => {
  for (const { now, day } of json<{ cases: { now: string; day: string }[] }>('test/vectors/copenhagen-day.json').cases) {
    it(`${now} is ${day}`, () => assert.equal(todayIn('Europe/Copenhagen', new Date(now)), day));
  }
});

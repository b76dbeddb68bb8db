// What a key costs, in a form of 1000 fields and in the road permit: medians and ratios, never a test.
// node --conditions=faelles-source test/bench/form-engine.ts
import { compileForm } from '@faelles/form-engine/compile.js';
import { createStore, type FormStore } from '@faelles/form-engine/store.js';
import { validateAnswers } from '@faelles/form-engine/validate-answers.js';
import { formOf, personInputs, roadPermit, TODAY } from '../form-engine/support.ts';

const today = () => TODAY;

function median(work: (turn: number) => void, turns = 300): number {
  for (let turn = 0; turn < 50; turn++) work(turn);
  const times = Array.from({ length: turns }, (_, turn) => {
    const start = performance.now();
    work(turn + 50);
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[turns >> 1]!;
}

function watched(store: FormStore): FormStore {
  store.form.steps.forEach(({ step }) => store.stepFields(step.id));
  store.steps();
  store.subscribe(() => {});
  return store;
}

const wide = (fields: number) =>
  watched(createStore(formOf(Array.from({ length: fields }, (_, at) => ({ name: `f${at}` }))), { today }));

const road = compileForm(roadPermit());
const complete = createStore(road, { today, inputs: personInputs() });
const answers = complete.values();
const rows: [string, number][] = [];
for (const fields of [10, 100, 1000]) {
  const store = wide(fields);
  rows.push([`key in a form of ${fields} fields`, median((turn) => store.set('f5', String(turn)))]);
}
const store = watched(createStore(road, { today, inputs: personInputs() }));
rows.push(['key in the road permit, a name', median((turn) => store.set('name', String(turn)))]);
rows.push(['key in the road permit, the area', median((turn) => store.set('area', String(turn % 500)))]);
rows.push(['open the road permit', median(() => void watched(createStore(road, { today, inputs: personInputs() })))]);
rows.push(['validate on the server', median(() => void validateAnswers(road, answers, { today: TODAY }))]);

const [, unit] = rows[0]!;
for (const [what, time] of rows) console.log(`${what.padEnd(36)} ${time.toFixed(3).padStart(8)} ms  ${(time / unit).toFixed(1).padStart(6)} ×`);

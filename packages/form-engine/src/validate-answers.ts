import type { Answers } from '@faelles/schemas/answers.js';
import type { Issue, IssueCode } from '@faelles/schemas/issue.js';
import type { Json } from '@faelles/schemas/json.js';
import type { Evaluation } from './evaluation.ts';
import type { Form, FormField } from './compile.ts';
import { isObject, own } from './kinds/kind.ts';
import type { Verdicts } from './verdicts.ts';
import { ORIGINS } from './origins.ts';
import { reading } from './reading.ts';

const NAME = /^[a-z][a-zA-Z0-9]{0,59}$/;

/** Finds what should not be there: unknown members, holders of the wrong shape, answers to what was not asked. */
function* strangers(evaluation: Evaluation, nodes: readonly FormField[], given: Json, prefix: string, extra = ''): Generator<Issue> {
  const holder = prefix.replace(/\.$/, '');
  if (!isObject(given)) return yield { path: holder, code: 'type' };
  for (const name of Object.keys(given)) {
    // A member's name is the sender's own words until it is known to be a name.
    if (name !== extra && !nodes.some(({ field }) => field.name === name)) {
      yield { path: NAME.test(name) ? prefix + name : holder, code: 'unknown-field' };
    }
  }
  for (const node of nodes) {
    const path = prefix + node.field.name;
    const answer = own(given, node.field.name);
    if (answer === undefined) continue;
    const at = (code: IssueCode): Issue => ({ path, code });
    if (!node.asked || node.field.kind === 'information' || !evaluation.applies(path)) yield at('not-applicable');
    else if (node.field.kind === 'group') yield* strangers(evaluation, node.children, answer, `${path}.`);
    else if (node.field.kind === 'choice') yield* strangers(evaluation, node.children, answer, `${path}.`, 'branch');
    else if (node.field.kind === 'list') {
      if (!Array.isArray(answer)) yield at('type');
      else {
        for (const [index, entry] of answer.slice(0, evaluation.count(path)).entries()) {
          yield* strangers(evaluation, node.children, entry, `${path}.${index}.`);
        }
      }
    }
  }
}

/**
 * Reads submitted answers as the page should have sent them: canonical values of the fields that apply, and nothing
 * else. The server trusts only this.
 *
 * @param options `today` is an ISO date in Copenhagen; `verdicts` are what checks on the server said of these answers
 * @returns the answers that apply (with `fixed` values filled in), and every fault with its path. Answers may be used
 *   only when no issue is an error; `params` never hold what was sent.
 */
export function validateAnswers(form: Form, answers: unknown, options: { today: string; verdicts?: Verdicts }): { values: Answers; issues: Issue[] } {
  if (!isObject(answers)) return { values: {}, issues: [{ path: '', code: 'type' }] };
  const evaluation = reading(form, answers, options.today, options.verdicts);
  const issues = [...strangers(evaluation, form.steps.flatMap(({ fields }) => [...fields]), answers, '', ORIGINS)];
  const wrong = new Set(issues.map(({ path }) => path));
  for (const { step } of form.steps) {
    issues.push(...evaluation.step(step.id).issues.filter(({ path }) => !wrong.has(path)));
  }
  return { values: evaluation.values(), issues };
}

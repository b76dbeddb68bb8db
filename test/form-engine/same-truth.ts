/**
 * What page and server make of the same answers. The page's way is the store; the server's is `validateAnswers` of what
 * the store would send, as JSON. Runs in Node and in a browser.
 */
import type { Answers, Inputs } from '@faelles/schemas/answers.js';
import type { FormDefinition } from '@faelles/schemas/definition.js';
import type { Issue } from '@faelles/schemas/issue.js';
import type { Json } from '@faelles/schemas/json.js';
import type { Order } from '@faelles/schemas/order.js';
import { compileForm, type Form, type FormField } from '@faelles/form-engine/compile.js';
import { orderOf, PriceError } from '@faelles/form-engine/price.js';
import { createStore, type FormStore } from '@faelles/form-engine/store.js';
import { summaryOf } from '@faelles/form-engine/summary.js';
import { validateAnswers } from '@faelles/form-engine/validate-answers.js';

/** The verdict over what somebody typed. */
export type Verdict = {
  values: Answers;
  /** Whether it could be sent. */
  right: boolean;
  /** Ids of the steps that apply. */
  steps: string[];
  /** Errors of the page, `path: code`. */
  errors: string[];
  order: Order | null;
};

export const TODAY = '2026-11-20';
/** As JSON has it: what is undefined is not there. */
export const copy = <Content>(content: Content): Content => (content === undefined ? content : (JSON.parse(JSON.stringify(content)) as Content));
const isError = ({ severity }: Issue): boolean => severity !== 'warning';

export const storeOf = (form: Form, inputs: Inputs): FormStore => createStore(form, { inputs, today: () => TODAY });

/** What the page says. */
export function pageVerdict(definition: FormDefinition, inputs: Inputs): Verdict {
  const store = storeOf(compileForm(definition), inputs);
  const steps = store.steps().filter(({ applies }) => applies);
  return copy({
    values: store.values(),
    right: steps.every(({ complete }) => complete),
    steps: steps.map(({ id }) => id),
    errors: steps.flatMap(({ issues }) => issues.filter(isError)).map(({ path, code }) => `${path}: ${code}`),
    order: store.order() ?? null,
  });
}

/**
 * The answers of a page with what it could not read put back as it was typed: what another client, or a hostile one, might
 * send. Undefined when everything could be read.
 */
export function sentAsTyped(definition: FormDefinition, inputs: Inputs): Json | undefined {
  const form = compileForm(definition);
  const store = storeOf(form, inputs);
  const sent = copy(store.values()) as Record<string, Json>;
  let unread = false;
  for (const path of unreadPaths(form, store)) {
    let input: unknown = store.inputs();
    for (const step of path.split('.')) input = (input as Record<string, unknown> | undefined)?.[step];
    if (input === undefined) continue;
    unread = true;
    put(sent, path.split('.'), copy(input) as Json);
  }
  return unread ? sent : undefined;
}

/** Where something was typed that has no value: a question, or the branch of a choice. */
function unreadPaths(form: Form, store: FormStore): string[] {
  return store.steps().flatMap(({ issues }) => issues.filter(isError).flatMap(({ path, code }) => {
    let at = path;
    while (!form.fields.has(at.replace(/\.\d+(?=\.|$)/g, '.*'))) at = at.slice(0, at.lastIndexOf('.'));
    const { field, value } = store.field(at);
    if (field.kind === 'list' || code === 'check' || (code === 'required' && at === path)) return [];
    if (field.kind === 'choice') return [`${at}.branch`];
    return value === undefined ? [at] : [];
  }));
}

function put(into: Record<string, Json>, [step, ...rest]: string[], value: Json): void {
  if (!rest.length) into[step!] = value;
  else put((into[step!] ??= {}) as Record<string, Json>, rest, value);
}

/** What the server says of the answers that the page sends. */
export function serverVerdict(definition: FormDefinition, sent: Json): Pick<Verdict, 'values' | 'right' | 'order'> & { errors: string[] } {
  const form = compileForm(definition);
  const { values, issues } = validateAnswers(form, sent, { today: TODAY });
  const errors = issues.filter(isError);
  let order: Order | null = null;
  try {
    order = orderOf(form, values, { today: TODAY }) ?? null;
  } catch (error) {
    if (!(error instanceof PriceError)) throw error;
  }
  return copy({ values, right: errors.length === 0, order, errors: errors.map(({ path, code }) => `${path}: ${code}`) });
}

export const serverSummary = (definition: FormDefinition, values: Answers) => copy(summaryOf(compileForm(definition), values, { today: TODAY }));

/** Every concrete path of questions, hidden ones too; entries as far as something was typed. */
export function* questions(nodes: readonly FormField[], inputs: unknown, prefix = ''): Generator<{ path: string; node: FormField }> {
  for (const node of nodes) {
    const path = prefix + node.field.name;
    const input = (inputs as Record<string, unknown> | undefined)?.[node.field.name];
    if (node.field.kind === 'list') {
      for (const [at, entry] of (Array.isArray(input) ? input : []).entries()) yield* questions(node.children, entry, `${path}.${at}.`);
    } else if (node.children.length) yield* questions(node.children, input, `${path}.`);
    else if (node.field.kind !== 'information') yield { path, node };
  }
}

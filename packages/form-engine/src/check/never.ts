import type { FormDefinition } from '@faelles/schemas/definition.js';
import type { Rule } from '@faelles/schemas/json.js';
import type { Form, FormField } from '../compile.ts';
import { Possibilities, conditionsOf, type Condition } from './chain.ts';
import type { Report } from './report.ts';

/** Rounds in which what never applies may show that more never applies. */
const ROUNDS = 4;

type Part = {
  path: string;
  what: string;
  around: Condition[];
  rule: Rule;
  node?: FormField;
  /** Path of the part it stands in: told of that, nothing is told of this. */
  inside?: string;
};

/** Lists of the receipt with sentences for some, and what one of them is called. */
const receiptLists = { result: 'result', nextSteps: 'next step', actions: 'action', appointments: 'appointment' } as const;

/** Parts of a definition that are there only while a rule holds, in reading order. */
function* partsOf(definition: FormDefinition, form: Form): Generator<Part> {
  function* ofField(node: FormField, path: string): Generator<Part> {
    const { field } = node;
    const all = conditionsOf(node);
    if (field.when !== undefined) yield { path: `${path}.when`, what: 'field', around: all.slice(0, -1), rule: field.when, node };
    for (const [at, { when }] of (field.options ?? []).entries()) {
      if (when !== undefined) yield { path: `${path}.options.${at}.when`, what: 'option', around: all, rule: when, node };
    }
    for (const [at, child] of node.children.entries()) yield* ofField(child, `${path}.fields.${at}`);
  }
  for (const [at, { step, fields }] of form.steps.entries()) {
    if (step.when !== undefined) yield { path: `steps.${at}.when`, what: 'step', around: [], rule: step.when };
    for (const [index, node] of fields.entries()) yield* ofField(node, `steps.${at}.fields.${index}`);
  }
  for (const [at, { when, exemption }] of (definition.price?.lines ?? []).entries()) {
    if (when !== undefined) yield { path: `price.lines.${at}.when`, what: 'order line', around: [], rule: when };
    if (exemption) {
      const around = when === undefined ? [] : [{ rule: when }];
      yield { path: `price.lines.${at}.exemption.when`, what: 'exemption', around, rule: exemption.when, inside: `price.lines.${at}.when` };
    }
  }
  for (const [list, what] of Object.entries(receiptLists)) {
    for (const [at, { when }] of (definition.receipt[list as keyof typeof receiptLists] ?? []).entries()) {
      if (when !== undefined) yield { path: `receipt.${list}.${at}.when`, what, around: [], rule: when };
    }
  }
  for (const [at, { when }] of (definition.parties ?? []).entries()) {
    if (when !== undefined) yield { path: `parties.${at}.when`, what: 'party', around: [], rule: when };
  }
}

function* within(node: FormField): Generator<FormField> {
  yield node;
  for (const child of node.children) yield* within(child);
}

/**
 * Finds steps, fields, options and order lines that nobody will ever see, and checks nobody can pass. Modest, and never a
 * false alarm: what is told has been tried with every answer (`test/form-engine/never.slow.test.ts` proves it on random forms).
 */
export function checkNever(definition: FormDefinition, form: Form, report: Report): void {
  const possible = new Possibilities(form);
  const told = new Map<string, Part>();
  const parts = [...partsOf(definition, form)];
  const conditions = ({ around, rule, node }: Part): Condition[] => [...around, { rule, node }];
  for (let round = 0, found = -1; round < ROUNDS && found !== told.size; round++) {
    found = told.size;
    for (const part of parts) {
      // What stands in something that is never there has been told of with it.
      if (told.has(part.path) || (part.inside !== undefined && told.has(part.inside)) || (part.node && (possible.never.has(part.node.path) || !possible.canHold(part.around)))) continue;
      if (possible.canHold(conditions(part))) continue;
      told.set(part.path, part);
      const gone = part.what === 'field' ? [part.node!] : part.what === 'step' ? form.steps[Number(part.path.split('.')[1])]!.fields : [];
      for (const node of gone) for (const inner of within(node)) possible.never.add(inner.path);
    }
  }
  for (const part of parts) {
    if (!told.has(part.path)) continue;
    const alone = !possible.canHold([{ rule: part.rule, node: part.node }]);
    const why = alone ? 'its condition is false whatever is answered' : 'its condition contradicts those around it';
    report(part.path, 'never-applies', `This ${part.what} can never apply: ${why}`, 'warning');
  }
  const walk = (node: FormField, path: string): void => {
    for (const [at, { assert, severity }] of (node.field.checks ?? []).entries()) {
      if (assert === undefined || severity === 'warning' || possible.never.has(node.path)) continue;
      const around = conditionsOf(node);
      if (possible.canHold(around) && !possible.canHold([...around, { rule: assert, node }])) {
        report(`${path}.checks.${at}.assert`, 'never-passes', 'Nobody can pass this check: it fails whatever is answered', 'warning');
      }
    }
    node.children.forEach((child, at) => walk(child, `${path}.fields.${at}`));
  };
  form.steps.forEach(({ fields }, at) => fields.forEach((node, index) => walk(node, `steps.${at}.fields.${index}`)));
}

import type { FormDefinition } from '@faelles/schemas/definition.js';
import type { Json, Rule } from '@faelles/schemas/json.js';
import type { Form, FormField } from '../compile.ts';
import { analyse, type Use } from '../rules/analyse.ts';
import { isRule, knownOperations } from '../rules/evaluate.ts';
import type { Report } from './report.ts';

/** A rule in its place. */
export type PlacedRule = {
  /** JSON path in the definition. */
  path: string;
  rule: Rule;
  /** The field it belongs to: decides what `entry` means. */
  node?: FormField;
  /** For a computed value: how many computed values it may use. */
  before?: number;
};

/** How many computed values come before one. */
export const placeOf = (form: Form, computed: string): number => form.definition.computed!.findIndex(({ name }) => name === computed);

/** Parts of an answer a rule may read. Everything else about an answer's insides is the engine's own business. */
const PARTS: Record<string, string[]> = {
  period: ['from', 'to'],
  address: ['street', 'houseNumber', 'floor', 'door', 'postalCode', 'postalDistrict', 'municipalityCode', 'country', 'source'],
  'bank-account': ['registrationNumber', 'accountNumber', 'nemKonto', 'iban'],
};

const MAX_NODES = 500;
const MAX_DEPTH = 30;

/** What a variable means: a computed value, a field, or the branch of a choice. */
export type Meaning = { computed: string } | { node: FormField; branch?: true };

/** Finds what a path in a rule stands for, seen from a field. */
export function meaningOf(form: Form, path: string, node: FormField | undefined): Meaning | undefined {
  const steps = path.split('.');
  if (steps[0] === 'calc') return steps.length === 2 && form.computed.has(steps[1]!) ? { computed: steps[1]! } : undefined;
  if (steps[0] === 'entry') {
    let list = node?.parent;
    while (list?.field.kind && list.field.kind !== 'list') list = list.parent;
    if (!list) return undefined;
    return steps.length === 1 ? { node: list } : meaningOf(form, [`${list.path}.0`, ...steps.slice(1)].join('.'), undefined);
  }
  const general = steps.map((step) => (/^\d+$/.test(step) ? '*' : step));
  for (let length = general.length; length > 0; length--) {
    const found = form.fields.get(general.slice(0, length).join('.'));
    if (!found) continue;
    const rest = general.slice(length);
    const { kind } = found.field;
    // A kind that cannot be read could have any part.
    if (!rest.length || !kind) return { node: found };
    if (kind === 'choice' && rest.length === 1 && rest[0] === 'branch') return { node: found, branch: true };
    if (kind === 'list' && rest.length === 1 && rest[0] === '*') return { node: found };
    if (kind === 'fetched') return rest.length === 2 && rest[0] === 'data' && found.field.fields?.some(({ name }) => name === rest[1]) ? { node: found } : undefined;
    return rest.length === 1 && PARTS[kind]?.includes(rest[0]!) ? { node: found } : undefined;
  }
  return undefined;
}

function checkUse(use: Use, placed: PlacedRule, form: Form, report: Report): void {
  const unknown = (name: string) => report(placed.path, 'unknown-variable', `The rule reads “${name}”, which is no field and no computed value here`);
  if (use.path === undefined) {
    return report(placed.path, 'dynamic-variable', 'A variable that a rule works out cannot be checked: name it');
  }
  if (use.over === undefined) {
    const meaning = use.path === '' ? undefined : meaningOf(form, use.path, placed.node);
    if (!meaning) return unknown(use.path);
    if ('computed' in meaning && placed.before !== undefined && placeOf(form, meaning.computed) >= placed.before) {
      report(placed.path, 'computed-order', `“calc.${meaning.computed}” comes later: a computed value uses earlier ones`);
    }
    return undefined;
  }
  // Inside a loop a path is relative to the item; of `reduce`, below `current` or `accumulator`.
  const list = use.over === '' ? undefined : meaningOf(form, use.over, placed.node);
  if (!list || !('node' in list) || list.node.field.kind !== 'list') return undefined;
  const inner = use.path.replace(/^current\.?/, '');
  if (inner === '' || /^accumulator(\.|$)/.test(inner)) return undefined;
  return meaningOf(form, `${list.node.path}.0.${inner}`, undefined) ? undefined : unknown(`${use.over}.*.${inner}`);
}

/** Answers compared with what nobody can answer: `"crane"` misspelt would be a condition that never holds. */
function checkLiterals(rule: Json, placed: PlacedRule, form: Form, report: Report, depth = 0): void {
  if (typeof rule !== 'object' || rule === null || depth > MAX_DEPTH) return;
  if (isRule(rule)) {
    const [operation, given] = Object.entries(rule)[0]!;
    const args = [given].flat();
    if (['==', '===', '!=', '!==', 'in'].includes(operation)) {
      const named = args.map((arg) => (isRule(arg) && typeof arg.var === 'string' ? meaningOf(form, arg.var, placed.node) : undefined));
      const meaning = named.find((found) => found);
      if (meaning && 'node' in meaning) {
        const { kind, options, fields } = meaning.node.field;
        const known = kind === 'choice' && meaning.branch ? fields?.map(({ name }) => name) : options?.map(({ value }) => value);
        for (const literal of args.flat()) {
          if (known && typeof literal === 'string' && !known.includes(literal)) {
            report(placed.path, 'unknown-option', `“${literal}” is none of the options of “${meaning.node.path}”`);
          }
        }
      }
    }
  }
  for (const part of Object.values(rule)) checkLiterals(part as Json, placed, form, report, depth + 1);
}

/** Every rule of a definition, in its place. */
export function* rulesOf(definition: FormDefinition, form: Form): Generator<PlacedRule> {
  const found = (path: string, rule: Rule | undefined, more: Partial<PlacedRule> = {}): PlacedRule[] =>
    rule === undefined ? [] : [{ path, rule, ...more }];
  function* ofField(node: FormField, path: string): Generator<PlacedRule> {
    const { field } = node;
    for (const name of ['when', 'required', 'min', 'max'] as const) yield* found(`${path}.${name}`, field[name], { node });
    for (const [at, { assert }] of (field.checks ?? []).entries()) yield* found(`${path}.checks.${at}.assert`, assert, { node });
    for (const [at, { when }] of (field.options ?? []).entries()) yield* found(`${path}.options.${at}.when`, when, { node });
    for (const [at, child] of node.children.entries()) yield* ofField(child, `${path}.fields.${at}`);
  }
  for (const [at, { value }] of (definition.computed ?? []).entries()) yield* found(`computed.${at}.value`, value, { before: at });
  for (const [at, { step, fields }] of form.steps.entries()) {
    yield* found(`steps.${at}.when`, step.when);
    for (const [index, node] of fields.entries()) yield* ofField(node, `steps.${at}.fields.${index}`);
  }
  for (const [at, line] of (definition.price?.lines ?? []).entries()) {
    for (const name of ['when', 'quantity', 'unitPriceOre'] as const) yield* found(`price.lines.${at}.${name}`, line[name]);
    for (const name of ['when', 'percent'] as const) yield* found(`price.lines.${at}.exemption.${name}`, line.exemption?.[name]);
  }
  for (const list of ['result', 'nextSteps', 'actions', 'appointments'] as const) {
    for (const [at, { when }] of (definition.receipt[list] ?? []).entries()) yield* found(`receipt.${list}.${at}.when`, when);
  }
  for (const [at, { day, time }] of (definition.receipt.appointments ?? []).entries()) {
    yield* found(`receipt.appointments.${at}.day`, day);
    yield* found(`receipt.appointments.${at}.time`, time);
  }
  for (const [at, { when }] of (definition.parties ?? []).entries()) yield* found(`parties.${at}.when`, when);
}

/** Every variable and operation must be known, and no rule bigger than a person could have meant. */
export function checkRules(definition: FormDefinition, form: Form, report: Report): void {
  for (const placed of rulesOf(definition, form)) {
    const { uses, operations, nodes, depth } = analyse(placed.rule);
    if (nodes > MAX_NODES || depth > MAX_DEPTH) {
      report(placed.path, 'rule-too-big', `A rule has at most ${MAX_NODES} parts, nested ${MAX_DEPTH} deep`);
      continue;
    }
    for (const name of operations) {
      if (!knownOperations.has(name)) report(placed.path, 'unknown-operation', `There is no operation “${name}”`);
    }
    for (const use of uses) checkUse(use, placed, form, report);
    checkLiterals(placed.rule, placed, form, report);
  }
}

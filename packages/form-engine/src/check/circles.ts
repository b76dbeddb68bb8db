import type { Rule } from '@faelles/schemas/json.js';
import type { Form, FormField } from '../compile.ts';
import { dependencies } from '../rules/analyse.ts';
import { MAX_FIELDS } from './fields.ts';
import { meaningOf, placeOf } from './rules.ts';
import type { Report } from './report.ts';

/** `value place.from`, `applies …`, `branch …`, `count …`, `calc …`: what `Evaluation` works out, by name; `step 2` by index. */
type Point = string;

/** What each thing is worked out from; the mirror of `Evaluation`, for a definition without answers. */
function* reads(form: Form, point: Point): Generator<Point> {
  const [what, name] = [point.slice(0, point.indexOf(' ')), point.slice(point.indexOf(' ') + 1)];
  function* variables(rule: Rule | undefined, node?: FormField): Generator<Point> {
    for (const path of dependencies(rule)) {
      const meaning = meaningOf(form, path, node);
      if (!meaning) continue;
      if ('computed' in meaning) yield `calc ${meaning.computed}`;
      else if (meaning.branch) yield* [`applies ${meaning.node.path}`, `branch ${meaning.node.path}`];
      // Which of its fields is read, a holder whose kind cannot be read does not say.
      else if (meaning.node.field.kind || !meaning.node.children.length) yield `value ${meaning.node.path}`;
    }
  }
  if (what === 'calc') {
    // One that comes later is a fault of its own (`computed-order`).
    for (const next of variables(form.computed.get(name))) {
      if (!next.startsWith('calc ') || placeOf(form, next.slice(5)) < placeOf(form, name)) yield next;
    }
    return;
  }
  if (what === 'step') return yield* variables(form.steps[Number(name)]!.step.when);
  const node = form.fields.get(name)!;
  const { field, parent } = node;
  if (what === 'applies') {
    yield parent ? `applies ${parent.path}` : `step ${form.steps.findIndex(({ step }) => step === node.step)}`;
    if (parent?.field.kind === 'choice') yield `branch ${parent.path}`;
    else yield* variables(field.when, node);
    if (parent?.field.kind === 'list') yield `count ${parent.path}`;
  } else if (what === 'branch') {
    for (const child of node.children) yield* variables(child.field.when, node);
  } else if (what === 'count') {
    for (let holder: FormField | undefined = node; holder; holder = holder.parent) yield* variables(holder.field.required, holder);
  } else {
    yield `applies ${name}`;
    yield* variables(field.min, node);
    yield* variables(field.max, node);
    for (const option of field.options ?? []) yield* variables(option.when, node);
    if (field.kind === 'choice') yield `branch ${name}`;
    for (const child of node.children) yield `value ${child.path}`;
  }
}

/** JSON paths of fields by their path, of computed values by their name, of steps by their index. */
function placesOf(form: Form): Map<string, string> {
  const places = new Map([...form.computed.keys()].map((name) => [name, `computed.${placeOf(form, name)}`]));
  const add = (nodes: readonly FormField[], path: string): void =>
    nodes.forEach((node, at) => {
      if (form.fields.get(node.path) === node) places.set(node.path, `${path}.fields.${at}`);
      add(node.children, `${path}.fields.${at}`);
    });
  form.steps.forEach(({ fields }, at) => {
    places.set(String(at), `steps.${at}`);
    add(fields, `steps.${at}`);
  });
  return places;
}

/** A point as people who write definitions know it. */
function wordOf(form: Form, point: Point): string {
  if (point.startsWith('step ')) return form.steps[Number(point.slice(5))]!.step.id;
  return point.replace(/^calc /, 'calc.').replace(/^\w+ /, '');
}

/** Finds rules that wait for each other: a field shown only by its own answer, values computed from one another. */
export function checkCircles(form: Form, report: Report): void {
  // Too many is a fault of its own.
  if (form.fields.size > MAX_FIELDS) return;
  const done = new Set<Point>();
  const trail: Point[] = [];
  const places = placesOf(form);
  const visit = (point: Point): void => {
    if (done.has(point)) return;
    const start = trail.indexOf(point);
    if (start >= 0) {
      const circle = [...trail.slice(start), point].map((at) => wordOf(form, at));
      report(places.get(point.slice(point.indexOf(' ') + 1)) ?? '', 'circle', `These wait for each other: ${[...new Set(circle)].join(' → ')}`);
      return;
    }
    trail.push(point);
    for (const next of reads(form, point)) visit(next);
    trail.pop();
    done.add(point);
  };
  for (const name of form.computed.keys()) visit(`calc ${name}`);
  for (const path of form.fields.keys()) visit(`value ${path}`);
}

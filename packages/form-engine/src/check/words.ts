import type { FormDefinition } from '@faelles/schemas/definition.js';
import type { FieldDefinition } from '@faelles/schemas/field.js';
import type { Text } from '@faelles/schemas/text.js';
import type { Form, FormField } from '../compile.ts';
import { Possibilities, conditionsOf, type Condition } from './chain.ts';
import type { Report } from './report.ts';

/**
 * The most letters a text has in any language. Above, it no longer fits a phone at 200 % text as one glance: a label is a
 * question, not an explanation, and a hint is read out every time the field is entered.
 */
const LONGEST = { title: 80, label: 120, option: 150, hint: 250 };

/** A sentence this long that is the same in two languages has not been translated; a name or a number may well be. */
const SENTENCE = 25;

/** Why a question of this kind is hard to answer without a hint; undefined when it is not. */
function hintNeeded(field: FieldDefinition): string | undefined {
  switch (field.kind) {
    case 'text':
      if (field.characters !== undefined || field.minLength !== undefined) return 'what it must look like, and where the number stands';
      return undefined;
    case 'p-number':
      return 'where the number is found';
    case 'file':
      return 'what the file must show';
    default:
      return undefined;
  }
}

function checkLength(text: Text | undefined, path: string, what: keyof typeof LONGEST, report: Report): void {
  for (const [language, words] of Object.entries(text ?? {})) {
    if (typeof words === 'string' && words.length > LONGEST[what]) {
      report(`${path}.${language}`, 'too-long', `${words.length} letters; a ${what} should have at most ${LONGEST[what]}. Put the rest in a hint or in help`, 'warning');
    }
  }
}

/** Pairs of things side by side with the same words in some language, that can be seen at the same time. */
function checkTwins(
  items: readonly { text: Text | undefined; path: string; conditions: Condition[] }[],
  what: string,
  code: string,
  possible: Possibilities,
  report: Report,
): void {
  const seen = new Map<string, (typeof items)[number][]>();
  for (const item of items) {
    const names = Object.entries(item.text ?? {}).filter(([, words]) => typeof words === 'string' && words.trim());
    const twin = names.find(([language, words]) =>
      seen.get(nameIn(language, words))?.some((before) => possible.canHold([...before.conditions, ...item.conditions])));
    if (twin) {
      report(`${item.path}.${twin[0]}`, code, `Another ${what} here is called “${twin[1]}” too: nobody can tell them apart, in the page or in a list of errors`, 'warning');
    }
    for (const [language, words] of names) seen.set(nameIn(language, words), [...(seen.get(nameIn(language, words)) ?? []), item]);
  }
}

const nameIn = (language: string, words: string): string => `${language} ${words.trim().toLowerCase()}`;

/** Titles, labels and hints as a citizen meets them: told apart, short enough, and explained where the kind needs it. */
export function checkWords(definition: FormDefinition, form: Form, report: Report): void {
  const possible = new Possibilities(form);
  const side = (nodes: readonly FormField[], path: string): void => {
    // The branches of a choice are its options.
    const what = nodes[0]?.parent?.field.kind === 'choice' ? 'branch' : 'field';
    checkTwins(
      nodes.filter(({ field, asked }) => asked && field.kind !== 'information').map((node) => ({
        text: node.field.label,
        path: `${path}.${nodes.indexOf(node)}.label`,
        conditions: what === 'branch' ? [] : conditionsOf(node),
      })),
      what, 'same-label', possible, report,
    );
    nodes.forEach((node, at) => one(node, `${path}.${at}`));
  };
  const one = (node: FormField, path: string): void => {
    const { field } = node;
    checkLength(field.label, `${path}.label`, 'label', report);
    checkLength(field.hint, `${path}.hint`, 'hint', report);
    const options = field.options ?? [];
    options.forEach(({ label, hint }, at) => {
      checkLength(label, `${path}.options.${at}.label`, 'option', report);
      checkLength(hint, `${path}.options.${at}.hint`, 'hint', report);
    });
    checkTwins(
      options.map(({ label, when }, at) => ({ text: label, path: `${path}.options.${at}.label`, conditions: when === undefined ? [] : [{ rule: when, node }] })),
      'option', 'same-option', possible, report,
    );
    const needed = node.asked && !field.hint && field.fixed === undefined ? hintNeeded(field) : undefined;
    if (needed) report(path, 'missing-hint', `A hint is missing: say ${needed}`, 'warning');
    if (field.kind === 'list' && node.asked && !field.entryLabel) {
      report(path, 'missing-entry-label', '“entryLabel” is missing: without it the button says “Add row”', 'warning');
    }
    side(node.children, `${path}.fields`);
  };
  form.steps.forEach(({ step, fields }, at) => {
    checkLength(step.title, `steps.${at}.title`, 'title', report);
    side(fields, `steps.${at}.fields`);
  });
  checkTwins(form.steps.map(({ step }, at) => ({ text: step.title, path: `steps.${at}.title`, conditions: step.when === undefined ? [] : [{ rule: step.when }] })), 'step', 'same-title', possible, report);
  checkCopies(definition, report);
}

/** Texts that stand in another language word for word. */
function checkCopies(definition: FormDefinition, report: Report): void {
  const walk = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) return;
    const { da } = value as { da?: unknown };
    if (typeof da === 'string' && !Array.isArray(value)) {
      for (const [language, words] of Object.entries(value)) {
        if (language !== 'da' && words === da && da.length >= SENTENCE && /\p{L} \p{L}/u.test(da)) {
          report(`${path}.${language}`, 'untranslated', `Is the Danish text word for word: translate it to “${language}”`, 'warning');
        }
      }
      return;
    }
    for (const [name, member] of Object.entries(value)) if (name !== 'meta') walk(member, path ? `${path}.${name}` : name);
  };
  walk(definition, '');
}

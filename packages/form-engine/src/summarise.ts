import type { FieldDefinition } from '@faelles/schemas/field.js';
import type { Json } from '@faelles/schemas/json.js';
import type { SummaryLine, SummarySection } from '@faelles/schemas/summary.js';
import type { Text } from '@faelles/schemas/text.js';
import type { Form, FormField } from './compile.ts';
import type { Evaluation } from './evaluation.ts';
import type * as sources from './fetched-summary.ts';

const FREE_TEXT = ['text', 'textarea', 'file'];

/** Who may see an answer outside the session it was given in. A file's name is the citizen's own words. */
export function privacyOf({ kind, sensitive, allowForeign }: FieldDefinition): SummaryLine['privacy'] {
  if (kind === 'cpr') return 'personal-number';
  // The lines of a foreign address are whatever was written.
  if (FREE_TEXT.includes(kind) || allowForeign) return 'free-text';
  return sensitive || kind === 'bank-account' ? 'sensitive' : 'open';
}

/** Texts in a row, per language: `da` and every language that all of them have. */
function listed(texts: readonly Text[]): Text | undefined {
  const [first] = texts;
  if (!first) return undefined;
  const languages = Object.keys(first).filter((language) => texts.every((text) => Object.hasOwn(text, language)));
  return Object.fromEntries(languages.map((language) => [language, texts.map((text) => text[language]).join(', ')])) as Text;
}

/** The words an answer was given with, where the definition has them. */
export function wordsOf(form: Form, { field }: FormField, value: Json | undefined): Text | undefined {
  if (value === undefined) return undefined;
  if (field.kind === 'choice') return field.fields?.find(({ name }) => name === value)?.label;
  if (field.options) {
    const chosen = [value].flat();
    return listed(field.options.filter((option) => chosen.includes(option.value)).map(({ label }) => label));
  }
  const request = form.consents.get(field.ref ?? '');
  if (field.kind === 'consent') return value === 'given' ? request?.accept : request?.refuse;
  if (field.kind === 'declaration') return form.declarations.get(field.ref ?? '')?.text;
  return undefined;
}

/** Words for the middle of a sentence ("periode") as the heading of an entry, which the page begins with a capital too. */
const capitals = (text: Text): Text =>
  Object.fromEntries(Object.entries(text).map(([language, words]) => [language, words.slice(0, 1).toUpperCase() + words.slice(1)])) as Text;

function labelOf(form: Form, { ref, label, name }: FieldDefinition): Text {
  const asked = form.consents.get(ref ?? '') ?? form.declarations.get(ref ?? '');
  return label ?? asked?.title ?? { da: name };
}

/**
 * The sections of an evaluation; see `summaryOf` of `summary.ts`.
 *
 * @param fetched `fetched-summary.ts`, for a form where anything comes from a source
 */
export function summarise(evaluation: Evaluation, fetched?: typeof sources): SummarySection[] {
  const { form } = evaluation;
  const sections: SummarySection[] = [];

  const line = (node: FormField, path: string, value: Json | undefined): SummaryLine => {
    const { field } = node;
    const text = wordsOf(form, node, value);
    return {
      path,
      kind: field.kind,
      label: labelOf(form, field),
      ...(value !== undefined && { value }),
      ...(text && { text }),
      ...(field.unit && { unit: field.unit }),
      ...fetched?.originOf(evaluation, path, value),
      privacy: privacyOf(field),
    };
  };

  /** A section's own lines come first, then the sections of what it holds, in order. */
  const add = (section: SummarySection, nodes: readonly FormField[], prefix: string): void => {
    sections.push(section);
    const inner: (() => void)[] = [];
    const gather = (children: readonly FormField[], before: string): void => {
      for (const node of children) {
        const { field } = node;
        const path = before + field.name;
        if (!node.asked || field.kind === 'information' || !evaluation.applies(path)) continue;
        if (field.kind === 'group') {
          inner.push(() => add({ step: section.step, path, title: labelOf(form, field), lines: [] }, node.children, `${path}.`));
        } else if (field.kind === 'list') {
          const count = evaluation.count(path);
          if (!count) section.lines.push(line(node, path, undefined));
          for (let at = 0; at < count; at++) {
            const title = field.entryLabel ? capitals(field.entryLabel) : labelOf(form, field);
            const entry: SummarySection = { step: section.step, path: `${path}.${at}`, title, entry: at + 1, lines: [] };
            inner.push(() => add(entry, node.children, `${path}.${at}.`));
          }
        } else if (field.kind === 'choice') {
          const branch = evaluation.branch(path);
          section.lines.push(line(node, path, branch));
          // The branch has said its name already: its answers follow on.
          const taken = node.children.find((child) => child.field.name === branch);
          if (taken) gather(taken.children, `${path}.${branch}.`);
        } else if (field.kind === 'fetched') {
          inner.push(() => sections.push({ step: section.step, path, title: labelOf(form, field), lines: fetched?.fetchedLines(field, path, evaluation.value(path), evaluation.parse) ?? [] }));
        } else {
          section.lines.push(line(node, path, evaluation.value(path)));
        }
      }
    };
    gather(nodes, prefix);
    inner.forEach((run) => run());
  };

  for (const { step, fields } of form.steps) add({ step: step.id, title: step.title, lines: [] }, fields, '');
  return sections.filter(({ lines }) => lines.length > 0);
}

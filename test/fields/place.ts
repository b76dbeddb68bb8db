/** What the common suite needs of a field, and how it is placed in a form and used. */
import { fixture } from '@open-wc/testing';
import { html } from 'lit';
import { sendKeys } from '@web/test-runner-commands';
import { loadLanguage } from '@faelles/foundation/dictionaries.js';
import type { FieldElement } from '@faelles/fields/base/field-element.js';
import { axTree, type AxNode } from '../support/browser.ts';

export interface Sample {
  tag: string;
  /** What makes the field whole: options, uploader. */
  prepare?: (field: FieldElement) => void;
  /** A canonical answer, and what a form then holds, name and value per entry. */
  value: unknown;
  entries: [string, string][];
  /** The same answer as an attribute; absent when the kind has none. */
  attribute?: string;
  /** Keys pressed after `focus()` that give an answer, and the entries of it; absent when keys alone cannot. */
  keys?: { press: string[] | string; entries: [string, string][] };
  /** Role of the node that carries the name. */
  role: string;
  /** Enter in the control submits. */
  enter: boolean;
  secret?: boolean;
}

/** A field labelled "Svar" in a form of its own; `where` may put it into something first. */
export async function place(
  { tag, prepare }: Sample,
  attributes: Record<string, string> = {},
  where?: (field: FieldElement) => Node,
): Promise<{ form: HTMLFormElement; field: FieldElement }> {
  const form = await fixture<HTMLFormElement>(html`<form></form>`);
  const field = document.createElement(tag) as FieldElement;
  prepare?.(field);
  for (const [name, text] of Object.entries({ name: 'answer', label: 'Svar', ...attributes })) field.setAttribute(name, text);
  form.append(where?.(field) ?? field);
  form.addEventListener('submit', (event) => event.preventDefault());
  await loadLanguage('da');
  await field.updateComplete;
  return { form, field };
}

/** What the form would send, in order. */
export function data(form: HTMLFormElement): [string, string][] {
  return [...new FormData(form)].map(([name, text]) => [name, String(text)]);
}

/** Real keys: text is typed, `Tab` and `ArrowDown` are pressed. */
export async function press(what: string[] | string): Promise<void> {
  for (const one of [what].flat()) await sendKeys(one === 'Tab' || one === 'ArrowDown' ? { press: one } : { type: one });
}

/** The first node of a role, as assistive technology gets it. */
export async function nodeOf(role: string): Promise<AxNode | undefined> {
  const found: AxNode[] = [];
  const walk = (node: AxNode): void => {
    if (node.role === role) found.push(node);
    node.children.forEach(walk);
  };
  walk(await axTree());
  return found[0];
}

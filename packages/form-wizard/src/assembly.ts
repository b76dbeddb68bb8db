import { html, type TemplateResult } from 'lit';
import { kinds } from '@faelles/fields/kinds.js';
import { warnOnce } from '@faelles/foundation/warn.js';
import type { FieldState } from '@faelles/form-engine/field-state.js';
import { read as readForm, type ReadForm } from './assembly-reader.ts';
import { loadOwnFields, type FieldTree } from './field-tree.ts';
import type { FkFormWizard } from './form-wizard.ts';

/** The elements of the page that a form is made of, as the wizard needs them. */
export interface Assembly {
  /** A form has begun with the definition that was read from the elements. */
  begun(tree: FieldTree): void;
  /** The step shown, with its elements up to date. */
  content(fields: readonly FieldState[]): TemplateResult;
}

const assemblies = new WeakMap<FkFormWizard, HtmlAssembly>();

/** Reads the steps in a wizard again when the present task is done; a definition that the page has set wins. */
export function assemble(wizard: FkFormWizard): void {
  let assembly = assemblies.get(wizard);
  if (!assembly) {
    if (wizard.definition) return warnOnce('assembly:both', 'A form wizard with a definition does not show the steps inside it.');
    assemblies.set(wizard, (assembly = new HtmlAssembly(wizard)));
  }
  assembly.changed();
}

/** A list or a choice: its place is the page's, what stands there is the wizard's. */
type Drawing = HTMLElement & { draw?(state: FieldState, tree: FieldTree): void };

/** Few pages have them. */
const holders: Record<string, () => Promise<unknown>> = {
  'fk-list': () => import('./fk-list.ts'),
  'fk-choice': () => import('./fk-choice.ts'),
};

type Field = HTMLElement & { disabled?: boolean; input?: unknown; value?: unknown };

/**
 * A form written in HTML. A definition is read from the elements, so that everything the wizard does is done in one way;
 * the elements themselves stay where the page put them, in its own form, and ask the questions (ADR 0010).
 */
class HtmlAssembly implements Assembly {
  readonly #wizard: FkFormWizard;
  #form: ReadForm | undefined;
  #said = '';
  #tree: FieldTree | undefined;
  #adopted = new AbortController();
  #pending = false;
  /** Elements that do not apply and were disabled for that, so that a form around them leaves them out. */
  readonly #off = new Set<Field>();
  #sending = false;

  constructor(wizard: FkFormWizard) {
    this.#wizard = wizard;
    wizard.assembly = this;
    new MutationObserver(() => this.changed()).observe(wizard, {
      childList: true,
      subtree: true,
      attributeFilter: ['name', 'label', 'heading', 'lead', 'when', 'required', 'kind', 'exit', 'entry-label', 'min-count', 'max-count'],
    });
    wizard.addEventListener('keydown', this.#enter, { capture: true });
    wizard.addEventListener('fk-submit', this.#send);
    wizard.closest('form')?.addEventListener('submit', this.#hold);
  }

  changed(): void {
    if (this.#pending) return;
    this.#pending = true;
    queueMicrotask(() => void this.#read());
  }

  async #read(): Promise<void> {
    const wizard = this.#wizard;
    const found = [...wizard.querySelectorAll<HTMLElement>('fk-step *')].filter(({ localName }) => localName.includes('-'));
    await Promise.all(found.map(async ({ localName }) => (holders[localName] ?? Object.values(kinds).find(({ tag }) => tag === localName)?.load)?.()));
    for (const { localName } of found) {
      if (!customElements.get(localName)) void customElements.whenDefined(localName).then(() => this.changed());
    }
    if (found.some(({ localName }) => !localName.startsWith('fk-'))) await loadOwnFields();
    this.#pending = false;
    const { course } = wizard;
    const form = readForm(wizard, course?.store.inputs() ?? wizard.inputs);
    const { steps, consents, declarations } = form.definition;
    const said = JSON.stringify([steps, consents, declarations]);
    const stand = (members: 'fields' | 'holders') => [...form[members]].every(([path, element]) => this.#form?.[members].get(path) === element);
    const same = said === this.#said && stand('fields') && stand('holders');
    this.#form = form;
    if (same || !steps.length) return;
    this.#said = said;
    wizard.inputs = form.inputs;
    wizard.definition = form.definition;
  }

  begun(tree: FieldTree): void {
    this.#adopted.abort();
    this.#adopted = new AbortController();
    this.#tree = tree;
    const { store } = tree.course;
    for (const [path, element] of this.#form!.fields) tree.adopt(element, store.field(path), this.#adopted.signal);
    store.subscribe((changed) => this.#tree === tree && this.#toggle(changed));
    for (const [path, element] of this.#form!.holders) if (element.localName === 'fk-list') tree.place(path, element);
    this.#toggle([...this.#form!.holders.keys(), ...this.#form!.fields.keys()]);
  }

  content(fields: readonly FieldState[]): TemplateResult {
    const push = (states: readonly FieldState[]) => {
      for (const state of states) {
        const holder = this.#form!.holders.get(state.path) as Drawing | undefined;
        holder?.draw?.(state, this.#tree!);
        if (state.children) push(state.children);
        else if (!state.entries) this.#tree!.element(state);
      }
    };
    push(fields);
    return html`<slot name=${this.#wizard.course!.way.current}></slot>${this.#aside()}`;
  }

  /** The way to the next error cannot stand between elements of the page: it stands below them. */
  #aside(): unknown {
    const { aside } = this.#tree ?? {};
    // In an entry of a list, which the wizard draws, it has its place.
    return aside && !/\.\d+(\.|$)/.test(aside.after) ? aside.draw() : undefined;
  }

  /** What does not apply is hidden, and left out of the form data of a form around it. */
  #toggle(paths: Iterable<string>): void {
    const { store } = this.#tree!.course;
    for (const path of paths) {
      const element: Field | undefined = this.#form!.fields.get(path) ?? this.#form!.holders.get(path);
      if (!element) continue;
      const { applies } = store.field(path);
      element.hidden = !applies;
      if (!applies && !element.disabled) {
        element.disabled = true;
        this.#off.add(element);
      } else if (applies && this.#off.delete(element)) element.disabled = false;
    }
  }

  /** Enter goes on, as in a native form; the form of the page is sent when all is answered, not before. */
  readonly #enter = (event: KeyboardEvent): void => {
    const [input] = event.composedPath() as HTMLInputElement[];
    if (event.key !== 'Enter' || event.isComposing || !input!.matches('input:not([type=file], [type=button])')) return;
    if (!(event.target as Element).closest?.('fk-step')) return;
    event.preventDefault();
    this.#goOn();
  };

  readonly #hold = (event: Event): void => {
    if (this.#sending || event.target !== event.currentTarget) return;
    event.preventDefault();
    this.#goOn();
  };

  readonly #send = (): void => {
    const form = this.#wizard.closest('form');
    if (!form) return;
    // The wizard has judged every answer; a native bubble would point into a step that is not shown.
    form.noValidate = true;
    this.#sending = true;
    form.requestSubmit();
    this.#sending = false;
  };

  #goOn(): void {
    this.#wizard.renderRoot.querySelector<HTMLButtonElement>('[type=submit]')?.click();
  }
}

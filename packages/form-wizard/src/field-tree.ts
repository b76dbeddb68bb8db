import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { kinds } from '@faelles/fields/kinds.js';
import type { Uploader } from '@faelles/fields/file-field/upload.js';
import { afterPress } from '@faelles/foundation/after-press.js';
import type { LanguageController } from '@faelles/foundation/controllers/language.js';
import { warnOnce } from '@faelles/foundation/warn.js';
import type { FieldState } from '@faelles/form-engine/field-state.js';
import type { FieldKind } from '@faelles/schemas/field.js';
import type { Json } from '@faelles/schemas/json.js';
import type { Course } from './course.ts';
import { fieldId } from './error-summary.ts';

/** What the tree needs of the wizard it is in. */
interface Host {
  readonly uploader: Uploader | undefined;
  readonly today: string | undefined;
  readonly updateComplete: Promise<unknown>;
}

/** Draws a field that holds others. */
export type Holder = (state: FieldState, tree: FieldTree) => TemplateResult;

/** The members of a field element that the wizard sets; it reads only `input`. */
type FieldElement = HTMLElement & { input?: Json | undefined } & Record<string, unknown>;

const holders: Partial<Record<FieldKind, Holder>> = { group, choice };

/** A choice of branches is asked as radio buttons. */
const elementOf = (kind: FieldKind) => kinds[kind === 'choice' ? 'radio' : kind];

/** Fetches what is needed to draw fields of these kinds; lists, which few forms have, with their holder. */
export async function loadKinds(wanted: Iterable<FieldKind>): Promise<void> {
  await Promise.all(
    Array.from(wanted, async (kind) => {
      if (kind === 'list') holders.list ??= (await import('./list-holder.ts')).list;
      await elementOf(kind)?.load();
    }),
  );
}

/**
 * The fields of the form as elements. One element per path, made once and kept, so that no caret, selection or opened
 * help is lost when something else changes. Store → properties; events → store; never both for the same change.
 */
export class FieldTree {
  readonly course: Course;
  readonly words: LanguageController;
  readonly #host: Host;
  readonly #elements = new Map<string, FieldElement>();

  constructor(course: Course, words: LanguageController, host: Host) {
    this.course = course;
    this.words = words;
    this.#host = host;
  }

  /** The fields in order, holders with what they hold. */
  render(fields: readonly FieldState[]): unknown {
    return repeat(
      fields.filter(({ applies }) => applies),
      ({ path }) => path,
      (state) => holders[state.field.kind]?.(state, this) ?? this.element(state),
    );
  }

  /** The element of a field, or of the field that the path is a part of. */
  find(path: string): HTMLElement | undefined {
    for (let at = path; at; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
      const found = this.#elements.get(at);
      if (found?.isConnected) return found;
    }
    return undefined;
  }

  /** Runs when what has changed is drawn. */
  afterRender(then: () => void): void {
    void this.#host.updateComplete.then(then);
  }

  /** The element that asks a question, up to date. */
  element(state: FieldState): HTMLElement {
    let element = this.#elements.get(state.path);
    if (!element) this.#elements.set(state.path, (element = this.#make(state)));
    this.#push(element, state);
    return element;
  }

  #make({ path, field }: FieldState): FieldElement {
    const known = elementOf(field.kind);
    if (!known) {
      warnOnce(`kind:${field.kind}`, `No element is registered for fields of kind "${field.kind}" (at ${path}).`);
      const broken = document.createElement('p');
      broken.textContent = this.words.t('field.broken');
      return broken as unknown as FieldElement;
    }
    const element = document.createElement(known.tag) as FieldElement;
    element.id = fieldId(path);
    Object.assign(element, { name: path, definition: field, validation: 'manual' });
    if (field.kind === 'file') element.uploader = this.#host.uploader;
    const { store } = this.course;
    const take = () => store.set(path, element.input);
    element.addEventListener('input', take);
    element.addEventListener('change', take);
    element.addEventListener('focusout', (event) => {
      // On the way to Continue or Back the press itself decides; an error that moves the button would swallow it.
      const to = event.relatedTarget as Element | null;
      if (element.contains(to) || to?.closest('.actions')) return;
      // A field that is taken off the page with the focus in it has not been left by anybody.
      queueMicrotask(() => afterPress(() => element.isConnected && store.leave(path)));
    });
    return element;
  }

  #push(element: FieldElement, state: FieldState): void {
    const { field, input, required, options, min, max, request } = state;
    const error = this.course.errorOf(state);
    const readOnly = field.fixed !== undefined;
    const wanted: Record<string, unknown> = { input, required, error, readOnly, today: this.#host.today };
    if (options) wanted.options = options;
    if (min !== undefined || element.min !== undefined) wanted.min = min;
    if (max !== undefined || element.max !== undefined) wanted.max = max;
    if (request) wanted.request = request;
    Object.assign(element, wanted);
  }
}

/** Questions that belong together, under one legend. */
function group(state: FieldState, tree: FieldTree): TemplateResult {
  return html`<fk-group id=${fieldId(state.path)} .definition=${state.field} .error=${tree.course.errorOf(state)}
    >${tree.render(state.children ?? [])}</fk-group
  >`;
}

/** One of several branches; the questions of the branch taken follow its name. */
function choice(state: FieldState, tree: FieldTree): TemplateResult {
  return html`<div class="fields">${tree.element(state)}${tree.render(state.children ?? [])}</div>`;
}

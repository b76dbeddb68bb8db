import { html, noChange, nothing, type TemplateResult } from 'lit';
import { elementOf, kinds } from '@faelles/fields/kind-registry.js';
import type { AddressLookup } from '@faelles/fields/address-field/lookup.js';
import type { Uploader } from '@faelles/fields/file-field/upload.js';
import { afterPress } from '@faelles/foundation/after-press.js';
import type { LanguageController } from '@faelles/foundation/controllers/language.js';
import { warnOnce } from '@faelles/foundation/warn.js';
import type { FieldState } from '@faelles/form-engine/field-state.js';
import type { FieldDefinition, FieldKind } from '@faelles/schemas/field.js';
import type { Json } from '@faelles/schemas/json.js';
import type { Course } from './course.ts';
import type { OwnFields as OwnFieldsClass } from './own-fields.ts';
import type { Together } from './together.ts';
import type { Asker } from '@faelles/fields/fetched-field/asker.js';
import { fieldId } from './error-summary.ts';
import { kindsOf } from './questions.ts';

/** What the tree needs of the wizard it is in. */
interface Host {
  readonly uploader: Uploader | undefined;
  readonly addressLookup: AddressLookup | undefined;
  readonly asker: Asker | undefined;
  readonly today: string | undefined;
  readonly updateComplete: Promise<unknown>;
  requestUpdate(): void;
  /** What an answer has brought up cannot be fetched. */
  lacking(): void;
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/** Draws a field that holds others. */
export type Holder = (state: FieldState, tree: FieldTree) => TemplateResult;

/** The members of a field element that the wizard sets; it reads only `input`. */
type FieldElement = HTMLElement & { input?: Json | undefined } & Record<string, unknown>;

const holders: Partial<Record<FieldKind, Holder>> = { group, choice };

let OwnFields: typeof OwnFieldsClass | undefined;

/** Elements that are not of this library speak a smaller protocol, fetched when there is one. */
export async function loadOwnFields(): Promise<void> {
  ({ OwnFields } = await import('./own-fields.ts'));
}

/** Elements that have come. One that is registered without a tag of the platform's, as a `div`, never says so itself. */
const come = new Set<string>();

/** Fetches what is needed to draw these fields and all they hold; lists, which few forms have, with their holder. */
export async function loadFields(wanted: readonly FieldDefinition[]): Promise<void> {
  await Promise.all(
    Array.from(kindsOf(wanted).values(), async (field) => {
      if (field.kind === 'list') holders.list ??= (await import('./list-holder.ts')).list;
      const known = elementOf(field);
      if (known && !known.tag.startsWith('fk-')) await loadOwnFields();
      await known?.load();
      if (known) come.add(known.tag);
    }),
  );
}

let together: Together | undefined;

/** Fetches what is around questions of a step that stand together, where there are any. */
export async function loadAround(defined: readonly FieldDefinition[]): Promise<void> {
  const { around } = kinds[defined.find(({ kind }, at) => kind === defined[at + 1]?.kind && kinds[kind]?.around)?.kind ?? 'text'] ?? {};
  if (around) [{ together }] = await Promise.all([import('./together.ts'), around.load()]);
}

/** Something of the wizard's own that stands after a field. */
export interface Aside {
  after: string;
  draw: () => unknown;
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
  #shown: readonly FieldState[] | undefined;
  /** What the fields last shown depend on beside their states. */
  #around: unknown[] = [];
  /** What each element was last told, with its path. */
  readonly #pushed = new WeakMap<FieldElement, FieldState>();
  /** Entries of lists that are open to be edited, by path. */
  readonly opened = new Set<string>();
  aside: Aside | undefined;

  constructor(course: Course, words: LanguageController, host: Host) {
    this.course = course;
    this.words = words;
    this.#host = host;
  }

  /** The fields of a step, as long as they are what is shown: nothing is to be drawn when only what they hold has changed. */
  step(fields: readonly FieldState[]): unknown {
    const before = this.#shown;
    const same = !this.aside && before?.length === fields.length && fields.every((state, at) => state === before[at] || state.path === before[at]!.path);
    if (!same) {
      this.#shown = this.aside || fields.some(({ field }) => holders[field.kind]) ? undefined : fields;
      return together ? together(fields, this) : this.render(fields);
    }
    this.#shown = fields;
    // Words may have come or changed for what is shown; an element of the page's own may have changed its mind.
    const { asking, own } = this.course;
    const now = [this.words.known, this.#host.today, asking, own && fields];
    const again = now.some((part, at) => part !== this.#around[at]);
    this.#around = now;
    for (let at = 0; at < fields.length; at++) if (again || fields[at] !== before[at]) this.element(fields[at]!);
    return noChange;
  }

  /** Something else stands where the fields stood. */
  cleared(): void {
    this.#shown = undefined;
  }

  /**
   * The fields in order, holders with what they hold. What does not apply keeps its place, empty: so no other field moves
   * when it comes or goes, and none loses its focus.
   */
  render(fields: readonly FieldState[]): unknown {
    return fields.flatMap((state) => [
      state.applies ? (holders[state.field.kind]?.(state, this) ?? this.element(state)) : nothing,
      state.path === this.aside?.after ? this.aside.draw() : nothing,
    ]);
  }

  /** Opens what a path is in: an entry of a list may be folded. */
  reach(path: string): void {
    for (const { index, 0: entry } of path.matchAll(/\.\d+(?=\.|$)/g)) this.opened.add(path.slice(0, index) + entry);
    this.redraw();
  }

  /** A field on the page whose answer is not what is seen: a file is on its way, or was refused. */
  waiting(): FieldElement | undefined {
    return [...this.#elements.values()].find((element) => element.isConnected && element.unfinished);
  }

  /** Where the fields stand. */
  get root(): ShadowRoot {
    return this.#host.renderRoot as ShadowRoot;
  }

  redraw(): void {
    this.#host.requestUpdate();
  }

  /** Takes an element of the page as the one that asks the question at a path. */
  adopt(element: HTMLElement, state: FieldState, signal: AbortSignal): void {
    this.#elements.set(state.path, this.#prepare(element as FieldElement, state, signal));
  }

  /** Takes an element of the page as the place of what the tree draws at a path. */
  place(path: string, element: HTMLElement): void {
    this.#elements.set(path, element as FieldElement);
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
    if (!element && this.#comes(state)) return document.createElement('p');
    if (!element) this.#elements.set(state.path, (element = this.#make(state)));
    this.#push(element, state);
    return element;
  }

  /** Fetches the element of a question that an answer brought up before the browser had time to fetch it ahead. */
  #comes({ field }: FieldState): boolean {
    const tag = elementOf(field)?.tag;
    if (!tag || come.has(tag) || customElements.get(tag)) return false;
    const drawn = () => {
      this.cleared();
      this.redraw();
    };
    void loadFields([{ ...field, fields: [] }]).then(drawn, () => this.#host.lacking());
    return true;
  }

  #make(state: FieldState): FieldElement {
    const { path, field } = state;
    const known = elementOf(field);
    if (!known) {
      warnOnce(`kind:${field.kind}`, `No element is registered for fields of kind "${field.kind}" (at ${path}).`);
      const broken = document.createElement('p');
      broken.textContent = this.words.t('field.broken');
      return broken as unknown as FieldElement;
    }
    const element = document.createElement(known.tag) as FieldElement;
    Object.assign(element, { name: path, definition: field });
    return this.#prepare(element, state);
  }

  #prepare(element: FieldElement, { path, field }: FieldState, signal?: AbortSignal): FieldElement {
    element.id ||= fieldId(path);
    const { course } = this;
    const own = element.localName.startsWith('fk-') ? undefined : (course.own ??= new OwnFields!(course, this.#host as never));
    own?.add(path, element);
    element.validation = 'manual';
    if (field.kind === 'file') element.uploader = this.#host.uploader;
    if (field.kind === 'address') element.lookup = this.#host.addressLookup;
    if (field.kind === 'fetched') element.asker = this.#host.asker;
    this.#pushed.set(element, { path } as FieldState);
    // The tree itself listens: a function of its own for every field would be a good part of what a field weighs.
    for (const type of ['input', 'change', 'focusout']) element.addEventListener(type, this, signal && { signal });
    return element;
  }

  /** @internal */
  handleEvent(event: Event): void {
    const { store, own } = this.course;
    const element = event.currentTarget as FieldElement;
    const { path } = this.#pushed.get(element)!;
    if (event.type !== 'focusout') {
      const foreign = element.localName.startsWith('fk-') ? undefined : own;
      store.set(path, foreign ? foreign.read(element) : element.input);
      // Its own fault may have come or gone without another answer.
      if (foreign) this.redraw();
      return;
    }
    // On the way to Continue or Back the press itself decides; an error that moves the button would swallow it.
    const to = (event as FocusEvent).relatedTarget as Element | null;
    if (element.contains(to) || to?.closest('.actions')) return;
    // A field that is taken off the page with the focus in it has not been left by anybody.
    queueMicrotask(() => afterPress(() => element.isConnected && store.leave(path)));
  }

  #push(element: FieldElement, state: FieldState): void {
    // As it was, and with nothing to say in words: in a form of a thousand fields a key pushes one.
    const same = this.#pushed.get(element) === state && element.today === this.#host.today;
    if (same && !state.shown && !state.field.prefill) return;
    this.#pushed.set(element, state);
    const { field, input, required, options, min, max, request } = state;
    const error = this.course.errorOf(state);
    const readOnly = field.fixed !== undefined;
    const wanted: Record<string, unknown> = { input, required, error, readOnly, today: this.#host.today };
    if (field.checks) wanted.caution = this.course.cautionOf(state);
    if (field.prefill) wanted.origin = this.course.asking?.originOf(state) ?? '';
    if (options) wanted.options = options;
    if (min !== undefined || element.min !== undefined) wanted.min = min;
    if (max !== undefined || element.max !== undefined) wanted.max = max;
    if (request) wanted.request = request;
    // Who asks is the authority, unless the page says it.
    if ('asks' in element) wanted.asks = element.asks ?? this.course.form.definition.authority?.name;
    if (element.localName.startsWith('fk-')) Object.assign(element, wanted);
    else this.course.own?.push(element, state, wanted);
  }
}

/** Questions that belong together, under one legend. */
function group(state: FieldState, tree: FieldTree): TemplateResult {
  return html`<fk-group id=${fieldId(state.path)} .definition=${state.field} .error=${tree.course.errorOf(state)} .caution=${tree.course.cautionOf(state)}
    >${tree.render(state.children ?? [])}</fk-group
  >`;
}

/** One of several branches; the questions of the branch taken follow its name. */
function choice(state: FieldState, tree: FieldTree): TemplateResult {
  return html`<div class="fields">${tree.element(state)}${tree.render(state.children ?? [])}</div>`;
}

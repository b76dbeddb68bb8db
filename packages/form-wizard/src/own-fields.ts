import { ContextProvider } from '@lit/context';
import { formContext, type FormContext } from '@faelles/foundation/context.js';
import type { FieldState, StepState } from '@faelles/form-engine/field-state.js';
import type { Json } from '@faelles/schemas/json.js';
import type { ReactiveElement } from 'lit';
import type { Course } from './course.ts';

/**
 * What the wizard asks of an element that is not of this library. It fires `input` while the answer changes and `change`
 * when a change is finished, bubbling, as native controls do. Everything but `value` and `error` may be left out.
 */
export interface OwnField extends HTMLElement {
  /** The answer as typed; empty is `''`, `null` or `undefined`. With `input` as well, that one is used. */
  value?: Json | null | undefined;
  input?: Json | null | undefined;
  /** What is wrong, to be shown at the control; `''` when nothing is. */
  error?: string;
  /** A fault that only the element knows, in words for the citizen; `''` when there is none. Never a copy of `error`. */
  validationMessage?: string;
  label?: string;
  hint?: string;
  required?: boolean;
  readOnly?: boolean;
}

type Known = OwnField & Record<string, unknown>;

const isNone = (value: unknown) => value === undefined || value === null || value === '';

/** The elements of the page's own in one form, and what stands between them and the store. */
export class OwnFields {
  readonly #course: Course;
  readonly #elements = new Map<string, OwnField>();

  constructor(course: Course, host: ReactiveElement) {
    this.#course = course;
    const { store } = course;
    const initialValue: FormContext = {
      get: (path) => store.field(path).value,
      set: (path, input) => store.set(path, input as Json | undefined),
      subscribe: (path, listener) => store.subscribe((changed) => changed.has(path) && listener()),
    };
    new ContextProvider(host, { context: formContext, initialValue });
  }

  add(path: string, element: HTMLElement): void {
    this.#elements.set(path, element);
  }

  read(element: OwnField): Json | undefined {
    const value = 'input' in element ? element.input : element.value;
    return isNone(value) ? undefined : value!;
  }

  /** Store → element. The answer is written only when it is another one: a caret must not jump. */
  push(element: HTMLElement, { field }: FieldState, wanted: Record<string, unknown>): void {
    const own = element as Known;
    const { words } = this.#course;
    const { input, ...rest } = wanted;
    if (JSON.stringify(this.read(own)) !== JSON.stringify(input)) own['input' in own ? 'input' : 'value'] = (input ?? '') as never;
    // Texts of the page's own element are its own; one that a definition asks for gets them from there.
    if (field.label && !own.label) own.label = words.text(field.label);
    if (field.hint && !own.hint) own.hint = words.text(field.hint);
    for (const [name, value] of Object.entries(rest)) if (name === 'error' || name in own) own[name] = value;
  }

  /** What the element itself finds wrong. */
  fault(path: string): string {
    const element = this.#elements.get(path);
    return element?.isConnected ? (element.validationMessage ?? '') : '';
  }

  /** A step is not complete while one of its elements finds something wrong. */
  judge(step: StepState): StepState {
    return step.complete && this.#course.asks(step.id).some((path) => this.fault(path)) ? { id: step.id, step: step.step, applies: step.applies, issues: step.issues, complete: false } : step;
  }
}

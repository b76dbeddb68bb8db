import type { PropertyDeclaration, PropertyDeclarations } from 'lit';
import { giveValue, restored } from '@faelles/foundation/controllers/form-value.js';
import { Interaction } from '@faelles/foundation/controllers/interaction.js';
import { nameByLabels } from '@faelles/foundation/controllers/labelling.js';
import { pushValidity } from '@faelles/foundation/controllers/validity.js';
import { setState } from '@faelles/foundation/controllers/custom-state.js';
import type { Json } from '@faelles/schemas/json.js';
import { AnswerElement } from './answer-element.ts';
import { same } from './same.ts';

const heard = ['click', 'focusin', 'focusout', 'invalid'];

/**
 * What every field is: one answer of a form, whole by itself.
 * It keeps what was typed (`input`), reads it with the same function as the server, and tells the form value and
 * validity. It owns one value; drafts, order and rules between fields belong to whoever holds the form.
 *
 * @fires {Event} input - The citizen changed the answer.
 * @fires {Event} change - The citizen finished a change.
 * @cssstate user-invalid - An error is shown.
 */
export abstract class FieldElement extends AnswerElement {
  /** Keep the input out of the browser's own state: it is written to disk. */
  static readonly secret: boolean = false;

  static override properties: PropertyDeclarations = {
    defaultValue: { attribute: 'value' },
    validation: {},
  };

  /** The answer before anybody changed it; reset returns to it. */
  declare defaultValue: string | undefined;
  /** `auto`: the field shows its own errors after a change or when the form asks. `manual`: only `error` is shown. */
  declare validation: 'auto' | 'manual';

  protected readonly interaction: Interaction = new Interaction(this);
  /** Off by a fieldset around it; kept apart, or the field would stay off when the fieldset is on again. */
  #formDisabled = false;
  #custom = '';
  /** What the form was told last: the browser does its work anew at every call. */
  #givenName: string | undefined;
  #givenValue: Json | undefined;
  #givenInput: Json | undefined;
  #code = '';
  #said = '';
  #inError = false;
  #warned = '';
  #named = false;
  /** In a page and whole: an element that is upgraded in place is connected while its constructors still run. */
  #live = false;

  constructor() {
    super();
    this.validation = 'auto';
    for (const type of heard) this.addEventListener(type, FieldElement.#hear);
  }

  /** One function for all fields of a page. */
  static #hear(this: void, event: Event): void {
    const field = event.currentTarget as FieldElement;
    if (event.type === 'focusin') field.#nameByLabels();
    else if (event.type === 'focusout') field.interaction.left((event as FocusEvent).relatedTarget);
    else if (event.type === 'invalid') {
      // It does not bubble but is fired at the field itself: the form or the page asked for the error, and may report it.
      field.#pushValidity(field.anchor);
      field.interaction.reveal();
    } else if (event.composedPath()[0] === field) {
      // A click the browser makes for an outer label; with several controls nothing delegates it.
      field.focus();
    }
  }

  get validity(): ValidityState {
    this.#push();
    return this.internals.validity;
  }
  get validationMessage(): string {
    return this.#message();
  }
  checkValidity(): boolean {
    this.#push();
    return this.internals.checkValidity();
  }
  reportValidity(): boolean {
    this.#push();
    return this.internals.reportValidity();
  }
  /** An error of the page's own; blocks the form until it is set to `''`. */
  setCustomValidity(message: string): void {
    this.#custom = message;
    this.requestUpdate('error');
  }
  /** Shows the field's own errors from now on, or stops showing them. */
  showErrors(on = true): void {
    this.interaction.reveal(on);
  }

  /** To the control itself: delegated focus would stop at a help that stands before it and can be opened. */
  override focus(options?: FocusOptions): void {
    if (this.anchor) this.anchor.focus(options);
    else super.focus(options);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#live = true;
    this.#push();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#live = false;
  }

  formDisabledCallback(on: boolean): void {
    this.#formDisabled = on;
    this.requestUpdate();
  }

  formResetCallback(): void {
    this.#preset();
    this.interaction.reset();
  }

  formStateRestoreCallback(state: unknown): void {
    this.input = restored(state);
  }

  override requestUpdate(name?: PropertyKey, old?: unknown, options?: PropertyDeclaration): void {
    super.requestUpdate(name, old, options);
    // Lit's constructor asks for the first update before this class has its fields.
    if (!name || !this.internals) return;
    // Who holds the form sets everything anew at every change: most of it is so already.
    if (this[name as keyof this] === old) return;
    if (name === 'input' && !same(this.input, old)) this.interaction.dirty = true;
    if (name === 'definition' && this.definition) {
      this.required = this.definition.required !== false;
      if (!this.name) this.name = this.definition.name;
    }
    if ((name === 'defaultValue' || name === 'definition') && !this.interaction.dirty) this.#preset();
    this.readAnew();
    if (this.#live) this.#push();
  }

  protected override updated(): void {
    this.#nameByLabels();
    this.#pushValidity();
    const inError = !!this.shownError;
    if (inError !== this.#inError) setState(this.internals, 'user-invalid', (this.#inError = inError));
    const warning = this.caution || this.warning;
    const fresh = warning !== this.#warned && this.interaction.changed;
    this.#warned = warning;
    if (warning && fresh) void import('./announce.ts').then(({ announce }) => announce(this.shadowRoot!, warning));
  }

  /** Off, by itself or by a fieldset around it. */
  protected override get off(): boolean {
    return this.disabled || this.#formDisabled;
  }

  /** The error the citizen sees now, in the language of the page; `''` when none. */
  override get shownError(): string {
    if (this.off) return '';
    return this.error || (this.interaction.revealed && this.validation !== 'manual' ? this.#message() : '');
  }

  /** The control an outer label names. */
  protected get labelled(): HTMLElement | null {
    return this.find('control');
  }

  /** Where the browser points when the field is wrong, and where `focus()` goes when it has several controls. */
  protected get anchor(): HTMLElement | null {
    return this.labelled;
  }

  protected find<Found extends HTMLElement = HTMLElement>(id: string): Found | null {
    return (this.shadowRoot?.getElementById(id) ?? null) as Found | null;
  }

  /** Input from the `value` attribute. */
  protected fromAttribute(text: string): Json {
    return text;
  }

  /** The citizen changed the answer; call it before the `input` event leaves the field. */
  protected edit(input: Json | undefined): void {
    this.interaction.changed = true;
    this.input = input;
  }

  /** `change` stops at the shadow root; it is told again from the field, which is what the page knows. */
  protected tellChange(): void {
    this.dispatchEvent(new Event('change', { bubbles: true }));
  }

  /** Why the answer cannot be judged yet; `''` when it can. */
  protected get unfinished(): string {
    return '';
  }

  #message(): string {
    return this.#custom || this.error || this.unfinished || (this.issue ? this.inWords(this.issue, this.issue.path || undefined) : '');
  }

  #preset(): void {
    const { definition } = this;
    const first = this.defaultValue === undefined ? (definition?.fixed ?? definition?.default) : this.defaultValue;
    this.input = typeof first === 'string' && this.defaultValue !== undefined ? this.fromAttribute(first) : first;
    this.interaction.dirty = false;
  }

  #push(): void {
    const { name, value, input } = this;
    // The first time in any case: a browser that goes back to the page has put in what it had, also what must not be kept.
    if (name !== this.#givenName || value !== this.#givenValue || input !== this.#givenInput) {
      this.#givenName = name;
      this.#givenValue = value;
      this.#givenInput = input;
      giveValue(this.internals, name, value, (this.constructor as typeof FieldElement).secret ? undefined : input);
    }
    this.#pushValidity();
  }

  #nameByLabels(): void {
    const own = !!this.labelText;
    if (!own || this.#named) this.#named = nameByLabels(this.labelled, own ? [] : this.internals.labels, this.#named);
  }

  #pushValidity(anchor?: HTMLElement | null): void {
    // Where the page shows the errors nobody reads the browser's: `validationMessage` finds the words when it is asked.
    const message = this.validation === 'manual' && !this.error && !this.#custom && this.issue ? ' ' : this.#message();
    const code = this.#custom || this.error || this.unfinished ? 'custom' : (this.issue?.code ?? '');
    if (!anchor && code === this.#code && message === this.#said) return;
    this.#code = code;
    this.#said = message;
    pushValidity(this.internals, code, message, anchor);
  }
}

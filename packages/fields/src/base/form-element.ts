import type { PropertyDeclarations } from 'lit';
import { delegatingFocus } from '@faelles/foundation/fk-element.js';
import { QuestionElement } from './question-element.ts';

/** A question that belongs to a form: the part of the native surface that needs no answer. */
export abstract class FormElement extends QuestionElement {
  static readonly formAssociated = true;
  static override shadowRootOptions = delegatingFocus;

  static override properties: PropertyDeclarations = {
    name: { noAccessor: true },
    disabled: { type: Boolean, noAccessor: true },
  };

  protected readonly internals: ElementInternals = this.attachInternals();

  get name(): string {
    return this.getAttribute('name') ?? '';
  }
  set name(name: string) {
    this.setAttribute('name', name);
  }

  /** Off by its own attribute; a disabled fieldset around it does not change this. */
  get disabled(): boolean {
    return this.hasAttribute('disabled');
  }
  set disabled(on: boolean) {
    this.toggleAttribute('disabled', on);
  }

  get form(): HTMLFormElement | null {
    return this.internals.form;
  }
  get labels(): NodeList {
    return this.internals.labels;
  }
  get willValidate(): boolean {
    return this.internals.willValidate;
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    // Backed by the attribute, so that form data and `:disabled` are right in the same tick.
    if (name === 'name' || name === 'disabled') this.requestUpdate(name, old);
    else super.attributeChangedCallback(name, old, value);
  }
}

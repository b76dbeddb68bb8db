import { LitElement, css, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { FormElement } from '@faelles/fields/base/form-element.js';
import { FkElement } from '@faelles/foundation/fk-element.js';
import { baseStyles } from '@faelles/foundation/styles/base.js';
import type { FieldState } from '@faelles/form-engine/field-state.js';
import type { Rule } from '@faelles/schemas/json.js';
import type { FieldTree } from './field-tree.ts';

const below = css`
  :host,
  .branches {
    display: flex;
    flex-direction: column;
    gap: 24px;
  }
  :host([hidden]),
  .none {
    display: none;
  }
`;

/**
 * One of several branches, in a form that is written in HTML: the labels of the `fk-branch` elements inside are the
 * answers to choose from, and the fields of the branch that is taken follow.
 *
 * @summary A choice between branches, each with questions of its own, in a form written in HTML.
 * @tagname fk-choice
 * @slot - The `fk-branch` elements.
 */
export class FkChoice extends FormElement {
  static override shadowRootOptions = LitElement.shadowRootOptions;
  static override styles = [baseStyles, below];

  #content: unknown = nothing;
  #taken = false;

  /** @internal The question as it stands; a form around it gets the name of the branch taken. */
  draw(state: FieldState, tree: FieldTree): void {
    this.#content = tree.element(state);
    this.#taken = !!state.children?.length;
    this.internals.setFormValue(typeof state.input === 'string' ? state.input : null);
    this.requestUpdate();
    if (this.isConnected) this.performUpdate();
  }

  protected override render(): TemplateResult {
    // Without a question below there is no gap either.
    return html`${this.#content}<div class=${this.#taken ? 'branches' : 'none'}><slot></slot></div>`;
  }
}

/**
 * A branch of an `fk-choice`, by its name and label; its fields are asked while it is taken.
 *
 * @summary One branch of a choice.
 * @tagname fk-branch
 * @slot - The fields of the branch.
 */
export class FkBranch extends FkElement {
  static override styles = [baseStyles, below];

  static override properties: PropertyDeclarations = {
    label: {},
    hint: {},
    condition: { attribute: false },
  };

  /** The answer that takes this branch. */
  declare label: string;
  declare hint: string;
  /** The branch is offered while this rule holds; in HTML the attribute `when` has it as JSON. */
  declare condition: Rule | undefined;

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}

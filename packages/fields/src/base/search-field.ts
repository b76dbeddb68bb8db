import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { controlStyles } from '@faelles/foundation/styles/control.js';
import { ChoiceBox, type SearchChoice } from './choice-box.ts';
import { comboboxStyles } from './combobox-styles.ts';
import { FieldElement } from './field-element.ts';

/**
 * One of very many choices, found by typing a part of its name.
 *
 * @csspart control - The `<input>`.
 */
export abstract class SearchField extends FieldElement {
  static override styles = [...FieldElement.styles, controlStyles, comboboxStyles];

  static override properties: PropertyDeclarations = {
    autocomplete: {},
  };

  /** Autofill tokens of HTML. */
  declare autocomplete: string | undefined;

  /** Everything that can be chosen, in the order it is listed. */
  protected abstract get choices(): readonly SearchChoice[];

  readonly #box = new ChoiceBox(this, {
    id: 'control',
    t: (key, params) => this.t(key, params),
    choices: () => this.choices,
    give: (input, told) => {
      this.edit(input);
      if (told) this.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    },
    done: () => this.tellChange(),
  });

  protected override render(): TemplateResult {
    const { none } = this.#box;
    return this.labelAbove(html`${this.#box.view({
      label: this.labelText || (this.accessibleLabel ?? ''),
      required: this.required,
      disabled: this.off,
      readOnly: this.readOnly,
      invalid: !!this.shownError,
      describedBy: this.describedBy(),
      accessibleLabel: this.accessibleLabel,
      autocomplete: this.autocomplete ?? this.definition?.autocomplete,
    })}${none ? html`<div class="hint" aria-hidden="true">${this.t('combobox.none')}</div>` : nothing}`);
  }

  protected override updated(): void {
    super.updated();
    const { input } = this;
    this.#box.sync(typeof input === 'string' ? input : undefined);
  }
}

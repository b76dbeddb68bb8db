import { html, nothing, type TemplateResult } from 'lit';
import { checkbox } from '@faelles/form-engine/kinds/yes.js';
import type { Kind } from '@faelles/form-engine/kinds/kind.js';
import type { Json } from '@faelles/schemas/json.js';
import { choiceStyles } from '../base/choice-styles.ts';
import { FieldElement } from '../base/field-element.ts';
import { submitOnEnter } from '../base/submit-on-enter.ts';

/**
 * @summary One box to tick. The value is `true`, or absent.
 * @tagname fk-checkbox-field
 * @csspart control - The box.
 */
export class FkCheckboxField extends FieldElement {
  static override readonly kind = 'checkbox' as const;
  static override readonly reader: Kind = checkbox;
  static override styles = [...FieldElement.styles, choiceStyles];

  // `aria-invalid` is said either way: a native box that is required and not ticked counts as invalid before anybody was asked.
  protected override render(): TemplateResult {
    return html`${this.errorNote()}<label id="label" part="label" class="choice"
        ><input
          id="control"
          part="control"
          type="checkbox"
          ?required=${this.required}
          ?disabled=${this.off}
          aria-readonly=${this.readOnly ? 'true' : nothing}
          aria-label=${this.accessibleLabel ?? nothing}
          aria-invalid=${this.shownError ? 'true' : 'false'}
          aria-describedby=${this.describedBy()}
          @click=${this.#keep}
          @change=${this.#choose}
          @keydown=${submitOnEnter} /><span><slot name="label">${this.labelText}</slot></span></label
      >${this.hintNote()}${this.helpNote()}${this.warningNote()}`;
  }

  protected override updated(): void {
    this.find<HTMLInputElement>('control')!.checked = this.input === true;
    super.updated();
  }

  /** The attribute stands for a tick, whatever it says but "false". */
  protected override fromAttribute(text: string): Json {
    return text !== 'false';
  }

  readonly #choose = (event: Event): void => {
    this.edit((event.target as HTMLInputElement).checked || undefined);
    this.tellChange();
  };

  /** A box knows no native `readonly`. */
  readonly #keep = (event: Event): void => {
    if (this.readOnly) event.preventDefault();
  };
}

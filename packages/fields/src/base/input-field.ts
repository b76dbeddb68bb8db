import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { controlStyles } from '@faelles/foundation/styles/control.js';
import type { Json } from '@faelles/schemas/json.js';
import type { Text } from '@faelles/schemas/text.js';
import { FieldElement } from './field-element.ts';
import { submitOnEnter } from './submit-on-enter.ts';

/** How the one `<input>` of a field is presented to browser, keyboard and autofill. */
export interface Control {
  type?: 'text' | 'email' | 'tel';
  inputMode?: 'numeric' | 'decimal' | 'tel' | 'email';
  /** Default token; the page may give another. */
  autocomplete?: string;
  /** An identifier: no spelling help, no capitals. */
  identifier?: boolean;
  /** Characters the answer usually has: the width tells what is expected. */
  size?: number;
}

/**
 * A field with one text input.
 *
 * @csspart control - The `<input>`.
 */
export abstract class InputField extends FieldElement {
  static override styles = [...FieldElement.styles, controlStyles];
  static readonly control: Control = {};

  static override properties: PropertyDeclarations = {
    autocomplete: {},
    unit: {},
    size: { type: Number },
  };

  /** Autofill tokens of HTML, as `section-owner email`. */
  declare autocomplete: string | undefined;
  /** Words after the control, as "m²". */
  declare unit: string | Text | undefined;
  /** Width in characters, when the usual one of the kind does not fit. */
  declare size: number | undefined;

  protected get unitText(): string {
    return this.words.text(this.unit ?? this.definition?.unit);
  }

  protected override render(): TemplateResult {
    const { type, inputMode, autocomplete, identifier, size } = (this.constructor as typeof InputField).control;
    const unit = this.unitText;
    return this.labelAbove(html`<input
        id="control"
        part="control"
        class="control"
        type=${type ?? 'text'}
        inputmode=${inputMode ?? nothing}
        autocomplete=${this.autocomplete ?? this.definition?.autocomplete ?? autocomplete ?? nothing}
        spellcheck=${identifier ? 'false' : nothing}
        autocapitalize=${identifier ? 'off' : nothing}
        size=${this.size ?? size ?? nothing}
        ?required=${this.required}
        ?disabled=${this.off}
        ?readonly=${this.readOnly}
        aria-label=${this.accessibleLabel ?? nothing}
        aria-invalid=${this.shownError ? 'true' : nothing}
        aria-describedby=${this.describedBy(unit && 'unit')}
        @input=${this.#typed}
        @change=${this.tellChange}
        @keydown=${submitOnEnter}
      />${unit ? html` <span id="unit" class="unit">${unit}</span>` : nothing}`);
  }

  protected override updated(): void {
    super.updated();
    // Compared with what stands there, not with the last render: typing has changed it since.
    const control = this.find<HTMLInputElement>('control')!;
    const shown = this.show(this.input);
    if (control.value !== shown) control.value = shown;
  }

  /** Input as it stands in the control; what was typed stands as typed. */
  protected show(input: Json | undefined): string {
    return input === undefined || input === null ? '' : String(input);
  }

  readonly #typed = (event: Event): void => this.edit((event.target as HTMLInputElement).value);
}

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

  /** The input stands in the template as it is; what is said of it is set by `updated`: a place for each attribute weighs more than the input. */
  protected override render(): TemplateResult {
    return html`<label id="label" part="label" for="control"><slot name="label">${this.labelText}</slot>${this.optionalMark()}</label
      >${this.notes()}<input id="control" part="control" class="control">${this.#after()}`;
  }

  #after(): unknown {
    const unit = this.unitText;
    const warning = this.warningNote();
    return unit ? html` <span id="unit" class="unit">${unit}</span>${warning}` : warning;
  }

  protected override firstUpdated(): void {
    const control = this.find('control')!;
    control.addEventListener('input', InputField.#typed);
    control.addEventListener('change', InputField.#changed);
    control.addEventListener('keydown', submitOnEnter);
  }

  protected override updated(): void {
    super.updated();
    const control = this.find<HTMLInputElement>('control')!;
    const { type, inputMode, autocomplete, identifier, size } = (this.constructor as typeof InputField).control;
    const said: Record<string, unknown> = {
      // Also when it is what it would be without: Chromium finds by it what is off in forced colours.
      type: type ?? 'text',
      inputmode: inputMode,
      autocomplete: this.autocomplete ?? this.definition?.autocomplete ?? autocomplete,
      spellcheck: identifier && 'false',
      autocapitalize: identifier && 'off',
      size: this.size ?? size,
      required: this.required,
      disabled: this.off,
      readonly: this.readOnly,
      'aria-label': this.accessibleLabel,
      'aria-invalid': this.shownError && 'true',
      'aria-describedby': this.describedBy(this.unitText && 'unit'),
    };
    for (const name in said) {
      const value = said[name];
      if (!value || value === true || value === nothing) control.toggleAttribute(name, value === true);
      else if (control.getAttribute(name) !== String(value)) control.setAttribute(name, String(value));
    }
    // Compared with what stands there, not with the last render: typing has changed it since.
    const shown = this.show(this.input);
    if (control.value !== shown) control.value = shown;
  }

  /** Input as it stands in the control; what was typed stands as typed. */
  protected show(input: Json | undefined): string {
    return input === undefined || input === null ? '' : String(input);
  }

  static #typed(this: void, event: Event): void {
    fieldOf(event).edit((event.currentTarget as HTMLInputElement).value);
  }

  static #changed(this: void, event: Event): void {
    fieldOf(event).tellChange();
  }
}

/** Functions that all fields share find theirs by the event. */
const fieldOf = (event: Event): InputField => ((event.currentTarget as Element).getRootNode() as ShadowRoot).host as InputField;

import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { option } from '@faelles/form-engine/kinds/option.js';
import type { Kind } from '@faelles/form-engine/kinds/kind.js';
import { controlStyles } from '@faelles/foundation/styles/control.js';
import type { FieldDefinition } from '@faelles/schemas/field.js';
import type { Choice } from '../base/choice-field.ts';
import { choicesOf } from '../base/choices.ts';
import { FieldElement } from '../base/field-element.ts';

/**
 * @summary One of many choices. With fewer than eight, radio buttons are easier.
 * @tagname fk-select-field
 * @slot - `<option value>` elements, for pages without script; the property `options` wins.
 * @csspart control - The `<select>`, or the read-only `<input>`.
 */
export class FkSelectField extends FieldElement {
  static override readonly kind: FieldDefinition['kind'] = 'select';
  static override readonly reader: Kind = option;
  static override styles = [...FieldElement.styles, controlStyles];

  static override properties: PropertyDeclarations = {
    options: { attribute: false },
    autocomplete: {},
  };

  /** What can be chosen. */
  declare options: Choice[] | undefined;
  /** Autofill tokens of HTML. */
  declare autocomplete: string | undefined;

  protected get choices(): Choice[] {
    return choicesOf(this);
  }

  override get spec(): FieldDefinition {
    return { ...super.spec, options: this.choices as FieldDefinition['options'] };
  }

  protected get chooseText(): string {
    return this.t('field.choose');
  }

  protected override render(): TemplateResult {
    return this.labelAbove(this.readOnly ? this.#fixed() : this.#select());
  }

  protected override updated(): void {
    super.updated();
    // After the options stand there: a select forgets a value it has no option for.
    const control = this.find<HTMLSelectElement | HTMLInputElement>('control')!;
    const shown = String(this.input ?? '');
    if (control.localName === 'select' && control.value !== shown) control.value = shown;
  }

  // `aria-invalid` is said either way: a native one that is required and empty counts as invalid before anybody was asked.
  #select(): TemplateResult {
    return html`<select
      id="control"
      part="control"
      class="control"
      autocomplete=${this.autocomplete ?? this.definition?.autocomplete ?? nothing}
      ?required=${this.required}
      ?disabled=${this.off}
      aria-label=${this.accessibleLabel ?? nothing}
      aria-invalid=${this.shownError ? 'true' : 'false'}
      aria-describedby=${this.describedBy()}
      @input=${this.#chosen}
      @change=${this.tellChange}
    >
      <option value="">${this.chooseText}</option>
      ${this.choices.map(({ value, label }) => html`<option value=${value}>${this.words.text(label)}</option>`)}
    </select>`;
  }

  /** A select knows no native `readonly`: its answer is shown in an input that does. */
  #fixed(): TemplateResult {
    const choice = this.choices.find(({ value }) => value === this.input);
    return html`<input
      id="control"
      part="control"
      class="control"
      readonly
      ?disabled=${this.off}
      .value=${this.words.text(choice?.label)}
      aria-label=${this.accessibleLabel ?? nothing}
      aria-describedby=${this.describedBy()}
    />`;
  }

  readonly #chosen = (event: Event): void => this.edit((event.target as HTMLSelectElement).value || undefined);
}

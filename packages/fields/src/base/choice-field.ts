import { LitElement, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { FieldDefinition } from '@faelles/schemas/field.js';
import type { Json } from '@faelles/schemas/json.js';
import type { Text } from '@faelles/schemas/text.js';
import { choiceStyles } from './choice-styles.ts';
import { FieldElement } from './field-element.ts';
import { choicesOf } from './choices.ts';
import { submitOnEnter } from './submit-on-enter.ts';

/** One choice: what is kept, and what the citizen reads. */
export interface Choice {
  value: string;
  label: Text | string;
  hint?: Text | string | undefined;
}

/**
 * A field of several native radio buttons or boxes in a fieldset. All choices are seen at once.
 *
 * @slot - `<option value>` elements, for pages without script; the property `options` wins.
 */
export abstract class ChoiceField extends FieldElement {
  // Several controls: a click on the legend must not jump to the first of them.
  static override shadowRootOptions = LitElement.shadowRootOptions;
  static override styles = [...FieldElement.styles, choiceStyles];
  static readonly type: 'radio' | 'checkbox' = 'radio';

  static override properties: PropertyDeclarations = {
    options: { attribute: false },
  };

  /** What can be chosen. */
  declare options: Choice[] | undefined;

  /** The choices on offer: property, definition, or `<option>` elements inside the field. */
  protected get choices(): Choice[] {
    return choicesOf(this);
  }

  override get spec(): FieldDefinition {
    return { ...super.spec, options: this.choices as FieldDefinition['options'] };
  }

  /** Is `value` chosen? */
  protected abstract chosen(value: string): boolean;
  /** The input after `value` was chosen or taken back. */
  protected abstract inputWith(value: string, on: boolean): Json | undefined;

  override focus(options?: FocusOptions): void {
    this.anchor?.focus(options);
  }

  protected override get anchor(): HTMLElement | null {
    return this.renderRoot?.querySelector<HTMLElement>('input:checked') ?? this.renderRoot?.querySelector('input') ?? null;
  }

  protected override render(): TemplateResult {
    const { type } = this.constructor as typeof ChoiceField;
    const invalid = type === 'checkbox' && this.shownError ? 'true' : nothing;
    return this.legendAbove(
      html`<div class="choices" part="choices" @change=${this.#choose} @click=${this.#keep}>
        ${this.choices.map(({ value, label, hint }, index) => {
          const words = this.words.text(hint);
          return html`<label class="choice"
              ><input
                type=${type}
                name="choice"
                .value=${value}
                aria-invalid=${invalid}
                aria-describedby=${words ? `hint${index}` : nothing}
                @keydown=${submitOnEnter}
              /><span>${this.words.text(label)}</span></label
            >${words ? html`<div class="hint" id="hint${index}">${words}</div>` : nothing}`;
        })}
      </div>`,
      type === 'radio' ? 'radiogroup' : undefined,
    );
  }

  protected override updated(): void {
    // Compared with what stands there, not with the last render: a click has changed it since.
    for (const input of this.renderRoot.querySelectorAll('input')) input.checked = this.chosen(input.value);
    super.updated();
  }

  readonly #choose = (event: Event): void => {
    const { value, checked } = event.target as HTMLInputElement;
    this.edit(this.inputWith(value, checked));
    this.tellChange();
  };

  /** Radio buttons and boxes know no native `readonly`. */
  readonly #keep = (event: Event): void => {
    if (this.readOnly && (event.target as Element).matches('input')) event.preventDefault();
  };
}

import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { FieldElement } from '@faelles/fields/base/field-element.js';
import { choiceStyles } from '@faelles/fields/base/choice-styles.js';
import { submitOnEnter } from '@faelles/fields/base/submit-on-enter.js';
import { checkbox } from '@faelles/form-engine/kinds/yes.js';
import type { Kind } from '@faelles/form-engine/kinds/kind.js';
import type { Json } from '@faelles/schemas/json.js';
import type { Declaration } from '@faelles/schemas/consent-text.js';
import { consentStyles } from './consent-styles.ts';

/**
 * A declaration, an acknowledgement or an agreement: its exact words, what follows if it is false, whether it can be
 * taken back, what is kept of it, and one box.
 * The value is `true`, or absent.
 *
 * @summary One declaration with its box.
 * @tagname fk-declaration
 * @csspart label - The title.
 * @csspart text - The words that are declared.
 * @csspart control - The box.
 */
export class FkDeclaration extends FieldElement {
  static override readonly kind = 'declaration' as const;
  static override readonly reader: Kind = checkbox;
  static override styles = [...FieldElement.styles, choiceStyles, consentStyles];

  static override properties: PropertyDeclarations = {
    request: { attribute: false },
  };

  /** What is declared, as the definition has it. */
  declare request: Declaration | undefined;

  protected override get labelText(): string {
    return this.label || this.words.text(this.request?.title ?? this.definition?.label);
  }

  protected override render(): TemplateResult {
    const { request } = this;
    if (!request) return html`<p>${this.t('consent.broken')}</p>`;
    const { text, consequence, accept } = request;
    return html`<div role="group" aria-labelledby="title">
      <p id="title" class="title" part="label">${this.labelText}</p>
      <p class="kind" part="kind">${this.t(`consent.kind.${request.kind}`)}</p>
      <p id="text" class="text" part="text">${this.words.text(text)}</p>
      ${consequence ? html`<p id="consequence" class="text">${this.words.text(consequence)}</p>` : nothing}
      <p class="kind">${this.t(`consent.evidence.${request.kind}`)}</p>
      ${this.errorNote()}
      <label id="label" class="choice"
        ><input
          id="control"
          part="control"
          type="checkbox"
          ?required=${this.required}
          ?disabled=${this.off}
          aria-readonly=${this.readOnly ? 'true' : nothing}
          aria-invalid=${this.shownError ? 'true' : nothing}
          aria-describedby=${this.describedBy('text', consequence && 'consequence')}
          @click=${this.#keep}
          @change=${this.#choose}
          @keydown=${submitOnEnter}
        /><span>${this.words.text(accept)}</span></label
      >
    </div>`;
  }

  protected override updated(): void {
    const control = this.find<HTMLInputElement>('control');
    if (control) control.checked = this.input === true;
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

  readonly #keep = (event: Event): void => {
    if (this.readOnly) event.preventDefault();
  };
}

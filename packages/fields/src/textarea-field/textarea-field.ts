import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { textarea as textareaKind } from '@faelles/form-engine/kinds/text.js';
import type { Kind } from '@faelles/form-engine/kinds/kind.js';
import { controlStyles } from '@faelles/foundation/styles/control.js';
import { containsCpr } from '@faelles/schemas/identifiers/contains-cpr.js';
import { FieldElement } from '../base/field-element.ts';
import { textareaStyles } from './textarea-styles.ts';

/** Two screen readers drop what follows too fast (tested for Designsystemet). */
const PAUSE = 1000;

/**
 * @summary A longer answer in words, with a count of the characters left when there is a limit.
 * @tagname fk-textarea-field
 * @csspart control - The `<textarea>`.
 * @csspart count - How many characters are left.
 */
export class FkTextareaField extends FieldElement {
  static override readonly kind = 'textarea' as const;
  static override readonly reader: Kind = textareaKind;
  static override readonly limits = ['minLength', 'maxLength'];
  static override styles = [...FieldElement.styles, controlStyles, textareaStyles];

  static override properties: PropertyDeclarations = {
    rows: { type: Number },
    minLength: { type: Number, attribute: 'minlength' },
    maxLength: { type: Number, attribute: 'maxlength' },
    said: { state: true },
  };

  /** Lines shown; the field grows with the text where the browser can. */
  declare rows: number;
  /** Fewest characters. */
  declare minLength: number | undefined;
  /** Most characters; never cuts off what is typed or pasted. */
  declare maxLength: number | undefined;
  /** The count as it is read aloud: after a pause in typing. */
  private declare said: string;
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.rows = 5;
    this.said = '';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#pause);
  }

  protected override render(): TemplateResult {
    const count = this.#count();
    return this.labelAbove(html`<textarea
        id="control"
        part="control"
        class="control"
        rows=${this.rows}
        ?required=${this.required}
        ?disabled=${this.off}
        ?readonly=${this.readOnly}
        aria-label=${this.accessibleLabel ?? nothing}
        aria-invalid=${this.shownError ? 'true' : nothing}
        aria-describedby=${this.describedBy(count && 'count')}
        @input=${this.#typed}
        @change=${this.tellChange}
      ></textarea>
      <div class="print" aria-hidden="true">${this.input}</div>
      ${count
        ? html`<div id="count" class="hint" part="count">${count}</div>
            <div class="visually-hidden" aria-live="polite">${this.said}</div>`
        : nothing}`);
  }

  protected override updated(): void {
    super.updated();
    const control = this.find<HTMLTextAreaElement>('control')!;
    const shown = String(this.input ?? '');
    if (control.value !== shown) control.value = shown;
  }

  /** Free text goes where CPR numbers should not. Looked for here only: what is written is nobody else's business yet. */
  protected override get warning(): string {
    return this.interaction.revealed && containsCpr(String(this.input ?? '')) ? this.t('field.cpr-warning') : '';
  }

  #count(): string {
    const max = this.maxLength ?? this.definition?.maxLength;
    if (!max) return '';
    // As the parser counts for `maxLength`: code points of the composed text without the space around it. An emoji is
    // one, unless it is joined of several; a database and other systems count the same way, graphemes they do not know.
    const left = max - [...String(this.input ?? '').normalize().trim()].length;
    return left < 0 ? this.t('field.characters-over', { count: -left }) : this.t('field.characters-left', { count: left });
  }

  readonly #typed = (event: Event): void => {
    this.edit((event.target as HTMLTextAreaElement).value);
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => (this.said = this.#count()), PAUSE);
  };
}

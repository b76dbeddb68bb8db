import { LitElement, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { controlStyles } from '@faelles/foundation/styles/control.js';
import type { Json } from '@faelles/schemas/json.js';
import { FieldElement } from './field-element.ts';
import { partsStyles } from './parts-styles.ts';
import { submitOnEnter } from './submit-on-enter.ts';

/** One input of a field of several. Its label is the word `field.<kind>.<name>`. */
export interface Part {
  name: string;
  /** Characters it usually has. */
  size: number;
  numeric?: boolean;
  /** Need not be filled in even when the field is required. */
  optional?: boolean;
}

/**
 * One answer typed in several inputs: one form value, one fieldset, an error at the part it is about.
 *
 * @csspart control - Each `<input>`.
 */
export abstract class PartsField extends FieldElement {
  static override shadowRootOptions = LitElement.shadowRootOptions;
  static override styles = [...FieldElement.styles, controlStyles, partsStyles];
  static readonly parts: readonly Part[] = [];

  static override properties: PropertyDeclarations = {
    autocomplete: {},
    errors: { attribute: false },
  };

  /** Autofill token of HTML for the whole answer. */
  declare autocomplete: string | undefined;
  /** Errors found by the page, per part, shown at the part; override the field's own. */
  declare errors: Record<string, string> | undefined;

  /** Focuses the first wrong part, else the first. */
  override focus(options?: FocusOptions): void {
    this.anchor?.focus(options);
  }

  /** Focuses one part, as a link of an error summary does. */
  focusPart(name: string): void {
    (this.find(name) ?? this.anchor)?.focus();
  }

  protected override get anchor(): HTMLElement | null {
    const parts = this.parts;
    const first = parts.find(({ name }) => this.wrong(name)) ?? parts[0];
    return this.find(first?.name ?? '');
  }

  /** The inputs that are shown now, in order. */
  protected get parts(): readonly Part[] {
    return (this.constructor as typeof PartsField).parts;
  }

  /** The parts as typed; a canonical answer taken apart. */
  protected partsOf(input: Json | undefined): Record<string, string> {
    return typeof input === 'object' ? (input as Record<string, string>) : {};
  }

  protected tokenOf(_part: string): string | undefined {
    return undefined;
  }

  /** Is this part to be mended? An issue of the whole is about every part that must be there. */
  protected wrong(part: string): boolean {
    const { optional } = this.parts.find(({ name }) => name === part) ?? {};
    if (this.errors) return part in this.errors;
    return !this.readOnly && this.outcome.issues.some(({ path }) => (path ? path === part : !optional));
  }

  /** The errors of single parts that are shown now. */
  get #partErrors(): [part: string, words: string][] {
    if (this.off || this.readOnly) return [];
    if (this.errors) return Object.entries(this.errors);
    if (this.error || !this.interaction.revealed || this.validation === 'manual') return [];
    return this.outcome.issues.filter(({ path }) => path).map((issue) => [issue.path, this.inWords(issue, issue.path)]);
  }

  override get shownError(): string {
    return this.#partErrors[0]?.[1] ?? super.shownError;
  }

  /** One line per part that is wrong, above them all: the parts are too narrow for sentences. */
  protected override errorNote(): unknown {
    const errors = this.#partErrors;
    if (!errors.length) return super.errorNote();
    return html`<div id="error" part="error">${errors.map(
      ([part, words]) => html`<div id="${part}-error" class="error"><span class="visually-hidden">${this.t('field.error')} </span>${words}</div>`,
    )}</div>`;
  }

  protected override render(): TemplateResult {
    return this.legendAbove(this.partInputs());
  }

  protected partInputs(): TemplateResult {
    const { kind } = this.constructor as typeof PartsField;
    return html`<div class="parts" @input=${this.typed} @change=${this.tellChange} @keydown=${submitOnEnter}>
      ${this.parts.map(({ name, size, numeric, optional }) => {
        return html`<div class="part"
          ><label for=${name}
            >${this.t(`field.${kind}.${name}`)}${optional && !this.readOnly && this.required
              ? html` <span class="optional">${this.t('field.optional')}</span>`
              : nothing}</label
          ><input
            id=${name}
            part="control"
            class="control"
            size=${size}
            inputmode=${numeric ? 'numeric' : nothing}
            autocomplete=${this.tokenOf(name) ?? nothing}
            spellcheck="false"
            ?required=${this.required && !optional}
            ?readonly=${this.readOnly}
            aria-invalid=${this.shownError && this.wrong(name) ? 'true' : nothing}
            aria-describedby=${this.errorOf(name) ?? nothing}
            @paste=${this.pasted}
        /></div>`;
      })}
    </div>`;
  }

  /** Id of the shown error of a part, for its description. */
  protected errorOf(part: string): string | undefined {
    return this.#partErrors.some(([name]) => name === part) ? `${part}-error` : undefined;
  }

  protected override updated(): void {
    super.updated();
    const values = this.partsOf(this.input);
    for (const { name } of this.parts) {
      const control = this.find<HTMLInputElement>(name)!;
      const shown = values[name] ?? '';
      if (control.value !== shown) control.value = shown;
    }
  }

  /** A whole answer may be pasted into one part; a kind that understands it takes it apart. */
  protected readonly pasted = (event: ClipboardEvent): void => {
    const parts = this.partsOf(event.clipboardData?.getData('text').trim());
    if (!Object.keys(parts).length) return;
    event.preventDefault();
    this.edit(parts);
    this.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    this.tellChange();
  };

  protected readonly typed = (event: Event): void => {
    const { id, value } = event.target as HTMLInputElement;
    this.edit({ ...this.partsOf(this.input), [id]: value });
  };
}

import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { FkElement } from '@faelles/foundation/fk-element.js';
import { baseStyles } from '@faelles/foundation/styles/base.js';
import { labelStyles } from '@faelles/foundation/styles/label.js';
import type { FieldDefinition } from '@faelles/schemas/field.js';
import type { Block } from '@faelles/schemas/text.js';

/** What draws running text; fetched with the first help, which is closed until somebody opens it. */
let blocks: typeof import('./blocks.ts').blocks | undefined;

/**
 * What stands around an answer: label or legend, hint, help and error, in the same root as the control they belong to.
 *
 * @slot label - The label, when it needs more than text.
 * @csspart label - Label or legend.
 * @csspart hint - The hint below it.
 * @csspart help - The help that can be opened.
 * @csspart error - The error message.
 * @csspart warning - Something to look at once more, below the control.
 */
export abstract class QuestionElement extends FkElement {
  static override styles = [baseStyles, labelStyles];

  static override properties: PropertyDeclarations = {
    label: {},
    hint: {},
    help: {},
    optionalText: { attribute: 'optional-text' },
    accessibleLabel: { attribute: 'accessible-label' },
    required: { type: Boolean },
    readOnly: { type: Boolean, attribute: 'readonly' },
    error: {},
    caution: {},
    origin: {},
    definition: { attribute: false },
  };

  /** Visible label. */
  declare label: string;
  /** One short sentence below the label that helps to answer. */
  declare hint: string;
  /** Longer help, opened on demand. */
  declare help: string | Block[] | undefined;
  /** Words that mark a question that need not be answered; default "(valgfrit)", empty to leave them out. */
  declare optionalText: string | undefined;
  /** Name for assistive technology when what is around makes a visible label superfluous. */
  declare accessibleLabel: string | undefined;
  declare required: boolean;
  /** The answer is shown and submitted but cannot be changed; it is not validated (as native `readonly`). */
  declare readOnly: boolean;
  /** An error found by the page, shown at once; overrides the field's own. */
  declare error: string;
  /** A warning found by the page, shown below the answer; it stops nobody. */
  declare caution: string;
  /** Whether the answer is as the definition's `source` said, or the citizen has changed it. Only of a field with `prefill`. */
  declare origin: '' | 'source' | 'changed';
  /** Sets texts, limits, options and `required` at once; a property that is set by itself afterwards wins. */
  declare definition: FieldDefinition | undefined;

  constructor() {
    super();
    this.label = '';
    this.hint = '';
    this.required = false;
    this.readOnly = false;
    this.error = '';
    this.caution = '';
    this.origin = '';
  }

  /** The error the citizen sees now, in the language of the page; `''` when none. */
  get shownError(): string {
    return this.error;
  }

  /** The answer cannot be given now. */
  protected get off(): boolean {
    return false;
  }

  protected get labelText(): string {
    return this.label || this.words.text(this.definition?.label);
  }

  protected get hintText(): string {
    const { hint, source, prefill } = this.definition ?? {};
    const own = this.hint || this.words.text(hint);
    const origin = prefill ? this.origin : 'source';
    if (!source || !origin) return own;
    // What was fetched is said with its source (once-only principle).
    return `${own ? `${own.replace(/\.$/, '')}. ` : ''}${this.t(origin === 'changed' ? 'field.source-changed' : 'field.source', { source: this.words.text(source.label) })}`;
  }

  /** A native label, what belongs to it, and the control. */
  protected labelAbove(control: unknown): TemplateResult {
    return html`<label id="label" part="label" for="control"><slot name="label">${this.labelText}</slot>${this.optionalMark()}</label>${this.notes()}${control}${this.warningNote()}`;
  }

  /**
   * A fieldset for several controls. The hint is part of the name: as description it would be read at every control
   * (tested for Designsystemet, March 2026).
   */
  protected legendAbove(content: unknown, role?: 'radiogroup'): TemplateResult {
    return html`<fieldset
      id="control"
      role=${role ?? nothing}
      ?disabled=${this.off}
      aria-label=${this.accessibleLabel ?? nothing}
      aria-labelledby=${this.accessibleLabel ? nothing : `label${this.hintText ? ' hint' : ''}`}
      aria-describedby=${[this.shownError && 'error', this.caution && 'warning'].filter(Boolean).join(' ') || nothing}
      aria-required=${role && this.required ? 'true' : nothing}
      aria-readonly=${role && this.readOnly ? 'true' : nothing}
      aria-invalid=${role && this.shownError ? 'true' : nothing}
    >
      <legend id="label" part="label">${this.labelContent()}</legend>
      ${this.notes()}${content}${this.warningNote()}
    </fieldset>`;
  }

  /** The label with the mark of a question that need not be answered. */
  protected labelContent(): unknown {
    return html`<slot name="label">${this.labelText}</slot>${this.optionalMark()}`;
  }

  protected optionalMark(): unknown {
    const optional = this.required || this.readOnly ? '' : (this.optionalText ?? this.t('field.optional'));
    return optional && this.labelText ? html` <span class="optional">${optional}</span>` : nothing;
  }

  /** Hint, help and error: between label and control, where they are read before the answer is given. */
  protected notes(): unknown {
    const [hint, help, error] = [this.hintNote(), this.helpNote(), this.errorNote()];
    // Most questions have neither hint nor help, and none of the two may be drawn anew because an error comes or goes.
    return hint === nothing && help === nothing ? error : [hint, help, error].filter((note) => note !== nothing);
  }

  protected hintNote(): unknown {
    return this.hintText ? html`<div id="hint" class="hint" part="hint">${this.hintText}</div>` : nothing;
  }

  protected helpNote(): unknown {
    const help = this.help ?? this.definition?.help;
    if (!help) return nothing;
    if (!blocks) void this.#fetchBlocks();
    return html`<details class="help" part="help">
      <summary>${this.t('field.help', { label: this.labelText })}</summary>
      ${blocks?.(help, this.words)}
    </details>`;
  }

  async #fetchBlocks(): Promise<void> {
    try {
      ({ blocks } = await import('./blocks.ts'));
      this.requestUpdate();
    } catch {
      // The line broke: asked again when the question is next drawn.
    }
  }

  /** The word "Fejl:" is for those who cannot see the colour and the bar. */
  protected errorNote(): unknown {
    return this.shownError
      ? html`<div id="error" class="error" part="error"
          ><span class="visually-hidden">${this.t('field.error')} </span>${this.shownError}</div
        >`
      : nothing;
  }

  /** Something to look at once more that stops nobody; `''` when there is nothing. */
  protected get warning(): string {
    return '';
  }

  protected warningNote(): unknown {
    const warning = this.caution || this.warning;
    return warning
      ? html`<div id="warning" class="warning" part="warning"
          ><span class="visually-hidden">${this.t('field.warning')} </span>${warning}</div
        >`
      : nothing;
  }

  /** Value of `aria-describedby`: the hint stays while there is an error. */
  protected describedBy(...more: (string | undefined)[]): string | typeof nothing {
    return [this.hintText && 'hint', this.shownError && 'error', (this.caution || this.warning) && 'warning', ...more].filter(Boolean).join(' ') || nothing;
  }
}

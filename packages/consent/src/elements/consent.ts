import { LitElement, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { FieldElement } from '@faelles/fields/base/field-element.js';
import { choiceStyles } from '@faelles/fields/base/choice-styles.js';
import { submitOnEnter } from '@faelles/fields/base/submit-on-enter.js';
import { consent as consentKind } from '@faelles/form-engine/kinds/yes.js';
import type { Kind } from '@faelles/form-engine/kinds/kind.js';
import type { ConsentRequest } from '@faelles/schemas/consent-text.js';
import type { Text } from '@faelles/schemas/text.js';
import { consentStyles } from './consent-styles.ts';

/** What the citizen reads before the answer, in this order (GDPR articles 7 and 13). */
const facts = ['asks', 'purpose', 'data', 'from', 'to', 'validity', 'refusal', 'withdrawal', 'evidence'] as const;

/**
 * Asks for one consent, for one purpose. Nothing is chosen beforehand, both answers weigh the same, and no is an answer:
 * the consequence is told before and after. The value is `given` or `refused`.
 *
 * @summary One request for consent with its two answers.
 * @tagname fk-consent
 * @csspart label - The title.
 * @csspart facts - What the consent is about.
 * @csspart choices - The two answers.
 */
export class FkConsent extends FieldElement {
  static override readonly kind = 'consent' as const;
  static override readonly reader: Kind = consentKind;
  static override shadowRootOptions = LitElement.shadowRootOptions;
  static override styles = [...FieldElement.styles, choiceStyles, consentStyles];

  static override properties: PropertyDeclarations = {
    request: { attribute: false },
    asks: {},
  };

  /** The text that is answered, as the definition has it. */
  declare request: ConsentRequest | undefined;
  /** Who asks; left out where the page around it says so. */
  declare asks: Text | string | undefined;

  /** Answers for the citizen, who pressed something outside that answers several at once. */
  answer(value: 'given' | 'refused'): void {
    if (this.off || this.readOnly || this.input === value) return;
    this.edit(value);
    this.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    this.tellChange();
  }

  override focus(options?: FocusOptions): void {
    this.anchor?.focus(options);
  }

  protected override get anchor(): HTMLElement | null {
    return this.renderRoot?.querySelector<HTMLElement>('input:checked') ?? this.renderRoot?.querySelector('input') ?? null;
  }

  protected override get labelText(): string {
    return this.label || this.words.text(this.request?.title ?? this.definition?.label);
  }

  protected override render(): TemplateResult {
    const { request } = this;
    if (!request) return html`<p>${this.t('consent.broken')}</p>`;
    const refused = this.input === 'refused';
    return html`<fieldset
      id="control"
      role="radiogroup"
      ?disabled=${this.off}
      aria-labelledby="label"
      aria-describedby=${this.shownError ? 'error' : nothing}
      aria-required=${this.required ? 'true' : nothing}
      aria-readonly=${this.readOnly ? 'true' : nothing}
      aria-invalid=${this.shownError ? 'true' : nothing}
    >
      <legend id="label" part="label">${this.labelText}</legend>
      <p class="kind" part="kind">${this.t(`consent.kind.${request.kind}`)}</p>
      <dl class="facts" part="facts">
        ${facts.map((fact) => {
          const said = this.#fact(fact, request);
          return said ? html`<div><dt>${this.t(`consent.${fact}`)}</dt><dd>${said}</dd></div>` : nothing;
        })}
      </dl>
      ${this.errorNote()}
      <div class="choices" part="choices" @change=${this.#choose} @click=${this.#keep}>
        ${this.#answer('given', request.accept)}${this.#answer('refused', request.refuse)}
      </div>
      <div role="status" class="refused">${refused ? this.words.text(request.refusal) : nothing}</div>
    </fieldset>`;
  }

  #fact(fact: (typeof facts)[number], request: ConsentRequest): string {
    if (fact === 'asks') return this.words.text(this.asks);
    if (fact === 'evidence') return this.t(`consent.evidence.${request.kind}`);
    return this.words.text(fact === 'validity' ? request.validity.text : request[fact]);
  }

  #answer(value: 'given' | 'refused', text: ConsentRequest['accept']): TemplateResult {
    return html`<label class="choice"
      ><input type="radio" name="answer" .value=${value} @keydown=${submitOnEnter} /><span>${this.words.text(text)}</span></label
    >`;
  }

  protected override updated(): void {
    // Compared with what stands there, not with the last render: a click has changed it since.
    for (const input of this.renderRoot.querySelectorAll('input')) input.checked = this.input === input.value;
    super.updated();
  }

  readonly #choose = (event: Event): void => {
    this.edit((event.target as HTMLInputElement).value);
    this.tellChange();
  };

  readonly #keep = (event: Event): void => {
    if (this.readOnly && (event.target as Element).matches('input')) event.preventDefault();
  };
}

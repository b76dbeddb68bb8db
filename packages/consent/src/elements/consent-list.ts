import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { FkElement } from '@faelles/foundation/fk-element.js';
import { baseStyles } from '@faelles/foundation/styles/base.js';
import { buttonStyles } from '@faelles/foundation/styles/button.js';
import { proseStyles } from '@faelles/foundation/styles/prose.js';
import type { FkConsent } from './consent.ts';

/**
 * Several requests for consent, each a field of its own in the page. "Yes to all" stands only beside "no to all", looks
 * the same, and each answer can be changed afterwards; with one request there are no such buttons.
 *
 * @summary Several requests for consent that may be answered at once.
 * @tagname fk-consent-list
 * @slot - The `fk-consent` elements.
 * @csspart all - The two buttons.
 */
export class FkConsentList extends FkElement {
  static override styles = [
    baseStyles,
    proseStyles,
    buttonStyles,
    css`
      .all {
        max-width: var(--fk-measure, 40rem);
        margin-bottom: 32px;
      }
      .all h2,
      .all p {
        margin: 0 0 8px;
      }
      .all h2 {
        font-size: 1.25rem;
      }
      .pair {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(10rem, max-content));
        gap: 16px;
      }
      slot {
        display: flex;
        flex-direction: column;
        gap: 40px;
      }
    `,
  ];

  static override properties: PropertyDeclarations = {
    several: { state: true },
    said: { state: true },
  };

  declare private several: boolean;
  declare private said: '' | 'given' | 'refused';

  constructor() {
    super();
    this.several = false;
    this.said = '';
  }

  protected override render(): TemplateResult {
    return html`${this.several
        ? html`<div class="all" part="all" role="group" aria-labelledby="all" aria-describedby="hint">
            <h2 id="all">${this.t('consent.all')}</h2>
            <p id="hint" class="soft">${this.t('consent.all-hint')}</p>
            <div class="pair">
              <button type="button" @click=${() => this.#answer('given')}>${this.t('consent.all-yes')}</button>
              <button type="button" @click=${() => this.#answer('refused')}>${this.t('consent.all-no')}</button>
            </div>
          </div>`
        : nothing}
      <slot @slotchange=${this.#count} @change=${this.#changed}></slot>
      <p class="visually-hidden" role="status">${this.said ? this.t(`consent.all-said-${this.said}`) : ''}</p>`;
  }

  /** Asked anew each time: a framework may have put others there. */
  get #consents(): FkConsent[] {
    return [...this.querySelectorAll<FkConsent>('fk-consent')];
  }

  readonly #count = (): void => {
    this.several = this.#consents.length > 1;
  };

  readonly #changed = (): void => {
    this.said = '';
  };

  #answer(value: 'given' | 'refused'): void {
    for (const consent of this.#consents) consent.answer(value);
    this.said = value;
  }
}

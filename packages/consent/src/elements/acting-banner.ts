import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { FkElement } from '@faelles/foundation/fk-element.js';
import { FkEvent } from '@faelles/foundation/events.js';
import { baseStyles } from '@faelles/foundation/styles/base.js';
import { buttonStyles } from '@faelles/foundation/styles/button.js';
import type { Representation, Subject } from '@faelles/schemas/party.js';

const bannerStyles = css`
  section {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 24px;
    align-items: baseline;
    margin: 24px 0;
    padding: 12px 16px;
    color: var(--fk-ink, #1a1a1a);
    background: var(--fk-warning-tint, #ffeed2);
    border-inline-start: 4px solid var(--fk-warning, #8a4b00);
    border-radius: var(--fk-radius, 8px);
    overflow-wrap: anywhere;
  }
  section.quiet {
    padding: 0;
    background: none;
    border: 0;
  }
  p {
    margin: 0;
  }
  .why {
    display: block;
  }
  @media (forced-colors: active) {
    section:not(.quiet) {
      border: 1px solid CanvasText;
      border-inline-start-width: 4px;
    }
  }
  @media print {
    section {
      margin: 0;
      padding: 0;
      background: none;
      border: 0;
    }
    section.quiet {
      display: none;
    }
  }
`;

/**
 * Keeps saying whom the citizen acts for. A landmark of its own, so that it is found from everywhere, and no live region:
 * it stands still while steps come and go, and is not read again with each of them. It is printed with the page.
 *
 * @summary "You are acting on behalf of …", on every page.
 * @tagname fk-acting-banner
 * @fires {FkEvent} fk-acting-change - The citizen wants to act for another.
 * @csspart banner - The whole of it.
 */
export class FkActingBanner extends FkElement {
  static override styles = [baseStyles, buttonStyles, bannerStyles];

  static override properties: PropertyDeclarations = {
    subject: { attribute: false },
    representation: { attribute: false },
    changeable: { type: Boolean },
    sent: { type: Boolean },
    open: { type: Boolean },
  };

  /** Whom it concerns; `self` or absent when nobody else does. */
  declare subject: Subject | undefined;
  /** What gives the right. */
  declare representation: Representation | undefined;
  /** Another one can be chosen: the banner offers it, also to who acts for themselves. */
  declare changeable: boolean;
  /** It has been done already: "sent on behalf of". */
  declare sent: boolean;
  /** The choice is on the page. */
  declare open: boolean;

  constructor() {
    super();
    this.changeable = this.sent = this.open = false;
  }

  /** To the whole of it, so that what it says now is read: after a choice. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('section')?.focus(options);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { subject, representation, changeable } = this;
    const other = subject !== undefined && subject.kind !== 'self' && subject.displayName;
    if (!other && !changeable) return nothing;
    return html`<section part="banner" tabindex="-1" class=${other ? '' : 'quiet'} aria-label=${this.t('acting.landmark')}>
      <p>
        ${other
          ? html`${this.t(this.sent ? 'acting.sent' : 'acting.for')} <strong>${subject.displayName}</strong>${representation
                ? html`<span class="why">${this.t(`representation.basis.${representation.basis}`)}</span>`
                : nothing}`
          : this.t('acting.self')}
      </p>
      ${changeable
        ? html`<button type="button" class="plain" aria-expanded=${this.open ? 'true' : 'false'} @click=${() => this.dispatchEvent(new FkEvent('fk-acting-change', undefined))}>
            ${this.t('acting.change')}
          </button>`
        : nothing}
    </section>`;
  }
}

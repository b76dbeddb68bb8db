import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { FkElement } from '@faelles/foundation/fk-element.js';
import { baseStyles } from '@faelles/foundation/styles/base.js';
import { buttonStyles } from '@faelles/foundation/styles/button.js';
import { noticeStyles } from '@faelles/foundation/styles/notice.js';
import { proseStyles } from '@faelles/foundation/styles/prose.js';
import type { GoneReason } from '@faelles/schemas/draft-link.js';
import { isNetwork, isProblem } from '../trouble.ts';
import { linkStyles } from './draft-styles.ts';

/** How opening stands. */
type Standing =
  | { name: 'asking' | 'busy' | 'conflict' }
  /** The code is missing or, with the link, does not open anything. */
  | { name: 'wrong'; key: string }
  | { name: 'failed'; key: string }
  | { name: 'gone'; reason: GoneReason };

/**
 * Opens a draft of another device: asks for the code that goes with the link, and says kindly what is the matter when
 * they open nothing. An unknown link and a wrong code get the same answer.
 *
 * @summary A draft from another device, opened with its code.
 */
export class FkResumeDraft extends FkElement {
  static override styles = [baseStyles, proseStyles, buttonStyles, noticeStyles, linkStyles];

  static override properties: PropertyDeclarations = {
    attempt: { attribute: false },
    anew: { attribute: false },
    standing: { state: true },
  };

  /** Tries to open it; rejects with what the server says. */
  declare attempt: ((code: string, options: { replace: boolean; shared: boolean }) => Promise<void>) | undefined;
  /** A new application instead. */
  declare anew: (() => void) | undefined;
  declare private standing: Standing;

  constructor() {
    super();
    this.standing = { name: 'asking' };
  }

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector('h1')?.focus(options);
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    void this.#try(false);
  };

  async #try(replace: boolean): Promise<void> {
    if (this.standing.name === 'busy') return;
    const code = this.renderRoot.querySelector<HTMLInputElement>('#code')!.value;
    const shared = this.renderRoot.querySelector<HTMLInputElement>('#shared')!.checked;
    if (code.replace(/\D/g, '').length !== 6) return this.#tell({ name: 'wrong', key: 'journey.resume-short' });
    this.standing = { name: 'busy' };
    try {
      await this.attempt?.(code, { replace, shared });
    } catch (error) {
      await this.#tell(standingOf(error));
    }
  }

  async #tell(standing: Standing): Promise<void> {
    this.standing = standing;
    await this.updateComplete;
    const at = standing.name === 'wrong' ? '#code' : standing.name === 'gone' ? 'h1' : '.told';
    this.renderRoot.querySelector<HTMLElement>(at)?.focus();
  }

  protected override render(): TemplateResult {
    const { standing } = this;
    if (standing.name === 'gone') {
      return html`<h1 tabindex="-1" part="heading">${this.t(`journey.gone-${standing.reason}`)}</h1>
        <p class="lead">${this.t(`journey.gone-${standing.reason}-lead`)}</p>
        ${this.#anew('primary')}`;
    }
    const wrong = standing.name === 'wrong' ? standing.key : '';
    return html`<h1 tabindex="-1" part="heading">${this.t('journey.resume')}</h1>
      <p class="lead">${this.t('journey.resume-lead')}</p>
      <form class="link" novalidate @submit=${this.#submit}>
        <label class="ask" for="code">${this.t('journey.resume-code')}</label>
        <p class="soft" id="hint">${this.t('journey.resume-hint')}</p>
        <div id="error" role="alert">${wrong ? html`<p class="wrong">${this.t(wrong)}</p>` : nothing}</div>
        <div class="copy">
          <input
            id="code"
            class="code-input"
            inputmode="numeric"
            autocomplete="one-time-code"
            aria-describedby="hint error"
            aria-invalid=${wrong ? 'true' : 'false'}
            maxlength="12"
          />
        </div>
        <p>
          <label><input id="shared" type="checkbox" aria-describedby="shared-hint" /> ${this.t('journey.resume-shared')}</label>
          <span class="soft" id="shared-hint">${this.t('journey.resume-shared-hint')}</span>
        </p>
        ${standing.name === 'conflict' ? this.#conflict() : nothing}
        ${standing.name === 'failed' ? html`<p class="notice error told" tabindex="-1">${this.t(standing.key)}</p>` : nothing}
        <div class="actions"><button type="submit" class="primary">${this.t('journey.resume-open')}</button></div>
        <p class="soft" role="status">${standing.name === 'busy' ? this.t('journey.loading') : ''}</p>
      </form>
      ${this.#anew('plain')}`;
  }

  /** Two drafts cannot both be gone on with here: the citizen says which. */
  #conflict(): TemplateResult {
    return html`<section class="notice warning told" tabindex="-1" aria-labelledby="two">
      <h2 id="two">${this.t('journey.resume-two')}</h2>
      <p>${this.t('journey.resume-two-lead')}</p>
      <div class="actions">
        <button type="button" @click=${() => void this.#try(true)}>${this.t('journey.resume-replace')}</button>
        <button type="button" @click=${() => this.anew?.()}>${this.t('journey.resume-keep')}</button>
      </div>
    </section>`;
  }

  #anew(look: 'primary' | 'plain'): TemplateResult {
    return html`<p><button type="button" class=${look} @click=${() => this.anew?.()}>${this.t('journey.resume-anew')}</button></p>`;
  }
}

function standingOf(error: unknown): Standing {
  if (isNetwork(error) || error instanceof TypeError) return { name: 'failed', key: 'journey.resume-offline' };
  if (!isProblem(error)) return { name: 'failed', key: 'journey.resume-failed' };
  const id = error.id as string | undefined;
  if (id === 'gone') return { name: 'gone', reason: (error.problem.current as { reason: GoneReason }).reason };
  if (id === 'conflict') return { name: 'conflict' };
  if (id === 'too-many-requests') return { name: 'failed', key: 'journey.resume-paused' };
  if (id === 'not-found' || id === 'invalid-request') return { name: 'wrong', key: 'journey.resume-wrong' };
  return { name: 'failed', key: 'journey.resume-failed' };
}

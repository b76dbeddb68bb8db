import { html, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { FkElement } from '@faelles/foundation/fk-element.js';
import { baseStyles } from '@faelles/foundation/styles/base.js';
import { buttonStyles } from '@faelles/foundation/styles/button.js';
import { noticeStyles } from '@faelles/foundation/styles/notice.js';
import { dialogStyles } from './draft-styles.ts';

/**
 * Says that the session is about to end, and lets the citizen stay; after the end it says what became of the answers.
 * A native dialog: focus stays in it, Escape stays in the form as the button does.
 *
 * @summary The end of a session, announced.
 */
export class FkSessionDialog extends FkElement {
  static override styles = [baseStyles, buttonStyles, noticeStyles, dialogStyles];

  static override properties: PropertyDeclarations = {
    endsAt: { attribute: false },
    shared: { type: Boolean },
    extend: { attribute: false },
    over: { attribute: false },
    goOn: { attribute: false },
    minutes: { state: true },
    ended: { state: true },
    failed: { state: true },
  };

  /** When the session ends by this computer's clock, milliseconds since 1970. */
  declare endsAt: number;
  /** At a shared computer the page is cleared at the end. */
  declare shared: boolean;
  /** Uses the session, so that it lives on. Resolves with false when it had ended already. */
  declare extend: (() => Promise<boolean>) | undefined;
  /** The session has ended now. */
  declare over: (() => void) | undefined;
  /** The citizen has read that it ended. */
  declare goOn: (() => void) | undefined;
  declare private minutes: number;
  declare private ended: boolean;
  declare private failed: boolean;

  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.endsAt = Date.now() + 300_000;
    this.shared = this.ended = this.failed = false;
    this.minutes = 5;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('endsAt')) this.#count();
  }

  /** Takes it away, with the focus back where it was. */
  dismiss(): void {
    this.renderRoot.querySelector('dialog')?.close();
    this.remove();
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector('dialog')!.showModal();
  }

  /** Minutes are counted, not seconds: nobody is to be hurried, and a screen reader is to be heard to the end. */
  #count(): void {
    clearTimeout(this.#timer);
    const left = this.endsAt - Date.now();
    this.ended = left <= 0;
    if (this.ended) return void this.over?.();
    this.minutes = Math.max(1, Math.ceil(left / 60_000));
    this.#timer = setTimeout(() => this.#count(), left - (this.minutes - 1) * 60_000 + 50);
  }

  readonly #stay = async (event?: Event): Promise<void> => {
    event?.preventDefault();
    if (this.ended) return this.goOn?.();
    this.failed = false;
    try {
      if (await this.extend?.()) return;
      this.endsAt = Date.now();
    } catch {
      this.failed = true;
    }
  };

  protected override render(): TemplateResult {
    const { ended, shared, minutes, failed } = this;
    const key = `journey.session${ended ? '-over' : ''}`;
    return html`<dialog aria-labelledby="title" aria-describedby="lead" @cancel=${this.#stay}>
      <h2 id="title">${this.t(key, { count: minutes })}</h2>
      <div id="lead" role="status"><p>${this.t(`${key}-lead${shared ? '-shared' : ''}`)}</p></div>
      <div role="alert">${failed ? html`<p class="notice error">${this.t('journey.session-failed')}</p>` : ''}</div>
      <div class="actions">
        <button type="button" class="primary" @click=${this.#stay}>${this.t(ended ? 'journey.session-go-on' : 'journey.session-stay')}</button>
      </div>
    </dialog>`;
  }
}

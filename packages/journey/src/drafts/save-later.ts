import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { FkElement } from '@faelles/foundation/fk-element.js';
import { baseStyles } from '@faelles/foundation/styles/base.js';
import { buttonStyles } from '@faelles/foundation/styles/button.js';
import { noticeStyles } from '@faelles/foundation/styles/notice.js';
import { formatDateTime } from '@faelles/language/format.js';
import type { DraftLink, DraftLinks } from '@faelles/schemas/draft-link.js';
import type { Linking } from './draft-room.ts';
import { linkStyles } from './draft-styles.ts';

/**
 * Save and go on later: a link that opens the draft on another device, the code that goes with it, how long they work,
 * and a way to close links again. Link and code are shown this once; nobody else has them.
 *
 * @summary A link and a code for going on elsewhere.
 */
export class FkSaveLater extends FkElement {
  static override styles = [baseStyles, buttonStyles, noticeStyles, linkStyles];

  static override properties: PropertyDeclarations = {
    linking: { attribute: false },
    close: { attribute: false },
    leave: { attribute: false },
    link: { state: true },
    open: { state: true },
    state: { state: true },
    copied: { state: true },
  };

  declare linking: Linking | undefined;
  /** Back to the form. */
  declare close: (() => void) | undefined;
  /** Ends the visit here, as at a shared computer. */
  declare leave: (() => void) | undefined;
  declare private link: DraftLink | undefined;
  /** Links that still open the draft, but the one that is shown. */
  declare private open: DraftLinks['links'];
  declare private state: 'busy' | 'ready' | 'failed';
  declare private copied: boolean;

  constructor() {
    super();
    this.open = [];
    this.state = 'busy';
    this.copied = false;
  }

  /** The heading takes the focus: the page says more than it did. */
  override focus(): void {
    this.renderRoot.querySelector('h2')?.focus();
  }

  protected override firstUpdated(): void {
    void this.#do(async () => {
      this.open = await this.linking!.links();
      if (!this.open.length) this.link = await this.linking!.create();
    });
  }

  readonly #create = (): void =>
    void this.#do(async () => {
      if (this.link) this.open = await this.linking!.links();
      this.link = await this.linking!.create();
      this.copied = false;
    });

  readonly #revoke = (id: string): void =>
    void this.#do(async () => {
      await this.linking!.close(id);
      if (this.link?.id === id) this.link = undefined;
      this.open = (await this.linking!.links()).filter((other) => other.id !== this.link?.id);
    });

  async #do(work: () => Promise<void>): Promise<void> {
    this.state = 'busy';
    try {
      await work();
      this.state = 'ready';
    } catch {
      this.state = 'failed';
    }
  }

  readonly #copy = async (): Promise<void> => {
    const field = this.renderRoot.querySelector('input')!;
    field.select();
    // Where the clipboard is not ours to write to, the address is marked, ready for the keys that copy.
    this.copied = await navigator.clipboard.writeText(field.value).then(() => true, () => false);
  };

  protected override render(): TemplateResult {
    const { state, link, open } = this;
    return html`<section class="notice link" aria-labelledby="title">
      <h2 id="title" tabindex="-1">${this.t('journey.later')}</h2>
      <p>${this.t(link ? 'journey.later-lead' : 'journey.later-saved')}</p>
      ${link ? this.#told(link) : nothing} ${open.length ? this.#others(open) : nothing}
      <p class="soft" role="status">${this.copied ? this.t('journey.later-copied') : state === 'busy' ? this.t('journey.later-busy') : ''}</p>
      <div role="alert">${state === 'failed' ? html`<p class="notice error">${this.t('journey.later-failed')}</p>` : nothing}</div>
      <div class="actions">
        <button type="button" @click=${() => this.close?.()}>${this.t('journey.later-close')}</button>
        ${!link && state !== 'busy' ? html`<button type="button" @click=${this.#create}>${this.t('journey.later-new')}</button>` : nothing}
        ${link && this.leave ? html`<button type="button" @click=${() => this.leave?.()}>${this.t('journey.later-leave')}</button>` : nothing}
      </div>
    </section>`;
  }

  #told(link: DraftLink): TemplateResult {
    const address = this.linking!.address(link.secret);
    const time = formatDateTime(link.expiresAt, this.words.language);
    return html`<dl>
        <dt><label for="address">${this.t('journey.later-link')}</label></dt>
        <dd class="copy">
          <input id="address" readonly autocomplete="off" spellcheck="false" .value=${address} @focus=${(event: Event) => (event.target as HTMLInputElement).select()} />
          <button type="button" @click=${this.#copy}>${this.t('journey.later-copy')}</button>
        </dd>
        <dt>${this.t('journey.later-code')}</dt>
        <dd class="code"><bdi>${link.code.slice(0, 3)} ${link.code.slice(3)}</bdi></dd>
      </dl>
      <p>${this.t('journey.later-until', { time })}</p>
      <p>${this.t('journey.later-apart')}</p>
      <p><button type="button" class="plain" @click=${() => this.#revoke(link.id)}>${this.t('journey.later-revoke')}</button></p>`;
  }

  #others(open: DraftLinks['links']): TemplateResult {
    const { language } = this.words;
    return html`<h3>${this.t('journey.later-others')}</h3>
      <p>${this.t('journey.later-others-lead')}</p>
      <ul>
        ${open.map(({ id, createdAt, expiresAt }) => {
          const times = { made: formatDateTime(createdAt, language), until: formatDateTime(expiresAt, language) };
          return html`<li>
            ${this.t('journey.later-other', times)}
            <button type="button" class="plain" @click=${() => this.#revoke(id)}>
              ${this.t('journey.later-revoke')}<span class="visually-hidden"> ${times.made}</span>
            </button>
          </li>`;
        })}
      </ul>`;
  }
}

import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { FkElement } from '@faelles/foundation/fk-element.js';
import { baseStyles } from '@faelles/foundation/styles/base.js';
import { buttonStyles } from '@faelles/foundation/styles/button.js';
import { noticeStyles } from '@faelles/foundation/styles/notice.js';
import { proseStyles } from '@faelles/foundation/styles/prose.js';
import { unbroken } from '@faelles/foundation/unbroken.js';
import { formatTime } from '@faelles/language/format.js';
import type { ConsentCalls } from '@faelles/consent/elements/consents-calls.js';
import type { Application } from '@faelles/schemas/application.js';
import type { ConsentCase } from '@faelles/schemas/consent-case.js';

/** What the page that waits asks for. */
export interface ConsentWatch {
  application(): Promise<Application>;
  cases(): Promise<ConsentCase[]>;
  /** Takes the application back; absent where the back end cannot. */
  withdraw?: (() => Promise<Application>) | undefined;
}

/** Seconds between two looks: lively while somebody may be answering beside, calm when the page is left open for days. */
const pauses = [4, 4, 4, 6, 8, 10, 15, 20, 30];
const calmest = 60;

/**
 * The application waits for the consents of others. The page looks for them by itself, says when it last could, and goes
 * on when they are there; a refusal or a passed deadline is told with what can be done.
 *
 * @summary An application that waits for the consents of others.
 */
export class FkConsentWait extends FkElement {
  static override styles = [baseStyles, proseStyles, buttonStyles, noticeStyles];

  static override properties: PropertyDeclarations = {
    application: { attribute: false },
    watch: { attribute: false },
    calls: { attribute: false },
    endpoint: {},
    goOn: { attribute: false },
    anew: { attribute: false },
    overviewHref: { attribute: false },
    cases: { state: true },
    seenAt: { state: true },
    blind: { state: true },
    sure: { state: true },
    told: { state: true },
  };

  declare application: Application | undefined;
  declare watch: ConsentWatch | undefined;
  /** Calls for the parties, in place of the HTTP contract at `endpoint`. */
  declare calls: Pick<ConsentCalls, 'consents'> | undefined;
  declare endpoint: string;
  /** The application has come further: the journey shows what is next. */
  declare goOn: ((application: Application) => void) | undefined;
  /** A new application. */
  declare anew: (() => void) | undefined;
  /** Address of the citizen's consents; left out on a page that is not ours. */
  declare overviewHref: string | undefined;
  declare private cases: readonly ConsentCase[] | undefined;
  /** ISO 8601, when the answers were seen last. */
  declare private seenAt: string | undefined;
  /** The last look did not succeed. */
  declare private blind: boolean;
  /** Withdrawing is asked once more. */
  declare private sure: boolean;
  declare private told: boolean;

  #timer: ReturnType<typeof setTimeout> | undefined;
  #looked = 0;
  #looking = false;
  #over = false;

  constructor() {
    super();
    this.endpoint = '/api';
    this.blind = this.sure = this.told = false;
  }

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector('h1')?.focus(options);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#over = false;
    document.addEventListener('visibilitychange', this.#seen);
    this.#later(0);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#over = true;
    document.removeEventListener('visibilitychange', this.#seen);
    clearTimeout(this.#timer);
  }

  /** Nobody looks at a hidden page; who comes back sees at once how it stands. */
  readonly #seen = (): void => {
    if (document.visibilityState === 'visible') void this.#look();
    else clearTimeout(this.#timer);
  };

  #later(seconds: number): void {
    clearTimeout(this.#timer);
    if (!this.#over) this.#timer = setTimeout(() => void this.#look(), seconds * 1000);
  }

  readonly #look = async (): Promise<void> => {
    if (this.#looking || this.#over || !this.watch) return;
    this.#looking = true;
    clearTimeout(this.#timer);
    try {
      const [application, cases] = await Promise.all([this.watch.application(), this.watch.cases()]);
      this.cases = cases;
      this.seenAt = new Date().toISOString();
      this.blind = false;
      this.#take(application);
    } catch {
      this.blind = true;
    }
    this.#looking = false;
    if (document.visibilityState === 'visible') this.#later(pauses[this.#looked++] ?? calmest);
  };

  #take(application: Application): void {
    const before = this.application?.state;
    this.application = application;
    if (application.state === 'awaiting-consent' || application.state === 'withdrawn' || application.state === 'expired') {
      if (before !== application.state) void this.updateComplete.then(() => this.focus());
      return;
    }
    // Should the next page not come, the next look tries again; it takes this one's place when it does.
    this.goOn?.(application);
  }

  get #stopped(): boolean {
    const states = ['refused', 'withdrawn', 'expired'];
    return this.cases?.some(({ status, request }) => states.includes(status) && request.parties?.whenRefused !== 'go-on') ?? false;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { application } = this;
    if (!application) return nothing;
    if (application.state === 'withdrawn' || application.state === 'expired') return this.#ended(application.state);
    const stopped = this.#stopped;
    return html`<h1 tabindex="-1" part="heading">${this.t(stopped ? 'awaiting.heading-stopped' : 'awaiting.heading')}</h1>
      <p class="lead">${this.t(stopped ? 'awaiting.lead-stopped' : 'awaiting.lead')}</p>
      <p>${unbroken(this.t('awaiting.reference', { reference: application.reference }), application.reference)}</p>
      ${this.cases
        ? repeat(
            this.cases,
            ({ id }) => id,
            (one) => html`<fk-consent-parties .case=${one} .calls=${this.calls} endpoint=${this.endpoint} @fk-consent-changed=${this.#look}></fk-consent-parties>`,
          )
        : html`<p class="soft">${this.blind ? '' : this.t('parties.loading')}</p>`}
      ${this.#watching(stopped)} ${this.#withdrawing()}
      ${this.overviewHref ? html`<p><a href=${this.overviewHref}>${this.t('overview.link')}</a></p>` : nothing}`;
  }

  /** Not read aloud at every look: only that there is no connection, and that there is again, is news. */
  #watching(stopped: boolean): TemplateResult {
    const { blind, seenAt } = this;
    return html`<div role="status">${blind ? html`<p class="notice warning">${this.t('awaiting.blind')}</p>` : nothing}</div>
      ${!blind && !stopped && seenAt ? html`<p class="soft">${this.t('awaiting.watching', { time: formatTime(seenAt, this.words.language) })}</p>` : nothing}
      ${stopped ? nothing : html`<div class="actions"><button type="button" @click=${this.#look}>${this.t('awaiting.check')}</button></div>`}`;
  }

  #withdrawing(): TemplateResult | typeof nothing {
    if (!this.watch?.withdraw) return nothing;
    if (!this.sure) {
      return html`<div class="actions"><button type="button" class="plain withdraw" @click=${() => void this.#ask(true)}>${this.t('awaiting.withdraw')}</button></div>`;
    }
    return html`<div class="notice warning sure" role="group" tabindex="-1" aria-labelledby="sure">
      <p id="sure">${this.t('awaiting.withdraw-sure')}</p>
      <div role="alert">${this.told ? html`<p>${this.t('awaiting.not-withdrawn')}</p>` : nothing}</div>
      <div class="actions">
        <button type="button" @click=${() => void this.#withdraw()}>${this.t('awaiting.withdraw-yes')}</button>
        <button type="button" @click=${() => void this.#ask(false)}>${this.t('awaiting.withdraw-no')}</button>
      </div>
    </div>`;
  }

  async #ask(sure: boolean): Promise<void> {
    this.sure = sure;
    this.told = false;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(sure ? '.sure' : '.withdraw')?.focus();
  }

  async #withdraw(): Promise<void> {
    try {
      this.told = false;
      this.#take(await this.watch!.withdraw!());
    } catch {
      this.told = true;
    }
  }

  #ended(state: 'withdrawn' | 'expired'): TemplateResult {
    return html`<h1 tabindex="-1" part="heading">${this.t(`awaiting.${state}`)}</h1>
      <p class="lead">${this.t(`awaiting.${state}-lead`)}</p>
      <div class="actions"><button type="button" class="primary" @click=${() => this.anew?.()}>${this.t('awaiting.anew')}</button></div>`;
  }
}

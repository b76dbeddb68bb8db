import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { FkElement } from '@faelles/foundation/fk-element.js';
import { answersStyles } from '@faelles/foundation/styles/answers.js';
import { baseStyles } from '@faelles/foundation/styles/base.js';
import { buttonStyles } from '@faelles/foundation/styles/button.js';
import { noticeStyles } from '@faelles/foundation/styles/notice.js';
import { proseStyles } from '@faelles/foundation/styles/prose.js';
import { unbroken } from '@faelles/foundation/unbroken.js';
import { formatDateTime } from '@faelles/language/format.js';
import type { ConsentEntry } from '@faelles/schemas/consent-case.js';
import { consentsOverHttp, troubleOf, type ConsentCalls } from './consents-calls.ts';
import { overviewStyles } from './overview-styles.ts';

/** What the citizen read, in the order it was read. */
const facts = ['purpose', 'data', 'from', 'to', 'validity', 'refusal', 'withdrawal'] as const;

/**
 * What the citizen has consented to: with whom, since when, until when, and what has happened. Withdrawing takes two
 * presses, as giving did (choose, send); its consequence stands before the second.
 *
 * @summary One's own consents.
 * @tagname fk-consent-overview
 * @csspart heading - The heading.
 */
export class FkConsentOverview extends FkElement {
  static override styles = [baseStyles, proseStyles, buttonStyles, noticeStyles, answersStyles, overviewStyles];

  static override properties: PropertyDeclarations = {
    entries: { attribute: false },
    calls: { attribute: false },
    endpoint: {},
    trouble: { state: true },
    asking: { state: true },
    busy: { state: true },
    said: { state: true },
  };

  /** The consents. Without them the element asks for them. */
  declare entries: readonly ConsentEntry[] | undefined;
  /** How to reach the server, when it is not over `endpoint`. */
  declare calls: Pick<ConsentCalls, 'consents'> | undefined;
  /** Root of the HTTP contract. Default `/api`. */
  declare endpoint: string;
  /** Why they could not be fetched. */
  declare private trouble: '' | 'offline' | 'failed' | 'signed-out';
  /** The consent that is about to be withdrawn. */
  declare private asking: string;
  declare private busy: string;
  /** What came of the last press. */
  declare private said: { id: string; key: string; wrong?: boolean } | undefined;

  /** One key per consent that is to be renewed: a second press is the same renewal. */
  readonly #keys = new Map<string, string>();
  #overHttp: (() => Promise<ConsentCalls>) | undefined;

  constructor() {
    super();
    this.endpoint = '/api';
    this.trouble = this.asking = this.busy = '';
  }

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector('h1')?.focus(options);
  }

  protected override firstUpdated(): void {
    if (!this.entries) void this.refresh();
  }

  /** Asks anew how they stand. */
  async refresh(): Promise<void> {
    this.trouble = '';
    try {
      this.entries = await (await this.#calls()).mine();
    } catch (error) {
      const trouble = troubleOf(error);
      this.trouble = trouble === 'offline' ? trouble : trouble === 'not-signed-in' || trouble === 'not-allowed' ? 'signed-out' : 'failed';
    }
  }

  async #calls(): Promise<ConsentCalls['consents']> {
    return (this.calls ?? (await (this.#overHttp ??= consentsOverHttp(this.endpoint))())).consents;
  }

  protected override render(): TemplateResult {
    return html`<h1 tabindex="-1" part="heading">${this.t('overview.heading')}</h1>
      ${this.#content()}`;
  }

  #content(): TemplateResult {
    const { entries, trouble } = this;
    if (trouble && !entries) {
      return html`<div class="notice warning" role="alert">
        <p>${this.t(`overview.${trouble}`)}</p>
        <div class="actions"><button type="button" @click=${() => void this.refresh()}>${this.t('overview.again')}</button></div>
      </div>`;
    }
    if (!entries) return html`<p role="status" class="soft">${this.t('overview.loading')}</p>`;
    if (!entries.length) return html`<p class="lead">${this.t('overview.empty')}</p><p>${this.t('overview.empty-lead')}</p>`;
    const now = entries.filter(({ state }) => state === 'given' || state === 'requested');
    const before = entries.filter((entry) => !now.includes(entry));
    return html`<p class="lead">${this.t('overview.lead')}</p>
      <div role="status">${this.#told(false)}</div>
      ${this.#group('current', now)} ${this.#group('earlier', before)}`;
  }

  /** What was done is said at the top: the consent may have moved to the other group. */
  #told(wrong: boolean): TemplateResult | typeof nothing {
    const { said } = this;
    if (!said || (said.wrong ?? false) !== wrong) return nothing;
    const title = this.words.text(this.entries?.find(({ consentId }) => consentId === said.id)?.request.title);
    return html`<p class="notice ${wrong ? 'error' : 'success'} told" tabindex="-1">${this.t(said.key, { title })}</p>`;
  }

  #group(name: 'current' | 'earlier', entries: readonly ConsentEntry[]): TemplateResult | typeof nothing {
    if (!entries.length) return nothing;
    return html`<h2>${this.t(`overview.${name}`)}</h2>
      ${repeat(entries, ({ consentId }) => consentId, (entry) => this.#entry(entry))}`;
  }

  #entry(entry: ConsentEntry): TemplateResult {
    const { consentId, request, state, authority, title, reference, since, until } = entry;
    const { language } = this.words;
    const id = `h-${consentId}`;
    const when = (at: string) => html`<time datetime=${at}>${formatDateTime(at, language)}</time>`;
    const line = (key: string, value: unknown) => html`<div><dt>${this.t(`overview.${key}`)}</dt><dd>${value}</dd></div>`;
    return html`<section class="entry" aria-labelledby=${id}>
      <h3 id=${id}>${this.words.text(request.title)}</h3>
      <dl class="answers">
        ${line('status', html`<strong>${this.t(`overview.state.${state === 'none' ? 'requested' : state}`)}</strong>`)} ${line('with', this.words.text(authority))}
        ${line('in', this.words.text(title))} ${reference ? line('reference', unbroken(reference, reference)) : nothing} ${since ? line('since', when(since)) : nothing}
        ${state === 'given' ? line('until', until ? when(until) : this.t('overview.until-withdrawn')) : nothing}
      </dl>
      <details>
        <summary>${this.t('overview.text')}</summary>
        <dl class="answers">
          ${facts.map((fact) => html`<div><dt>${this.t(`consent.${fact}`)}</dt><dd>${this.words.text(fact === 'validity' ? request.validity.text : request[fact])}</dd></div>`)}
        </dl>
      </details>
      <details>
        <summary>${this.t('overview.history')}</summary>
        <ol class="history">
          ${entry.history.map(({ type, at }) => html`<li>${this.t(`overview.event.${type}`)} <span class="soft">${when(at)}</span></li>`)}
        </ol>
      </details>
      <div role="alert">${this.said?.id === consentId ? this.#told(true) : nothing}</div>
      ${entry.withdrawable ? this.#withdrawing(entry) : state === 'given' ? html`<p class="soft">${this.t('overview.not-withdrawable')}</p>` : nothing}
      <p class="soft" role="status">${this.busy === consentId ? this.t('parties.busy') : ''}</p>
    </section>`;
  }

  #withdrawing(entry: ConsentEntry): TemplateResult {
    const { consentId, request, state } = entry;
    const title = this.words.text(request.title);
    if (this.asking === consentId) {
      return html`<div class="notice warning ask" role="group" tabindex="-1" aria-labelledby="ask-${consentId}" aria-describedby="means-${consentId}">
        <p id="ask-${consentId}"><strong>${this.t('overview.withdraw-of', { title })}</strong></p>
        <p id="means-${consentId}">${this.t('overview.consequence')} ${this.words.text(request.refusal)}</p>
        <div class="actions">
          <button type="button" @click=${() => void this.#act(entry, 'withdrawn')}>${this.t('overview.withdraw-yes')}</button>
          <button type="button" @click=${() => void this.#ask('', consentId)}>${this.t('overview.keep')}</button>
        </div>
      </div>`;
    }
    return html`<div class="actions">
      <button type="button" class="withdraw-${consentId}" aria-label=${this.t('overview.withdraw-of', { title })} @click=${() => void this.#ask(consentId)}>${this.t('overview.withdraw')}</button>
      ${state === 'given'
        ? html`<button type="button" aria-label=${this.t('overview.renew-of', { title })} aria-describedby="renew-${consentId}" @click=${() => void this.#act(entry, 'renewed')}>${this.t('overview.renew')}</button>
            <span class="soft" id="renew-${consentId}">${this.t('overview.renew-hint')}</span>`
        : nothing}
    </div>`;
  }

  async #ask(asking: string, back?: string): Promise<void> {
    this.said = undefined;
    this.asking = asking;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(asking ? '.ask' : `.withdraw-${back}`)?.focus();
  }

  async #act({ consentId }: ConsentEntry, what: 'withdrawn' | 'renewed'): Promise<void> {
    if (this.busy) return;
    this.busy = consentId;
    this.said = undefined;
    try {
      const consents = await this.#calls();
      const after = what === 'withdrawn' ? await consents.withdraw(consentId) : await consents.renew(consentId, { idempotencyKey: this.#key(consentId) });
      this.#keys.delete(consentId);
      this.entries = this.entries!.map((entry) => (entry.consentId === consentId ? after : entry));
      this.said = { id: consentId, key: `overview.${what}-now` };
      this.asking = '';
    } catch (error) {
      const trouble = troubleOf(error);
      this.said = { id: consentId, wrong: true, key: `overview.act-${trouble === 'offline' ? 'offline' : trouble === 'conflict' ? 'closed' : 'failed'}` };
    }
    this.busy = '';
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.told')?.focus();
  }

  #key(consentId: string): string {
    const key = this.#keys.get(consentId) ?? crypto.randomUUID();
    this.#keys.set(consentId, key);
    return key;
  }
}
